"""The place of a field in its file."""

from editor.core.file.dialect import label_key
from editor.core.file.postfile import HeaderSyntax, PostFile
from editor.core.file.schema import key_in
from editor.core.post import Fields
from editor.core.text.line_ends import line_number

_FIRST = 2  # the line below the mark that opens the header


def field_line(file: PostFile, field: str) -> int:
    """The 1-based line of the dotted `field`, or of the nearest part above it that is there; 0 where none is."""
    path = path_of(field, file.fields)
    data = file.header.data  # other tools have labels under other keys, and keys in any case
    path = (label_key(data) if path[0] == "labels" else key_in(data, path[0]), *path[1:])
    if file.syntax is HeaderSyntax.NONE or path[0] not in file.header.data:
        return 0
    return _FIRST - 1 + line_number(file.header.text, file.header.offset(path))


def path_of(field: str, fields: Fields) -> tuple[str, ...]:
    """A dotted path taken apart; the path of an image in it may have dots of its own."""
    top, _dot, rest = field.partition(".")
    if top != "images" or not rest:
        return tuple(field.split("."))
    for image in fields.images:
        if rest == image.path:
            return top, rest
        if rest.startswith(f"{image.path}."):
            return top, image.path, rest[len(image.path) + 1 :]
    return (top,)
