"""A text cut into chunks that can be rendered apart, and cut anew after an edit only where it changed.

A cut lies behind blank lines, before a line that cannot continue what is above it: it begins at the very left and is no
item of a list. Above the cut no code fence and no HTML may be open. Where a chunk ends is a function of the text from
its beginning on, so that a text has one way of being cut, however it came about.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from editor.core.render.openness import Openness
from editor.core.text.list_markers import marker_of
from editor.core.text.splices import common_ends

# A line's end and all blank lines after it. U+3000 alone on a line is blank to the renderer too.
_GAP = re.compile(r"\n(?:[ \t\u3000]*+\n)++")
_MARKERS = frozenset("-+*0123456789")
# What is defined leaves nothing in its place, so that indented code below it continues code above it.
_DEFINITION = re.compile(r"\*?\[(?:[^\]\n]|\n(?![ \t\u3000]*\n))*+\] ?:")
_SUSPICIOUS = re.compile(r"[<`~]|&#")

_SHORT = 2000  # characters
_GROWTH = 1.5
"""The factor by which a chunk that is not short and still open grows before it is looked at again: so all looks are
linear."""


_Rendering = TypeVar("_Rendering")


class UncuttableError(Exception):
    """The text can only be rendered as a whole."""


@dataclass(slots=True, eq=False)
class Chunk(Generic[_Rendering]):
    """A stretch of text. `needles`: it ends where it does only because none of these comes after it.

    `lines` is how many line ends it has; `rendering` belongs to who renders it.
    """

    source: str
    needles: tuple[str, ...] = ()
    rendering: _Rendering | None = None
    lines: int = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self.source.count("\n")


@dataclass(frozen=True, slots=True)
class Cuts(Generic[_Rendering]):
    """A text and its chunks; `ends[i]` is where the chunk `i` ends in the text."""

    text: str = ""
    chunks: tuple[Chunk[_Rendering], ...] = ()
    ends: tuple[int, ...] = ()


def cut(old: Cuts[_Rendering], text: str, openness: Openness) -> Cuts[_Rendering]:
    """`text` cut into chunks; those of `old`, an earlier text, are used again wherever the text is theirs.

    No chunk is used twice. Raises UncuttableError.
    """
    if old.text == text:
        return old
    before, behind = common_ends(old.text, text)
    kept = _kept(old, text, before)
    position = old.ends[kept - 1] if kept else 0
    # The first chunk that lies in what is the same at the end.
    rest = bisect_left(old.ends, len(old.text) - behind) + 1
    shift = len(text) - len(old.text)
    made: list[tuple[str, tuple[str, ...]]] = []
    ends: list[int] = []
    while position < len(text):
        while rest < len(old.chunks) and old.ends[rest - 1] + shift < position:
            rest += 1
        if rest < len(old.chunks) and old.ends[rest - 1] + shift == position:
            break
        end, needles = _end(text, position, openness)
        made.append((text[position:end], needles))
        ends.append(end)
        position = end
    else:
        rest = len(old.chunks)
    return Cuts(
        text,
        (*old.chunks[:kept], *_reused(old.chunks[kept:rest], made), *old.chunks[rest:]),
        (*old.ends[:kept], *ends, *[end + shift for end in old.ends[rest:]]),
    )


def _kept(old: Cuts[_Rendering], text: str, before: int) -> int:
    """Number of chunks that stay at the beginning of `text`, whose first `before` characters are those of `old`.

    How a chunk ends depends on the paragraph that follows it, so that the last one that is the same is cut anew; and
    so is the one before where nothing ends the paragraph: at the end of the old text.
    """
    kept = max(bisect_right(old.ends, before) - (2 if before == len(old.text) else 1), 0)
    for index in [index for index, chunk in enumerate(old.chunks[:kept]) if chunk.needles]:
        if any(text.find(needle, old.ends[index]) >= 0 for needle in old.chunks[index].needles):
            return index
    return kept


def _reused(old: Sequence[Chunk[_Rendering]], made: Sequence[tuple[str, tuple[str, ...]]]) -> list[Chunk[_Rendering]]:
    """Chunks for `made`: those of `old` with the same text, in order, else new ones."""
    spare: dict[str, list[Chunk[_Rendering]]] = defaultdict(list)
    for chunk in reversed(old):
        spare[chunk.source].append(chunk)
    chunks: list[Chunk[_Rendering]] = []
    for source, needles in made:
        chunk = spare[source].pop() if spare.get(source) else Chunk(source)
        chunk.needles = needles
        chunks.append(chunk)
    return chunks


def _end(text: str, start: int, openness: Openness) -> tuple[int, tuple[str, ...]]:
    """The end of the chunk that begins at `start`, and the texts that may not follow it."""
    position = start
    while gap := _GAP.search(text, position):
        position = end = gap.end()
        if not _may_begin(text, end):
            continue
        if not _SUSPICIOUS.search(text, start, end):
            return end, ()
        found = openness.end_of(text[start:end])
        needed = [place for needle in found.needles if (place := text.find(needle, end)) >= 0]
        if found.until is not None:
            closing = re.compile(found.until, re.IGNORECASE).search(text, end)
            if closing is None:
                break
            needed.append(closing.start())
        if not needed:
            return end, found.needles
        grown = start + int(_GROWTH * (end - start)) if end - start > _SHORT else end
        position = max(min(needed), grown)
    if openness.is_stuck(text[start:]):
        raise UncuttableError
    return len(text), ()


def _may_begin(text: str, start: int) -> bool:
    """Whether the line at `start` of `text`, below a blank line, cannot continue what is above."""
    first = text[start : start + 1]
    if first.isspace() or not first:
        # A paragraph of Japanese begins with U+3000.
        return first == "\u3000" and not text[start + 1 : start + 2].isspace() and start + 1 < len(text)
    if first in "[*" and _DEFINITION.match(text, start):
        return False
    if first not in _MARKERS:
        return True
    end = text.find("\n", start)
    return marker_of(text[start : end if end >= 0 else len(text)].expandtabs(4)) is None
