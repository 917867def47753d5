"""What Qt's documents cannot hold is deleted, replaced and pasted as one character; no stand-in for it gets out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.app.open_post import buffer, change
from editor.app.open_post.document import Document
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile
from editor.ui.fields.binding import Binding
from editor.ui.fields.text_field import TextField
from editor.ui.write.pane import SourcePane
from editor.ui.write.source_edit import SourceEdit
from tests.ui.write.conftest import text_of

Key, Modifier = Qt.Key, Qt.KeyboardModifier
PaneOf = Callable[..., SourcePane]
KEYS = ["Backspace", "Delete", "Left", "Right", "Home", "End", "word back", "word on", "x", "undo", "redo"]
HELD = ["\r", "\u2029", "\ufdd0", "\ufdd1", "\ufeff", "\ufffe", "\U0010fffd"]


def caret(edit: SourceEdit, index: int) -> None:
    raw = buffer.raw_text(edit.document())
    cursor = edit.textCursor()
    cursor.setPosition(buffer.to_position(raw, len(buffer.encode(text_before(edit, index)))))
    edit.setTextCursor(cursor)


def text_before(edit: SourceEdit, index: int) -> str:
    return buffer.buffer_text(edit.document())[:index]


@pytest.mark.parametrize("held", HELD)
@pytest.mark.parametrize(("key", "index"), [(Key.Key_Backspace, 2), (Key.Key_Delete, 1)])
def test_one_key_removes_it_whole(pane_of: PaneOf, held: str, key: Key, index: int) -> None:
    pane = pane_of(f"あ{held}い")
    caret(pane.edit, index)
    QTest.keyClick(pane.edit, key)
    assert text_of(pane) == "あい"
    pane.edit.undo()
    assert text_of(pane) == f"あ{held}い"
    pane.edit.redo()
    assert text_of(pane) == "あい"


@pytest.mark.parametrize("held", HELD)
def test_in_a_field_as_well(qapp: QApplication, qtbot: QtBot, tmp_path: Path, held: str) -> None:
    document = Document(tmp_path / "a.md", PostFile.parse(b"x"), None, lambda name: load_profile(name)[0])
    field = TextField(Binding(document, document), "題")
    qtbot.addWidget(field)
    said: list[object] = []
    field.edited.connect(said.append)
    field.show_text(f"あ{held}")
    field.set_caret(-1)
    QTest.keyClick(field, Key.Key_Backspace)
    assert said == ["あ"]
    assert field.text() == "あ"


@pytest.mark.parametrize("taken", [1, 2, 3])
def test_an_input_method_takes_it_whole(pane_of: PaneOf, taken: int) -> None:
    pane = pane_of("あ\ufeffい")
    caret(pane.edit, 2)
    event = QInputMethodEvent()
    event.setCommitString("う", -taken, taken)
    QApplication.sendEvent(pane.edit, event)
    assert text_of(pane) == "あうい"


def test_half_a_pair_is_no_text(pane_of: PaneOf) -> None:
    pane = pane_of("あ\ufeffい")
    cursor = QTextCursor(pane.edit.document())
    cursor.setPosition(4)
    cursor.deletePreviousChar()  # as no key does
    assert text_of(pane) == "あい"


@given(
    st.lists(st.sampled_from([*HELD, "a", "あ", " ", "\n", "𠮷", "e\u0301", "\ufe00"]), max_size=10),
    st.lists(st.sampled_from(KEYS), max_size=20),
)
@settings(max_examples=60)
def test_no_key_lets_a_stand_in_out(parts: list[str], keys: list[str]) -> None:
    before = "".join(parts)
    file = PostFile.parse(b"---\nid: x\n---\n")
    document = Document(Path("a.md"), file, None, lambda name: load_profile(name)[0])
    buffer.set_buffer_text(document.buffer, before)
    edit = SourceEdit(document)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    known = set(before) | {"x"}
    for key in keys:
        if key in ("undo", "redo"):
            getattr(edit, key)()
        elif key == "x":
            QTest.keyClicks(edit, "x")
        elif key.startswith("word"):
            name = Key.Key_Backspace if key == "word back" else Key.Key_Delete
            QTest.keyClick(edit, name, Modifier.ControlModifier)
        else:
            QTest.keyClick(edit, getattr(Key, f"Key_{key}"))
        assert buffer.encode(document.text()) == buffer.raw_text(document.buffer)  # nothing by halves
        assert set(document.text()) <= known
    while document.history.undo_name is not None:
        document.apply(change.undone())
    assert document.text() == before
    edit.deleteLater()


@pytest.mark.parametrize("html", [True, False])
def test_line_ends_of_a_paste_are_lines_in_text_and_file(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, html: bool
) -> None:
    data = b"---\r\nid: x\r\n---\r\n\r\n\xe4\xb8\x80\r\n\xe4\xba\x8c\n\xe4\xb8\x89\r\n"
    document = Document(tmp_path / "a.md", PostFile.parse(data), "x", lambda name: load_profile(name)[0])
    edit = SourceEdit(document)
    qtbot.addWidget(edit)
    pasted = "甲\u2029乙\r丙\r\n丁\u2028戊\x85己\x0b\x0c"
    mime = QMimeData()
    if html:
        mime.setHtml("<p><b>太</b>甲\u2029乙&#13;丙\r\n丁\u2028戊\x85己</p><p>終</p>")
    else:
        mime.setText(pasted)
    for _ in range(2):
        edit.go_to_line(3)
        edit.insertFromMimeData(mime)
        assert not set(document.text()) & {"\r", "\u2029", "\U0010fffd"}
        file = document.build().or_raise()
        assert Contents.of(PostFile.parse(file.data)).text == document.text()
        assert file.data.startswith(b"---\r\nid: x\r\n---\r\n\r\n\xe4\xb8\x80\r\n")
        assert file.data.endswith("二\n三\r\n".encode())
        document.apply(change.saved(document.to_save(), document.path, "x"))
    if not html:
        assert document.text() == "\n一\n" + "甲\n乙\n丙\n丁\u2028戊\x85己\x0b\x0c" * 2 + "二\n三\n"
