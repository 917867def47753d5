"""Earlier statements of the author about the paragraph of the caret: another face of the right pane."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from editor.core.words import tr
from editor.ui.look.theme import theme
from editor.ui.widgets.plain_text import PlainLabel

ROW = Qt.ItemDataRole.UserRole
"""The earlier post of a line."""
PASSAGE = Qt.ItemDataRole.UserRole + 1
"""The words that Enter quotes; empty for the line that names the post: that gives a link."""
_BULLETS = 3  # of one post
_BEFORE_POST = 12  # pixels above the line that names a post


class SaidLine(QStyledItemDelegate):
    """Draws the lines, with room above each that names a post: what belongs together is seen at once."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + _room_above(index))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        option.rect.setTop(option.rect.top() + _room_above(index))
        super().paint(painter, option, index)


def _room_above(index: QModelIndex | QPersistentModelIndex) -> int:
    return _BEFORE_POST if index.row() and not index.data(PASSAGE) else 0


class SaidList(QListWidget):
    """The earlier posts one below the other: a line that names the post, its bullets, its nearest sentence."""

    chosen = Signal(object)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the line away; Escape goes back to the text."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentItem() is not None:
                self.chosen.emit(self.currentItem())
        elif plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters choose nothing here."""


class SaidPane(QWidget):
    """`quotation_wanted(passage, row)`: the person wants it in the text; `link_wanted(row)`: a link to the post.
    `shown(whether)`: it is in sight, or no longer. `left`: back to the text."""

    quotation_wanted = Signal(str, dict)
    link_wanted = Signal(dict)
    shown = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("saidPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("What I said before"))
        self._answer: list[dict[str, Any]] | None = None
        self.words = PlainLabel(role="emptyNote", wraps=True)
        self.list = SaidList()
        self.list.setObjectName("saidList")
        self.list.setAccessibleName(tr("What I said before"))
        self.list.setItemDelegate(SaidLine(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.chosen.connect(self._give)
        self.list.itemDoubleClicked.connect(self._give)
        self.list.left.connect(self.left)
        self._quote = QPushButton(tr("Quote (Enter)"))
        self._quote.setObjectName("quietWay")
        self._quote.clicked.connect(lambda: self._give(self.list.currentItem()))
        foot = QHBoxLayout()
        foot.addWidget(self._quote)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(6)
        layout.addWidget(PlainLabel(tr("What I said before"), role="saidTitle"))
        layout.addWidget(self.words)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.setFocusProxy(self.list)
        theme.changed.connect(self._dress)
        self.show_answer(None)

    def show_answer(self, answer: list[dict[str, Any]] | None) -> None:
        """Show what `said` of `memory.py` answered; None: there is no paragraph to ask about."""
        place = self.list.currentRow()
        same = [row["path"] for row in answer or ()] == [row["path"] for row in self._answer or ()]
        self._answer = answer
        self.list.clear()
        for row in answer or ():
            self._add(row)
        if self.list.count():
            self.list.setCurrentRow(place if same and 0 <= place < self.list.count() else 0)
        if answer is None:
            self.words.setText(tr("Put the caret into a paragraph: what you wrote about it before is shown here."))
        else:
            self.words.setText(tr("You wrote nothing like this paragraph before."))
        self.words.setVisible(not answer)
        self._quote.setVisible(bool(answer))

    def _dress(self) -> None:
        self.show_answer(self._answer)

    def _add(self, row: dict[str, Any]) -> None:
        head = self._line(row, f"{row['date']}  {row['title'] or tr('Without a title')}", "")
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        for bullet in [one for one in row["bullets"] if one.strip()][:_BULLETS]:
            self._line(row, f"・{bullet}", bullet)
        if row["sentence"]:
            self._line(row, f"「{row['sentence']}」", row["sentence"])
        for difference in row["differences"]:
            item = self._line(row, tr("then: {before}", before=difference["before"]), row["sentence"])
            item.setForeground(theme.color("accent"))

    def _line(self, row: dict[str, Any], words: str, passage: str) -> QListWidgetItem:
        item = QListWidgetItem(words)
        item.setData(ROW, row)
        item.setData(PASSAGE, passage)
        self.list.addItem(item)
        return item

    def _give(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        if passage := item.data(PASSAGE):
            self.quotation_wanted.emit(passage, item.data(ROW))
        else:
            self.link_wanted.emit(item.data(ROW))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit(False)
