"""The fields of a post as a file in Markdown carries them for an import: in its header, or in a comment at its end.

What the file shows says most of them, too; there it is what a reader needs, here what the author wrote.
"""

import json
import re

from editor.core.errors import HeaderError
from editor.core.fields import spec
from editor.core.file import dialect
from editor.core.file.values import Data, Value
from editor.core.file.yaml_tree import MAX_BYTES
from editor.core.file.yaml_write import write_pairs
from editor.core.post import Fields
from editor.core.text.code import code_blocks_of_body

KEY = "ronpyo"
"""The key of the header, and the first word of the comment."""

_COMMENT = re.compile(rf"^<!-- {KEY} (\{{.*\}}) -->[ \t]*$", re.MULTILINE)
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]|(?<=-)-|>")
"""Signs that end a line or the comment for some readers."""

_DEEPEST = 4  # levels of a header
_ROOM = 8_000  # bytes of a header that are left to its other keys


def header_lines(fields: Fields) -> str:
    """The lines of a header for the mapping `ronpyo`. Where a header has no room for all fields, those that the text
    shows as well are left out."""
    for left_out in ({}, {"related": ()}, {"related": (), "images": ()}):
        lines = write_pairs(_data(spec.build({**_values(fields), **left_out})), "  ", (), "\n")
        if len(lines.encode()) <= MAX_BYTES - _ROOM:
            return f"{KEY}:\n{lines}" if lines else ""
    return ""


def comment(fields: Fields) -> str:
    """The comment, on one line."""
    return f"<!-- {KEY} {as_json(fields)} -->"


def as_json(fields: Fields) -> str:
    """The fields as JSON on one line, which may stand in a comment."""
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(_data(fields), ensure_ascii=False))


def from_header(data: Data) -> Fields | None:
    """The fields that a header carries; None where it carries none."""
    value = data.get(KEY)
    return dialect.read_fields(value, lambda _key: "") if isinstance(value, dict) else None


def from_comment(text: str) -> tuple[str, Fields] | None:
    """`text` without its comment, and the fields that this carries; None where there is none that can be read."""
    found = next(reversed(list(_COMMENT.finditer(text))), None)  # others are in the text of the post
    fields = from_json(found[1]) if found is not None else None
    if found is None or fields is None:
        return None
    before, behind = text[: found.start()], text[found.end() :]
    line = before.count("\n")
    if any(block.start <= line <= block.end for block in code_blocks_of_body(text.split("\n"))):
        return None  # a text about such files
    rest = "\n".join([before.rstrip("\n"), behind]).rstrip("\n")
    return f"{rest}\n", fields


def from_json(text: str) -> Fields | None:
    """The fields that JSON in a comment or a page says; None where it cannot be read."""
    if len(text) > MAX_BYTES * 4:
        return None
    try:
        value = _written(_read(json.loads(text), _DEEPEST))
    except (ValueError, RecursionError):
        return None
    return dialect.read_fields(value, lambda _key: "") if isinstance(value, dict) else None


def _values(fields: Fields) -> dict[str, object]:
    return {name: spec.value_of(fields, name) for name in spec.names()}


def _data(fields: Fields) -> Data:
    try:
        data = dialect.write_fields({}, spec.build({}), fields)
    except HeaderError as error:
        raise AssertionError("an empty header has no keys of others") from error
    data["status"] = fields.status.value
    made = _written(data)
    assert isinstance(made, dict)
    return made


def _written(value: Value) -> Value:
    """`value` without what no file can hold."""
    if isinstance(value, dict):
        return {_NO_TEXT.sub("\ufffd", key): _written(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_written(inner) for inner in value]
    return type(value)(_NO_TEXT.sub("\ufffd", value)) if isinstance(value, str) else value


def _read(value: object, depth: int) -> Value:
    """A value of JSON as one of a header. Raises ValueError for what no header holds."""
    if depth == 0:
        raise ValueError(value)
    if isinstance(value, dict):
        return {str(key): _read(inner, depth - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_read(inner, depth - 1) for inner in value]
    if value is None or isinstance(value, str):
        return value
    raise ValueError(value)
