"""The fields in which two values of a post's header differ."""

from collections.abc import Sequence

from editor.core.fields import spec
from editor.core.fields.spec import FieldKind, Fields


def changed_field(before: Fields, after: Fields) -> str:
    """The path of the first field that `after` has otherwise than `before`, rows counted from 0; "" where none is.

    Like `Problem.field`: "news.headline", "commentary.summary.2", "related.0.url", "images.a.png.alt".
    """
    for field in spec.FIELDS:
        was, now = spec.value_of(before, field.name), spec.value_of(after, field.name)
        if was == now:
            continue
        if not (isinstance(was, tuple) and isinstance(now, tuple)):
            return field.name
        row = _differing(was, now)
        if field.kind is FieldKind.TEXTS:
            return f"{field.name}.{row}"
        records = (was[row] if row < len(was) else None, now[row] if row < len(now) else None)
        known = records[1] or records[0]
        name = getattr(known, "path", "") if field.kind is FieldKind.TABLE else str(row)
        part = next((part for part in field.parts if len({getattr(record, part, None) for record in records}) > 1), "")
        return ".".join(filter(None, (field.name, name, part)))
    return ""


def _differing(one: Sequence[object], other: Sequence[object]) -> int:
    """The index of the first item in which the two differ."""
    shorter = min(len(one), len(other))
    return next((index for index in range(shorter) if one[index] != other[index]), shorter)
