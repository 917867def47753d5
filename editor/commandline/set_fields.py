"""`ronpyo set`: header fields changed; without assignments the file is opened and saved, byte for byte."""

from collections.abc import Sequence
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, post_path
from editor.commandline.changed_post import write_changed
from editor.commandline.output import say_json
from editor.core.disk import store
from editor.core.errors import FieldError, HeaderError
from editor.core.file.assign import apply
from editor.core.file.postfile import PostFile


def run(arguments: Arguments) -> int:
    """Do all of the assignments or none; what the file held is a version. Raises FileError, HeaderError,
    FieldError and UsageError."""
    path = Path(post_path(arguments, more=True))
    data, digest = store.read(path)
    file = PostFile.parse(data)
    changed = _assigned(file, arguments.words[1:])
    write_changed(path, changed.data, digest)
    if arguments.has("--json"):
        say_json({"path": str(path), "changed": changed.data != file.data})
    return 0


def _assigned(file: PostFile, assignments: Sequence[str]) -> PostFile:
    if not assignments:
        return file
    if not file.editable:
        raise HeaderError(file.reason)
    try:
        return apply(file, assignments)
    except FieldError as error:
        raise UsageError(str(error)) from None
