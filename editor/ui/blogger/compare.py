"""The words of the post beside those that are on Blogger."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from editor.core.history.compare import compare_texts
from editor.core.words import tr
from editor.ui.compare import CompareView
from editor.ui.widgets.first_size import open_at


class CompareOnline(QDialog):
    """Stays open beside the work; it only shows."""

    def __init__(self, mine: str, theirs: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("compareOnline")
        self.setWindowTitle(tr("Here and on Blogger"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 900, 600)
        self.view = CompareView(self)
        box = QDialogButtonBox()
        box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.view, 1)
        layout.addWidget(box)
        self.view.set_names(tr("In this window"), tr("On Blogger"))
        self.view.compare(lambda: compare_texts(mine, theirs))
        self.view.setFocus()
