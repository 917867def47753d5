"""What the checks found, as a list to go through: a click or Enter goes to the place."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.dialogs.room import open_at
from editor.ui.icons import icon
from editor.ui.plain_text import PlainLabel

_LOOK = {"error": ("warning", "accent"), "warning": ("warning", "warning"), "advice": ("help", "muted")}


_LOW, _HIGH = 96, 320
"""Heights of the window in pixels: for a sentence, and for as many findings as one reads at once."""
_MOST = 20


class ProblemList(QDialog):
    """Stays open beside the work; `chosen(problem)`: go there."""

    chosen = Signal(dict)

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
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._empty)
        layout.addWidget(self._list)
        self.show_problems([])

    def show_problems(self, problems: list[dict[str, Any]]) -> None:
        """Show `problems` (as `Problem.as_json` gives them), the chosen row kept where it is."""
        row = self._list.currentRow()
        self._list.clear()
        for problem in problems:
            name, role = _LOOK[problem["severity"]]
            item = QListWidgetItem(icon(name, role), problem["message"])
            item.setData(Qt.ItemDataRole.UserRole, problem)
            self._list.addItem(item)
        self._list.setCurrentRow(min(row, len(problems) - 1))
        self._fit()
        self._list.setVisible(bool(problems))
        self._empty.setVisible(not problems)

    def _fit(self) -> None:
        """As high as the list until the person gives the window another size: no empty sheet for one sentence."""
        if self.height() != self._height:
            return
        rows = min(self._list.count(), _MOST)
        self._list.doItemsLayout()
        needed = sum(self._list.sizeHintForRow(row) for row in range(rows)) + 2 * self._list.frameWidth() + 24
        open_at(self, self.width(), max(_LOW, min(needed, _HIGH)))
        self._height = self.height()

    def _activated(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
