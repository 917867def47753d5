"""A search field over the list of the posts that it finds: the same in the library pane and in the choice of posts."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from editor.app.library.library import Library
from editor.ui.library.lookup import Lookup
from editor.ui.library.model import FIRST, ROW, PostList
from editor.ui.library.search_field import Entering, SearchField
from editor.ui.library.table import PostTable


class PostFinder(QObject):
    """Keeps both together; their owner lays them out. `shown`: the list holds the answer to the newest question.

    `query()` is what is looked for, `ask(lookup, limit)` asks for it; a limit of None means all posts.
    """

    shown = Signal()

    def __init__(
        self,
        library: Library,
        query: Callable[[], str],
        ask: Callable[[Lookup, int | None], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.search = SearchField(parent)
        self.model = PostList(library, self)
        self.list = PostTable(self.model, parent)
        self._ask = ask
        self._all_wanted = False
        self._lookup = Lookup(library, self)
        self._entering = Entering(self.model, query, self._wanted_row, self)
        self._lookup.found.connect(self._show)
        self.search.textChanged.connect(lambda _text: self.look())
        self.list.typed.connect(self._search_for)
        self.list.verticalScrollBar().valueChanged.connect(self._scrolled)

    def look(self) -> None:
        """Look for something else. While an answer is awaited, only the newest wish counts."""
        self._all_wanted = False
        self._entering.forget()
        self.look_again()

    def look_again(self) -> None:
        """Look for the same: the posts are other ones, perhaps."""
        self._ask(self._lookup, None if self._all_wanted else FIRST)

    def enter(self, do: Callable[[dict[str, Any]], None]) -> None:
        """Do it with the chosen row, or else the first, once the list shows what is typed."""
        self._entering.enter(do)

    def row(self, index: QModelIndex) -> dict[str, Any] | None:
        """The row of the library at `index`; None for one that is no post or not known yet."""
        found: dict[str, Any] | None = self.model.data(index, ROW)
        return found or None

    def goes_between(self, watched: QObject, event: QKeyEvent) -> bool:
        """Whether the key went from the field down into the list, or from its first row back up."""
        key, first = event.key(), self.model.first_post()
        if watched is self.search and key == Qt.Key.Key_Down and first >= 0:
            if self.model.number(self.list.currentIndex()) is None:
                self.list.setCurrentIndex(self.model.index(first))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if watched is self.list and key == Qt.Key.Key_Up and self.list.currentIndex().row() <= first:
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _show(self, query: str, result: dict[str, Any]) -> None:
        """Show the answer; for the question of before, the chosen row and the place in the list stay."""
        same = query == self.model.query
        number = self.model.number(self.list.currentIndex()) if same else None
        place = self.list.verticalScrollBar().value() if same else 0
        self.list.row.show_snippets(result["ranked"])
        self.model.show(query, result)
        if number is not None and (row := self.model.row_of(number)) >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        self.list.verticalScrollBar().setValue(place)
        self.shown.emit()

    def _scrolled(self, value: int) -> None:
        """Have the rest of the results fetched when the person reads on."""
        if not self.model.complete and not self._all_wanted and value > self.list.verticalScrollBar().maximum() // 2:
            self._all_wanted = True
            self.look_again()

    def _search_for(self, text: str) -> None:
        """Letters typed in the list go into the search field."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.setText(text)

    def _wanted_row(self) -> QModelIndex:
        """The current post, or else the first."""
        index = self.list.currentIndex()
        return index if self.model.number(index) is not None else self.model.index(self.model.first_post())


def pressed(event: QEvent) -> QKeyEvent | None:
    """The key press that `event` is; None for anything else."""
    return event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
