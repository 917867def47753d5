"""What Enter, Tab and the keys that remove something do in the text, where Qt would do something else."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from editor.app import buffer
from editor.ui.write import changes, keys


def enter(edit: QPlainTextEdit) -> None:
    """A new line, which goes on with the list or the quotation of the one before."""
    cursor = edit.textCursor()
    if cursor.hasSelection():
        changes.replace(cursor, "\n")
        edit.ensureCursorVisible()
        return
    block = cursor.block()
    line = block.text()
    step = keys.entered(line, buffer.to_index(line, cursor.positionInBlock()))
    changes.put(edit, step, line, block.position())


def remove(edit: QPlainTextEdit, event: QKeyEvent) -> bool:
    """Remove what the key `event` asks for, where Qt would leave half of a character; False: Qt's own way is right.

    A selection is widened first, so that it holds whole characters.
    """
    cursor = edit.textCursor()
    if cursor.hasSelection():
        buffer.take_whole(cursor)
        edit.setTextCursor(cursor)
    elif keys.is_backspace(event) and buffer.remove_pair_before(cursor):
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        return True
    return False


def tab(edit: QPlainTextEdit, back: bool, japanese: bool) -> Callable[[], None] | None:
    """What Tab, or `back` Shift+Tab, does to the lines of the selection; None: it goes to the next widget."""
    cursor, text = edit.textCursor(), edit.document()
    first, last = text.findBlock(cursor.selectionStart()), text.findBlock(cursor.selectionEnd())
    raw = buffer.text_between(text, first.position(), last.position() + last.length() - 1)
    start = buffer.to_index(raw, cursor.selectionStart() - first.position())
    end = buffer.to_index(raw, cursor.selectionEnd() - first.position())
    if keys.is_code(first, last):
        step = keys.tabbed_code(raw, start, end, back)
    else:
        step = keys.tabbed(raw, start, end, back, japanese)
    return None if step is None else partial(changes.put, edit, step, raw, first.position())
