"""Copy for Blogger: the HTML is on the clipboard; title, labels, permalink and description each have a button."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.words import tr


class CopyForBlogger(QDialog):
    """Shows the parts of `export` (an `Export` as JSON) in the order of Blogger's boxes. The HTML is copied at once."""

    def __init__(self, export: dict[str, Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("copyForBlogger")
        self.setWindowTitle(tr("Copy for Blogger"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(620)
        self._buttons: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        note = QLabel(
            tr(
                "In Blogger, switch the editor to “HTML view” and paste. Leave it in HTML view: the other view "
                "rewrites tables, ruby and captions."
            ),
            objectName="dialogNote",
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addWidget(QLabel(tr("The post's HTML is on the clipboard."), objectName="dialogTitle"))
        layout.addWidget(note)
        layout.addLayout(self._grid)
        html = tr("{n} characters of HTML", n=f"{len(export['text']):,}")
        self._row(tr("Post (HTML)"), html, export["text"])
        self._row(tr("Title"), export["title"], export["title"])
        self._row(tr("Labels"), export["labels"], export["labels"])
        self._row(tr("Permalink"), export["permalink"], export["permalink"])
        self._row(tr("Search description"), export["description"], export["description"])
        missing = [str(path) for path in export["missing_images"]]
        if missing:
            layout.addWidget(self._missing(missing))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        close.rejected.connect(self.reject)
        layout.addWidget(close)
        self._copy(self._buttons[0], export["text"])

    def _row(self, label: str, shown: str, text: str) -> None:
        row = self._grid.rowCount()
        value = QLabel(shown or tr("none"), objectName="copyValue" if shown else "copyDone")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setWordWrap(True)
        button = QPushButton(tr("Copy"))
        button.setAccessibleName(tr("Copy: {what}", what=label))
        button.setEnabled(bool(text))
        button.clicked.connect(lambda: self._copy(button, text))
        self._grid.addWidget(QLabel(label, objectName="copyLabel"), row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(button, row, 2, Qt.AlignmentFlag.AlignTop)
        self._buttons.append(button)

    def _missing(self, paths: list[str]) -> QWidget:
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 8, 0, 0)
        sentence = tr(
            "{n} pictures have no address on the blog yet. Upload them in Blogger's editor, then put each address into "
            "the Images tab and copy again.",
            n=len(paths),
        )
        words = QLabel(sentence, objectName="problem")
        words.setProperty("severity", "error")
        words.setWordWrap(True)
        files = QListWidget()
        files.addItems(paths)
        files.setMaximumHeight(96)
        files.setAccessibleName(tr("Pictures without an address"))
        layout.addWidget(words)
        layout.addWidget(files)
        return box

    def _copy(self, button: QPushButton, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        for other in self._buttons:
            other.setText(tr("Copy"))
        button.setText(tr("Copied ✓"))
