"""One quiet line above the text: a sentence, and what one can do about it. It can be left alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editor.core.words import tr
from editor.ui.fields.buttons import IconButton
from editor.ui.plain_text import PlainLabel
from editor.ui.spoken import announce

Way = tuple[str, Callable[[], object]]
"""A way to go: its words, and its function."""


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
        layout.addWidget(self._words, 1)
        layout.addLayout(self._ways)
        layout.addWidget(close)
        self.hide()

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
