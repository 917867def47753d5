"""A list of the header as rows: add, remove, move by key or by the handle, each one undo step of the document."""

import itertools
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.core.fields import rows
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.page import note
from editor.ui.fields.row import Row
from editor.ui.fields.row_drag import RowDrag
from editor.ui.fields.row_supply import RowSupply

MOST_ROWS = 400
"""More rows than that are not made: a list of thousands must not stop the window. The values behind them stay."""
AT_ONCE = 12
"""Rows that are made at once; more than fit into the pane. The others follow while nobody waits for them."""


class RowsEditor(QWidget):
    """Shows the tuple at `path` of the fields, one `Row` each; an empty tuple as one empty row.

    The rows are made equal to the tuple by the least change: a row whose value has moved moves with its focus and
    caret. While an input method composes in a row, rows are neither moved nor removed; that follows when it has ended.
    A kind of list says which rows it has and what its steps are called.

    Of a long list the first rows are made at once; the others by `supply`, as one scrolls or moves the caret to them.
    """

    def __init__(self, binding: Binding, path: str, blank: object) -> None:
        super().__init__()
        self.setObjectName("rows")
        self._binding = binding
        self._path = path
        self._blank = blank
        self._values: tuple[Any, ...] = ()
        self._rows: list[Row] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._note = note("emptyNote")
        self._note.hide()
        self._layout.addWidget(self._note)
        self.row_drag = RowDrag(self, self)
        """Moves rows by their handles, and marks where something would go."""
        self.supply = RowSupply(self, self, self._append)
        binding.refreshed.connect(self.refresh)

    # -- what a kind of list says ----------------------------------------------------------------------------------

    def make_row(self) -> Row:
        """A new row."""
        raise NotImplementedError

    def step_name(self, kind: str, number: int) -> str:
        """The name of the undo step "edit", "add", "remove", "move", "split", "join" or "paste" of row `number`."""
        raise NotImplementedError

    # -- rows and values -------------------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in their order."""
        return tuple(self._rows)

    @property
    def binding(self) -> Binding:
        """The door to the document."""
        return self._binding

    @property
    def values(self) -> tuple[Any, ...]:
        """The values that the rows show."""
        return self._values

    def index(self, row: Row) -> int:
        """The index of `row`, from 0."""
        return self._rows.index(row)

    def focus_row(self, index: int, caret: int = -1, part: int = 0) -> None:
        """Put the caret into the row `index`, or the nearest there is."""
        self.supply.up_to(index)
        self._rows[max(0, min(index, len(self._rows) - 1))].focus(caret, part)

    def refresh(self) -> None:
        """Show what the document holds."""
        values: tuple[Any, ...] = self._binding.value(self._path)
        if values == self._values and self._rows:
            return
        shown = values[: self._room()] or (self._blank,)
        plan = rows.matched(self._all()[: len(self._rows)], shown)
        if any(row.composing for row in self._rows) and plan != list(range(len(self._rows))):
            return  # until `composed`
        wanted = [self._make_row() if old is None else self._rows[old] for old in plan]
        for row, value in zip(wanted, shown, strict=True):
            row.show_value(value)
        self._values = values
        self._arrange(wanted)
        for row in wanted:
            row.set_real(bool(values))
        hidden = len(values) - MOST_ROWS
        self._note.setText(
            tr("{n} more bullet (kept in the file)" if hidden == 1 else "{n} more bullets (kept in the file)", n=hidden)
        )
        self._note.setVisible(hidden > 0)
        self.supply.wake()

    @property
    def is_complete(self) -> bool:
        """Whether there is a row for each value, as far as rows are made at all."""
        return len(self._rows) >= min(len(self._values), MOST_ROWS)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.supply.wake()

    def finish_composing(self) -> None:
        """Take what is being composed as it is, so that the rows are those of the document: before any step below."""
        if any(row.composing for row in self._rows):
            QGuiApplication.inputMethod().commit()
            for field in [field for row in self._rows for field in row.fields]:
                field.finish_composition()
            self.refresh()

    # -- what the person does --------------------------------------------------------------------------------------

    def change(self, values: tuple[Any, ...], kind: str, index: int) -> None:
        """Give the list other `values`, as an undo step of `kind` about the row `index`."""
        self._binding.put(self._path, values, self.step_name(kind, index + 1))

    def add(self) -> None:
        """Begin a new row at the end."""
        self.finish_composing()
        if self._values and len(self._values) < MOST_ROWS:
            self.change((*self._values, self._blank), "add", len(self._values))
        self.focus_row(max(len(self._rows), len(self._values)) - 1)

    def insert(self, index: int, *values: object, kind: str = "add") -> None:
        """Put `values` before the row `index`; into an empty list as its first rows."""
        self.finish_composing()
        self.change(rows.inserted(self._values, min(index, len(self._values)), *values), kind, index)

    def remove(self, index: int) -> None:
        """Remove the row `index`; the caret goes to the one that takes its place, or to the last."""
        self.finish_composing()
        if index < len(self._values):
            self.supply.up_to(index)
            had_focus = self._rows[index].focused_part()
            self.change(rows.removed(self._values, index), "remove", index)
            if had_focus is not None:
                self.focus_row(index, part=had_focus)

    def move_row(self, index: int, to: int) -> None:
        """Move the row `index` to `to`; focus and caret go with it."""
        self.finish_composing()
        if index >= len(self._values) or index == to or not 0 <= to < len(self._values):
            return
        self.supply.up_to(max(index, to))
        order = list(self._rows)
        order.insert(to, order.pop(index))
        self._values = rows.moved(self._values, index, to)
        self._arrange(order)
        self.change(self._values, "move", to)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _all(self) -> tuple[Any, ...]:
        """The values, the empty row of an empty list being one."""
        return self._values or (self._blank,)

    def _room(self) -> int:
        """Number of values that may have rows now: most rows are there already when the list is changed."""
        return min(MOST_ROWS, max(AT_ONCE, len(self._rows) + (AT_ONCE if self.is_complete else 0)))

    def _append(self) -> None:
        """Make the next row. The rows before it stay as they are, and so does a word that is composed in one."""
        row, last = self._make_row(), self._rows[-1]
        row.show_value(self._values[len(self._rows)])
        row.set_number(len(self._rows) + 1, alone=False)
        self._layout.insertWidget(len(self._rows), row)
        row.show()
        self._rows.append(row)
        for before, after in itertools.pairwise((last.fields[-1], *row.fields)):
            QWidget.setTabOrder(before, after)

    def _make_row(self) -> Row:
        row = self.make_row()
        row.setParent(self)
        row.edited.connect(lambda value, part: self._edited(row, value, part))
        row.composed.connect(self.refresh, Qt.ConnectionType.QueuedConnection)
        row.remove_wanted.connect(lambda: self.remove(self.index(row)))
        row.move_wanted.connect(lambda step: self.move_row(self.index(row), self.index(row) + step))
        row.leave_wanted.connect(lambda step: self._leave(row, step))
        self.row_drag.follow(row)
        return row

    def _edited(self, row: Row, value: object, part: str) -> None:
        index = self.index(row)
        current: tuple[Any, ...] = self._binding.value(self._path)
        at = index if current == self._values else rows.followed(self._values, current, index)
        self._values = rows.replaced(self._all(), index, value)
        if not current or at is None:  # the first row, or one that was removed while a word was composed in it
            new = rows.inserted(current, min(index, len(current)), value)
        else:
            new = rows.replaced(current, at, value)
        merge = f"{self._path}.{index}.{part}"
        self._binding.put(self._path, new, self.step_name("edit", index + 1), merge)

    def _leave(self, row: Row, step: int) -> None:
        index = self.index(row) + step
        if 0 <= index < len(self._values):
            self.focus_row(index, caret=-1 if step < 0 else 0, part=row.focused_part() or 0)

    def _arrange(self, wanted: list[Row]) -> None:
        gone = [row for row in self._rows if row not in wanted]
        for row in gone:
            row.blockSignals(True)  # it has nothing more to say when the focus leaves it
        lost = next(((self._rows.index(row), part) for row in gone if (part := row.focused_part()) is not None), None)
        for index, row in enumerate(wanted):
            if self._layout.indexOf(row) != index:
                self._layout.insertWidget(index, row)
            row.set_number(index + 1, alone=len(wanted) == 1)
            row.show()
        self._rows = wanted
        if lost:
            self.focus_row(lost[0], part=lost[1])
        for row in gone:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._binding.arranged.emit()
