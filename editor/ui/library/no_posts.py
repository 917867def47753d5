"""The message of the library in place of posts: why there are none, and a button to look again."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.widgets.plain_text import PlainLabel


class NoPosts(QWidget):
    """A sentence, and below it the button "Look again", which calls `again()`."""

    def __init__(self, again: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.words = PlainLabel(parent=self)
        self.words.setObjectName("libraryWords")
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.button = QPushButton(tr("Check again"), self)
        self.button.setObjectName("libraryAgain")
        self.button.clicked.connect(lambda: again())
        self.button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def say(self, sentence: str, offers_again: bool = False) -> None:
        """Show `sentence`; with `offers_again` also the button: the process ended, and only the person can start it
        anew."""
        self.words.setText(sentence)
        self.button.setVisible(offers_again)
