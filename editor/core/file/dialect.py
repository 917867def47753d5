"""Between what a header says (`Data`) and the `Fields` of a post, in our own words and those of Hugo and Jekyll.

    ours                     also read, and written back where the file has it
    labels                   tags, categories
    status: draft            draft: true
    status: published        draft: false

A key that another tool uses for something else (Hugo's `images` is a list) is left to it and shown as unknown.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import fields as dataclass_fields

from editor.core.errors import HeaderError
from editor.core.file import schema
from editor.core.file.values import Data, Plain, Value, align
from editor.core.post import Blogger, Commentary, Fields, Image, News, Related, Status
from editor.core.words import tr

_TEXTS = ("id", "date", "permalink", "description", "title", "profile")
_SECTIONS = ("news", "commentary", "blogger")
_DATES = frozenset({"date", "accessed"})
_PLAIN_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[-+]\d\d:\d\d)?)?")


def label_key(data: Data) -> str:
    """The key under which the file keeps its labels."""
    return next((key for key in schema.LABEL_KEYS if key in data), "labels")


def misfits(data: Data) -> Iterator[str]:
    """The known keys that hold something else than POST_FORMAT says: they are not read and cannot be edited."""
    for key in _TEXTS:
        if isinstance(data.get(key), (dict, list)):
            yield key
    for key in (*_SECTIONS, "images"):
        value = data.get(key)
        if not (value is None or isinstance(value, dict)):
            yield key
        elif isinstance(value, dict):
            for name, item in value.items():
                known = key == "images" or name in schema.order((key,))
                fits = dict if key == "images" else list if name == "summary" else str
                if known and not (
                    item is None or isinstance(item, fits) or (name == "summary" and isinstance(item, str))
                ):
                    yield f"{key}.{name}"
    if not isinstance(data.get("related"), list) and data.get("related") is not None:
        yield "related"
    if isinstance(data.get(label_key(data)), dict):
        yield label_key(data)
    if isinstance(data.get("status"), (dict, list)):
        yield "status"


def read_fields(data: Data, source: Callable[[str], str]) -> Fields:
    """The fields that `data` says; `source(key)` gives the text of an unknown key's value."""
    foreign = set(misfits(data))
    known = {"format", "status", "draft", "related", "images", label_key(data), *_TEXTS, *_SECTIONS} - foreign
    if "draft" in known and draft_status(data) is None:
        known.discard("draft")
    extra = tuple(
        (key, value if isinstance(value, str) else source(key)) for key, value in data.items() if key not in known
    )
    images = data.get("images")
    related = data.get("related")
    commentary, blogger = _section(data, "commentary"), _section(data, "blogger")
    return Fields(
        **{key: _text(data.get(key)) for key in _TEXTS},
        status=read_status(data),
        labels=_texts(data.get(label_key(data))),
        news=_news(_section(data, "news")),
        commentary=Commentary(_text(commentary.get("headline")), _texts(commentary.get("summary"))),
        blogger=Blogger(_text(blogger.get("id")), _text(blogger.get("url"))),
        related=tuple(_related(item) for item in related) if isinstance(related, list) else (),
        images=tuple(_image(path, item) for path, item in images.items()) if isinstance(images, dict) else (),
        extra=extra,
    )


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(_text(item) for item in value) if isinstance(value, list) else ()


def _section(data: Data, name: str) -> Data:
    section = data.get(name)
    return section if isinstance(section, dict) else {}


def _news(data: Data) -> News:
    headline, source, url, accessed = (_text(data.get(key)) for key in ("headline", "source", "url", "accessed"))
    return News(headline, source, url, accessed, _texts(data.get("summary")))


def _related(item: Value) -> Related:
    if isinstance(item, dict):
        return Related(_text(item.get("title")), _text(item.get("url")), _text(item.get("date")))
    text = _text(item)
    return Related(url=text) if text.startswith(("http://", "https://")) else Related(title=text)


def _image(path: str, item: Value) -> Image:
    values = item if isinstance(item, dict) else {}
    return Image(path, _text(values.get("alt")), _text(values.get("credit")), _text(values.get("url")))


def draft_status(data: Data) -> Status | None:
    """What the key `draft` says, if it is a yes or a no."""
    value = data.get("draft")
    word = value.lower() if isinstance(value, str) else ""
    return (
        Status.DRAFT if word in ("true", "yes", "on") else Status.PUBLISHED if word in ("false", "no", "off") else None
    )


def read_status(data: Data) -> Status:
    """`status` before `draft`; a draft where neither says anything we know."""
    value = data.get("status")
    if isinstance(value, str) and value in list(Status):
        return Status(value)
    return draft_status(data) or Status.DRAFT


def write_fields(data: Data, old: Fields, new: Fields) -> Data:
    """`data` changed where `new` differs from `old`. Raises HeaderError where another tool owns the key."""
    foreign = set(misfits(data))
    result = deepcopy(data)
    for key in _TEXTS:
        if getattr(old, key) != getattr(new, key):
            _claim(key, foreign)
            _set(result, key, getattr(new, key))
    if old.status != new.status:
        _claim("status", foreign)
        _set_status(result, new.status)
    if old.labels != new.labels:
        key = label_key(data)
        _claim(key, foreign)
        result[key] = _new_texts(data.get(key), old.labels, new.labels)
    for key in _SECTIONS:
        if getattr(old, key) != getattr(new, key):
            _write_section(result, key, getattr(old, key), getattr(new, key), foreign)
    if old.related != new.related:
        _claim("related", foreign)
        result["related"] = _new_related(data.get("related"), old.related, new.related)
    if old.images != new.images:
        _claim("images", foreign)
        result["images"] = _new_images(data.get("images"), new.images, foreign)
    return result


def _claim(key: str, foreign: set[str]) -> None:
    if key in foreign:
        raise HeaderError(
            tr("The file uses “{key}” for something else; it was left as it is. Please edit it in the text.", key=key)
        )


def scalar(key: str, text: str) -> str:
    """`text` as it is written under `key`: dates that every YAML reader takes for a date stand without quotes."""
    return Plain(text) if key in _DATES and _PLAIN_DATE.fullmatch(text) else text


def _set(data: Data, key: str, text: str) -> None:
    if text or key in data:
        data[key] = scalar(key, text)


def _set_status(data: Data, status: Status) -> None:
    by_draft = draft_status(data) is not None
    if by_draft:
        data["draft"] = Plain("false" if status is Status.PUBLISHED else "true")
    if "status" in data or not by_draft or status is Status.READY:
        data["status"] = status.value


def _new_texts(data: Value, old: tuple[str, ...], new: tuple[str, ...]) -> Value:
    """Items that stay keep their own value, so that an item that says nothing (None) is not touched."""
    items = data if isinstance(data, list) else list(old)
    return [items[index] if equal and index is not None else text for text, (index, equal) in _aligned(old, new)]


def _aligned(old: tuple[str, ...], new: tuple[str, ...]) -> list[tuple[str, tuple[int | None, bool]]]:
    return list(zip(new, align(old, new), strict=True))


def _write_section(
    data: Data, name: str, old: News | Commentary | Blogger, new: News | Commentary | Blogger, foreign: set[str]
) -> None:
    _claim(name, foreign)
    value = data.get(name)
    section: Data = value if isinstance(value, dict) else {}
    for field in dataclass_fields(new):
        was, now = getattr(old, field.name), getattr(new, field.name)
        if was == now:
            continue
        _claim(f"{name}.{field.name}", foreign)
        if field.name == "summary":
            section["summary"] = _new_texts(section.get("summary"), was, now)
        else:
            _set(section, field.name, now)
    data[name] = section


def _new_related(data: Value, old: tuple[Related, ...], new: tuple[Related, ...]) -> Value:
    items = data if isinstance(data, list) else []
    rows_old = [_row(related) for related in old]
    result: list[Value] = []
    for related, (index, equal) in zip(new, align(rows_old, [_row(related) for related in new]), strict=True):
        if index is not None and equal:
            result.append(items[index])
            continue
        found = items[index] if index is not None else None
        row: Data = dict(found) if isinstance(found, dict) else {}
        was = old[index] if index is not None and isinstance(found, dict) else Related()
        for key, text in _row(related).items():
            if text != getattr(was, key):
                _set(row, key, text)
        result.append(row)
    return result


def _row(related: Related) -> dict[str, str]:
    return {"title": related.title, "url": related.url, "date": related.date}


def _new_images(data: Value, new: tuple[Image, ...], foreign: set[str]) -> Value:
    old = data if isinstance(data, dict) else {}
    result: Data = {}
    for image in new:
        was = _image(image.path, old.get(image.path))
        if image == was:
            if image.path in old:
                result[image.path] = old[image.path]
            continue
        _claim(f"images.{image.path}", foreign)
        value = old.get(image.path)
        entry: Data = dict(value) if isinstance(value, dict) else {}
        for key in schema.order(("images", "*")):
            if getattr(image, key) != getattr(was, key):
                _set(entry, key, getattr(image, key))
        result[image.path] = entry
    return result
