"""A post file: header and body read without loss, edited line by line."""

from editor.core.file import quick_yaml

quick_yaml.install()  # before the first module here that needs YAML
