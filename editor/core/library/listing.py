"""Listings of the window: the numbers of the posts that are found, in sections, and rows of some of them."""

import base64
import os
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from editor.core.library.draft import draft_of
from editor.core.library.index import PER_DAY, Index
from editor.core.library.query import Query, parse
from editor.core.library.related import linkable, related
from editor.core.library.search import search
from editor.core.library.snippet import marks, snippet, words_of
from editor.core.library.texts import PostSummary
from editor.core.text.spellings import Wording

FOLDERS = 400
"""Folders that the window is told to watch; a library has one for each year."""

DRAFTS, NEAR, NEWEST = "drafts", "near", "newest"


def listed(index: Index, text: str, limit: int | None) -> dict[str, Any]:
    """The numbers of the posts that `text` finds, and where the sections among them begin: [name, place].

    With words in it the best come first, without sections. Else drafts come first, then a section for each month.
    """
    query = parse(text)
    if words_of(query):
        found = search(index, query, limit)
        numbers = [hit.number for hit in found.hits]
        return {"numbers": packed(numbers), "sections": [], "total": found.total, "ranked": True}
    if query == Query():
        every = [row[0] for row in index.connection.execute("SELECT id FROM post ORDER BY id DESC")]
    else:
        every = [hit.number for hit in search(index, query).hits]
    open_ones = {row[0] for row in index.connection.execute("SELECT id FROM post WHERE status <> 'published'")}
    drafts = [number for number in every if number in open_ones] if open_ones else []
    rest = [number for number in every if number not in open_ones] if open_ones else every
    return {
        "numbers": packed(drafts + rest),
        "sections": sections(len(drafts), rest),
        "total": len(every),
        "ranked": False,
    }


def packed(numbers: Sequence[int]) -> str:
    """Numbers as text that takes no time to read: eight bytes each, in base 64."""
    return base64.b64encode(array("q", numbers).tobytes()).decode("ascii")


def unpacked(text: str) -> "array[int]":
    """The numbers again."""
    numbers = array("q")
    numbers.frombytes(base64.b64decode(text))
    return numbers


def sections(drafts: int, rest: Sequence[int]) -> list[tuple[str, int]]:
    """[name, place of its first post] for the drafts and for each month ("2025-04", "": no date), newest first."""
    found: list[tuple[str, int]] = [(DRAFTS, 0)] if drafts else []
    falling = [-number for number in rest]
    at = 0
    while at < len(rest):
        day = date.fromordinal(max(1, rest[at] // PER_DAY)) if rest[at] >= 400 * PER_DAY else None
        first = day.replace(day=1).toordinal() * PER_DAY if day else -(2**62)
        found.append((f"{day.year:04d}-{day.month:02d}" if day else "", drafts + at))
        at = bisect_right(falling, -first, at)
    return found


def rows(index: Index, text: str, numbers: list[int]) -> list[dict[str, Any]]:
    """The rows of these posts, as the list shows them."""
    query = parse(text)
    wanted, clipped = words_of(query), bool(query.wanted.clips)
    return [_row(index, entry, wanted, clipped) for entry in index.entries(numbers)]


def _row(index: Index, entry: PostSummary, wanted: tuple[Wording, ...], clipped: bool) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(entry, name) for name in PostSummary.__slots__}
    if wanted:
        piece = snippet(index.stream(entry.id), wanted, titled=False, clipped=clipped)
        row |= {"title_spans": marks(entry.title, wanted), "snippet": piece.text, "spans": piece.spans}
    return row


def near(index: Index, text: str, path: str, limit: int) -> dict[str, Any]:
    """The posts that are nearest to the post file `text`, and after them the newest, as `listed` gives them.

    The file `path` is not among them, and none that nobody could link to.
    """
    draft = draft_of(text.encode("utf-8", "surrogatepass"), path)
    nearest = [match.number for match in related(index, draft, limit, explained=False)] if draft else []
    newest = [entry.id for entry in index.newest(2 * limit) if entry.path != path and linkable(entry)]
    rest = [number for number in newest if number not in nearest][:limit]
    parts = ((NEAR, nearest), (NEWEST, rest))
    return {
        "numbers": packed(nearest + rest),
        "sections": [(name, len(nearest) if name == NEWEST else 0) for name, numbers in parts if numbers],
        "total": len(nearest) + len(rest),
        "ranked": False,
    }


def choices(index: Index) -> dict[str, Any]:
    """The choices of the filters: labels and years, with the number of their posts."""
    return {"labels": index.labels()[:500], "years": index.years(), "posts": index.count()}


def folders(library: Path) -> list[str]:
    """The folders in which posts may lie, for watching."""
    found = [str(library)]
    for parent, below, _files in os.walk(library):
        below[:] = sorted((name for name in below if name[:1] != "."), reverse=True)
        found += [str(Path(parent, name)) for name in below]
        if len(found) >= FOLDERS:
            break
    return found[:FOLDERS]
