"""Labels of the library to choose from: what completes the one that is typed, else those of the near posts; and the
usual spelling of one that is written otherwise."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from editor.core.words import tr
from editor.ui.fields.flow_layout import FlowLayout
from editor.ui.fields.page import note
from editor.ui.widgets.named import named
from editor.ui.widgets.plain_text import set_tip

_MOST = 9  # as many as there are digits


class LabelAdvice(QWidget):
    """A row of labels. `taken(label)`: the person wants it; `replaced(given, usual)`: in place of another spelling;
    `all_taken(labels)`: all that the nearest posts share. `left`: back to the field."""

    taken = Signal(str)
    all_taken = Signal(tuple)
    replaced = Signal(str, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Labels to choose from"))
        self._shown: tuple[object, ...] = ()
        self.buttons: list[QToolButton] = []
        self.heading = note()
        self._row = QWidget()
        self._flow = FlowLayout(4)
        self._row.setLayout(self._flow)
        self._shared: tuple[str, ...] = ()
        self.all = named(QToolButton(), "quietButton")
        self.all.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.all.clicked.connect(self.take_all)
        self.spellings: list[QToolButton] = []
        self._spelling_column = QVBoxLayout()
        self._spelling_column.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)  # in sight without scrolling
        layout.addWidget(self.heading)
        layout.addWidget(self._row)
        layout.addLayout(self._spelling_column)
        self.hide()

    def show_answer(self, answer: dict[str, Any] | None) -> None:
        """Show what `labels` of `memory.py` answered; None: nothing is known."""
        answer = answer or {"completed": [], "suggested": [], "spellings": []}
        shared = () if answer["completed"] else tuple(answer.get("shared", ()))
        self._show_shared(shared if len(shared) > 1 else ())
        completes = bool(answer["completed"])
        offered = (answer["completed"] or answer["suggested"])[:_MOST]
        state = (completes, repr(offered), repr(answer["spellings"]))
        if state == self._shown:
            return
        self._shown = state
        had_focus = any(isValid(button) and button.hasFocus() for button in self.buttons)
        self.heading.setText(
            tr("In your posts (↓, then 1–9):") if completes else tr("Labels of similar posts (↓, then 1–9):")
        )
        self.heading.setVisible(bool(offered))
        self._row.setVisible(bool(offered))
        self.buttons = self._fill(offered)
        self._fill_spellings(answer["spellings"])
        self.setVisible(bool(offered or answer["spellings"]))
        if had_focus:
            self.enter()

    def take_all(self) -> bool:
        """Take all labels that the nearest posts share; False: none are offered."""
        if not self._shared or self.isHidden():
            return False
        self.all_taken.emit(self._shared)
        return True

    def _show_shared(self, shared: tuple[str, ...]) -> None:
        if shared != self._shared:
            self._shared = shared
            words = tr("All of these (Ctrl+Enter): {labels}", labels="、".join(shared))
            self.all.setText(words.replace("&", "&&"))
            self.all.setAccessibleName(words)
        self.all.setVisible(bool(shared))

    def enter(self) -> bool:
        """Put the focus on the first label; False: there is none."""
        if not self.buttons or self.isHidden():
            return False
        self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits take, arrows go along the row, Up and Escape go back to the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or watched not in self.buttons:
            return False
        key, place = event.key(), self.buttons.index(watched)
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and key - Qt.Key.Key_1 < len(self.buttons):
            self.buttons[key - Qt.Key.Key_1].click()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.buttons[place].click()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
            step = -1 if key == Qt.Key.Key_Left else 1
            self.buttons[max(0, min(place + step, len(self.buttons) - 1))].setFocus()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            return False
        return True

    def _fill(self, offered: list[dict[str, Any]]) -> list[QToolButton]:
        _empty(self._flow)
        made = []
        for number, one in enumerate(offered, 1):
            shown = one["name"].replace("&", "&&")
            button = named(QToolButton(), "adviceChip")
            button.setText(f"{number} {shown}  {one['posts']}")
            button.setAccessibleName(
                tr(
                    "Add label “{label}”, {n} post" if one["posts"] == 1 else "Add label “{label}”, {n} posts",
                    label=one["name"],
                    n=one["posts"],
                )
            )
            set_tip(button, button.accessibleName())
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to the next field; ↓ leads here
            button.clicked.connect(lambda _checked=False, name=one["name"]: self.taken.emit(name))
            button.installEventFilter(self)
            self._flow.addWidget(button)
            button.show()
            made.append(button)
        filler = QWidget()  # the last one takes the rest of its line
        self._flow.addWidget(filler)
        filler.show()
        return made

    def _fill_spellings(self, spellings: list[dict[str, Any]]) -> None:
        _empty(self._spelling_column)
        self.spellings = []
        for one in spellings:
            words = tr(
                "“{given}” is “{usual}” in {n} post: change it"
                if one["posts"] == 1
                else "“{given}” is “{usual}” in {n} posts: change it",
                given=one["given"],
                usual=one["usual"],
                n=one["posts"],
            )
            button = named(QToolButton(), "quietButton")
            button.setText(words.replace("&", "&&"))
            button.setAccessibleName(words)
            button.clicked.connect(lambda _checked=False, one=one: self.replaced.emit(one["given"], one["usual"]))
            self._spelling_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.spellings.append(button)


def _empty(layout: FlowLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
