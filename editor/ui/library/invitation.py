"""The invitation to bring one's earlier posts: what a library without them lacks, and the way to the import."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import PlainLabel

FEW = 3
"""Posts up to which the author is taken for somebody whose blog is not here yet."""


class Invitation(QWidget):
    """A sentence and a button. `taken`: the person wants to import."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        words = PlainLabel(
            tr("Your blog's earlier posts can be imported: they are then found here, and offered as related posts."),
            role="libraryInvitation",
            wraps=True,
        )
        button = named(QPushButton(tr("Import…")), "libraryImport")
        button.setAccessibleDescription(words.text())
        button.clicked.connect(self.taken)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(words)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
