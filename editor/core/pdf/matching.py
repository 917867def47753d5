"""The things drawn on a printed page, given to the pieces of text and the images of the page that was printed.

A piece begins where its mark was (a destination); what is drawn after it belongs to it until another one begins. Above
and below the margins stands what is none of the page's: its number.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from editor.core.pdf.content import Drawn
from editor.core.pdf.printed import MARGINS

_NEAR = 1.6  # points
_MARKER = 70.0  # points that the number or dot of an item stands before it, at most


@dataclass(frozen=True, slots=True)
class PieceStart:
    """The place where the piece `number` of the page's entries begins: the upper left corner, in points from the lower
    left one of the paper. `in_item`: it is the text of an item of a list. `is_side`: it has text from right to left,
    and the place is the left side of the element around it, whose right side is at `right`."""

    number: int
    x: float
    y: float
    in_item: bool = False
    is_side: bool = False
    right: float = float("inf")


@dataclass(frozen=True, slots=True)
class DrawnMatch:
    """A thing that was drawn, and the entry it belongs to; None: to none. `marker`: it is the number of an item."""

    drawn: Drawn
    entry: int | None = None
    marker: bool = False


class PageMatcher:
    """Goes through the pages in their order: a paragraph may go on over a page's end."""

    def __init__(self, images: Sequence[int]) -> None:
        """`images` are the entries that are images, in the order of the page."""
        self._images = list(images)
        self._current: int | None = None

    def page(
        self, things: Sequence[Drawn], starts: Sequence[PieceStart], pictures: frozenset[bytes], height: float
    ) -> Iterator[DrawnMatch]:
        """The `things` on one page, `height` points high, on which `starts` lie; `pictures` are the names of images."""
        left = list(starts)
        after_picture = False
        for thing in things:
            if thing.kind == "path" or (thing.kind == "text" and not MARGINS.bottom <= thing.y <= height - MARGINS.top):
                yield DrawnMatch(thing)
                continue
            if thing.kind == "object":
                of_image = thing.name in pictures and self._images
                after_picture = True
                yield DrawnMatch(thing, self._images.pop(0) if of_image else self._current)
                continue
            if (found := _begun(thing, left, starts, after_picture)) is not None:
                left.remove(found)
                self._current = found.number
                yield DrawnMatch(thing, found.number)
            elif (item := next((one for one in left if one.in_item and _marks(thing, one)), None)) is not None:
                yield DrawnMatch(thing, item.number, marker=True)
            else:
                yield DrawnMatch(thing, self._current)
            after_picture = False


def in_reading_order(matches: Sequence[DrawnMatch], backwards: Collection[int]) -> list[DrawnMatch]:
    """The `matches`, which are in the order of drawing, from the left to the right of each line, in that of reading.
    `backwards` are the entries whose lines begin at the right."""
    made: list[DrawnMatch] = []
    line: list[DrawnMatch] = []
    for one in matches:
        if one.entry is None:  # a line under a link stands between the pieces of one line
            made.append(one)
        elif line and _is_beside(one, line[-1]):
            line.append(one)
        else:
            made += _read_line(line, backwards)
            line = [one]
    return made + _read_line(line, backwards)


def _read_line(line: list[DrawnMatch], entries: Collection[int]) -> list[DrawnMatch]:
    """The runs of one line in the order of reading: the other way round where it is of one of `entries`, which begin at
    the right, but for sequences of runs of the other direction. Single letters and signs run as those on both sides of
    them, or as the line (UAX 9, N1 and N2)."""
    backwards = bool(line) and line[0].entry in entries
    if not backwards and not any(one.drawn.reversed for one in line):
        return line
    runs = sorted(line, key=lambda one: one.drawn.x)
    said = [one.drawn.reversed if one.drawn.reversed or not one.drawn.single else None for one in runs]
    ways = list(said)
    for at, way in enumerate(said):
        if way is None:
            before = next((one for one in reversed(said[:at]) if one is not None), backwards)
            behind = next((one for one in said[at + 1 :] if one is not None), backwards)
            ways[at] = before if before is behind else backwards
    made: list[DrawnMatch] = []
    for way, group in groupby(zip(ways, runs, strict=True), key=lambda pair: pair[0]):
        inside = [run for _way, run in group]
        made += inside if way is backwards else reversed(inside)
    return made[::-1] if backwards else made


def _is_beside(one: DrawnMatch, other: DrawnMatch) -> bool:
    """Whether both are text of the same entry on the same line."""
    is_text = one.drawn.kind == other.drawn.kind == "text" and one.marker == other.marker
    return is_text and one.entry == other.entry and abs(one.drawn.y - other.drawn.y) < 0.5 * other.drawn.size


def _begun(
    thing: Drawn, left: Sequence[PieceStart], starts: Sequence[PieceStart], after_picture: bool
) -> PieceStart | None:
    """The piece of `left` that begins with `thing`; `starts` are all of the page."""
    if (found := next((one for one in left if not one.is_side and _begins(thing, one)), None)) is not None:
        return found
    if not any(one.is_side for one in left):
        return None
    # Cells beside each other: that which begins nearest at the left of the thing is the one around it.
    around = [one for one in starts if one.x <= thing.x + _NEAR and _on_line(thing, one)]
    nearest = max((one.x for one in around), default=0.0)
    inside = [one for one in around if one.x == nearest and thing.x < one.right - _NEAR]
    found = next((one for one in inside if one in left), None)
    is_free = found is not None and found.is_side and (len(inside) == 1 or after_picture or inside[0] is found)
    return found if is_free else None


def _begins(thing: Drawn, start: PieceStart) -> bool:
    return abs(thing.x - start.x) < _NEAR and _on_line(thing, start)


def _marks(thing: Drawn, start: PieceStart) -> bool:
    beside = start.x - thing.x if thing.x < start.x else thing.x - start.right + _NEAR
    return 0 < beside < _MARKER and _on_line(thing, start)


def _on_line(thing: Drawn, start: PieceStart) -> bool:
    return start.y - 1.8 * thing.size <= thing.y <= start.y + 0.3 * thing.size
