"""`Fields` as JSON and back, for files of the program's own: every text as it is, half of a surrogate pair too.

Which fields there are is declared in `core/fields/spec`.
"""

import json
from dataclasses import asdict
from typing import Any

from editor.core.fields import spec
from editor.core.fields.spec import Field, FieldKind
from editor.core.post import Fields, Status

_NAME = "path"  # of a record in a table


def write(fields: Fields) -> str:
    """The JSON of `fields`, in ASCII."""
    return json.dumps(asdict(fields), separators=(",", ":"))


def read(text: str) -> Fields:
    """The fields that `write` made `text` of; keys that are not known are left out. Raises ValueError for others."""
    try:
        return _fields(_mapping(json.loads(text)))
    except (TypeError, RecursionError) as error:
        raise ValueError("no fields") from error


def _fields(data: dict[str, Any]) -> Fields:
    values: dict[str, object] = {}
    for field in spec.FIELDS:
        inside = _mapping(data.get(field.section, {})) if field.section else data
        if field.key in inside:
            values[field.name] = _value(field, inside[field.key])
    extra = tuple((_text(key), _text(value)) for key, value in data.get("extra", ()))
    return spec.build({**values, "extra": extra})


def _value(field: Field, value: Any) -> object:
    if field.kind is FieldKind.STATUS:
        return Status(_text(value))
    if field.kind is FieldKind.TEXTS:
        return tuple(_text(item) for item in value)
    if field.kind is FieldKind.ROWS:
        return tuple(field.record(*_row(row, *field.parts)) for row in value)
    if field.kind is FieldKind.TABLE:
        return tuple(field.record(*_row(row, _NAME, *field.parts)) for row in value)
    return _text(value)


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("no mapping")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _row(value: object, *names: str) -> tuple[str, ...]:
    row = _mapping(value)
    return tuple(_text(row.get(name, "")) for name in names)
