"""The values that a profile's templates are filled with: the header of a post, ready to be shown."""

import re
from collections.abc import Callable, Mapping

from editor.core.fields.related import shown_related
from editor.core.post import Commentary, Fields, News, Related
from editor.core.profile.template import Value
from editor.core.profile.values import BlogWords, Profile, fill

_LABEL = re.compile(r"(【[^【】\s]{1,8}】)")
"""A label in a title, short enough for a line of the narrowest page."""


def template_values(
    fields: Fields, profile: Profile, post: str = "", bullet: Callable[[str], str] = str
) -> dict[str, Value]:
    """The values of `fields` that templates may show; `post` is the HTML of the post, for the page around it.

    `bullet` makes the HTML of one line of a summary.
    """
    words = profile.words
    news, commentary = fields.news, fields.commentary
    title = profile.compose_title(fields)
    return {
        "title": title,
        "title_parts": _parts(title),
        "date": profile.format_date(fields.date),
        "language": profile.language,
        "labels": [label for label in fields.labels if label.strip()],
        "has_labels": any(label.strip() for label in fields.labels),
        "description": fields.description,
        "post": post,
        "words": {name: getattr(words, name) for name in BlogWords.__dataclass_fields__},
        "news": {
            "headline": news.headline.strip(),
            "headline_parts": _parts(news.headline.strip()),
            "source": news.source.strip() or news.url.strip(),
            "url": news.url.strip(),
            "date": news.date.strip(),
            "accessed": fill(words.accessed, {"date": profile.format_short_date(news.accessed)})
            if news.accessed
            else "",
            "has_source": bool(news.source.strip() or news.url.strip()),
            **_summary(news.summary, bullet),
        },
        "commentary": {
            "headline": commentary.headline.strip(),
            "headline_parts": _parts(commentary.headline.strip()),
            **_summary(commentary.summary, bullet),
        },
        "related": [_related(entry, profile) for entry in shown_related(fields.related)],
        "has_related": bool(shown_related(fields.related)),
    }


def _parts(title: str) -> list[Value]:
    """A title in order, its labels apart: "円安―【私の論評】なぜか" in three. A page keeps a label in one line."""
    return [
        {"label": part, "text": ""} if at % 2 else {"label": "", "text": part}
        for at, part in enumerate(_LABEL.split(title))
        if part
    ]


def _summary(bullets: tuple[str, ...], html: Callable[[str], str]) -> dict[str, Value]:
    shown = [html(bullet) for bullet in bullets if bullet.strip()]
    return {"summary": shown, "has_summary": bool(shown)}


def _related(entry: Related, profile: Profile) -> dict[str, Value]:
    return {
        "title": entry.title.strip() or entry.url.strip(),
        "url": entry.url.strip(),
        "date": profile.format_short_date(entry.date),
    }


SAMPLE_POST = "<p>post</p>"

_FULL = Fields(
    date="2025-04-02",
    labels=("a",),
    title="a",
    description="a",
    news=News("a", "a", "https://example.com/", "2025-04-01", "2025-04-02", ("a",)),
    commentary=Commentary("a", ("a",)),
    related=(Related("a", "https://example.com/", "2025-04-02"),),
)

SAMPLE_VALUES = tuple(template_values(fields, Profile(), SAMPLE_POST) for fields in (_FULL, Fields()))
"""The values of a full post and of an empty one: a template is tried with both when it is loaded."""


def knows(name: str) -> bool:
    """Whether a template may use `name`: a path from the top, or a part of something listed."""
    return name == "." or name in _NAMES


def _paths(values: Mapping[str, Value]) -> set[str]:
    names = set(values)
    for name, value in values.items():
        if isinstance(value, Mapping):
            inner = _paths(value)
            names |= inner | {f"{name}.{part}" for part in inner}
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            names |= _paths(value[0])
    return names


_NAMES = _paths(SAMPLE_VALUES[0])
