"""Dragging out of the window into another program, such as the browser with Blogger's editor."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from editor.ui.widgets.elided_label import ElidedLabel
from editor.ui.widgets.plain_text import set_tip


def carry(source: QWidget, data: QMimeData) -> bool:
    """Drag `data` until the person lets go of it; whether somebody took it."""
    drag = QDrag(source)
    drag.setMimeData(data)
    return drag.exec(Qt.DropAction.CopyAction) != Qt.DropAction.IgnoreAction


class CarriedText(ElidedLabel):
    """A text on one line that can be dragged away; `tip` says so, `spoken` is its accessible name."""

    def __init__(self, text: str, name: str, *, carried: str, tip: str, spoken: str) -> None:
        """`carried` is what is dragged, `text` what is shown of it."""
        super().__init__(text, name)
        self._carried = carried
        self._pressed: QPoint | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(spoken)
        set_tip(self, tip)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._pressed is None or (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        data = QMimeData()
        data.setText(self._carried)
        carry(self, data)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = None
