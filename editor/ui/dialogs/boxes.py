"""Texts for the boxes of Blogger's editor: each is copied by a button, or dragged into its box."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from editor.core.words import tr
from editor.ui.widgets.carry import CarriedText
from editor.ui.widgets.elided_label import ElidedLabel
from editor.ui.widgets.named import named
from editor.ui.widgets.spoken import announce


@dataclass(frozen=True, slots=True)
class Box:
    """A text and what it is called. `shown` stands for one that is too long to look at."""

    label: str
    text: str
    shown: str = ""


class Boxes(QWidget):
    """One row for each box, in the order of `boxes`; those without a text are not seen.

    Whoever copies by the keyboard presses the same key for each: the focus goes on to the next button.
    """

    def __init__(self, boxes: Sequence[Box]) -> None:
        super().__init__()
        self._texts = [box.text for box in boxes]
        self.buttons: list[QPushButton] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, box in enumerate(boxes):
            button = named(QPushButton(tr("Copy")), "copyButton")
            button.setAccessibleName(tr("Copy: {what}", what=box.label))
            button.setEnabled(bool(box.text))
            button.clicked.connect(lambda _checked=False, row=row: self.copy(row))
            value = CarriedText(
                box.shown or box.text,
                "copyValue",
                carried=box.text,
                tip=tr("Copy it, or drag it into Blogger's box"),
                spoken=f"{box.label}: {box.text[:1000]}",
            )
            self.buttons.append(button)
            for column, widget in enumerate((ElidedLabel(box.label, "copyLabel"), value, button)):
                grid.addWidget(widget, row, column)
                widget.setVisible(bool(box.text))

    def copy(self, row: int) -> None:
        """Put the text of the box `row`, from 0, on the clipboard; the next one is at hand."""
        QGuiApplication.clipboard().setText(self._texts[row])
        for button in self.buttons:
            button.setText(tr("Copy"))
        self.buttons[row].setText(tr("Copied ✓"))
        announce(self.buttons[row], tr("Copied ✓"))
        if (following := self._after(row)) is not None:
            following.setFocus()
            following.setDefault(True)

    def _after(self, row: int) -> QPushButton | None:
        return next((button for button in self.buttons[row + 1 :] if button.isEnabled()), None)
