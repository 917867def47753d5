"""The message of the library in place of posts: the reason why there are none, and where something ended, the way
back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.plain_text import PlainLabel


class NoPosts(QWidget):
    """`words` say it; the button is there while only the person can go on: it calls `again()`."""

    def __init__(self, again: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.words = PlainLabel(parent=self)
        self.words.setObjectName("libraryWords")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(tr("Look again"), self)
        self.button.setObjectName("libraryAgain")
        self.button.clicked.connect(lambda: again())
        self.button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, sentence: str, offers_again: bool = False) -> None:
        """Show `sentence`, with the button if it `offers_again`."""
        self.words.setText(sentence)
        self.button.setVisible(offers_again)
