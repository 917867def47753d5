"""The context menu of the text: the window's commands under their names, enabled where they make sense."""

import pytest
from PySide6.QtGui import QGuiApplication

from editor.ui.write import menu


@pytest.fixture
def window(window_of, post):
    window = window_of(post)
    QGuiApplication.clipboard().setText("貼る")
    yield window
    QGuiApplication.clipboard().clear()


def entries(window):
    return {entry.objectName(): entry for entry in menu.make(window.desk.source.edit).actions() if entry.objectName()}


def enabled(window) -> set[str]:
    return {name for name, entry in entries(window).items() if entry.isEnabled()}


def test_each_entry_is_a_command_under_its_name(window) -> None:
    made = entries(window)
    assert list(made) == [name for name in menu.COMMANDS.split() if name != "-"]
    assert {name: entry.text() for name, entry in made.items()} == {name: window.actions_[name].text() for name in made}


def test_the_menu_speaks_the_persons_language(window_of, post) -> None:
    assert [entry.text() for entry in entries(window_of(post, language="ja")).values()][:2] == [
        "元に戻す(&U)",
        "やり直す(&R)",
    ]


def test_what_needs_a_selection_waits_for_one(window) -> None:
    assert not enabled(window) & {"edit.cut", "edit.copy", "edit.undo"}
    assert {"edit.paste", "edit.paste_plain", "format.bold", "edit.select_all"} <= enabled(window)
    window.desk.source.edit.selectAll()
    assert {"edit.cut", "edit.copy"} <= enabled(window)


def test_nothing_is_pasted_from_an_empty_clipboard(window) -> None:
    QGuiApplication.clipboard().clear()
    assert not enabled(window) & {"edit.paste", "edit.paste_plain"}


def test_an_entry_acts(window, qtbot) -> None:
    edit = window.desk.source.edit
    edit.setFocus()
    edit.selectAll()
    before = edit.toPlainText()
    entries(window)["edit.cut"].trigger()
    assert edit.toPlainText() == ""
    entries(window)["edit.undo"].trigger()
    assert edit.toPlainText() == before
