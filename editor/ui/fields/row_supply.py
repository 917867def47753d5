"""Making the rows of a long list bit by bit, as far as one scrolls, so that nobody waits for hundreds of them."""

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

_STEP_S = 0.004
_REST_MS = 8
"""Rows are made for so many seconds, then keys and paints have their turn for so many milliseconds."""
_AHEAD = 3
"""Rows are made for so many heights of what is in sight."""


class GrowingRows(Protocol):
    """A list of which a part of the rows is made."""

    @property
    def rows(self) -> Sequence[QWidget]:
        """The rows that are made, from the top; one at least."""

    @property
    def is_complete(self) -> bool:
        """Whether all rows are made."""


class RowSupply(QObject):
    """Makes the rows of a list in steps: calls `append()`, which makes the next one, as long as rows are missing that
    may soon be seen in `widget`.

    `completed`: all rows are there.
    """

    completed = Signal()

    def __init__(self, rows: GrowingRows, widget: QWidget, append: Callable[[], None]) -> None:
        super().__init__(widget)
        self._rows = rows
        self._widget = widget
        self._append = append
        self._all = False
        self._area: QScrollArea | None = None
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._step)

    def wake(self) -> None:
        """Look whether rows are missing: the list is another one, or was scrolled."""
        if self._area is None and (area := _area_of(self._widget)) is not None:
            self._area = area
            area.verticalScrollBar().valueChanged.connect(self.wake)
            area.verticalScrollBar().rangeChanged.connect(self.wake)
        if self._rows.is_complete:
            self._all = False
        elif not self._timer.isActive():
            self._timer.start()

    def up_to(self, index: int) -> None:
        """Make all rows up to the row `index` now, as far as there are values for them."""
        if len(self._rows.rows) > index or self._rows.is_complete:
            return
        while len(self._rows.rows) <= index and not self._rows.is_complete:
            self._append()
        self._tell()

    def all(self) -> None:
        """Make all rows, one after the other, whether they are in sight or not."""
        self._all = True
        self.wake()

    def _step(self) -> None:
        end = perf_counter() + _STEP_S
        made = False
        while not self._rows.is_complete and self._is_wanted() and (not made or perf_counter() < end):
            self._append()
            made = True
        if self._rows.is_complete:
            self._tell()
        elif made:
            self._timer.start()

    def _is_wanted(self) -> bool:
        if self._all or self._area is None:
            return True
        if not self._widget.isVisible():
            return False
        top = self._rows.rows[-1].mapTo(self._area.viewport(), QPoint(0, 0)).y()
        return top < _AHEAD * self._area.viewport().height()

    def _tell(self) -> None:
        if self._rows.is_complete:
            self._timer.stop()
            self._all = False
            self.completed.emit()


def _area_of(widget: QWidget) -> QScrollArea | None:
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent
