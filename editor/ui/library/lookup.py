"""Asking the library while one types: one question at a time, and of those that come meanwhile only the newest."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from editor.app.library.library import Library

_Send = Callable[[Callable[[dict[str, Any]], None]], None]


class Lookup(QObject):
    """`found(query, result)`: the answer to the newest question, as `Library.find` gives it."""

    found = Signal(str, object)

    def __init__(self, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._asked: tuple[int, int] | None = None
        """The question that is not answered yet: its number, and which start of the library's process was asked."""
        self._count = 0
        self._next: tuple[str, _Send] | None = None
        library.failed.connect(self._failed)

    def find(self, query: str, limit: int | None) -> None:
        """Look for `query`."""
        self._ask(query, partial(self._library.find, query, limit))

    def near(self, text: str, path: Path, limit: int) -> None:
        """Look for what is nearest to the post file `text`; its answer has an empty query."""
        self._ask("", partial(self._library.near, text, path, limit))

    def _ask(self, query: str, send: _Send) -> None:
        if self._asked is not None and self._asked[1] == self._library.starts and self._library.running:
            self._next = query, send
            return
        self._next = None
        if not self._library.running:
            return
        self._count += 1
        self._asked = asked = (self._count, self._library.starts)
        send(lambda result: self._answered(asked, query, result))

    def _answered(self, asked: tuple[int, int], query: str, result: dict[str, Any]) -> None:
        if not isValid(self) or asked != self._asked:  # who asked may be closed by now
            return
        self._asked, waiting = None, self._next
        if waiting is None or waiting[0] == query:
            self.found.emit(query, result)
        if waiting is not None and self._asked is None:
            self._ask(*waiting)

    def _failed(self, _sentence: str) -> None:
        self._asked = self._next = None
