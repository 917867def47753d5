"""Unknown words in the window: a quiet line, what may be meant, and one step to take it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QMenu

from editor.app.checks import spelling
from editor.core.spelling import dictionaries, own_words
from editor.core.spelling.dictionaries import own_folder
from editor.core.workers.spell_tasks import CheckTask
from editor.ui.fields.text_field import TextField
from editor.ui.spelling.word_menu import WordMenu
from editor.ui.write.menu import meant
from tests.app.checks.test_spelling import FakeProcess
from tests.core.spelling.small import write_dictionary

HEADER = "---\ntitle: 題\nnews:\n  headline: Headlin 見出し\n  summary: [一 bullett, 二]\n---\n"
POST = HEADER + "日本のteh policyとteh。\n\n最後のwrod\n"
FOUND: list[list[Any]] = [
    [0, 1, "Headlin", "news.headline"],
    [0, 3, "bullett", "news.summary.0"],
    [1, 4, "teh", ""],
    [1, 15, "teh", ""],
    [3, 4, "wrod", ""],
]


@pytest.fixture
def window(window_of, tmp_path: Path, monkeypatch, qtbot):
    monkeypatch.setattr(spelling, "TaskProcess", FakeProcess)
    monkeypatch.setattr(spelling, "PAUSE_MS", 0)
    monkeypatch.setattr(dictionaries, "is_readable", lambda: True)
    write_dictionary(own_folder())
    path = tmp_path / "post.md"
    path.write_text(POST, encoding="utf-8")
    return window_of(path)


@pytest.fixture
def checked(window, qtbot):
    """The window with spelling switched on and answered once."""
    window.actions_["edit.spelling"].trigger()
    qtbot.waitUntil(lambda: bool(process(window).calls))
    process(window).answer(*FOUND)
    return window


def process(window) -> FakeProcess:
    return window.app.spelling()._process


def marked(window) -> list[str]:
    return window.desk.source.edit.misspelled.words


def menu_at(window, widget, position: int) -> QMenu:
    menu = QMenu(widget)
    menu.addAction("other")
    widget_menu = widget.menu_opening if hasattr(widget, "menu_opening") else window.desk.fields_pane.menu_opening
    widget_menu.emit(widget, menu, position)
    return menu


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def press(menu: QMenu, text: str) -> None:
    next(action for action in menu.actions() if action.text() == text).trigger()


def suggest(window, *words: str) -> None:
    _task, done, _failed = process(window).calls.pop()
    done({"suggestions": list(words)})


def test_it_is_off_and_nothing_of_it_is_made(window):
    assert window.app.spelling.made is None
    assert not window.actions_["edit.spelling"].isChecked()
    assert not window.actions_["edit.next_unknown"].isEnabled()


def test_unknown_words_get_a_line_in_text_and_fields(checked):
    assert marked(checked) == ["teh", "teh", "wrod"]
    fields = checked.desk.fields_pane.findChildren(TextField)
    assert [one.marks.misspelled.words for one in fields if one.marks.misspelled] == [["Headlin"], ["bullett"]]
    assert checked.app.settings.choices.spelling == "en_US"
    checked.actions_["edit.spelling"].trigger()
    assert marked(checked) == []
    assert [one.marks.misspelled.words for one in fields if one.marks.misspelled] == [[], []]


def test_a_suggestion_is_taken_in_one_step(checked):
    edit = checked.desk.source.edit
    before = edit.post.text()
    menu = menu_at(checked, edit, 4)
    assert entries(menu)[0] == "Looking for suggestions…"
    suggest(checked, "the", "ten & so")
    assert entries(menu) == [
        "the",
        "ten && so",
        "Learn this word",
        "Ignore this word in this post",
        "other",
    ]
    press(menu, "the")
    assert edit.post.text() == before.replace("teh", "the", 1)
    assert edit.post.history.undo_name == "Spelling"
    edit.undo()
    assert edit.post.text() == before


def test_in_a_field_too(checked):
    field = next(one for one in checked.desk.fields_pane.findChildren(TextField) if one.path == "news.headline")
    menu = menu_at(checked, field, 2)
    suggest(checked, "Headline")
    press(menu, "Headline")
    document = checked.desk.document
    assert document.fields.news.headline == "Headline 見出し"
    checked.desk.source.edit.undo()
    assert document.fields.news.headline == "Headlin 見出し"


def test_where_the_word_has_changed_meanwhile_nothing_is_written(checked):
    edit = checked.desk.source.edit
    menu = menu_at(checked, edit, 4)
    suggest(checked, "the")
    cursor = QTextCursor(edit.document())
    cursor.setPosition(4)
    cursor.insertText("x")
    before = edit.post.text()
    press(menu, "the")
    assert edit.post.text() == before


def test_what_cannot_be_written_in_takes_no_suggestion(checked):
    edit = checked.desk.source.edit
    edit.setReadOnly(True)
    menu = menu_at(checked, edit, 4)
    suggest(checked, "the")
    assert not menu.actions()[0].isEnabled()


def test_without_suggestions_that_is_said_and_a_closed_menu_gets_none(checked, qtbot):
    edit = checked.desk.source.edit
    menu = menu_at(checked, edit, 4)
    suggest(checked)
    assert entries(menu)[0] == "No suggestions"
    menu = menu_at(checked, edit, 4)
    _task, done, _failed = process(checked).calls.pop()
    with qtbot.waitSignal(menu.destroyed):
        menu.deleteLater()
    done({"suggestions": ["the"]})


def test_other_words_have_no_entries(checked):
    menu = menu_at(checked, checked.desk.source.edit, 9)
    assert entries(menu) == ["other"]
    assert menu.findChildren(WordMenu) == []


def test_learn_and_ignore(checked, qtbot):
    edit = checked.desk.source.edit
    press(menu_at(checked, edit, 4), "Ignore this word in this post")
    assert marked(checked) == ["wrod"]
    press(menu_at(checked, edit, edit.document().characterCount() - 3), "Learn this word")
    assert marked(checked) == []
    qtbot.waitUntil(lambda: own_words.read_words() == ("wrod",))


def test_an_ignored_word_can_be_checked_again(checked):
    edit = checked.desk.source.edit
    press(menu_at(checked, edit, 4), "Ignore this word in this post")
    menu = menu_at(checked, edit, 4)
    assert entries(menu) == ["Check the spelling of this word again", "other"]
    press(menu, "Check the spelling of this word again")
    assert entries(menu_at(checked, edit, 4)) == ["other"]
    asked = process(checked)
    asked.calls = [call for call in asked.calls if isinstance(call[0], CheckTask)]
    while asked.calls:
        asked.answer(*FOUND)
    assert marked(checked) == ["teh", "teh", "wrod"]


def test_the_next_unknown_word_is_selected(checked):
    edit = checked.desk.source.edit
    found = []
    for _time in range(4):
        checked.actions_["edit.next_unknown"].trigger()
        found.append((edit.textCursor().selectedText(), edit.textCursor().selectionStart()))
    assert found[:3] == [("teh", 3), ("teh", 14), ("wrod", 23)]
    assert found[3] == found[0]


def test_a_menu_is_about_the_word_at_the_mouse_or_at_the_caret(checked):
    edit = checked.desk.source.edit
    checked.actions_["edit.next_unknown"].trigger()
    start = QTextCursor(edit.document())
    place = edit.cursorRect(start).center()
    by_keyboard = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, edit.mapToGlobal(place))
    by_mouse = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, edit.mapToGlobal(place))
    assert (meant(edit, by_keyboard), meant(edit, by_mouse)) == (edit.textCursor().position(), 0)
    assert entries(menu_at(checked, edit, meant(edit, by_keyboard)))[0] == "Looking for suggestions…"


def test_the_word_that_is_being_written_gets_its_line_later(checked, qtbot):
    edit = checked.desk.source.edit
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    cursor = edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("nwe")
    edit.setTextCursor(cursor)
    qtbot.waitUntil(lambda: bool(process(checked).calls))
    process(checked).answer([4, 1, "nwe", ""])
    assert marked(checked) == []
    edit.insert_text(" ")
    assert marked(checked) == ["nwe"]


def test_where_nothing_can_check_it_says_what_to_install(window, monkeypatch, qtbot):
    edit = window.desk.source.edit
    monkeypatch.setattr(dictionaries, "list_dictionaries", lambda: ())
    with qtbot.waitSignal(edit.refused) as said:
        window.actions_["edit.spelling"].trigger()
    assert "hunspell-en-us" in said.args[0] and str(own_folder()) in said.args[0]
    monkeypatch.setattr(dictionaries, "is_readable", lambda: False)
    with qtbot.waitSignal(edit.refused) as said:
        window.actions_["edit.spelling"].trigger()
    assert "pip install 'ronpyo[spelling]'" in said.args[0]
    assert window.app.settings.choices.spelling == ""
