"""A choice of posts: a search over a list with ticks; what is chosen stays chosen while other things are looked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.app.library.library import Library, path_of
from editor.app.threads.alive import while_alive
from editor.core.library.listing import unpacked
from editor.core.words import tr
from editor.ui.library.finder import PostFinder, pressed
from editor.ui.library.lookup import Lookup
from editor.ui.widgets.plain_text import PlainLabel

_BLOCK = 500  # rows that are asked for at once


class PostChoice(QWidget):
    """Enter, Space or a click chooses a post and leaves it out again. `changed`: others are chosen."""

    changed = Signal()

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._chosen: dict[int, Path] = {}
        self._wanted: list[int] = []
        """Numbers of posts that are to be chosen, once their rows are known."""
        self._finder = PostFinder(library, lambda: self.query, self._look, self)
        self.search, self.model, self.list = self._finder.search, self._finder.model, self._finder.list
        self.count = PlainLabel(role="dialogNote")
        self.every = _button(tr("Tick &all that were found"), self.choose_all)
        self.none = _button(tr("Tick &none"), self._choose_none)
        self._lay_out()
        self.model.offer_choice(lambda row: row["id"] in self._chosen)
        self.list.row.show_years()
        self._finder.shown.connect(self._say)
        self.search.returnPressed.connect(lambda: self._finder.enter(self._toggle_row))
        self.list.clicked.connect(self.toggle)
        for widget in (self.search, self.list):
            widget.installEventFilter(self)
        library.changed.connect(self._finder.look_again)
        self._say()
        self._finder.look_again()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.every)
        row.addWidget(self.none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)

    @property
    def query(self) -> str:
        """The query as it is typed."""
        return self.search.text().strip()

    @property
    def chosen(self) -> list[Path]:
        """The posts that are chosen, in the order of the list: the newest first."""
        return [self._chosen[number] for number in sorted(self._chosen, reverse=True)]

    def choose(self, row: dict[str, Any]) -> None:
        """Choose the post of a row."""
        self._chosen[row["id"]] = path_of(self._library.folder, row)
        self._say()

    def toggle(self, index: QModelIndex) -> None:
        """Choose the post of a row of the list, or leave it out again."""
        if row := self._finder.row(index):
            self._toggle_row(row)

    def choose_all(self) -> None:
        """Choose all that was found."""
        query = self.query

        def found(result: dict[str, Any]) -> None:
            if query == self.query:
                self._wanted = [number for number in unpacked(result["numbers"]) if number not in self._chosen]
                self._choose_wanted()

        self._library.find(query, None, while_alive(self, found))

    def _choose_wanted(self) -> None:
        numbers, self._wanted = self._wanted[:_BLOCK], self._wanted[_BLOCK:]
        if numbers:
            self._library.rows("", numbers, while_alive(self, self._take_rows))

    def _take_rows(self, rows: list[dict[str, Any]]) -> None:
        self._chosen |= {row["id"]: path_of(self._library.folder, row) for row in rows}
        self._say()
        self._choose_wanted()

    def _choose_none(self) -> None:
        self._chosen.clear()
        self._wanted.clear()
        self._say()

    def _toggle_row(self, row: dict[str, Any]) -> None:
        if row["id"] in self._chosen:
            del self._chosen[row["id"]]
            self._say()
        else:
            self.choose(row)

    def _look(self, lookup: Lookup, limit: int | None) -> None:
        lookup.find(self.query, limit)

    def _say(self) -> None:
        found, chosen = self.model.total, len(self._chosen)
        words = tr("One post") if found == 1 else tr("{count} posts", count=f"{found:,}")
        if not found and not self._library.known:
            words = tr("Reading your posts…")
        self.count.setText(f"{words} · " + tr("{n} chosen", n=f"{chosen:,}"))
        self.none.setEnabled(chosen > 0)
        self.every.setEnabled(found > 0)
        self.list.viewport().update()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the field into the list, Up from its first row back; Enter and Space choose."""
        press = pressed(event)
        if press is None or press.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if self._finder.goes_between(watched, press):
            return True
        if watched is self.search and press.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        if watched is self.list and press.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.toggle(self.list.currentIndex())
            return True
        return False


def _button(words: str, act: Callable[[], None]) -> QPushButton:
    """A button that Enter in another field does not press."""
    button = QPushButton(words)
    button.setAutoDefault(False)
    button.clicked.connect(act)
    return button
