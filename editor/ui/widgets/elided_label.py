"""A label of one line that ends in “…” where it has no room, instead of pushing its window apart or being cut."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editor.ui.widgets.plain_text import PlainLabel


class ElidedLabel(PlainLabel):
    """Plain text on one line, line breaks shown as spaces; its whole text is its accessible name."""

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(" ".join(text.split()), parent, role=name)
        self.setAccessibleName(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
