"""`ronpyo render`: the preview page as one HTML file."""

from pathlib import Path

from editor.commandline import posts
from editor.commandline.arguments import Arguments, post_path
from editor.commandline.output import complain
from editor.core.problem import Severity


def run(arguments: Arguments) -> int:
    """Write the page; a picture that is not there is a matter of `check` and of `export`. Raises FileError, RenderError
    and UsageError."""
    path = Path(post_path(arguments))
    target = posts.target(arguments, path)
    page = posts.export(path, "page")
    posts.deliver(page.text, target)
    error = next((problem for problem in page.problems if problem.severity is Severity.ERROR), None)
    if error:
        complain(error.message)
    return 1 if error else 0
