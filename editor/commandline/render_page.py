"""`ronpyo render`: the preview page as one HTML file."""

from pathlib import Path

from editor.commandline import posts
from editor.commandline.arguments import Arguments, post_path


def run(arguments: Arguments) -> int:
    """Write the page; a picture that is not there is a matter of `check` and of `export`."""
    path = Path(post_path(arguments))
    posts.deliver(posts.export(path, "page").text, arguments.value("--output"))
    return 0
