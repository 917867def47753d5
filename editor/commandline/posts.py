"""Parts that several commands share: read a post, export it, write the text that came out."""

from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.commandline.output import send
from editor.core.disk import store
from editor.core.exporters import Export
from editor.core.words import tr
from editor.core.workers.portions import portion

__all__ = ["deliver", "export", "portion", "target"]


def export(path: Path, form: str) -> Export:
    """The post at `path` in the format called `form`.

    What is wrong with a file that could not be read as it was meant is a problem of its export too.
    Raises FileError, ExportError and RenderError.
    """
    return portion(path, form).export


def target(arguments: Arguments, post: Path) -> str:
    """The file for the output, empty for standard output. Raises UsageError for the post itself: it would be lost."""
    name = arguments.value("--output")
    if name == "-":
        return ""
    if name and Path(name).exists() and post.exists() and Path(name).samefile(post):
        raise UsageError(tr("“{name}” is the post itself; please choose another file for the output.", name=name))
    return name


def deliver(text: str, place: str) -> None:
    """Write the text of an export to the file `place`, replacing it, or to standard output. Raises FileError."""
    data = text.encode("utf-8", "replace")
    if place:
        store.write(Path(place), data, None)
    else:
        send(data)
