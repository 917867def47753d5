"""Reading aloud in the window: the commands, the mark in the text, what turns to it and what ends it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.aloud import reading_aloud
from editor.app.aloud.reading_aloud import AloudState
from editor.ui.fields.text_field import TextField
from tests.app.aloud.test_reading_aloud import FakeChild

HEADER = "---\ntitle: 題\nnews:\n  headline: 見出しの文\n  summary: [一, 二]\n---\n"
BODY = "一つ目の文。二つ目の文。\n\n" + "間の行。\n\n" * 80 + "{最後|さいご}の文。\n"


@pytest.fixture
def window(window_of, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(reading_aloud, "ChildProcess", FakeChild)
    path = tmp_path / "post.md"
    path.write_text(HEADER + BODY, encoding="utf-8")
    window = window_of(path)
    window.desk.focus_source()
    return window


def read(window, qtbot) -> FakeChild:
    window.actions_["aloud.read"].trigger()
    child = window.app.reading()._process
    qtbot.waitUntil(lambda: child.running, timeout=10_000)
    if not window.app.reading()._ready:
        child.ready()
    qtbot.waitUntil(lambda: bool(child.sent) and "say" in child.sent[-1], timeout=10_000)
    return child


def enabled(window) -> list[str]:
    window.actions_.refresh()
    return [name for name in ("aloud.read", "aloud.pause", "aloud.stop") if window.actions_[name].isEnabled()]


def test_nothing_is_made_before_it_is_wanted(window):
    assert window.app.reading.made is None
    assert enabled(window) == ["aloud.read"]


def test_the_sentence_is_marked_and_the_page_is_told(window, qtbot):
    edit, lines = window.desk.source.edit, []
    edit.reads_line.connect(lines.append)
    child = read(window, qtbot)
    assert edit.spoken.words == ["一つ目の文。"]
    assert enabled(window) == ["aloud.read", "aloud.pause", "aloud.stop"]
    child.said()
    assert edit.spoken.words == ["二つ目の文。"]
    child.said()
    assert lines[-1] == 3
    window.actions_["aloud.stop"].trigger()
    assert edit.spoken.words == []
    assert lines[-1] == 0
    assert enabled(window) == ["aloud.read"]


def test_what_is_out_of_sight_is_turned_to_and_the_caret_stays(window, qtbot):
    edit = window.desk.source.edit
    cursor = QTextCursor(edit.document())
    cursor.setPosition(edit.document().characterCount() - 4)
    edit.setTextCursor(cursor)
    child = read(window, qtbot)
    assert child.sent[-1]["say"] == "さいごの文。"
    edit.verticalScrollBar().setValue(0)
    window.actions_["aloud.pause"].trigger()
    window.actions_["aloud.pause"].trigger()
    qtbot.waitUntil(lambda: "say" in child.sent[-1], timeout=10_000)
    place = window.app.reading().place
    place.setPosition(place.selectionStart())
    assert edit.viewport().rect().contains(edit.cursorRect(place).center())
    assert edit.textCursor().position() == cursor.position()


def test_pause_and_go_on_by_one_command(window, qtbot):
    child = read(window, qtbot)
    window.actions_["aloud.pause"].trigger()
    assert window.app.reading().state is AloudState.PAUSED
    assert window.actions_["aloud.pause"].isChecked()
    window.actions_["aloud.pause"].trigger()
    qtbot.waitUntil(lambda: "say" in child.sent[-1], timeout=10_000)
    assert child.sent[-1]["say"] == "一つ目の文。"


def test_a_field_is_read_whole_and_marked(window, qtbot):
    window.desk.show_field("news.headline")
    field = window.focusWidget()
    assert isinstance(field, TextField)
    child = read(window, qtbot)
    assert child.sent[-1]["say"] == "見出しの文"
    assert field.marks.spoken.words == ["見出しの文"]
    assert window.desk.source.edit.spoken.words == []
    child.said()
    assert field.marks.spoken.words == []
    assert window.app.reading().state is AloudState.SILENT


def test_another_post_ends_it(window, qtbot):
    read(window, qtbot)
    window.app.session.new()
    assert window.app.reading().state is AloudState.SILENT
    assert window.desk.source.edit.spoken.words == []


def test_why_nothing_is_read_stands_below_the_text(window, qtbot):
    child = read(window, qtbot)
    with qtbot.waitSignal(window.desk.source.edit.refused) as said:
        child.answered.emit({"ready": False})
    assert "no voice was found" in said.args[0]


def test_the_mark_lies_behind_the_letters(window, qtbot):
    edit = window.desk.source.edit
    before = edit.viewport().grab().toImage()
    read(window, qtbot)
    after = edit.viewport().grab().toImage()
    place = edit.cursorRect(QTextCursor(edit.document()))
    from editor.ui.look.theme import theme

    found = theme.color("found").rgb()
    row = range(place.left(), place.left() + 60)
    assert not any(before.pixel(x, place.top() + 1) == found for x in row)
    assert any(after.pixel(x, place.top() + 1) == found for x in row)
    assert any(after.pixel(x, place.center().y()) != found for x in row)
