"""Finding words in the page by the same folding as in the text and in the library."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from editor.core.text.find import find_all

_PAUSE_MS = 150
_MOST = 5000
"""Places that are marked; of more, only the first."""


class Scripts(Protocol):
    """A page that runs the functions of the program's own scripts, by their names."""

    def call(self, function: str, *arguments: object) -> None:
        """Call `function`."""

    def ask(self, function: str, answer: Callable[[str], None], *arguments: object) -> None:
        """Call `function` and hand the text that it returns to `answer`, later."""


class PageFind:
    """Find in page: marks all places of some words in `page` and goes from one to the next.

    `tell(current, count)` hears the number of the current place, from 1, and how many there are. `view` owns the timer.
    """

    def __init__(self, page: Scripts, view: QObject, tell: Callable[[int, int], object]) -> None:
        self._page = page
        self._tell = tell
        self._words = ""
        self._at = 0
        self._stale = QTimer(view, singleShot=True, interval=_PAUSE_MS)
        self._stale.timeout.connect(self._look_again)

    def look_for(self, words: str, backward: bool) -> None:
        """Mark the places of `words` and go to the next one; empty: mark none any more."""
        step = 0
        if words != self._words:
            self._words, self._at = words, 0
        elif words:
            step = -1 if backward else 1
        if words:
            self._page.ask("find.text", lambda text: self._found(words, text or "", step))
        else:
            self._page.call("find.clear")
            self._tell(0, 0)

    def page_changed(self) -> None:
        """The page is about to be another one: in a pause the places are marked anew, and one stays at the same."""
        if self._words:
            self._stale.start()

    def _look_again(self) -> None:
        if self._words:
            words = self._words
            self._page.ask("find.text", lambda text: self._found(words, text or "", 0))

    def _found(self, words: str, text: str, step: int) -> None:
        if words != self._words:
            return  # others are looked for by now
        hits = find_all(text, words)[:_MOST]
        self._at = (self._at + step) % len(hits) if step and hits else min(self._at, max(0, len(hits) - 1))
        self._page.call("find.show", in_units(text, hits), self._at)
        self._tell(self._at + 1 if hits else 0, len(hits))


def in_units(text: str, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """`hits`, counted in characters of `text`, in the units of UTF-16 in which scripts and Qt count."""
    if not hits or max(text) <= "\uffff":
        return list(hits)
    places = [0, *accumulate(2 if character > "\uffff" else 1 for character in text)]
    return [(places[start], places[end]) for start, end in hits]
