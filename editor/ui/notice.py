"""A quiet bar above the text for what the person must know about this file, with the ways out as buttons."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.ui.plain_text import PlainLabel

_BESIDE = 2
"""Buttons that have room beside the words; more stand below them."""


class NoticeBar(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = PlainLabel(role="noticeTitle")
        self._text = PlainLabel()
        self._text.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._buttons = QHBoxLayout()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(16, 8, 16, 8)
        self._layout.addLayout(words, 1)
        self._layout.addLayout(self._buttons)
        self.hide()

    def say(self, title: str, text: str, ways: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Show `title`, `text` and a button for each of `ways` (its words, what it does)."""
        self._title.setText(title)
        self._text.setText(text)
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for label, way in ways:
            button = QPushButton(label)
            button.clicked.connect(lambda _checked=False, way=way: way())
            self._buttons.addWidget(button)
        many = len(ways) > _BESIDE
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if many else QBoxLayout.Direction.LeftToRight)
        if many:
            self._buttons.addStretch(1)
        self.setAccessibleName(f"{title} {text}")
        self.show()
