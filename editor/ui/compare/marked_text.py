"""The text of a comparison, with a bar beside the change that one stands at."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCursor, QTextTable
from PySide6.QtWidgets import QTextEdit, QWidget

from editor.core.words import tr
from editor.ui.look.theme import theme

_BAR = 3  # px


class MarkedText(QTextEdit):
    """Can be read, selected and copied, not written in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compareText")
        self.setReadOnly(True)
        self.setAccessibleName(tr("What differs"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marked = -1

    def places(self) -> dict[str, int]:
        """The places of the anchors, by their names."""
        found: dict[str, int] = {}
        block = self.document().begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                fragment = iterator.fragment()
                for name in fragment.charFormat().anchorNames():
                    found.setdefault(name, fragment.position())
                iterator += 1
            block = block.next()
        return found

    def go_to(self, position: int) -> None:
        """Put the caret at `position`, in the upper part of what is in view, and the bar beside its line."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.viewport().height() // 4)
        self._marked = position
        self.viewport().update()

    def forget_mark(self) -> None:
        """Show the bar nowhere."""
        self._marked = -1
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marked < 0:
            return
        area = self._row_of(self._marked).translated(0, -self.verticalScrollBar().value())
        painter = QPainter(self.viewport())
        painter.fillRect(QRectF(0, area.top(), _BAR, area.height()), theme.color("accent"))
        painter.end()

    def _row_of(self, position: int) -> QRectF:
        """The area of the table's row that `position` is in."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        table = cursor.currentTable()
        layout = self.document().documentLayout()
        area = layout.blockBoundingRect(cursor.block())
        if isinstance(table, QTextTable):
            row = table.cellAt(position).row()
            for column in range(table.columns()):
                area |= layout.blockBoundingRect(table.cellAt(row, column).firstCursorPosition().block())
        return area
