"""Moves and selections by sentence and paragraph in the text, and to footnotes and back."""

from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from editor.app.open_post import buffer
from editor.core.markup.note_places import note_partner
from editor.core.text import sentence_places
from editor.core.text.sentence_places import Span
from editor.core.words import tr
from editor.ui.write.source_edit import SourceEdit


def go_to_next(edit: SourceEdit) -> None:
    """Put the caret where the next sentence begins."""
    _select(edit, lambda text, _start, end: _at(sentence_places.next_sentence(text, end)))


def go_to_previous(edit: SourceEdit) -> None:
    """Put the caret where its sentence begins, or where it is there already, the one before."""
    _select(edit, lambda text, start, _end: _at(sentence_places.previous_sentence(text, start)))


def select_sentence(edit: SourceEdit) -> None:
    """Select the sentence of the caret; where one is selected, the next one, too."""

    def found(text: str, start: int, end: int) -> Span:
        first = sentence_places.sentence_at(text, start)
        if (start, end) == first or (end > start and end > first.end):
            following = sentence_places.sentence_at(text, sentence_places.next_sentence(text, max(start, end - 1)))
            return Span(start, max(end, following.end))
        return Span(first.start, max(end, first.end))

    _select(edit, found)


def select_paragraph(edit: SourceEdit) -> None:
    """Select the paragraph of the caret, or all of those that the selection touches."""

    def found(text: str, start: int, end: int) -> Span:
        first, last = sentence_places.paragraph_at(text, start), sentence_places.paragraph_at(text, max(start, end - 1))
        return Span(first.start, max(first.end, last.end))

    _select(edit, found)


def select_more(edit: SourceEdit) -> None:
    """Widen the selection: to the sentence, the paragraph, all."""
    _select(edit, sentence_places.widened)


def go_to_note(edit: SourceEdit) -> None:
    """Go from the sign of a footnote to the note, and from the note back to its sign; say where there is none."""
    cursor = edit.textCursor()
    raw = buffer.raw_text(edit.document())
    place = note_partner(raw, buffer.to_index(raw, cursor.position()))
    if place is None:
        edit.refused.emit(tr("There is no footnote at the caret, or it has no partner."))
        return
    cursor.setPosition(buffer.to_position(raw, place))
    edit.go_to(cursor)
    edit.setFocus()


def _at(index: int) -> Span:
    return Span(index, index)


def _select(edit: SourceEdit, place: Callable[[str, int, int], Span]) -> None:
    """Select what `place(text, start, end)` says of the text and its selection."""
    cursor = edit.textCursor()
    raw = buffer.raw_text(edit.document())
    start, end = (buffer.to_index(raw, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    span = place(raw, start, end)
    cursor.setPosition(buffer.to_position(raw, span.start))
    cursor.setPosition(buffer.to_position(raw, span.end), QTextCursor.MoveMode.KeepAnchor)
    edit.finish_composing()
    edit.post.history.end_phrase()
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()
    edit.setFocus()
