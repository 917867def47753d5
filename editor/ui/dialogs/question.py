"""A question or a message: what it is about in one line, then what there is to know, then the ways to go."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.widgets.plain_text import PlainLabel

_MOST_IN_A_ROW = 2  # buttons
_MEASURE = 440  # px


class QuestionDialog(QDialog):
    """`chosen` is the number of the way that was taken; None: it was closed or cancelled."""

    def __init__(self, title: str, text: str, ways: Sequence[str], cancel: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self.setWindowTitle(tr("Ronpyo"))
        self.chosen: int | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(self._words(title, "dialogTitle"))
        layout.addWidget(self._words(text, "dialogText"))
        layout.addSpacing(4)
        box = QDialogButtonBox()
        if len(ways) > _MOST_IN_A_ROW:
            box.setOrientation(Qt.Orientation.Vertical)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)  # both edges are the text's
        self.buttons = [self._way(box, number, way) for number, way in enumerate(ways)]
        self.cancel = box.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        self.cancel.clicked.connect(self.reject)
        first = self.buttons[0] if self.buttons else self.cancel
        first.setDefault(True)
        first.setFocus()
        layout.addWidget(box)

    def _way(self, box: QDialogButtonBox, number: int, words: str) -> QPushButton:
        role = QDialogButtonBox.ButtonRole.DestructiveRole if number else QDialogButtonBox.ButtonRole.AcceptRole
        button = box.addButton(words, role)
        button.clicked.connect(lambda: self._take(number))
        return button

    def _take(self, number: int) -> None:
        self.chosen = number
        self.accept()

    @staticmethod
    def _words(text: str, name: str) -> QLabel:
        label = PlainLabel(text, role=name)
        label.setWordWrap(True)
        label.setFixedWidth(_MEASURE)  # so that the dialog is as high as the words are
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
