"""Undo goes to the place of the step, in the text or in a field, and leaves nothing behind in the file."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.app.open_post import change
from editor.core.fields import spec
from editor.core.post import Related
from editor.ui.fields.text_field import TextField

PLAIN = "---\nid: x\ndate: 2025-04-02\n---\n本文。\n\n次の行\n"


@pytest.fixture
def window(window_of, tmp_path, qtbot):
    path = tmp_path / "a.md"
    path.write_text(PLAIN, encoding="utf-8")
    window = window_of(path)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def put(window, path, value):
    document = window.desk.document
    document.apply(change.edited(spec.with_value(document.fields, path, value), name=f"edit {path}"))


def focused(window):
    """The tab that is shown, and whether the caret is in it."""
    pane = window.desk.fields_pane
    focus = QApplication.focusWidget()
    return pane._tabs.currentIndex(), focus is not None and pane.isAncestorOf(focus)


@pytest.mark.parametrize("hidden", [False, True])
def test_a_field(window, hidden):
    wanted, seen = {}, {}
    for path, value, tab in (
        ("news.headline", "見出し", 0),
        ("news.summary", ("一", "二"), 0),
        ("commentary.headline", "論評", 1),
        ("commentary.summary", ("一",), 1),
        ("related", (Related("題", "https://example.com/"),), 2),
        ("labels", ("米国",), 4),
        ("description", "説明", 4),
        ("title", "題", 4),
    ):
        put(window, path, value)
        for step in ("undo", "redo"):
            window.desk.want_fields(not hidden)
            window.desk.fields_pane._tabs.setCurrentIndex((tab + 1) % 5)
            window.desk.focus_source()
            assert focused(window) == ((tab + 1) % 5, False)
            getattr(window.desk.source.edit, step)()
            wanted[path, step], seen[path, step] = (tab, True), focused(window)
    assert seen == wanted


def test_a_place_in_the_text(window):
    edit = window.desk.source.edit
    edit.go_to_line(3)
    QTest.keyClicks(edit, "abc")
    edit.go_to_line(1)
    window.desk.fields_pane.focus_field("news.headline")
    window.desk.source.edit.undo()
    assert edit.hasFocus()
    assert edit.textCursor().blockNumber() == 2
    assert window.desk.document.text() == "本文。\n\n次の行\n"


def test_typing_is_taken_back_in_phrases(window):
    edit = window.desk.source.edit
    edit.setFocus()
    for _ in range(30):
        QTest.keyClicks(edit, "abcdefghi ")
    steps = 0
    before = len(window.desk.document.text())
    while window.desk.document.history.undo_name is not None:
        window.desk.source.edit.undo()
        after = len(window.desk.document.text())
        assert 0 < before - after <= 40
        before, steps = after, steps + 1
    assert 8 <= steps <= 12


def test_a_new_line_and_a_moved_caret_begin_a_step(window):
    edit = window.desk.source.edit
    edit.setFocus()
    QTest.keyClicks(edit, "ab")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClicks(edit, "cd")
    QTest.keyClick(edit, Qt.Key.Key_Left)
    QTest.keyClick(edit, Qt.Key.Key_Right)
    QTest.keyClicks(edit, "ef")
    seen = []
    while window.desk.document.history.undo_name is not None:
        window.desk.source.edit.undo()
        seen.append(window.desk.document.text().removesuffix("本文。\n\n次の行\n"))
    assert seen == ["ab\n\ncd", "ab\n\n", "ab", ""]


@pytest.mark.parametrize(
    ("header", "path", "value"),
    [
        ("id: x\n", "news.headline", "見出し"),
        ("id: x\n", "commentary.summary", ("一",)),
        ("id: x\n", "labels", ("米国",)),
        ("id: x\n", "related", (Related("題"),)),
        ("id: x\nnews:\n  headline: 見出し # 注\n", "news.source", "新聞"),
        ("id: x\nnews:\n  headline: ''\n", "news.headline", "見出し"),
        ("id: x\ntitle:\n", "title", "題"),
        ("id: x\nmine: ''\n", "description", "説明"),
    ],
)
def test_what_is_saved_and_taken_back_is_gone_from_the_file(window_of, tmp_path, qtbot, header, path, value):
    file = tmp_path / "a.md"
    before = f"---\n{header}---\n本文\n"
    file.write_text(before, encoding="utf-8")
    window = window_of(file)
    put(window, path, value)
    with qtbot.waitSignal(window.desk.document.saved):
        window.desk.files.save()
    assert file.read_text(encoding="utf-8") != before
    window.desk.source.edit.undo()
    with qtbot.waitSignal(window.desk.document.saved):
        window.desk.files.save()
    after = file.read_text(encoding="utf-8").replace('""', "''")
    assert after in (before, before.replace("title:\n", "title: ''\n"))


def test_a_field_that_was_in_the_file_stays_when_it_is_emptied(window_of, tmp_path, qtbot):
    file = tmp_path / "a.md"
    file.write_text("---\nid: x\ntitle: 題\n---\n本文\n", encoding="utf-8")
    window = window_of(file)
    document = window.desk.document
    document.apply(change.edited(replace(document.fields, title=""), name="empty"))
    with qtbot.waitSignal(document.saved):
        window.desk.files.save()
    assert "title:" in file.read_text(encoding="utf-8")


def test_a_hit_in_a_field_is_shown_and_the_caret_stays_in_the_find_bar(window, qtbot):
    put(window, "related", (Related("𠮷野家の記事"),))
    bar = window.desk.source.find_bar
    window.desk.source.open_find()
    qtbot.waitUntil(bar.words.hasFocus)
    window.desk.want_fields(False)
    bar.words.setText("野家")
    field = next(field for field in window.findChildren(TextField) if field.text() == "𠮷野家の記事")
    assert field.textCursor().selectedText() == "野家"
    assert window.desk.fields_shown()
    assert window.desk.fields_pane.tab == 2
    assert window.focusWidget() is bar.words
