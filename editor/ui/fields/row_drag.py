"""Moving a row of a list by its handle: the line that shows where it would go, and the move itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFrame

from editor.ui.fields.row import Row

if TYPE_CHECKING:
    from editor.ui.fields.rows_editor import RowsEditor


class RowDrag(QObject):
    """Follows the handles of the rows of one list."""

    def __init__(self, editor: "RowsEditor") -> None:
        super().__init__(editor)
        self._editor = editor
        self._target: int | None = None
        self._mark = QFrame(editor)
        self._mark.setObjectName("dropMark")
        self._mark.setFixedHeight(2)
        self._mark.hide()

    def follow(self, row: Row) -> None:
        """Let `row` be moved by its handle."""
        row.handle.dragged.connect(lambda height: self._drag(row, height))
        row.handle.dropped.connect(lambda: self._drop(row))
        row.handle.cancelled.connect(self._end)

    def _drag(self, row: Row, height: int) -> None:
        rows = self._editor.rows
        y = self._editor.mapFromGlobal(QPoint(0, height)).y()
        tops = [other.y() for other in rows] + [rows[-1].geometry().bottom() + 1]
        gap = min(range(len(tops)), key=lambda number: abs(tops[number] - y))
        index = self._editor.index(row)
        self._target = gap - (gap > index)
        self._mark.setGeometry(0, max(0, tops[gap] - 1), self._editor.width(), 2)
        self._mark.setVisible(self._target != index)
        self._mark.raise_()

    def _drop(self, row: Row) -> None:
        target = self._target
        self._end()
        if target is not None and row in self._editor.rows:
            self._editor.move_row(self._editor.index(row), target)

    def _end(self) -> None:
        self._target = None
        self._mark.hide()
