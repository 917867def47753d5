"""Which keys the text keeps for itself, and what Enter and Tab do in it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from editor.core.markup import Edit, indent, outdent
from editor.core.markup.lines import is_list_item
from editor.core.markup.newline import continued_line

_Standard = QKeySequence.StandardKey
# QPlainTextEdit claims more (undo, redo, Ctrl+K ...), and what it claims never reaches the window's commands.
_OWN = (
    *(_Standard.Cut, _Standard.Copy, _Standard.Paste, _Standard.SelectAll),
    *(_Standard.MoveToNextWord, _Standard.MoveToPreviousWord, _Standard.SelectNextWord, _Standard.SelectPreviousWord),
    *(_Standard.MoveToStartOfDocument, _Standard.MoveToEndOfDocument),
    *(_Standard.SelectStartOfDocument, _Standard.SelectEndOfDocument),
    *(_Standard.MoveToStartOfLine, _Standard.MoveToEndOfLine, _Standard.SelectStartOfLine, _Standard.SelectEndOfLine),
    *(_Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord),
)
_REMOVING = (
    *(_Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord),
    *(_Standard.DeleteEndOfLine, _Standard.DeleteCompleteLine),
)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def belongs_to_text(event: QKeyEvent) -> bool:
    """Whether the text should have this key before a command of the window may."""
    if not event.modifiers() & _MODIFIERS:
        return True
    written = event.text()
    if written.isprintable() and written and not written.isascii():  # AltGr is Ctrl+Alt on Windows
        return True
    return any(event.matches(key) for key in _OWN)


def is_enter(event: QKeyEvent) -> bool:
    """Enter without a modifier, on either block of the keyboard."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
        _MODIFIERS | Qt.KeyboardModifier.ShiftModifier
    )


def is_hard_break(event: QKeyEvent) -> bool:
    """Shift+Enter, for which Qt would insert U+2028: to Markdown a character like any other."""
    return (
        event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ShiftModifier
    )


def removes(event: QKeyEvent) -> bool:
    """Whether the key takes something out of the text."""
    return event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) or any(event.matches(key) for key in _REMOVING)


def is_backspace(event: QKeyEvent) -> bool:
    """Whether the key removes one character before the caret, and not a word."""
    return event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _MODIFIERS


def entered(line: str, column: int) -> Edit:
    """What Enter does in `line`."""
    return continued_line(line, column) or Edit(column, column, "\n", (column + 1, column + 1))


def tabbed(text: str, start: int, end: int, back: bool, japanese: bool) -> Edit | None:
    """What Tab, or `back` Shift+Tab, does to the lines of `text`; None: it goes to the next widget.

    List items go one level in or out. At the start of a line Tab makes the full-width indent (字下げ) of Japanese text
    and Shift+Tab takes it back; spaces there would make code of the line.
    """
    at_start = start != end or not text[:start].strip() or (back and text[:start] == "\u3000")
    if any(is_list_item(line) for line in text.split("\n")) or (japanese and at_start):
        edit = (outdent if back else indent)(text, start, end)
        return None if edit.start == edit.end and not edit.replacement else edit
    return None
