"""The things drawn on a printed page, given to the pieces of text and the images of the page that was printed.

A piece begins where its mark was (a destination); what is drawn after it belongs to it until another one begins. Above
and below the margins stands what is none of the page's: its number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.core.pdf.content import Drawn
from editor.core.pdf.printed import MARGINS

_NEAR = 1.6  # points
_MARKER = 70.0  # points that the number or dot of an item stands before it, at most


@dataclass(frozen=True, slots=True)
class PieceStart:
    """The place where the piece `number` of the page's entries begins: the upper left corner, in points from the lower
    left one of the paper. `in_item`: it is the text of an item of a list."""

    number: int
    x: float
    y: float
    in_item: bool = False


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
        for thing in things:
            if thing.kind == "path" or (thing.kind == "text" and not MARGINS.bottom <= thing.y <= height - MARGINS.top):
                yield DrawnMatch(thing)
            elif thing.kind == "object":
                of_image = thing.name in pictures and self._images
                yield DrawnMatch(thing, self._images.pop(0) if of_image else self._current)
            elif (found := next((one for one in left if _begins(thing, one)), None)) is not None:
                left.remove(found)
                self._current = found.number
                yield DrawnMatch(thing, found.number)
            elif (item := next((one for one in left if one.in_item and _marks(thing, one)), None)) is not None:
                yield DrawnMatch(thing, item.number, marker=True)
            else:
                yield DrawnMatch(thing, self._current)


def _begins(thing: Drawn, start: PieceStart) -> bool:
    return abs(thing.x - start.x) < _NEAR and _on_line(thing, start)


def _marks(thing: Drawn, start: PieceStart) -> bool:
    return 0 < start.x - thing.x < _MARKER and _on_line(thing, start)


def _on_line(thing: Drawn, start: PieceStart) -> bool:
    return start.y - 1.8 * thing.size <= thing.y <= start.y + 0.3 * thing.size
