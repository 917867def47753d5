"""`ronpyo set`: header fields changed; without assignments the file is opened and saved, byte for byte."""

from collections.abc import Sequence
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError, post_path
from editor.commandline.output import complain, say_json
from editor.core.disk import store
from editor.core.disk.attributes import other_names
from editor.core.errors import FieldError, HeaderError
from editor.core.file.assign import apply
from editor.core.file.postfile import PostFile, are_two_posts
from editor.core.words import tr


def run(arguments: Arguments) -> int:
    """Do all of the assignments or none. Raises FileError, HeaderError, FieldError and UsageError."""
    path = Path(post_path(arguments, more=True))
    data, digest = store.read(path)
    file = PostFile.parse(data)
    changed = _assigned(file, arguments.words[1:])
    others = other_names(path)
    store.write(path, changed.data, digest, are_two=are_two_posts)
    if others:
        complain(
            tr(
                "“{name}” had another name on this disk (a hard link). That one was left with the old text.",
                name=path.name,
            )
        )
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
