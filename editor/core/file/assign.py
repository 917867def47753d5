"""Assignments to header fields as text: `news.headline=…`, `labels+=…`, `images.PATH.alt=…` (what `ronpyo set` takes).

KEY=VALUE     a text field says VALUE; a list is VALUE's (a JSON array, or lines; labels also divided by commas)
KEY+=VALUE    a list has VALUE as one more item; a related post is a JSON object or `title | url | date`
"""

import datetime
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import yaml

from editor.core.errors import FieldError
from editor.core.fields import spec
from editor.core.fields.spec import Field, FieldKind
from editor.core.file import dialect, schema
from editor.core.file.marks import HeaderSyntax
from editor.core.file.postfile import PostFile
from editor.core.file.values import Plain
from editor.core.post import Fields, Image, Related, Status
from editor.core.text.dates import parse_date
from editor.core.words import tr

_PARTS = "|".join(spec.named("images").parts)
_ASSIGNMENT = re.compile(rf"(?P<key>images\..+?\.(?:{_PARTS})|[^=]*?)(?P<op>\+?=)(?P<value>.*)", re.DOTALL)
_IMAGE = re.compile(rf"images\.(?P<path>.+)\.(?P<key>{_PARTS})", re.DOTALL)
_SCALAR = re.compile(r"[-+.:\w ]{1,40}", re.ASCII)
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Assignment:
    """`operator` is "=" or "+="."""

    key: str
    operator: str
    value: str


def parse_assignment(text: str) -> Assignment:
    """`KEY=VALUE` or `KEY+=VALUE`; raises FieldError for anything else."""
    match = _ASSIGNMENT.fullmatch(text)
    if (
        match is None or not match["key"].strip() or match["key"].rstrip().endswith("-")
    ):  # KEY-=VALUE takes nothing away
        raise FieldError(tr("“{text}” is no assignment: please write KEY=VALUE or KEY+=VALUE.", text=_short(text)))
    return Assignment(match["key"].strip(), match["op"], match["value"])


def apply(post: PostFile, assignments: Iterable[str]) -> PostFile:
    """The file after all `assignments`, or none of them: raises FieldError or HeaderError.

    An unknown top-level key is set as text, or as what is there: `draft: true` becomes `draft: false`.
    """
    for text in assignments:
        step = parse_assignment(text)
        key = _our_key(post, step.key)
        if is_field(key):
            post = post.with_fields(assign(post.fields, key, step.operator, step.value))
        elif "." in key and key not in dict(post.fields.extra):
            raise FieldError(tr("There is no field “{key}”.", key=_short(key)))
        else:
            _require_text(step.value)
            append = step.operator == "+="
            post = post.with_unknown(key, step.value if append else _typed(post, key, step.value), append=append)
    return post


def _typed(post: PostFile, key: str, value: str) -> str:
    """`value` for an unknown key, of the type that other programs find there: a number for a number, a yes for a no."""
    if post.syntax is not HeaderSyntax.YAML:  # TOML keeps its types by itself
        return value
    kind = _kind(post.header.source(key))
    return Plain(value) if kind and kind == _kind(value) else value


def _kind(source: str) -> str:
    """The type that stock YAML gives a plain scalar; empty for a text and for anything long or in signs."""
    if not _SCALAR.fullmatch(source):
        return ""
    try:
        value = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError):
        return ""
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, (int, float)):
        return "number"
    return "date" if isinstance(value, datetime.date) else ""


def is_field(key: str) -> bool:
    """Whether `key` names a field of a post (or one that never changes)."""
    return key == schema.FORMAT or key in spec.names() or key in spec.sections() or _IMAGE.fullmatch(key) is not None


def _our_key(post: PostFile, key: str) -> str:
    """Our name for the one that a foreign file has for a field: `labels` for its `tags`, `title` for its `Title`."""
    if key not in post.header.data or key in dict(post.fields.extra):
        return key
    if key == dialect.label_key(post.header.data):
        return "labels"
    return key.lower() if key.lower() in spec.names() else key


def assign(fields: Fields, key: str, operator: str, value: str) -> Fields:
    """`fields` with one field set ("=") or one item added to a list ("+=").

    Raises FieldError for an unknown field, one that never changes, and a value that does not fit.
    """
    _require_text(value)
    if key == schema.FORMAT or (key in spec.names() and spec.named(key).fixed):
        raise FieldError(tr("“{key}” is given once and cannot be changed.", key=key))
    image = _IMAGE.fullmatch(key)
    field = spec.named(key) if key in spec.names() else None
    if field is not None and field.kind in (FieldKind.TEXTS, FieldKind.ROWS):
        return _assign_list(fields, field, operator, value)
    if image is None and (field is None or field.kind is FieldKind.TABLE):
        raise FieldError(tr("There is no field “{key}”.", key=_short(key)))
    if operator != "=":
        raise FieldError(tr("“{key}” is not a list, so nothing can be added to it.", key=_short(key)))
    if image is not None:
        _require_text(image["path"])
        return _with_image(fields, replace(fields.image(image["path"]), **{image["key"]: value}))
    assert field is not None
    if field.kind is FieldKind.STATUS:
        return _with(fields, key, _status(value))
    _check(field, value)
    return _with(fields, key, value)


def _with(fields: Fields, name: str, value: object) -> Fields:
    made = spec.with_value(fields, name, value)
    assert isinstance(made, Fields)
    return made


def _assign_list(fields: Fields, field: Field, operator: str, value: str) -> Fields:
    old = spec.value_of(fields, field.name)
    if field.kind is FieldKind.ROWS:
        records = [_record(field, value)] if operator == "+=" else [_record(field, item) for item in _items(value)]
        return _with(fields, field.name, (*(old if operator == "+=" else ()), *records))
    if operator == "+=":
        if not value.strip():
            raise FieldError(tr("An empty item cannot be added to “{key}”.", key=field.name))
        return _with(fields, field.name, old if field.inline and value in old else (*old, value))
    return _with(fields, field.name, tuple(_items(value, commas=field.inline)))


def _items(value: str, commas: bool = False) -> list[str]:
    """The items of a list given as one text: a JSON array, or lines; labels may be divided by commas, as on Blogger."""
    array = _json(value) if value.lstrip().startswith("[") else None
    if isinstance(array, list):
        return [
            _require_text(item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)) for item in array
        ]
    parts = re.split(r"[\n,、，]" if commas else r"\n", value)
    return [part.strip() if commas else part for part in parts if part.strip()]


def _json(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return None


def _record(field: Field, value: str) -> object:
    """A related post, as a JSON object or as `title | url | date`, the last two left out if unknown."""
    found = _json(value) if value.lstrip().startswith("{") else None
    if isinstance(found, dict):
        if not set(found) <= set(field.parts) or not all(isinstance(item, str) for item in found.values()):
            raise FieldError(tr("A related post has the texts title, url and date only."))
        related = Related(**found)
    else:
        parts = [part.strip() for part in value.split(" | ")]
        if len(parts) > 3:
            raise FieldError(tr("Please write a related post as: title | url | date"))
        related = Related(*parts)
    if not (related.title or related.url):
        raise FieldError(tr("A related post needs a title or a URL."))
    for text in (related.title, related.url, related.date):
        _require_text(text)
    _check_date(related.date)
    return related


def _with_image(fields: Fields, image: Image) -> Fields:
    others = [item.path for item in fields.images]
    if image.path not in others:
        return replace(fields, images=(*fields.images, image))
    return replace(fields, images=tuple(image if item.path == image.path else item for item in fields.images))


def _status(value: str) -> Status:
    try:
        return Status(value)
    except ValueError:
        raise FieldError(tr("The status is one of draft, ready and published.")) from None


def _check(field: Field, value: str) -> None:
    if field.kind is FieldKind.DATE:
        _check_date(value)
    if field.pattern and not re.fullmatch(field.pattern, value):
        raise FieldError(tr("A permalink has the letters a–z and A–Z, digits, “-”, “_” and “.” only."))


def _check_date(value: str) -> None:
    if value and parse_date(value) is None:
        raise FieldError(tr("“{value}” is not a date; please write it like 2025-04-02.", value=_short(value)))


def _require_text(value: str) -> str:
    if _NOT_TEXT.search(value):
        raise FieldError(tr("The text holds a character that no file can keep. Remove it, then save again."))
    return value


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
