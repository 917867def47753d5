"""A quiet bar above the text for what the person must know about this file, with the ways out as buttons."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.ui.widgets.plain_text import PlainLabel
from editor.ui.widgets.spoken import announce

_MEASURE = 80
"""The longest line of its words, in Latin letters of middle width."""


class NoticeBar(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = PlainLabel(role="noticeTitle")
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        self._text.setMaximumWidth(_MEASURE * self.fontMetrics().averageCharWidth())
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addLayout(self._buttons)
        self.hide()

    def say(self, title: str, text: str, ways: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show `title`, `text` and a button for each of `ways` (its words, what it does)."""
        self._title.setText(title)
        self._text.setText(text)
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._buttons.addStretch(1)
        for number, (label, way) in enumerate(ways):
            button = QPushButton(label)
            button.setObjectName("" if number else "firstWay")
            button.clicked.connect(lambda _checked=False, way=way: way())
            self._buttons.addWidget(button)
        self.setAccessibleName(f"{title} {text}")
        self.show()
        announce(self, f"{title} {text}", urgent=True)
