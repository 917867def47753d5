"""A long field with a short one at its right, or below it where there is no room for both."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from editor.ui.fields.text_field import TextField

ROOM = 140
"""Pixels that the long field, if it is an address, has at least where the short one stands beside it."""
_GAP = 12  # px
_ANY = 16_777_215  # the most that Qt has


class FieldPair(QWidget):
    """One row of a form, or two. `stacked(whether)`: the short field has come below, or is beside again."""

    stacked = Signal(bool)

    def __init__(self, long: TextField, label: QLabel, short: TextField, room: int = ROOM) -> None:
        super().__init__()
        self._long, self._label, self._short = long, label, short
        self._room = room
        self._short_width = short.width()
        self._is_stacked: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(4)
        self._place(stacked=False)

    def minimumSizeHint(self) -> QSize:
        """The size of two rows: they are what makes room."""
        below = self._label.sizeHint().width() + _GAP + self._short_width
        return QSize(max(self._long.minimumSizeHint().width(), below), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self._label.sizeHint().width() + self._short_width + 2 * _GAP
        self._place(stacked=self.width() < self._room + beside)

    def _place(self, *, stacked: bool) -> None:
        if stacked is self._is_stacked:
            return
        self._is_stacked = stacked
        top, row = Qt.AlignmentFlag.AlignTop, int(stacked)
        for widget in (self._long, self._label, self._short):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self._long, 0, 0, 1, 3 if stacked else 1)
        self._grid.addWidget(self._label, row, 1 - row, top)
        self._grid.addWidget(self._short, row, 2 - row, 1, 1 + row)
        self._short.setMaximumWidth(_ANY if stacked else self._short_width)
        for column in range(3):
            self._grid.setColumnStretch(column, int(column == (2 if stacked else 0)))
        self.stacked.emit(stacked)
