"""Enter, Tab and the keys that remove something, where they differ from Qt's."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.app.open_post import buffer
from editor.core.markup.paragraphs import new_paragraph, next_caption
from editor.ui.keys.text_keys import is_backspace
from editor.ui.write import changes, keys
from editor.ui.write.highlighter import in_code

_FAR = 200
"""Lines of a paragraph that are looked at before the caret, and blank ones behind it."""


def enter(edit: QPlainTextEdit, paragraphs: bool) -> None:
    """A new line, which goes on with the list or the quotation of the one before; with `paragraphs`, in running text a
    new paragraph. Out of a caption it leads on."""
    cursor = edit.textCursor()
    raw, offset = _around(cursor)
    index = buffer.to_index(raw, cursor.selectionStart() - offset)
    if cursor.hasSelection():
        parts = paragraphs and new_paragraph(raw, index) is not None
        changes.replace(cursor, "\n\n" if parts else "\n")
        edit.ensureCursorVisible()
        return
    step = next_caption(raw, index) or (new_paragraph(raw, index) if paragraphs else None)
    if step is not None:
        changes.put(edit, step, raw, offset)
        return
    line = cursor.block().text()
    step = keys.entered(line, buffer.to_index(line, cursor.positionInBlock()), cursor.block().previous().text())
    changes.put(edit, step, line, cursor.block().position())


def is_running_text(edit: QPlainTextEdit) -> bool:
    """Whether paragraphs can be put in at the caret: not into a list, a quotation, a table, code, HTML or a caption."""
    cursor = edit.textCursor()
    raw, offset = _around(cursor)
    index = buffer.to_index(raw, cursor.selectionStart() - offset)
    if next_caption(raw, index) is not None or in_code(cursor.document().findBlock(cursor.selectionStart())):
        return False
    before = cursor.document().findBlock(cursor.selectionStart()).text()
    return not before.strip() or new_paragraph(raw, index) is not None


def _around(cursor: QTextCursor) -> tuple[str, int]:
    """The block of lines in which `cursor` begins, down to the next line that shows something; and its position."""
    here = first = cursor.document().findBlock(cursor.selectionStart())
    for _line in range(_FAR):
        if not first.previous().isValid() or not first.previous().text().strip():
            break
        first = first.previous()
    last = here.next() if here.next().isValid() else here
    for _line in range(_FAR):
        if last.text().strip() or not last.next().isValid():
            break
        last = last.next()
    return buffer.text_between(
        cursor.document(), first.position(), last.position() + last.length() - 1
    ), first.position()


def remove(edit: QPlainTextEdit, event: QKeyEvent) -> bool:
    """Remove what the key `event` asks for, where Qt would leave half of a character; False: Qt's own way is right.

    A selection is widened first, so that it holds whole characters.
    """
    cursor = edit.textCursor()
    if cursor.hasSelection():
        buffer.take_whole(cursor)
        edit.setTextCursor(cursor)
    elif is_backspace(event) and buffer.remove_cluster_before(cursor):
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        return True
    return False


def cell(edit: QPlainTextEdit, back: bool) -> Callable[[], None] | None:
    """The edit for Tab, or `back` Shift+Tab, in a table: to the next cell, or the one before; None: there is none."""
    cursor, text = edit.textCursor(), edit.document()
    block = cursor.block()
    if "|" not in block.text() or keys.is_code(block, block):
        return None
    from editor.core.markup import table_edits  # in a table, and not at the start

    first = last = block
    for _line in range(table_edits.MOST_LINES):
        first = first.previous() if first.previous().text().strip() else first
        last = last.next() if last.next().text().strip() else last
    raw = buffer.text_between(text, first.position(), last.position() + last.length() - 1)
    start = buffer.to_index(raw, cursor.selectionStart() - first.position())
    end = buffer.to_index(raw, max(0, cursor.selectionEnd() - first.position()))
    step = (table_edits.previous_cell if back else table_edits.next_cell)(raw, start, end)
    return None if step is None else partial(changes.put, edit, step, raw, first.position())


def tab(edit: QPlainTextEdit, back: bool, japanese: bool) -> Callable[[], None] | None:
    """The edit for Tab, or `back` Shift+Tab, on the lines of the selection; None: the focus goes to the next widget."""
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
