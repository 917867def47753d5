"""The keys that mean something else while the preview has the focus than in the rest of the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

_CONTROL = {
    Qt.Key.Key_F: "find",
    Qt.Key.Key_Plus: "larger",  # with Shift on most keyboards
    Qt.Key.Key_Equal: "larger",
    Qt.Key.Key_Semicolon: "larger",  # where + lies on a Japanese one
    Qt.Key.Key_Minus: "smaller",
    Qt.Key.Key_0: "plain",
}
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def meaning(event: QKeyEvent) -> str:
    """The meaning of the key for the preview: find, next, previous, larger, smaller, plain; empty: nothing of its own.

    Keys that mean something must be kept from the window's shortcuts.
    """
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() == Qt.Key.Key_F3 and not modifiers & ~_SHIFT:
        return "previous" if modifiers else "next"
    means = _CONTROL.get(Qt.Key(event.key()), "")
    if means == "larger":
        modifiers &= ~_SHIFT
    return means if modifiers == Qt.KeyboardModifier.ControlModifier else ""
