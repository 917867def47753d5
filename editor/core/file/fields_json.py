"""`Fields` as JSON and back, for files of the program's own: every text as it is, half of a surrogate pair too."""

import json
from dataclasses import asdict
from typing import Any

from editor.core.post import Blogger, Commentary, Fields, Image, News, Related, Status


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
    plain = {name: _text(data.get(name, "")) for name in ("id", "date", "permalink", "description", "title", "profile")}
    news, commentary = _mapping(data.get("news", {})), _mapping(data.get("commentary", {}))
    return Fields(
        **plain,
        status=Status(_text(data.get("status", Status.DRAFT))),
        labels=_texts(data.get("labels", ())),
        news=News(
            **{name: _text(news.get(name, "")) for name in ("headline", "source", "url", "accessed")},
            summary=_texts(news.get("summary", ())),
        ),
        commentary=Commentary(_text(commentary.get("headline", "")), _texts(commentary.get("summary", ()))),
        related=tuple(Related(*_row(row, "title", "url", "date")) for row in data.get("related", ())),
        images=tuple(Image(*_row(row, "path", "alt", "credit", "url")) for row in data.get("images", ())),
        blogger=Blogger(*_row(data.get("blogger", {}), "id", "url")),
        extra=tuple((_text(key), _text(value)) for key, value in data.get("extra", ())),
    )


def _mapping(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("no mapping")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(_text(item) for item in value)


def _row(value: object, *names: str) -> tuple[str, ...]:
    row = _mapping(value)
    return tuple(_text(row.get(name, "")) for name in names)
