"""Markup edits carried out in a text widget, each as one undo step."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.app.open_post import buffer
from editor.core.markup import Edit, Markup

T = TypeVar("T")


def apply(widget: QPlainTextEdit, command: Markup) -> None:
    """Let `command` change the text of `widget` round its selection."""
    cursor = widget.textCursor()
    raw = buffer.raw_text(widget.document())
    start = buffer.to_index(raw, cursor.selectionStart())
    end = buffer.to_index(raw, cursor.selectionEnd())
    put(widget, command(raw, start, end), raw, 0)


def ask(widget: QPlainTextEdit, question: Callable[[str, int, int], T]) -> T:
    """The answer of `question(text, start, end)` on the text of `widget` and its selection; nothing changes."""
    cursor = widget.textCursor()
    raw = buffer.raw_text(widget.document())
    return question(raw, buffer.to_index(raw, cursor.selectionStart()), buffer.to_index(raw, cursor.selectionEnd()))


def put(widget: QPlainTextEdit, edit: Edit, raw: str, offset: int) -> None:
    """Carry out `edit`, whose indices count in `raw`, the text from the position `offset` on."""
    cursor = widget.textCursor()
    if edit.start != edit.end or edit.replacement:
        cursor.setPosition(offset + buffer.to_position(raw, edit.start))
        cursor.setPosition(offset + buffer.to_position(raw, edit.end), QTextCursor.MoveMode.KeepAnchor)
        replace(cursor, edit.replacement)
    new = edit.apply(raw)
    cursor.setPosition(offset + buffer.to_position(new, edit.selection[0]))
    cursor.setPosition(offset + buffer.to_position(new, edit.selection[1]), QTextCursor.MoveMode.KeepAnchor)
    widget.setTextCursor(cursor)
    widget.ensureCursorVisible()


def replace(cursor: QTextCursor, raw: str) -> None:
    """Put `raw` in place of the selection as an undo step of its own: a bare insertion would join the typing."""
    buffer.take_whole(cursor)
    cursor.beginEditBlock()
    cursor.insertText(raw)
    cursor.endEditBlock()
