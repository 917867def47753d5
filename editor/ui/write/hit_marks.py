"""The marks below the hits of the find bar in the text."""

from bisect import bisect_left

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from editor.ui.look.theme import theme


def mark_hits(edit: QPlainTextEdit, places: list[tuple[int, int]]) -> None:
    """Mark those of `places`, ascending positions, that are on the screen; there may be ten thousand others."""
    if not places and not edit.extraSelections():
        return
    view = edit.viewport().rect()
    first = edit.cursorForPosition(view.topLeft()).block().position()
    last_block = edit.cursorForPosition(view.bottomRight()).block()
    last = last_block.position() + last_block.length()
    look = QTextCharFormat()
    look.setBackground(theme.color("found"))
    marks = []
    for start, end in places[bisect_left(places, (first, 0)) : bisect_left(places, (last, 0))]:
        mark = QTextEdit.ExtraSelection()
        mark.format = look
        mark.cursor = QTextCursor(edit.document())
        mark.cursor.setPosition(start)
        mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        marks.append(mark)
    edit.setExtraSelections(marks)
