"""Keys that Qt's widgets do not handle as a person expects: shortcuts type nothing, Enter presses a button.

Qt's text widgets insert the text of a key event unless its only modifier is Ctrl: Alt+3 where no command has that
shortcut types "3" (`QInputControl::isAcceptableInput`), and a closed combo box takes it for a search in its list.
`would_type` tells such an event; `guard` keeps it from every text field, box and list of the program.

A button that has the focus is pressed by Space alone, but for those of a dialog (`QPushButton.autoDefault`): in the
window Enter did nothing, in a dialog it pressed another button. `guard` has Enter press it everywhere.
"""

import sys

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from editor.ui.keys.text_keys import is_backspace, remove_cluster_in

_CONTROL, _ALT, _META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
_MODIFIERS, _ALT_GR = _CONTROL | _ALT | _META, _CONTROL | _ALT
_BUTTONS = (QPushButton, QToolButton)  # not those that are ticked: Enter in a dialog with them is its answer
_WIDGETS = (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox, QAbstractItemView, *_BUTTONS)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NAME = "unhandledKeys"


def would_type(event: QKeyEvent) -> bool:
    """Whether `event` is a key with Alt, Ctrl or Meta that no widget's own shortcut stands for, and that would be typed
    all the same. A character that is reached by AltGr or by macOS' Option key is meant to be typed."""
    modifiers = event.modifiers() & _MODIFIERS
    text = event.text()
    if not modifiers or not text or not text.isprintable():
        return False
    if modifiers == _ALT_GR and (sys.platform == "win32" or not text.isascii()):  # as Windows tells it
        return False
    if modifiers == _ALT and sys.platform == "darwin":
        return False
    return not any(event.matches(key) for key in QKeySequence.StandardKey)


class _Guard(QObject):
    """Follows the focus and looks at the keys of the one widget that has it: a filter of all events costs time."""

    def __init__(self, qt: QApplication) -> None:
        super().__init__(qt)
        self.setObjectName(_NAME)
        self._watched: QWidget | None = None
        qt.focusChanged.connect(self._follow)
        self._follow(None, qt.focusWidget())

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if isinstance(new, _WIDGETS) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hold back a key that would be typed; it goes on to the widgets around the one that has the focus. And have
        Backspace take a whole character in fields of one line, which the other texts see to themselves."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if isinstance(watched, _BUTTONS):
            return _presses(watched, event)
        if would_type(event):
            event.ignore()
            return True
        return isinstance(watched, QLineEdit) and is_backspace(event) and remove_cluster_in(watched)


def _presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press `button` by Enter; not by a key that is held down, which would press it again and again."""
    if event.key() not in _ENTER or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


def guard(qt: QApplication) -> None:
    """Keep unhandled shortcuts from being typed anywhere in `qt`, from now on; twice is no more than once."""
    if qt.findChild(QObject, _NAME) is None:
        _Guard(qt)
