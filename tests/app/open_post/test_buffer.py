"""Every character goes through the buffer unchanged."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from editor.app.open_post import buffer
from editor.core.text.splices import Splice

pytestmark = pytest.mark.usefixtures("qapp")

AWKWARD = (
    "\r\u2029\u2028\ufdd0\ufdd1\ufeff\ufffe\ufffc\uffff\x00\x0b\x0c\x1c\x1d\x1e\x85\xa0\u3000\u200b"
    "\U0010fffd\ufe00\ufe06𠮷🚨"
)
ANY_TEXT = st.text(st.one_of(st.sampled_from(AWKWARD + "\nあ a"), st.characters(exclude_categories=("Cs",))))


@given(ANY_TEXT)
@settings(max_examples=300, deadline=None)
def test_what_goes_in_comes_out(text: str) -> None:
    document = QTextDocument()
    buffer.set_buffer_text(document, text)
    assert buffer.buffer_text(document) == text


@given(st.text(st.sampled_from("a𠮷\ufeff\r\U0010fffd\ufe00"), max_size=12))
def test_places_of_the_text_are_places_of_its_form_in_the_buffer(text: str) -> None:
    raw = buffer.encode(text)
    places = buffer.raw_indices(raw, range(len(text) + 1))
    assert [buffer.decode(raw[place:]) for place in places] == [text[index:] for index in range(len(text) + 1)]


def test_every_character_of_the_first_planes_at_every_place() -> None:
    document = QTextDocument()
    characters = [chr(code) for code in range(0x20000) if not 0xD800 <= code < 0xE000] + ["\U0010fffd", "\U0010ffff"]
    for text in ("".join(characters), "\n".join(characters), "\n".join(reversed(characters))):
        buffer.set_buffer_text(document, text)
        assert buffer.buffer_text(document) == text
    for character in AWKWARD:
        buffer.set_buffer_text(document, character)
        assert buffer.buffer_text(document) == character


def test_a_new_text_has_no_history() -> None:
    document = QTextDocument()
    QTextCursor(document).insertText("前の文書")
    buffer.set_buffer_text(document, "今の文書")
    assert not document.isUndoAvailable()
    assert not document.isModified()


@given(ANY_TEXT, ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_an_update_is_one_undo_step(old: str, new: str) -> None:
    document = QTextDocument()
    buffer.set_buffer_text(document, old)
    buffer.update_buffer_text(document, new)
    assert buffer.buffer_text(document) == new
    document.undo()
    assert buffer.buffer_text(document) == old
    document.redo()
    assert buffer.buffer_text(document) == new


@given(st.text(st.sampled_from("aあ𠮷🚨\n")))
@settings(max_examples=150)
def test_positions_and_indices_agree(text: str) -> None:
    for index in range(len(text) + 1):
        position = buffer.to_position(text, index)
        assert position == len(text[:index].encode("utf-16-le")) // 2
        assert buffer.to_index(text, position) == index
    indices = range(len(text) + 1)
    assert buffer.to_positions(text, indices) == [buffer.to_position(text, index) for index in indices]


@given(st.text(st.sampled_from("あい")), st.text(st.sampled_from("あい")))
def test_the_changed_range_is_the_middle(old: str, new: str) -> None:
    start, old_end, new_end = buffer.changed_range(old, new)
    assert old[:start] == new[:start]
    assert old[old_end:] == new[new_end:]
    assert old[:start] + new[start:new_end] + old[old_end:] == new


def test_a_lone_surrogate_becomes_a_replacement_character() -> None:
    document = QTextDocument()
    buffer.set_buffer_text(document, "前\ud842後")
    assert buffer.buffer_text(document) == "前\ufffd後"


def test_a_megabyte_takes_milliseconds() -> None:
    document = QTextDocument()
    buffer.set_buffer_text(document, "これは𠮷野家についての文章です。\n" * 22_000)
    started = time.process_time()
    buffer.buffer_text(document)
    assert time.process_time() - started < 0.2


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT, ANY_TEXT)
@settings(max_examples=100, deadline=None)
def test_a_text_buffer_replaces_by_characters(before: str, old: str, after: str, new: str) -> None:
    held = buffer.TextBuffer()
    held.set_text(before + old + after)
    held.put((Splice(len(before), len(old), new),))
    assert held.text() == before + new + after
    held.document.undo()
    assert held.text() == before + old + after


_SIGNS = st.text(st.sampled_from("aあ\n\u2028\ufeff𠮷"), max_size=4)


@given(st.lists(st.tuples(_SIGNS, _SIGNS, _SIGNS), max_size=6), _SIGNS)
@settings(max_examples=100, deadline=None)
def test_many_splices_are_one_step(parts: list[tuple[str, str, str]], end: str) -> None:
    """Each part: what stays, and what is taken out for what."""
    splices, start = [], 0
    for kept, old, new in parts:
        splices.append(Splice(start + len(kept), len(old), new))
        start += len(kept) + len(old)
    before = "".join(kept + old for kept, old, _new in parts) + end
    held = buffer.TextBuffer()
    held.set_text(before)
    held.put(tuple(splices))
    assert held.text() == "".join(kept + new for kept, _old, new in parts) + end
    held.document.undo()
    assert held.text() == before


@pytest.mark.parametrize(
    "splices",
    [
        (Splice(-1, 0, "x"),),
        (Splice(0, 4, "x"),),
        (Splice(2, 1, "x"), Splice(0, 1, "y")),
        (Splice(0, 2, ""), Splice(1, 1, "")),
    ],
    ids=["before the text", "behind it", "not in order", "overlapping"],
)
def test_splices_that_do_not_fit_change_nothing(splices: tuple[Splice, ...]) -> None:
    held = buffer.TextBuffer()
    held.set_text("あいう")
    with pytest.raises(ValueError, match="splices"):
        held.put(splices)
    assert held.text() == "あいう"


def test_a_character_has_a_position() -> None:
    held = buffer.TextBuffer()
    held.set_text("𠮷\ufeffい")
    assert [held.position(index) for index in (0, 1, 2, 3, 9)] == [0, 2, 5, 6, 6]


_PIECES = st.text(st.sampled_from("aあ　\n\u2028\ufeff𠮷"), max_size=6)
_EDITS = st.tuples(
    st.sampled_from(["put", "cut", "both", "undo", "redo", "fill"]), st.integers(0, 40), st.integers(0, 40), _PIECES
)


@given(st.text(st.sampled_from("aあ\n"), max_size=30), st.lists(_EDITS, max_size=12), st.booleans())
@settings(max_examples=200, deadline=None)
def test_the_text_is_that_of_the_document_after_each_edit(
    text: str, edits: list[tuple[str, int, int, str]], shown: bool
) -> None:
    held = buffer.TextBuffer()
    if shown:
        held.document.setDocumentLayout(QPlainTextDocumentLayout(held.document))
    held.set_text(text)
    document = held.document
    for kind, one, other, piece in edits:
        held.text()
        cursor = QTextCursor(document)
        last = document.characterCount() - 1
        start, end = sorted((one % (last + 1), other % (last + 1)))
        if kind == "undo":
            document.undo()
        elif kind == "redo":
            document.redo()
        elif kind == "fill":
            held.set_text(piece * 2)
        else:
            cursor.beginEditBlock()
            if kind != "put":
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            if kind != "cut":
                cursor.setPosition(min(start, document.characterCount() - 1))
                cursor.insertText(buffer.encode(piece))
            if kind == "both":
                cursor.movePosition(QTextCursor.MoveOperation.Start)
                cursor.insertText("前")
            cursor.endEditBlock()
        assert held.text() == buffer.buffer_text(document)
