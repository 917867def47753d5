"""Backspace, Delete and the arrows take characters as they are read, in every kind of text of the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt, QTextBoundaryFinder
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.app.open_post.buffer import buffer_text, remove_cluster_before, set_buffer_text
from editor.app.open_post.document import Document
from editor.core.file.postfile import PostFile
from editor.core.profile.load import load_profile
from editor.ui.fields.binding import Binding
from editor.ui.fields.text_field import TextField
from editor.ui.keys.text_keys import is_backspace, moves_caret, remove_cluster_in
from editor.ui.keys.unhandled_keys import guard
from editor.ui.write.source_edit import SourceEdit

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CHARACTERS = {
    "a flag": "🇯🇵",
    "a flag by tags": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a flag by a joiner": "🏳️‍🌈",
    "a family": "👨‍👩‍👧‍👦",
    "a profession with a skin": "👩🏽‍🚒",
    "a skin": "👍🏽",
    "a keycap": "1️⃣",
    "a variation selector": "☺️",
    "combining kana": "か\u3099",
    "half-width kana": "ﾊﾟ",
    "an ideographic variation": "葛\U000e0100",
    "a standard variation": "﨑\ufe00",
    "a kanji beyond the plane, varied": "𠮟\U000e0101",
    "several marks": "e\u0301\u0323",
    "jamo": "\u1100\u1161\u11a8",
    "a conjunct": "क्षि",
    "what the buffer holds by a pair": "\ufeff",
    "a plain kanji": "国",
    "one beyond the plane": "𠮷",
    "an emoji": "😀",
}


@pytest.fixture(params=["the text", "a field", "a line"])
def widget(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[QWidget]:
    guard(qapp)
    document = Document(tmp_path / "a.md", PostFile.parse(b""), None, lambda name: load_profile(name)[0])
    made: QWidget
    match request.param:
        case "the text":
            made = SourceEdit(document)
        case "a field":
            made = TextField(Binding(document, document), "題")
        case _:
            made = QLineEdit()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    document.setParent(made)


def put(widget: QWidget, text: str) -> None:
    if isinstance(widget, QLineEdit):
        widget.setText(text)
    elif isinstance(widget, TextField):
        widget.show_text(text)
    elif isinstance(widget, QPlainTextEdit):
        set_buffer_text(widget.document(), text)
    QTest.keyClick(widget, Key.Key_Home)


def text_of(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    assert isinstance(widget, QPlainTextEdit)
    return buffer_text(widget.document())


@pytest.mark.parametrize("name", CHARACTERS)
def test_a_key_takes_one_character(widget: QWidget, name: str) -> None:
    character = CHARACTERS[name]
    text = f"あ{character}い"
    put(widget, text)
    for key, moves, left in (
        (Key.Key_Backspace, 2, "あい"),
        (Key.Key_Delete, 1, "あい"),
        (Key.Key_X, 2, f"あ{character}xい"),
    ):
        put(widget, text)
        for _step in range(moves):
            QTest.keyClick(widget, Key.Key_Right)
        QTest.keyClick(widget, key)
        assert text_of(widget) == left, key
    put(widget, text)
    for _step in range(3):
        QTest.keyClick(widget, Key.Key_Right)
    for _step in range(2):
        QTest.keyClick(widget, Key.Key_Left)
    QTest.keyClick(widget, Key.Key_X)
    assert text_of(widget) == f"あx{character}い"


@pytest.mark.parametrize("modifiers", [Modifier.ShiftModifier, Modifier.NoModifier])
def test_shift_makes_no_difference(widget: QWidget, modifiers: Modifier) -> None:
    put(widget, "🇯🇵🇺🇸")
    QTest.keyClick(widget, Key.Key_End)
    QTest.keyClick(widget, Key.Key_Backspace, modifiers)
    assert text_of(widget) == "🇯🇵"


def test_a_word_back_is_a_word(widget: QWidget) -> None:
    put(widget, "word 葛\U000e0100城")
    QTest.keyClick(widget, Key.Key_End)
    QTest.keyClick(widget, Key.Key_Backspace, Modifier.ControlModifier)
    assert text_of(widget) in ("word ", "word 葛\U000e0100")


def test_a_selection_is_removed_as_it_is(widget: QWidget) -> None:
    put(widget, "あ👍🏽い")
    QTest.keyClick(widget, Key.Key_Right)
    QTest.keyClick(widget, Key.Key_Right, Modifier.ShiftModifier)
    QTest.keyClick(widget, Key.Key_Right, Modifier.ShiftModifier)
    QTest.keyClick(widget, Key.Key_Backspace)
    assert text_of(widget) == "あ"


def test_a_line_that_is_only_read_stays(qapp: QApplication, qtbot: QtBot) -> None:
    line = QLineEdit("🇯🇵")
    line.setReadOnly(True)
    qtbot.addWidget(line)
    assert not remove_cluster_in(line)
    assert line.text() == "🇯🇵"


def test_characters_that_are_removed_one_after_the_other_are_one_step(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    document = Document(
        tmp_path / "a.md", PostFile.parse("あ👍🏽い🇯🇵".encode()), None, lambda name: load_profile(name)[0]
    )
    edit = SourceEdit(document)
    qtbot.addWidget(edit)
    document.setParent(edit)
    QTest.keyClick(edit, Key.Key_End)
    for _step in range(3):
        QTest.keyClick(edit, Key.Key_Backspace)
    assert document.text() == "あ"
    edit.undo()
    assert document.text() == "あ👍🏽い🇯🇵"
    edit.redo()
    assert document.text() == "あ"


TEXTS = st.text(
    st.sampled_from("か\u3099👨\u200d👩🏽🇯🇵🏴\U000e0067\U000e007f1\ufe0f\u20e3葛\U000e0100\ufeffｶﾞa ")
    | st.characters(codec="utf-8"),
    max_size=24,
).map(lambda text: text.replace("\r", "").replace("\n", ""))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_backspaces_take_the_characters_that_the_arrows_pass(qapp: QApplication, text: str) -> None:
    """As many Backspaces as there are characters for the arrows empty a text, and none leaves half of one."""
    edit = QPlainTextEdit()
    set_buffer_text(edit.document(), text)
    raw = edit.document().toRawText()
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, raw)
    places = []
    while (place := finder.toNextBoundary()) >= 0:
        places.append(place)
    for place in reversed([0, *places[:-1]]):
        cursor = edit.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        if not remove_cluster_before(cursor):
            cursor.deletePreviousChar()
        assert cursor.position() == place
    assert edit.document().toRawText() == ""


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "backspace", "moves"),
    [
        (Key.Key_Backspace, Modifier.NoModifier, "\b", True, False),
        (Key.Key_Backspace, Modifier.ShiftModifier, "\b", True, False),
        (Key.Key_Backspace, Modifier.ControlModifier, "", False, False),
        (Key.Key_Backspace, Modifier.AltModifier, "", False, False),
        (Key.Key_Delete, Modifier.NoModifier, "\x7f", False, False),
        (Key.Key_Left, Modifier.NoModifier, "", False, True),
        (Key.Key_Home, Modifier.ControlModifier, "", False, True),
        (Key.Key_Shift, Modifier.NoModifier, "", False, False),
        (Key.Key_A, Modifier.NoModifier, "a", False, False),
    ],
)
def test_kinds_of_keys(key: Key, modifiers: Modifier, text: str, backspace: bool, moves: bool) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
    assert (is_backspace(event), moves_caret(event)) == (backspace, moves)


def keys_of(field: TextField, *keys: Key | str) -> None:
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(field, key)
        else:
            QTest.keyClick(field, key)


@pytest.mark.parametrize(
    ("keys", "seen"),
    [
        (("abc",), [""]),
        (("ab", Key.Key_Left, "c"), ["ab", ""]),
        (("ab", Key.Key_Home, Key.Key_End, "c"), ["ab", ""]),
        (("abc", Key.Key_Backspace, Key.Key_Backspace), ["abc", ""]),
        (("abc", Key.Key_Backspace, "d"), ["ab", "abc", ""]),
        (("a" * 70,), ["a" * 60, "a" * 30, ""]),
    ],
)
def test_fields_are_taken_back_in_phrases(
    keys: tuple[Key | str, ...], seen: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    document = Document(tmp_path / "a.md", PostFile.parse(b"x"), None, lambda name: load_profile(name)[0])
    binding = Binding(document, document)
    field = TextField(binding, "題", path="description")
    document.setParent(field)
    field.edited.connect(lambda value: binding.put("description", value, merge="description"))
    qtbot.addWidget(field)
    field.show()
    keys_of(field, *keys)
    found = []
    while document.history.undo_name is not None:
        field.setFocus()
        QTest.keyClick(field, Key.Key_Z, Modifier.ControlModifier)
        found.append(document.fields.description)
    assert found == seen
