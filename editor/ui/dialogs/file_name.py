"""Dialog for the name of a post's file."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.widgets.plain_text import PlainLabel

_WIDTH = 440  # px
_LONGEST = 500  # characters that can be typed


class FileNameDialog(QDialog):
    """Asks for a name without its suffix; `proposal` is shown at first, its words selected behind the day."""

    def __init__(self, title: str, text: str, proposal: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("fileName")
        self.setWindowTitle(tr("Rename the file"))
        self.edit = QLineEdit(proposal)
        self.edit.setMaxLength(_LONGEST)
        self.edit.setAccessibleName(tr("Name of the file"))
        self.edit.setMinimumWidth(_WIDTH)
        box = QDialogButtonBox()
        self.go = box.addButton(tr("Rename"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setDefault(True)
        box.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self.edit.textChanged.connect(lambda words: self.go.setEnabled(bool(words.strip())))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(title, role="dialogTitle", wraps=True))
        layout.addWidget(PlainLabel(text, role="dialogText", wraps=True))
        layout.addWidget(self.edit)
        layout.addWidget(box)
        self.edit.setFocus()
        self.edit.selectAll()

    @property
    def name(self) -> str:
        """The name that is typed."""
        return self.edit.text().strip()
