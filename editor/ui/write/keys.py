"""Keys that the text keeps for itself, and the edits of Enter and Tab."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextBlock

from editor.core.markup import Edit, indent, outdent
from editor.core.markup.lines import is_list_item
from editor.core.markup.newline import continued_line
from editor.ui.write.highlighter import in_code
from editor.ui.write.syntax import LineState

_CODE_INDENT = 4  # columns
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
_EDITING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ALONE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


ENTER_PARAGRAPH, ENTER_LINE = "paragraph", "line"
"""The choices for Enter in running text; with neither, the blog's language decides."""


def belongs_to_text(event: QKeyEvent) -> bool:
    """Whether the text should have this key before a command of the window may."""
    if not event.modifiers() & _MODIFIERS:
        return True
    written = event.text()
    if written.isprintable() and written and not written.isascii():  # AltGr is Ctrl+Alt on Windows
        return True
    return any(event.matches(key) for key in _OWN)


def is_typed(event: QKeyEvent) -> bool:
    """Whether the key is a character that goes into the text, with no modifier that makes a command of it."""
    text = event.text()
    return text != "" and text.isprintable() and not event.modifiers() & _MODIFIERS


def is_edit(event: QKeyEvent) -> bool:
    """Whether the key is Enter, Backspace or Delete by itself."""
    return event.key() in _EDITING and event.modifiers() in _ALONE


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


def entered(line: str, column: int, above: str = "") -> Edit:
    """The edit for Enter in `line`, below the line `above`."""
    return continued_line(line, column, above) or Edit(column, column, "\n", (column + 1, column + 1))


def tabbed(text: str, start: int, end: int, back: bool, japanese: bool) -> Edit | None:
    """The edit for Tab, or `back` Shift+Tab, on the lines of `text`; None: the focus goes to the next widget.

    List items go one level in or out. At the start of a line Tab makes the full-width indent (字下げ) of Japanese text
    and Shift+Tab takes it back; spaces there would make code of the line.
    """
    at_start = start != end or not text[:start].strip() or (back and text[:start] == "\u3000")
    if any(is_list_item(line) for line in text.split("\n")) or (japanese and at_start):
        edit = (outdent if back else indent)(text, start, end)
        return None if edit.start == edit.end and not edit.replacement else edit
    return None


def is_code(first: QTextBlock, last: QTextBlock) -> bool:
    """Whether one of the lines from `first` to `last` is code, a fence or of the header."""
    block = first
    while block.isValid() and block.blockNumber() <= last.blockNumber():
        if in_code(block) or max(0, block.userState()) >= LineState.FENCE:
            return True
        block = block.next()
    return False


def tabbed_code(text: str, start: int, end: int, back: bool) -> Edit | None:
    """The edit for Tab, or `back` Shift+Tab, on lines of code: spaces up to the next column of four; whole lines that
    are selected go in or out by as many. None: there is nothing to take back, and it goes to the next widget."""
    if start == end and not back:
        spaces = " " * (_CODE_INDENT - start % _CODE_INDENT)
        return Edit(start, start, spaces, (start + len(spaces), start + len(spaces)))
    old = text.split("\n")
    if back:
        new = [line[1:] if line.startswith("\t") else line.removeprefix(_leading(line)) for line in old]
    else:
        new = [" " * _CODE_INDENT + line if line else line for line in old]
    if new == old:
        return None if start == end else Edit(start, start, "", (start, end))
    changed = "\n".join(new)
    first = max(0, start + len(new[0]) - len(old[0]))
    return Edit(0, len(text), changed, (first, max(first, end + len(changed) - len(text))))


def _leading(line: str) -> str:
    """The spaces that one step out takes from `line`."""
    return line[: min(_CODE_INDENT, len(line) - len(line.lstrip(" ")))]
