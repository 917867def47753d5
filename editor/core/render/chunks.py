"""A text cut into chunks that can be rendered apart, and cut anew after an edit only where it changed.

A cut lies behind blank lines, before a line that cannot continue what is above it: it begins at the very left and is no
item of a list. Above the cut no code fence and no HTML may be open. Where a chunk ends is a function of the text from
its beginning on, so that a text has one way of being cut, however it came about.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from editor.core.render.extensions.lists import marker_of
from editor.core.render.openness import End

# A line's end and all blank lines after it. U+3000 alone on a line is blank to the renderer too.
_GAP = re.compile(r"\n(?:[ \t\u3000]*+\n)++")
_MARKERS = frozenset("-+*0123456789")
# What is defined leaves nothing in its place, so that indented code below it continues code above it.
_DEFINITION = re.compile(r"\*?\[(?:[^\]\n]|\n(?![ \t\u3000]*\n))*+\] ?:")
_SUSPICIOUS = re.compile(r"[<`~]|&#")

_SHORT = 2000
_GROWTH = 1.25
"""By how much a chunk that is not short and still open grows before it is looked at again: so all looks are linear."""


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


def cut(old: Sequence[Chunk[_Rendering]], text: str, look: Callable[[str], End]) -> list[Chunk[_Rendering]]:
    """The chunks of `text`; those of `old`, the chunks of an earlier text, are used again wherever the text is theirs.

    `look` tells what is open at the end of a text. No chunk is used twice. Raises UncuttableError.
    """
    kept, position = _same_before(old, text)
    if kept == len(old) and position == len(text):
        return list(old)
    if kept:  # how a chunk ends depends on the line that follows it
        kept -= 1
        position -= len(old[kept].source)
    rest, behind = _same_behind(old, text, kept, position)
    made: list[tuple[str, tuple[str, ...]]] = []
    while position < len(text):
        while behind < position:
            behind += len(old[rest].source)
            rest += 1
        if behind == position:
            break
        end, needles = _end(text, position, look)
        made.append((text[position:end], needles))
        position = end
    else:
        rest = len(old)
    return [*old[:kept], *_reused(old[kept:rest], made), *old[rest:]]


def _same_before(old: Sequence[Chunk[_Rendering]], text: str) -> tuple[int, int]:
    """How many chunks `text` begins with, and how long they are together."""
    kept = position = 0
    careful: list[tuple[int, int]] = []
    for chunk in old:
        if not text.startswith(chunk.source, position):
            break
        if chunk.needles:
            careful.append((kept, position))
        position += len(chunk.source)
        kept += 1
    for index, start in careful:
        chunk = old[index]
        end = start + len(chunk.source)
        if any(text.find(needle, end) >= 0 for needle in chunk.needles):
            return index + 1, end  # is cut anew
    return kept, position


def _same_behind(old: Sequence[Chunk[_Rendering]], text: str, kept: int, position: int) -> tuple[int, int]:
    """The first of the chunks at the end of `old` that `text` ends with, and where they begin in `text`."""
    rest, behind = len(old), len(text)
    while rest > kept:
        source = old[rest - 1].source
        start = behind - len(source)
        if start < position or not text.startswith(source, start):
            break
        behind = start
        rest -= 1
    return rest, behind


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


def _end(text: str, start: int, look: Callable[[str], End]) -> tuple[int, tuple[str, ...]]:
    """Where the chunk that begins at `start` ends, and what may not come after it."""
    position = start
    while gap := _GAP.search(text, position):
        position = end = gap.end()
        if not _may_begin(text, end):
            continue
        if not _SUSPICIOUS.search(text, start, end):
            return end, ()
        found = look(text[start:end])
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
    if _SUSPICIOUS.search(text, start) and look(text[start:]).stuck:
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
