"""The three choices under the search field: year, label, status. They say what one could type there, too."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from editor.core.words import tr
from editor.ui.widgets.spoken import name_choice


class Filters(QWidget):
    """`changed`: something else is chosen. `query` is that choice as words for the search."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: dict[str, Any] = {}
        self._year = self._combo(tr("Year"))
        self._label = self._combo(tr("Label"))
        self._status = self._combo(tr("Status"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for combo in (self._year, self._label, self._status):
            layout.addWidget(combo, 1)
        self._fill(self._year, tr("Year"), ())
        self._fill(self._label, tr("Label"), ())
        statuses = ((tr("Draft"), "draft"), (tr("Ready"), "ready"), (tr("Published"), "published"))
        self._fill(self._status, tr("Status"), statuses)

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        name_choice(combo, name)
        combo.setMinimumContentsLength(3)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMaxVisibleItems(20)
        combo.currentIndexChanged.connect(lambda _index: self.changed.emit())
        return combo

    def offer(self, choices: dict[str, Any]) -> None:
        """Offer the years and labels that there are; what is chosen stays."""
        if choices == self._offered:
            return
        self._offered = choices
        self._fill(self._year, tr("Year"), [(f"{year} ({count})", str(year)) for year, count in choices["years"]])
        self._fill(self._label, tr("Label"), [(f"{name} ({count})", name) for name, count in choices["labels"]])

    def _fill(self, combo: QComboBox, none: str, items: Sequence[tuple[str, str]]) -> None:
        chosen = combo.currentData()
        with QSignalBlocker(combo):
            combo.clear()
            combo.addItem(none, "")
            for words, value in items:
                combo.addItem(words, value)
            place = combo.findData(chosen) if chosen else 0
            if place < 0:
                combo.addItem(chosen, chosen)
                place = combo.count() - 1
            combo.setCurrentIndex(place)
            combo.view().setMinimumWidth(180)

    @property
    def query(self) -> str:
        """The filters as a query, as one would type it."""
        year, label, status = (combo.currentData() or "" for combo in (self._year, self._label, self._status))
        label = label.replace('"', " ")
        words = (
            f"{year}..{year}" if year else "",
            f'label:"{label}"' if label else "",
            f"status:{status}" if status else "",
        )
        return " ".join(filter(None, words))

    def clear(self) -> None:
        """Choose nothing."""
        for combo in (self._year, self._label, self._status):
            combo.setCurrentIndex(0)
