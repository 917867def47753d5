"""Dialects of a header: from its values (`Data`) to the `Fields` of a post and back, in our keys and those of Hugo and
Jekyll.

    ours                     also read, and written back where the file has it
    labels: [a, b]           tags, categories; there `a b` is two labels, as Jekyll has it, and so is `a, b`
                             tag, category: one label, or a list
    status: draft            draft: true
    status: published        draft: false
    title:                   Title:, TITLE: (Hugo reads keys in any case)

Which fields there are is declared in `core/fields/spec`. A key that another tool uses for something else (Hugo's
`images` is a list) is left to it and shown as unknown.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime

from editor.core.errors import HeaderError
from editor.core.fields import spec
from editor.core.fields.spec import Field, FieldKind
from editor.core.file import schema
from editor.core.file.schema import key_in
from editor.core.file.values import Data, Plain, Value, align
from editor.core.post import Fields, Image, Related, Status
from editor.core.text.patterns import pattern
from editor.core.words import tr

_PLAIN_DATE = pattern(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[-+]\d\d:\d\d)?)?")
_FITS: dict[FieldKind, tuple[type, ...]] = {
    FieldKind.TEXT: (str,),
    FieldKind.DATE: (str,),
    FieldKind.STATUS: (str,),
    FieldKind.TEXTS: (list, str),
    FieldKind.ROWS: (list,),
    FieldKind.TABLE: (dict,),
}
"""The types of values that each kind of field may have in a header; an empty value may stand everywhere."""


def label_key(data: Data) -> str:
    """The key under which the file keeps its labels."""
    return _key(data, spec.named("labels"))


def _key(data: Data, field: Field) -> str:
    """The key under which the mapping `data` keeps the top-level `field`, or would."""
    for name in (field.key, *field.keys):
        if (found := key_in(data, name)) in data:
            return found
    return field.key


def _place(data: Data, field: Field) -> tuple[str, str, Data]:
    """The place of `field`: the key of its section ("" at the top), its own key, and the mapping that has it."""
    if not field.section:
        return "", _key(data, field), data
    name = key_in(data, field.section)
    section = data.get(name)
    inside = section if isinstance(section, dict) else {}
    return name, _key(inside, field), inside


def _dotted(section: str, key: str) -> str:
    return f"{section}.{key}" if section else key


def misfits(data: Data) -> Iterator[str]:
    """The known keys that hold something else than POST_FORMAT says: they are not read and cannot be edited."""
    for name in spec.sections():
        key = key_in(data, name)
        if not (data.get(key) is None or isinstance(data[key], dict)):
            yield key
    for field in spec.FIELDS:
        section, key, inside = _place(data, field)
        value = inside.get(key)
        if value is None:
            continue
        if not isinstance(value, _FITS[field.kind]):
            yield _dotted(section, key)
        elif field.kind is FieldKind.TABLE and isinstance(value, dict):
            yield from (f"{key}.{name}" for name, item in value.items() if not (item is None or isinstance(item, dict)))


def read_fields(data: Data, source: Callable[[str], str]) -> Fields:
    """The fields that `data` says; `source(key)` gives the text of an unknown key's value."""
    foreign = set(misfits(data))
    known = {key_in(data, name) for name in (schema.FORMAT, "draft", *spec.sections())}
    values: dict[str, object] = {}
    for field in spec.FIELDS:
        section, key, inside = _place(data, field)
        if not section:
            known.add(key)
        if field.kind is not FieldKind.STATUS:
            values[field.name] = _read(field, key, inside.get(key))
    if draft_status(data) is None:
        known.discard(key_in(data, "draft"))
    known -= foreign
    extra = tuple(
        (key, value if isinstance(value, str) else source(key)) for key, value in data.items() if key not in known
    )
    return spec.build({**values, "status": read_status(data), "extra": extra})


def _read(field: Field, key: str, value: Value) -> object:
    if field.kind is FieldKind.TEXTS:
        return _texts(value, key.lower() in field.spaced)
    if field.kind is FieldKind.ROWS:
        return tuple(_row_of(field, item) for item in value) if isinstance(value, list) else ()
    if field.kind is FieldKind.TABLE:
        items = value.items() if isinstance(value, dict) else ()
        return tuple(field.record(name, **_parts_of(field, item)) for name, item in items)
    return _text(value)


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Value, spaced: bool = False) -> tuple[str, ...]:
    if isinstance(value, str):
        return tuple(_split(value)) if spaced else (value,)
    return tuple(_text(item) for item in value) if isinstance(value, list) else ()


def _split(text: str) -> list[str]:
    """The labels in one text: parted by commas where there are any, else by spaces."""
    if "," in text:
        return [part for each in text.split(",") if (part := each.strip())]
    return text.split(None) if text.isascii() else re.split(r"[ \t\r\n\f\v]+", text.strip(" \t\r\n\f\v"))


def _parts_of(field: Field, item: Value) -> dict[str, str]:
    values = item if isinstance(item, dict) else {}
    return {part: _text(values.get(key_in(values, part))) for part in field.parts}


def _row_of(field: Field, item: Value) -> object:
    if not isinstance(item, str):
        return field.record(**_parts_of(field, item))
    return Related(url=item) if item.startswith(("http://", "https://")) else Related(title=item)


def draft_status(data: Data) -> Status | None:
    """The status that the key `draft` stands for, if its value is a yes or a no."""
    value = data.get(key_in(data, "draft"))
    word = value.lower() if isinstance(value, str) else ""
    return (
        Status.DRAFT if word in ("true", "yes", "on") else Status.PUBLISHED if word in ("false", "no", "off") else None
    )


def read_status(data: Data) -> Status:
    """`status` before `draft`; a draft where neither says anything we know."""
    value = data.get(key_in(data, "status"))
    if isinstance(value, str) and value in list(Status):
        return Status(value)
    return draft_status(data) or Status.DRAFT


def write_fields(data: Data, old: Fields, new: Fields) -> Data:
    """`data` changed where `new` differs from `old`. Raises HeaderError where another tool owns the key."""
    foreign = set(misfits(data))
    result = deepcopy(data)
    for field in spec.FIELDS:
        was, now = spec.value_of(old, field.name), spec.value_of(new, field.name)
        if was == now:
            continue
        section, key, _inside = _place(data, field)
        if section:
            _claim(section, foreign)
        _claim(_dotted(section, key), foreign)
        if field.kind is FieldKind.STATUS:
            _set_status(result, now)
        elif section:
            given = result.get(section)
            target: Data = given if isinstance(given, dict) else {}
            _write(target, field, key, was, now, foreign)
            result[section] = target
        else:
            _write(result, field, key, was, now, foreign)
    return result


def _write(target: Data, field: Field, key: str, was: object, now: object, foreign: set[str]) -> None:
    value = target.get(key)
    if isinstance(now, str):
        _set(target, key, now, dated=field.kind is FieldKind.DATE)
    elif isinstance(was, tuple) and isinstance(now, tuple):
        if field.kind is FieldKind.TEXTS:
            spaced = key.lower() in field.spaced and isinstance(value, str)
            target[key] = (spaced and _joined(str(value), now)) or _new_texts(value, was, now)
        elif field.kind is FieldKind.ROWS:
            target[key] = _new_rows(field, value, was, now)
        else:
            target[key] = _new_table(field, key, value, now, foreign)


def _claim(key: str, foreign: set[str]) -> None:
    if key in foreign:
        raise HeaderError(
            tr(
                "“{key}” was left as it is: the file uses it for something else. Please edit it in the "
                "text of the file.",
                key=key,
            )
        )


def _set(data: Data, key: str, text: str, *, dated: bool = False) -> None:
    """Give `key` the value `text`; dates that every YAML reader takes for a date stand without quotes."""
    if text or key in data:
        data[key] = Plain(text) if dated and _is_plain_date(text) else text


def _is_plain_date(text: str) -> bool:
    """Whether `text` is written as a date, and there is such a day: of 2026-02-31 each reader makes something else."""
    if not _PLAIN_DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text.upper())
    except ValueError:
        return False
    return True


def _set_status(data: Data, status: Status) -> None:
    by_draft = draft_status(data) is not None
    if by_draft:
        data[key_in(data, "draft")] = Plain("false" if status is Status.PUBLISHED else "true")
    key = key_in(data, "status")
    if key in data or not by_draft or status is Status.READY:
        data[key] = status.value


def _joined(old: str, new: tuple[str, ...]) -> str:
    """`new` as one text like `old`, parted by spaces or by commas; "" where that would not be read as the same."""
    text = (", " if "," in old else " ").join(new)
    return text if _split(text) == list(new) else ""


def _new_texts(data: Value, old: tuple[str, ...], new: tuple[str, ...]) -> Value:
    """Items that stay keep their own value, so that an item that says nothing (None) is not touched."""
    items = data if isinstance(data, list) else list(old)
    aligned = zip(new, align(old, new), strict=True)
    return [items[index] if equal and index is not None else text for text, (index, equal) in aligned]


def _new_rows(field: Field, data: Value, old: tuple[object, ...], new: tuple[object, ...]) -> Value:
    items = data if isinstance(data, list) else []
    rows_old = [_row(field, record) for record in old]
    rows_new = [_row(field, record) for record in new]
    result: list[Value] = []
    for texts, (index, equal) in zip(rows_new, align(rows_old, rows_new), strict=True):
        if index is not None and equal:
            result.append(items[index])
            continue
        found = items[index] if index is not None else None
        row: Data = dict(found) if isinstance(found, dict) else {}
        was = rows_old[index] if index is not None and isinstance(found, dict) else {}
        for part, text in texts.items():
            if text != was.get(part, ""):
                _set(row, key_in(row, part), text, dated=part == "date")
        result.append(row)
    return result


def _row(field: Field, record: object) -> dict[str, str]:
    return {part: getattr(record, part) for part in field.parts}


def _new_table(field: Field, key: str, data: Value, new: tuple[Image, ...], foreign: set[str]) -> Value:
    old = data if isinstance(data, dict) else {}
    result: Data = {}
    for record in new:
        was = _parts_of(field, old.get(record.path))
        now = _row(field, record)
        if now == was:
            if record.path in old:
                result[record.path] = old[record.path]
            continue
        _claim(f"{key}.{record.path}", foreign)
        value = old.get(record.path)
        entry: Data = dict(value) if isinstance(value, dict) else {}
        for part, text in now.items():
            if text != was[part]:
                _set(entry, key_in(entry, part), text)
        result[record.path] = entry
    return result
