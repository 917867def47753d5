"""Moving a row of a list by its handle: the line that shows where it would go, and the move itself."""

from typing import Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFrame, QWidget

from editor.ui.fields.row import Row


class MovableRows(Protocol):
    """Rows whose order can be changed."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in their order, from the top."""

    def move_row(self, index: int, to: int) -> None:
        """Move the row `index` (from 0) to the place `to`."""


class RowDrag(QObject):
    """Drag and drop of `rows` by their handles, within the widget `area` that shows them."""

    def __init__(self, rows: MovableRows, area: QWidget) -> None:
        super().__init__(area)
        self._rows = rows
        self._area = area
        self._target: int | None = None
        self._mark = QFrame(area)
        self._mark.setObjectName("dropMark")
        self._mark.setFixedHeight(2)
        self._mark.hide()

    def follow(self, row: Row) -> None:
        """Let `row` be moved by its handle."""
        row.handle.dragged.connect(lambda height: self._drag(row, height))
        row.handle.dropped.connect(lambda: self._drop(row))
        row.handle.cancelled.connect(self._end)

    def show_gap(self, y: int, *but: int) -> int:
        """Mark the gap between rows that is nearest to `y` (pixels from the top of the list), if it is none of `but`;
        gives its number: that of the row below it."""
        rows = self._rows.rows
        tops = [other.y() for other in rows] + [rows[-1].geometry().bottom() + 1]
        gap = min(range(len(tops)), key=lambda number: abs(tops[number] - y))
        self._mark.setGeometry(0, max(0, tops[gap] - 1), self._area.width(), 2)
        self._mark.setVisible(gap not in but)
        self._mark.raise_()
        return gap

    def hide_gap(self) -> None:
        """Mark none."""
        self._mark.hide()

    def _drag(self, row: Row, height: int) -> None:
        index = self._rows.rows.index(row)
        gap = self.show_gap(self._area.mapFromGlobal(QPoint(0, height)).y(), index, index + 1)
        self._target = gap - (gap > index)

    def _drop(self, row: Row) -> None:
        target = self._target
        self._end()
        rows = self._rows.rows
        if target is not None and row in rows:
            self._rows.move_row(rows.index(row), target)

    def _end(self) -> None:
        self._target = None
        self.hide_gap()
