"""The news part of a post filled from a clip; what the author wrote stays, and is said."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from editor.core.fields import spec
from editor.core.news_page.clip import Clip
from editor.core.post import Fields
from editor.core.words import listed

PARTS: tuple[tuple[str, str], ...] = (
    ("news.headline", "headline"),
    ("news.source", "outlet"),
    ("news.url", "url"),
    ("news.date", "published"),
    ("news.accessed", "accessed"),
)
"""The fields of the header, and the part of a clip that fills each."""


@dataclass(frozen=True, slots=True)
class Filled:
    """`fields` with the clip; the names of those that were `put`, and of those that were `left` as the author had
    written something else there."""

    fields: Fields
    put: tuple[str, ...]
    left: tuple[str, ...]


def fill(fields: Fields, clip: Clip, source: str = "") -> Filled:
    """The news part of `fields` with what `clip` says, where it says nothing yet. `source` is its outlet as the blog
    names it ("": as the clip does); one that the author has named without that is the same."""
    put, left = [], []
    same_page = not fields.news.url.strip() or fields.news.url.strip() == clip.url
    for name, part in PARTS:
        said = " ".join(getattr(clip, part).split("\n"))
        value = source if source and said and name == "news.source" else said
        before = spec.value_of(fields, name).strip()
        if not value or before in (value, said):
            continue
        if before:
            if name != "news.accessed" or not same_page:
                left.append(name)
        else:
            fields = spec.with_value(fields, name, value)
            put.append(name)
    return Filled(fields, tuple(put), tuple(left))


def labels(names: tuple[str, ...], name_of: Callable[[str], str] = lambda name: spec.named(name).label()) -> str:
    """The fields `names` as the window calls them, in one text."""
    return listed(map(name_of, names))


def with_fields_of(fields: Fields, clip: Clip, source: str = "") -> Fields:
    """`fields` with all that `clip` says, whatever was there: for an author who wishes it. `source` as with `fill`."""
    news = replace(
        fields.news,
        headline=clip.headline or fields.news.headline,
        source=(clip.outlet and (source or clip.outlet)) or fields.news.source,
        url=clip.url or fields.news.url,
        date=clip.published or fields.news.date,
        accessed=clip.accessed or fields.news.accessed,
    )
    return replace(fields, news=news)
