from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.app.open_post import change
from editor.app.search.find_process import FindProcess
from editor.core.history.versions import PostPlace
from editor.core.sharing import claims
from editor.core.text.splices import Splice
from editor.ui.dialogs.replace_posts import ReplacePosts
from editor.ui.window.window import MainWindow

NAMES = ("a", "b", "c")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / f"{name}.md").write_text(f"---\nid: {name}\ntitle: 國際{name}\n---\n\n国際の話{name}。国際。\n")
    return tmp_path


@pytest.fixture
def window(window_of: Callable[..., MainWindow], library: Path) -> Iterator[MainWindow]:
    window = window_of(library / "a.md")
    window.app.settings.choose(library=str(library))
    yield window


def searched(window: MainWindow, qtbot: QtBot, words: str = "国際", replacement: str = "世界") -> ReplacePosts:
    window.actions_["edit.replace_posts"].trigger()
    dialog = window.dialogs.replacing.window
    assert dialog is not None
    dialog.words.setText(words)
    dialog.replacement.setText(replacement)
    with qtbot.waitSignal(window.app.posts_search().finished, timeout=60_000):
        qtbot.mouseClick(dialog.find_button, Qt.MouseButton.LeftButton)
    return dialog


def replaced(window: MainWindow, dialog: ReplacePosts, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.app.posts_replacing().finished, timeout=60_000):
        qtbot.mouseClick(dialog.replace_button, Qt.MouseButton.LeftButton)


def test_what_is_ticked_is_replaced_in_files_and_in_the_open_post(
    window: MainWindow, library: Path, qtbot: QtBot
) -> None:
    document = window.desk.document
    document.apply(change.edited(text=(Splice(0, 0, "国際、まだ保存していない。"),), name="typed"))
    dialog = searched(window, qtbot)
    assert dialog.note == "10 places in 3 posts."
    assert [dialog.tree.topLevelItem(row).text(0) for row in range(3)] == [  # newest names first
        "國際c (c.md)",
        "國際b (b.md)",
        "國際a (a.md)",
    ]
    dialog.tree.topLevelItem(1).child(1).setCheckState(0, Qt.CheckState.Unchecked)
    replaced(window, dialog, qtbot)
    assert dialog.note == "3 posts changed. What was there before is among the earlier versions."
    assert (library / "c.md").read_text() == "---\nid: c\ntitle: 世界c\n---\n\n世界の話c。世界。\n"
    assert (library / "b.md").read_text() == "---\nid: b\ntitle: 世界b\n---\n\n国際の話b。世界。\n"
    assert (document.text(), document.fields.title) == ("世界、まだ保存していない。\n世界の話a。世界。\n", "世界a")
    document.apply(change.undone())
    assert document.text() == "国際、まだ保存していない。\n国際の話a。国際。\n"
    versions = window.app.versions.versions
    (kept,) = versions.listing(PostPlace(library / "c.md", "c")).versions
    assert versions.read(kept).decode() == "---\nid: c\ntitle: 國際c\n---\n\n国際の話c。国際。\n"


def test_other_spellings_are_listed_and_not_ticked(window: MainWindow, library: Path, qtbot: QtBot) -> None:
    (library / "b.md").write_text("サーバーとサーバ。")
    dialog = searched(window, qtbot, "サーバー", "機械")
    assert dialog.note == "2 places in 1 post."
    replaced(window, dialog, qtbot)
    assert (library / "b.md").read_text() == "機械とサーバ。"


def test_posts_that_changed_meanwhile_are_left_and_said(window: MainWindow, library: Path, qtbot: QtBot) -> None:
    dialog = searched(window, qtbot)
    (library / "b.md").write_text("mine")
    (library / "c.md").unlink()
    window.desk.document.apply(change.edited(text=(Splice(0, 0, "x"),), name="typed"))
    replaced(window, dialog, qtbot)
    assert (library / "b.md").read_text() == "mine"
    assert window.desk.document.text() == "x\n国際の話a。国際。\n"
    assert "0 posts changed." in dialog.note
    assert "3 posts left as before:" in dialog.note
    assert "b.md was left as it is. It was changed since it was searched" in dialog.note
    assert "a.md was left as it is. It was changed since it was searched" in dialog.tree.topLevelItem(2).text(1)


def test_a_post_that_was_opened_since_and_one_of_another_window(
    window: MainWindow, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = searched(window, qtbot)
    window.app.session.open(library / "b.md")
    monkeypatch.setattr(claims, "holder", lambda _folder, path, _id: path.name == "c.md" or None)
    replaced(window, dialog, qtbot)
    assert (library / "a.md").read_text() == "---\nid: a\ntitle: 世界a\n---\n\n世界の話a。世界。\n"
    assert window.desk.document.text() == "\n世界の話b。世界。\n"
    assert "c.md was left as it is. It is open in another window" in dialog.note


def test_a_place_is_shown_in_its_post(window: MainWindow, library: Path, qtbot: QtBot) -> None:
    dialog = searched(window, qtbot)
    dialog.tree.itemActivated.emit(dialog.tree.topLevelItem(1).child(2), 0)
    qtbot.waitUntil(lambda: window.desk.source.edit.textCursor().selectedText() == "国際")
    assert window.desk.document.path == library / "b.md"
    assert window.desk.source.edit.textCursor().selectionStart() == 7
    dialog.tree.itemActivated.emit(dialog.tree.topLevelItem(1).child(0), 0)
    qtbot.waitUntil(lambda: window.desk.fields_pane.tab == 4)


def test_patterns(window: MainWindow, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window.actions_["edit.replace_posts"].trigger()
    dialog = window.dialogs.replacing.window
    assert dialog is not None
    dialog.options.pattern.setChecked(True)
    dialog.words.setText("(")
    qtbot.mouseClick(dialog.find_button, Qt.MouseButton.LeftButton)
    assert "no complete pattern" in dialog.note
    dialog = searched(window, qtbot, "話([a-c])", "記事$1")
    assert dialog.tree.topLevelItem(0).child(0).text(1) == "記事c"
    monkeypatch.setattr(FindProcess.ask, "__defaults__", (100,))
    for name in NAMES:
        (library / f"{name}.md").write_text("a" * 40 + "!")
    dialog = searched(window, qtbot, "(a|a)*$", "")
    assert "takes too long" in dialog.note


def test_searching_and_replacing_can_be_stopped(
    window: MainWindow, library: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.actions_["edit.replace_posts"].trigger()
    dialog = window.dialogs.replacing.window
    assert dialog is not None
    dialog.words.setText("国際")
    qtbot.mouseClick(dialog.find_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog._stop, Qt.MouseButton.LeftButton)
    assert dialog.note == "Stopped. 0 places in 0 posts."
    dialog = searched(window, qtbot)
    monkeypatch.setattr("editor.app.search.posts_replacing._look_for_others", lambda _path: dialog._replacing.cancel())
    dialog.tree.topLevelItem(2).setCheckState(0, Qt.CheckState.Unchecked)
    replaced(window, dialog, qtbot)
    assert "国際" not in (library / "c.md").read_text()
    assert "国際" in (library / "b.md").read_text()
    assert "b.md was left as it is: you stopped before it" in dialog.note
