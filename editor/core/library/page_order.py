"""The order of places in a post as its page has them: fields and text of the news, those of the commentary, and then
all other fields."""

from collections.abc import Mapping
from typing import NamedTuple

from editor.core.library.post_hits import BODY
from editor.core.text.parts import split_body

_NEWS, _NEWS_TEXT, _COMMENTARY, _COMMENTARY_TEXT, _OTHERS = range(5)


class PageSpot(NamedTuple):
    """Characters `start` to `end` of the place `number` of a part of the page; they sort in the order of the page."""

    part: int
    number: int
    start: int
    end: int


class PageOrder:
    """The order of the places of `texts`, those of a post with its text at BODY."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._numbers = {place: number for number, place in enumerate(texts)}
        parts = split_body(texts[BODY])
        self._divider = len(texts[BODY]) + 1 if parts.commentary is None else len(parts.news)

    def in_text(self, index: int, start: int, end: int) -> PageSpot:
        """A spot in the text, whose part is that of the character `index`; `start` and `end` count as the caller
        does."""
        return PageSpot(_NEWS_TEXT if index < self._divider else _COMMENTARY_TEXT, 0, start, end)

    def spot(self, place: str, start: int, end: int) -> PageSpot:
        """The spot of the characters `start` to `end` of `place`."""
        if place == BODY:
            return self.in_text(start, start, end)
        head = place.partition(".")[0]
        part = {"title": _NEWS, "news": _NEWS, "commentary": _COMMENTARY}.get(head, _OTHERS)
        return PageSpot(part, self._numbers.get(place, 0), start, end)
