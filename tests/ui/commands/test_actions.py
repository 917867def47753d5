"""Every command of the window: its words, its keys, its place, and that it runs."""

from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtGui import QDesktopServices, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from editor.app.aloud.reading_aloud import ReadingAloud
from editor.app.choices.command import Menu
from editor.core import words
from editor.core.spelling import dictionaries


def in_menus(items):
    for item in items:
        if isinstance(item, Menu):
            yield from in_menus(item.items)
        elif item is not None:
            yield item


def test_every_command_runs_on_an_ordinary_post(window_of, post, qtbot, answers, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)  # the post's page on the blog
    monkeypatch.setattr(dictionaries, "list_dictionaries", tuple)  # no process for either of these
    monkeypatch.setattr(ReadingAloud, "read", lambda _reading, _cursor: None)
    window = window_of(post)
    seen = set()

    def close_dialogs():
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, QDialog) and dialog.isVisible():
                seen.add(type(dialog).__name__)
                dialog.close()

    def copied():
        close_dialogs()
        return "CopyForBlogger" in seen

    for name, action in [(name, window.actions_[name]) for name in window.actions_.commands if name != "app.quit"]:
        answers.choices = [1]
        window.actions_.refresh()
        if action.isEnabled():
            action.trigger()
        close_dialogs()
        assert window.isVisible(), name
    qtbot.waitUntil(
        copied, timeout=60_000
    )  # this window comes when the post is rendered, in the midst of others or last
    close_dialogs()
    answers.choices = [1]
    window.actions_["app.quit"].trigger()
    assert not window.isVisible()


def test_every_command_is_named_in_both_languages(window_of):
    english = {name: command.title for name, command in window_of().actions_.commands.items()}
    japanese = {name: command.title for name, command in window_of(language="ja").actions_.commands.items()}
    assert english.keys() == japanese.keys()
    assert all(english.values())
    assert not [name for name in english if english[name] == japanese[name]]


def test_no_shortcut_is_used_twice(window_of):
    keys = [QKeySequence(key).toString() for command in window_of().actions_.commands.values() for key in command.keys]
    assert "" not in keys
    assert not [key for key, number in Counter(keys).items() if number > 1]


def test_every_command_stands_in_a_menu(window_of):
    window = window_of()
    assert set(in_menus(window.menus)) == set(window.actions_.commands)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_access_key_is_used_twice_in_the_menu_bar(window_of, language):
    window = window_of(language=language)
    keys = [menu.title.partition("&")[2][:1].lower() for menu in window.menus]
    assert all(keys) and len(set(keys)) == len(keys)


def test_what_takes_an_account_is_not_seen_without_one(window_of):
    window = window_of()
    actions, inside = window.actions_, ("blogger.fetch", "blogger.account")
    menu = next(one.menu() for one in _entries(window) if one.text() == "On Blogge&r")
    assert not menu.menuAction().isVisible() and not actions["blogger.send"].isVisible()
    connected = {name: replace(actions.commands[name], shown=lambda: True) for name in inside}
    actions._commands.update(connected)
    actions.refresh()
    assert menu.menuAction().isVisible()


def _entries(window):
    menu = next(action.menu() for action in window.menuBar().actions() if action.text() == "&Post")
    return [action for action in menu.actions() if action.menu() is not None]


def test_undo_names_the_step_that_it_takes_back(window_of, post, qtbot):
    window = window_of(post)
    undo = window.actions_["edit.undo"]
    assert not undo.isEnabled()
    window.desk.focus_source()
    qtbot.keyClicks(window.desk.source.edit, "a")
    assert undo.text() == "&Undo: Typing"
    window.desk.fields_pane.focus_field("news.headline")
    qtbot.keyClicks(QApplication.focusWidget() or window.focusWidget(), "b")
    assert undo.text() == "&Undo: Edit the news headline"
    undo.trigger()
    assert window.desk.document.fields.news.headline == "見出し"
    assert window.desk.document.text().startswith("a")
    undo.trigger()
    assert window.desk.document.is_clean
    assert undo.text() == "&Undo"


def test_a_text_that_cannot_be_written_in_is_left_alone(window_of, tmp_path, qtbot, answers):
    path = tmp_path / "old.md"
    path.write_bytes("---\ntitle: 題\n---\n本文です。\n".encode("cp932"))
    window = window_of(path)
    before = window.desk.document.text()
    for name, command in window.actions_.commands.items():
        if name.partition(".")[0] in ("format", "insert"):
            assert not window.actions_[name].isEnabled()
            command.run()
    QApplication.clipboard().setText("貼る")
    window.actions_["edit.paste_plain"].trigger()
    qtbot.keyClicks(window.desk.source.edit, "a\r\t")
    assert window.desk.document.text() == before
