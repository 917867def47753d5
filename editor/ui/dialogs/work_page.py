"""Pages of the dialogs in which long work is started, watched and told of: import and export."""

from PySide6.QtWidgets import QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.widgets.plain_text import PlainLabel


class WorkPage(QWidget):
    """The page of work under way: `bar` says how far it is, `so_far` the same in words."""

    def __init__(self, progress: str) -> None:
        """`progress` is the name of the bar for people who hear the page."""
        super().__init__()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(progress)
        self.so_far = PlainLabel(role="dialogText")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.bar)
        layout.addWidget(self.so_far)
        layout.addWidget(PlainLabel(tr("You can go on writing meanwhile."), role="dialogNote"))
        layout.addStretch(1)


def report_text(name: str) -> QPlainTextEdit:
    """A text that tells of what was done, to be read and copied; `name` is for people who hear the page."""
    report = QPlainTextEdit()
    report.setReadOnly(True)
    report.setTabChangesFocus(True)
    report.setAccessibleName(name)
    return report
