"""The posts that are near to the open one, to take as related posts: by a digit, Enter, a click or a drag."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QSizePolicy

from editor.app.open_post.related_posts import related_of
from editor.core.post import Related
from editor.core.words import tr
from editor.ui.library.model import posts_as_mime
from editor.ui.look.theme import theme
from editor.ui.memory.candidate_row import EXPANDED, NUMBER, POST, CandidateRow
from editor.ui.memory.candidate_words import spoken, tip
from editor.ui.widgets.plain_text import set_tip

SLOTS = 9
"""Candidates that are shown at once: as many as there are digits to take them by."""


class CandidateList(QListWidget):
    """Shows the best of the posts that it is given, each with a number, and none that is chosen already.

    A number stays with its post while one takes others: the place of one that is taken goes to the next best, and to
    itself again when that is undone. The order is that of the ranking again once the list has no focus.

    `taken(row)`: the person wants that post. `left_up`: they go up to the chosen ones. `left`: back to the text.
    """

    taken = Signal(dict)
    left_up = Signal()
    left = Signal()

    def __init__(self, is_chosen: Callable[[Related], bool]) -> None:
        super().__init__()
        self._is_chosen = is_chosen
        self._posts: tuple[dict[str, Any], ...] = ()
        self._slots: list[dict[str, Any] | None] = []
        """The candidates by their numbers, from 1; None: it was taken, and no other one is left for its place."""
        self._homes: dict[str, int] = {}
        """The places that posts had before they were taken."""
        self._expanded: set[str] = set()
        self.setObjectName("candidates")
        self.setAccessibleName(tr("Similar posts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(CandidateRow(self))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.itemClicked.connect(self._take_item)
        theme.changed.connect(self.viewport().update)
        self._fill()

    @property
    def shown(self) -> tuple[dict[str, Any], ...]:
        """The candidates in their places, the first of them number 1."""
        return tuple(slot for slot in self._slots if slot is not None)

    def show_posts(self, posts: Sequence[dict[str, Any]]) -> None:
        """Offer `posts`, the best first: rows of the library as `memory.py` gives them."""
        self._posts = tuple({**post, "day": post["date"]} for post in posts)
        self.refresh()

    def refresh(self) -> None:
        """Show what can be taken now: the chosen posts are other ones, perhaps."""
        free = [post for post in self._posts if not self._is_chosen(related_of(post))]
        in_use = self.window().focusWidget() is self  # also while another window is looked at
        if not in_use:
            self._homes.clear()
        slots: list[dict[str, Any] | None] = [*free[:SLOTS]]
        if in_use:
            slots = self._kept_slots(free)
        if slots != self._slots:
            self._slots = slots
            self._fill()

    def take(self, number: int) -> None:
        """Take the candidate `number`, from 1."""
        if 1 <= number <= len(self._slots):
            post = self._slots[number - 1]
            if post is None:
                return
            self._homes[post["path"]] = number - 1
            self.taken.emit(post)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _kept_slots(self, free: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
        """The posts of `free` in their places; the free places go to those that had them before, then to the best."""
        by_path = {post["path"]: post for post in free}
        slots = [by_path.get(post["path"]) if post is not None else None for post in self._slots]
        for path, place in self._homes.items():
            if path in by_path and place < len(slots) and by_path[path] not in slots:
                slots[place] = by_path[path]
        rest = iter([post for post in free if post not in slots])
        filled = [slot if slot is not None else next(rest, None) for slot in slots]
        return [*filled, *rest][:SLOTS]

    def _fill(self) -> None:
        row = self.currentRow()
        self.clear()
        for number, post in enumerate(self._slots, 1):
            if post is None:
                continue
            item = QListWidgetItem(spoken(number, post))
            item.setData(POST, post)
            item.setData(NUMBER, number)
            item.setData(EXPANDED, post["path"] in self._expanded)
            set_tip(item, tip(post))
            self.addItem(item)
        if self.count():
            self.setCurrentRow(min(max(row, 0), self.count() - 1))
        self._fit()

    def _fit(self) -> None:
        """As high as its rows: the page scrolls."""
        self.doItemsLayout()
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.count())) + 2)
        # An empty one takes the focus by the command alone, and has it when the first candidates come.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self.count() else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        return posts_as_mime([item.data(POST) for item in items])

    def _take_item(self, item: QListWidgetItem) -> None:
        self.take(item.data(NUMBER))

    def _expand(self, index: QModelIndex) -> None:
        """Show the bullets of a candidate below it, or no longer."""
        item = self.itemFromIndex(index)
        if item is not None:
            path = item.data(POST)["path"]
            self._expanded ^= {path}
            item.setData(EXPANDED, path in self._expanded)
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and Enter take, Space shows the bullets, Up from the first goes to the chosen ones, Escape leaves."""
        key = event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.take(key - Qt.Key.Key_0)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (item := self.currentItem()) is not None:
                self.take(item.data(NUMBER))
        elif plain and key == Qt.Key.Key_Space:
            self._expand(self.currentIndex())
        elif plain and key == Qt.Key.Key_Up and self.currentRow() <= 0:
            self.left_up.emit()
        elif plain and key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters choose nothing here: they were meant for the text."""
