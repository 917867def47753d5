"""A post file: header and body read without loss, edited line by line."""
