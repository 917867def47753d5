"""The old posts that should point to a new one, each with the line that does it: 追記."""

from html import escape
from typing import NamedTuple

from editor.core.library.candidates import marks
from editor.core.library.draft import DraftPost
from editor.core.library.index import Index
from editor.core.library.pages import numbers_of_links
from editor.core.library.related import Weights, related
from editor.core.library.texts import PostSummary
from editor.core.profile.values import Profile

_WEIGHTS = Weights(distance=0.08, listed=0.0)


class ForwardLink(NamedTuple):
    """A post, and the line that is to be put at its end, as HTML for Blogger and as Markdown."""

    entry: PostSummary
    score: float
    html: str
    markdown: str


def forward_links(index: Index, draft: DraftPost, day: str, profile: Profile, most: int = 10) -> list[ForwardLink]:
    """The `most` published posts before `draft` that are nearest to it and do not link to it yet, the nearest first.

    `day` is that of the draft. Without an address there is nothing to point to, and so nothing is found.
    """
    url = draft.url.strip()
    url = index.blog() + url if url[:1] == "/" else url
    if not url.startswith(("https://", "http://")):
        return []
    found = related(index, draft, 4 * most, explained=False, weights=_WEIGHTS)
    linking = _linking(index, [match.number for match in found], url)
    scores = {match.number: match.score for match in found if match.number not in linking}
    if draft.number:
        scores = {number: score for number, score in scores.items() if number < draft.number}
    title = draft.texts.title
    when = profile.format_short_date(day)
    html = f'<p>追記（{escape(when)}）：<a href="{escape(url)}">{escape(title)}</a></p>'
    shown = "".join(f"\\{sign}" if sign in "\\[]*_`<" else sign for sign in title)
    markdown = f"追記（{when}）：[{shown}](<{url}>)"
    entries = [entry for entry in index.entries([*scores]) if entry.status == "published" and entry.url]
    return [ForwardLink(entry, scores[entry.id], html, markdown) for entry in entries[:most]]


def _linking(index: Index, numbers: list[int], url: str) -> frozenset[int]:
    """The `numbers` of posts that link to `url` already."""
    pages = numbers_of_links(url, index.blog())
    rows = index.connection.execute(
        f"SELECT post FROM link WHERE page IN ({marks(pages)}) AND post IN ({marks(numbers)})", (*pages, *numbers)
    )
    return frozenset(number for (number,) in rows)
