"""The findings of the checks as a list to go through: a click or Enter goes to the place."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.dialogs.room import open_at
from editor.ui.icons import icon
from editor.ui.plain_text import PlainLabel, set_tip

_LOOK = {"error": ("warning", "accent"), "warning": ("warning", "warning"), "advice": ("help", "muted")}


_LOW, _HIGH = 96, 320
"""Heights of the window in pixels: for a sentence, and for as many findings as one reads at once."""
_MOST = 20
_GAP = 8


def _said(problem: dict[str, Any]) -> str:
    """The sentence of a problem, and below it what is proposed instead of which words."""
    if problem.get("mend") is None:
        return str(problem["message"])
    return f"{problem['message']}\n{problem['words']} → {problem['mend']}"


class ProblemList(QDialog):
    """Stays open beside the work; `chosen(problem)`: go there; `mended(problem)`: write what it proposes."""

    chosen = Signal(dict)
    mended = Signal(dict)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(tr("To look at"))
        open_at(self, 460, _LOW)
        self._height = self.height()
        self._empty = PlainLabel(tr("Nothing to look at. The post is ready to go out."), role="dialogNote")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._list = QListWidget()
        self._list.setObjectName("problemList")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(tr("To look at"))
        self._list.itemActivated.connect(self._activated)
        self._list.itemClicked.connect(self._activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        layout.setSpacing(_GAP)
        layout.addWidget(self._empty)
        layout.addWidget(self._list)
        self._mend = QPushButton(tr("&Mend"))
        self._mend.setAutoDefault(False)
        set_tip(self._mend, tr("Write what is proposed in place of these words; one undo takes it back."))
        self._mend.clicked.connect(self._mend_current)
        self._list.currentItemChanged.connect(self._look_at_current)
        layout.addWidget(self._mend, 0, Qt.AlignmentFlag.AlignRight)
        self.show_problems([])

    def show_problems(self, problems: list[dict[str, Any]]) -> None:
        """Show `problems` (as `Problem.as_json` gives them), the chosen row kept where it is."""
        fits = self.height() == self._height
        row = self._list.currentRow()
        self._list.clear()
        for problem in problems:
            name, role = _LOOK[problem["severity"]]
            item = QListWidgetItem(icon(name, role), _said(problem))
            item.setData(Qt.ItemDataRole.UserRole, problem)
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, len(problems) - 1))
        self._list.setVisible(bool(problems))
        self._empty.setVisible(not problems)
        self._look_at_current()
        if fits:
            self._fit()

    def _fit(self) -> None:
        """As high as the list until the person gives the window another size: no empty sheet for one sentence."""
        rows = min(self._list.count(), _MOST)
        self._list.doItemsLayout()
        needed = sum(self._list.sizeHintForRow(row) for row in range(rows)) + 2 * self._list.frameWidth() + 24
        if self._list.count():
            needed += self._mend.sizeHint().height() + _GAP
        open_at(self, self.width(), max(_LOW, min(needed, _HIGH)))
        self._height = self.height()

    def _look_at_current(self) -> None:
        item = self._list.currentItem()
        self._mend.setVisible(self._list.count() > 0)
        self._mend.setEnabled(item is not None and item.data(Qt.ItemDataRole.UserRole).get("mend") is not None)

    def _mend_current(self) -> None:
        if (item := self._list.currentItem()) is not None:
            self.mended.emit(item.data(Qt.ItemDataRole.UserRole))

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
