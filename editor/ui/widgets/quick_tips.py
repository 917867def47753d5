"""Tips of the tool bar, sooner than the system's: most of its buttons are icons without words."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget

from editor.ui.widgets.plain_text import show_tip

DELAY_MS = 400
"""Milliseconds that the pointer rests on a button; Qt waits for 700. A filter of events would see every one of them."""


class QuickTips(QObject):
    """Shows the tip of each of the `buttons` once the pointer rests on it, and at once while another tip is shown."""

    def __init__(self, buttons: Iterable[QToolButton], parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(DELAY_MS)
        self._later.timeout.connect(self._show)
        for button in self._buttons:
            button.defaultAction().hovered.connect(self._wait)  # as the pointer enters its button
            button.pressed.connect(self._later.stop)

    def _wait(self) -> None:
        self._later.start(0 if QToolTip.isVisible() else DELAY_MS)

    def _show(self) -> None:
        button = next((one for one in self._buttons if one.underMouse()), None)
        if button is not None:
            show_tip(button)
