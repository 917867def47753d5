"""The pictures that are to be uploaded: a list that is dragged into the browser, all of them at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QListWidget

from editor.core.images.called import called
from editor.core.words import tr
from editor.ui.widgets.carry import carry

_SHOWN, _MOST = 4, 200
"""Rows that are in sight, and that there are at most."""


class UploadFiles(QListWidget):
    """Shows the pictures `names`, each by its short one. What is dragged out of it are the files, in their order, once
    `carry_files` said which."""

    def __init__(self, names: Sequence[str], spoken: str) -> None:
        super().__init__()
        self._files: tuple[Path, ...] = ()
        self._most = _SHOWN
        self.setObjectName("copyMissing")
        self.setAccessibleName(spoken)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self._pressed: QPoint | None = None
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerItem)
        self.setUniformItemSizes(True)
        self.addItems(list(called(names[:_MOST]).values()))
        self._fit()

    def show_rows(self, most: int) -> None:
        """Have `most` rows in sight at once; the others are scrolled."""
        self._most = most
        self._fit()

    def carry_files(self, files: Sequence[Path]) -> None:
        """Drag `files` from now on."""
        self._files = tuple(files)
        self.viewport().setCursor(Qt.CursorShape.OpenHandCursor if files else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """All of the files are dragged, whichever row is held (Qt's own drag takes rows that are selected)."""
        held, here = self._pressed, event.position().toPoint()
        if held is None or not self._files or (here - held).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in self._files])
        carry(self, data)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click, unless it was a drag."""
        if self._pressed is not None:
            super().mouseReleaseEvent(event)
        self._pressed = None

    def showEvent(self, event: QShowEvent) -> None:
        """The font of the theme comes with the first showing."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as whole rows: none is cut in half."""
        self.ensurePolished()
        height = self.sizeHintForRow(0) if self.count() else 0
        around = self.height() - self.viewport().height() if self.isVisible() else 2 * self.frameWidth()
        self.setFixedHeight(min(self._most, self.count()) * height + around)


def dragging_hint() -> str:
    """The sentence on using the list, once the files are there."""
    return tr("Drag these images onto the text in Blogger’s Compose view, or into its upload window, all at once.")
