"""Keys in every text of the program: their kinds, and Backspace by whole characters.

Backspace takes a character as it is read: a flag, a family, a letter with its marks (UAX #29). Qt's own
takes a code point and leaves half of such a character, unlike its Delete and its arrows.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
"""Keys that do nothing by themselves."""
_OTHERWISE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def is_backspace(event: QKeyEvent) -> bool:
    """Whether the key removes one character before the caret, and not a word."""
    return event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _OTHERWISE


def moves_caret(event: QKeyEvent) -> bool:
    """Whether the key neither writes nor removes anything: what is written after it is another step to undo."""
    return not event.text() and event.key() not in (*MODIFIERS, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


def remove_cluster_in(line: QLineEdit) -> bool:
    """Remove the character of several code points before the caret of `line`. Whether one stood there; of all others,
    and of selections, Qt's own way is right."""
    if line.isReadOnly() or line.hasSelectedText():
        return False
    end = line.cursorPosition()
    line.cursorBackward(True)
    several = len(line.selectedText()) > 1
    if several:
        line.del_()
    else:
        line.setCursorPosition(end)
    return several
