"""One quiet line above the text: a sentence, and what one can do about it. It can be left alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QWidget

from editor.core.words import tr
from editor.ui.widgets.buttons import IconButton
from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.widgets.spoken import announce

Way = tuple[str, Callable[[], object]]
"""A way to go: its words, and its function."""
_ROOM = 30
"""Letters that the words have room for beside the buttons at least, if they are as many; else these stand below."""


class QuietLine(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quietLine")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = PlainLabel(wraps=True)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(4)
        close = IconButton("removeRow", "close", tr("Close"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(lambda: self._take(self.hide))
        self._next: tuple[str, Sequence[Way]] | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 3, 8, 3)
        layout.setSpacing(8)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(8)
        self._parts.addWidget(self._words, 1)
        self._parts.addLayout(self._ways)
        self._around = (
            layout.contentsMargins().left() + layout.contentsMargins().right() + close.sizeHint().width() + 16
        )
        layout.addLayout(self._parts, 1)
        layout.addWidget(close)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the buttons below the words where these would be a column of a word or two beside them."""
        room = self.width() - self._around - self._ways.sizeHint().width()
        metrics = self.fontMetrics()
        wanted = min(_ROOM * metrics.averageCharWidth(), metrics.horizontalAdvance(self._words.text()))
        below = room < wanted
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if self._parts.direction() != way:
            self._parts.setDirection(way)
            self._parts.setSpacing(4 if below else 8)
            self._parts.setAlignment(self._ways, Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0))

    def say_next(self, words: str, ways: Sequence[Way] = ()) -> None:
        """Show it, or where something is shown, once the person is done with that."""
        if self.isHidden():
            self.say(words, ways)
        else:
            self._next = (words, ways)

    def forget(self) -> None:
        """Hide it, with what was to come next: it is about another post."""
        self._next = None
        self.hide()

    def say(self, words: str, ways: Sequence[Way] = ()) -> None:
        """Show `words` and a button for each of `ways` (its words, what it does); it is hidden when one is taken."""
        self._words.setText(words)
        while (item := self._ways.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, (label, way) in enumerate(ways):
            button = QPushButton(label)
            button.setObjectName("quietWay" if number else "quietFirstWay")
            button.clicked.connect(lambda _checked=False, way=way: self._take(way))
            self._ways.addWidget(button)
            button.show()  # now, not in the next turn of the loop: one may click at once
        self._fit()
        self.setAccessibleName(words)
        self.show()
        announce(self, words)

    @property
    def words(self) -> str:
        """The words that are shown; "" while it is hidden."""
        return "" if self.isHidden() else self._words.text()

    def _take(self, way: Callable[[], object]) -> None:
        self.hide()
        way()
        if self.isHidden() and self._next is not None:
            (words, ways), self._next = self._next, None
            self.say(words, ways)
