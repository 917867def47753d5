"""A subject through the years: all posts that a query finds, in the order of time, with their headlines and bullets.

A query is a search (`query.py`): a label (label:米国), words, a person's name. As a page it is a post of its own that
leads to all of them.
"""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any, NamedTuple

from editor.core.library.fold import GROUP, ITEM
from editor.core.library.index import Index
from editor.core.library.query import parse
from editor.core.library.related import linkable
from editor.core.library.search import search
from editor.core.library.texts import PostSummary
from editor.core.profile.load import load_profile
from editor.core.profile.values import Profile

MOST = 5_000
"""Posts of one timeline; the newest of them."""


class Moment(NamedTuple):
    """One post of a timeline, with its bullets as a reader sees them."""

    entry: PostSummary
    bullets: tuple[str, ...]

    def as_json(self, path: str) -> dict[str, Any]:
        """The object that `ronpyo timeline --json` prints; `path` is that of the file."""
        entry = self.entry
        return {
            "path": path,
            "title": entry.title,
            "url": entry.url,
            "date": entry.day,
            "status": entry.status,
            "bullets": list(self.bullets),
        }


def timeline(index: Index, query: str, most: int = MOST) -> list[Moment]:
    """The posts that `query` finds, the earliest first; those without a date come before all."""
    numbers = sorted((hit.number for hit in search(index, parse(query)).hits), reverse=True)[:most]
    return [Moment(entry, bullets_of(index, entry)) for entry in index.entries(numbers[::-1])]


def bullets_of(index: Index, entry: PostSummary) -> tuple[str, ...]:
    """The bullets of a post, without the headlines that its title says anyway."""
    heads = index.stream(entry.id).split(GROUP)[1].split(ITEM)
    return tuple(head for head in heads if head and head not in entry.title)


def page(moments: Sequence[Moment], profile: Profile) -> str:
    """The timeline as the HTML of a post for Blogger, on one line: a heading for each year, below it day, title with
    its link, and bullets. Posts that nobody could link to are left out."""
    shown = _shown(moments)
    parts = []
    for year, group in groupby(shown, key=lambda moment: moment.entry.day[:4]):
        parts.append(f"<h3>{escape(year)}</h3>" if year else "")
        parts += ["<ul>", *(_item(moment, profile) for moment in group), "</ul>"]
    return "".join(parts)


def hub(index: Index, query: str, profile: str) -> dict[str, Any]:
    """The page of a timeline in the words of the blog `profile`: its "html", and how many "posts" it leads to."""
    moments = timeline(index, query)
    blog, _problems = load_profile(profile)
    return {"html": page(moments, blog), "posts": len(_shown(moments))}


def _shown(moments: Sequence[Moment]) -> list[Moment]:
    """The moments that somebody could link to."""
    return [moment for moment in moments if linkable(moment.entry) or (moment.entry.derived and _is_out(moment))]


def _is_out(moment: Moment) -> bool:
    return moment.entry.status == "published"


def _item(moment: Moment, profile: Profile) -> str:
    entry = moment.entry
    title = escape(entry.title)
    if entry.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(entry.url)}">{title}</a>'
    day = f"{escape(profile.format_short_date(entry.day))} " if entry.day else ""
    bullets = "".join(f"<li>{escape(bullet)}</li>" for bullet in moment.bullets)
    return f"<li>{day}{title}{f'<ul>{bullets}</ul>' if bullets else ''}</li>"
