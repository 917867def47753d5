"""The texts of a post's header that the author writes, each by its path, in the order of the page."""

from collections.abc import Mapping

from editor.core.fields import spec
from editor.core.fields.declaration import Field, FieldKind, Group
from editor.core.fields.spec import Fields

_ORDER = (Group.TITLE, Group.NEWS, Group.COMMENTARY, Group.RELATED, Group.IMAGES, Group.POST)
_CHOSEN = ("profile",)
"""Fields whose text is chosen from a list."""


def field_texts(fields: Fields) -> dict[str, str]:
    """The texts by path, empty ones left out: "news.headline", "commentary.summary.2", "related.0.url",
    "images.a.png.alt". The name of an image is none of them: the body names it, too."""
    found: dict[str, str] = {}
    for field in _searched():
        found.update(_texts_of(field, spec.value_of(fields, field.name)))
    return {path: text for path, text in found.items() if text}


def with_field_texts(fields: Fields, texts: Mapping[str, str]) -> Fields:
    """`fields` with other `texts` at their paths; those that `field_texts` does not give are left out."""
    for field in _searched():
        value = spec.value_of(fields, field.name)
        new = _with(field, value, texts)
        if new != value:
            fields = spec.with_value(fields, field.name, new)
    return fields


def _searched() -> list[Field]:
    there = [one for one in spec.FIELDS if one.kind is not FieldKind.STATUS and one.name not in _CHOSEN]
    return sorted((one for one in there if one.group in _ORDER), key=lambda one: _ORDER.index(one.group))


def _texts_of(field: Field, value: object) -> dict[str, str]:
    if isinstance(value, str):
        return {field.name: value}
    if not isinstance(value, tuple):
        return {}
    if field.kind is FieldKind.TEXTS:
        return {f"{field.name}.{number}": text for number, text in enumerate(value)}
    return {
        path: getattr(record, part)
        for number, record in enumerate(value)
        for part, path in _parts(field, number, record).items()
    }


def _with(field: Field, value: object, texts: Mapping[str, str]) -> object:
    if isinstance(value, str):
        return texts.get(field.name, value)
    if not isinstance(value, tuple):
        return value
    if field.kind is FieldKind.TEXTS:
        return tuple(texts.get(f"{field.name}.{number}", text) for number, text in enumerate(value))
    return tuple(_record(record, _parts(field, number, record), texts) for number, record in enumerate(value))


def _record(record: object, parts: Mapping[str, str], texts: Mapping[str, str]) -> object:
    for part, path in parts.items():
        if path in texts:
            record = spec.with_value(record, part, texts[path])
    return record


def _parts(field: Field, number: int, record: object) -> dict[str, str]:
    """The path of each part of a record."""
    name = getattr(record, "path", "") if field.kind is FieldKind.TABLE else str(number)
    return {part: f"{field.name}.{name}.{part}" for part in field.parts}
