from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.app.open_post import change
from editor.ui.outline.tree import OutlineTree
from editor.ui.window.window import MainWindow

BODY = "前文\n\n# 一\n\n甲\n\n## 一の一\n\n![図](a.png)\n\n# 二\n\n乙\n\n<!-- commentary -->\n\n## 三\n\n丙\n"


@pytest.fixture
def window(window_of: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    path = tmp_path / "a.md"
    path.write_text(f"---\nid: a\n---\n{BODY}")
    return window_of(path)


def tree_of(window: MainWindow) -> OutlineTree:
    if not window.outline.shown:
        window.actions_["view.outline"].trigger()
    tree = window.findChild(OutlineTree)
    assert tree is not None
    return tree


def rows(tree: OutlineTree) -> list[str]:
    return [item.text(0) for item in tree._items]


def headings(window: MainWindow) -> list[str]:
    return [line for line in window.desk.document.text().split("\n") if line.startswith("#")]


def go(window: MainWindow, words: str) -> None:
    edit = window.desk.source.edit
    cursor = edit.textCursor()
    cursor.setPosition(window.desk.document.text().index(words))
    edit.setTextCursor(cursor)


def test_the_outline_follows_text_and_caret(window: MainWindow, qtbot: QtBot) -> None:
    tree = tree_of(window)
    assert rows(tree) == ["一", "一の一", "図", "二", "Commentary", "三"]
    assert tree.topLevelItem(0).child(0).child(0).text(0) == "図"
    go(window, "乙")
    assert tree.currentItem().text(0) == "二"
    window.desk.source.edit.insert_text("\n\n# 新\n\n")
    qtbot.waitUntil(lambda: "新" in rows(tree))
    window.actions_["view.outline"].trigger()
    assert not window.outline.shown
    assert window.app.settings.state["outline"] is False


def test_sections_move_by_keys_and_by_drag_in_one_step(window: MainWindow, qtbot: QtBot) -> None:
    go(window, "甲")
    window.actions_["format.section_down"].trigger()
    assert headings(window) == ["# 二", "# 一", "## 一の一", "## 三"]
    assert window.desk.source.edit.textCursor().block().text() == "甲"
    assert window.desk.document.history.undo_name == "Move the section"
    tree = tree_of(window)
    tree.setCurrentItem(tree.topLevelItem(1))
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert headings(window) == ["# 一", "## 一の一", "# 二", "## 三"]
    three = next(item for item in tree._items if item.text(0) == "三")
    tree.dropped.emit(tree._items[0].data(0, Qt.ItemDataRole.UserRole).line, tree.target(three, below=True))
    assert headings(window) == ["# 二", "## 三", "# 一", "## 一の一"]
    for _step in range(3):
        window.desk.document.apply(change.undone())
    assert window.desk.document.text() == BODY


def test_where_a_section_is_dropped(window: MainWindow) -> None:
    tree = tree_of(window)
    by_name = {item.text(0): item for item in tree._items}
    lines = BODY.split("\n")
    assert tree.target(by_name["二"], below=False) == lines.index("# 二")
    assert tree.target(by_name["二"], below=True) == lines.index("<!-- commentary -->")
    assert tree.target(by_name["図"], below=False) == lines.index("# 二")
    assert tree.target(None, below=False) == len(lines)


def test_a_post_that_can_only_be_looked_at_is_left(window: MainWindow) -> None:
    window.desk.document.apply(change.noticed(held=True))
    window.desk._look_at_header()
    go(window, "甲")
    window.actions_["format.section_down"].trigger()
    assert window.desk.document.text() == BODY


def test_places_are_found_by_words_and_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["go.place"].trigger()
    places = window.outline._goto
    assert places is not None
    assert places.titles[:6] == ["一", "一の一", "図", "二", "Commentary", "三"]
    qtbot.keyClicks(places._query, "search")
    assert places.titles == ["Search description"]
    qtbot.keyClick(places._query, Qt.Key.Key_Return)
    assert places.isHidden()
    assert window.desk.fields_pane.tab == 4
    window.actions_["go.place"].trigger()
    places._query.setText("三")
    qtbot.keyClick(places._query, Qt.Key.Key_Return)
    assert window.desk.source.edit.textCursor().block().text() == "## 三"
    window.actions_["go.place"].trigger()
    qtbot.keyClick(places._query, Qt.Key.Key_Escape)
    assert window.desk.source.edit.hasFocus()


def test_back_and_forward_over_edits_and_posts(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    edit = window.desk.source.edit
    assert not window.actions_["go.back"].isEnabled()
    go(window, "前文")
    go(window, "丙")
    edit.insert_text("追記")
    cursor = edit.textCursor()
    cursor.setPosition(0)
    cursor.insertText("頭")  # the place moves with the text
    window.actions_["go.back"].trigger()
    assert edit.textCursor().position() == window.desk.document.text().index("前文")
    window.actions_["go.forward"].trigger()
    assert edit.textCursor().block().text() == "追記丙"
    (tmp_path / "b.md").write_text("---\nid: b\n---\n別の記事\n")
    window.desk.files.open_path(tmp_path / "b.md")
    qtbot.waitUntil(lambda: window.outline.visited._path == tmp_path / "b.md")
    window.actions_["go.back"].trigger()
    qtbot.waitUntil(lambda: window.desk.document.path == tmp_path / "a.md")
    qtbot.waitUntil(lambda: edit.textCursor().block().text() == "追記丙")
    window.actions_["go.forward"].trigger()
    qtbot.waitUntil(lambda: window.desk.document.path == tmp_path / "b.md")


def test_in_a_narrow_window_the_page_makes_room_and_comes_back(window: MainWindow) -> None:
    window.resize(window.minimumWidth(), 600)
    window.setMinimumWidth(0)
    window.resize(850, 600)
    assert window.desk.preview_shown()
    window.actions_["view.outline"].trigger()
    assert window.outline.shown and not window.desk.preview_shown()
    window.actions_["view.outline"].trigger()
    assert window.desk.preview_shown()
    window.resize(1280, 800)
    window.actions_["view.outline"].trigger()
    assert window.desk.preview_shown()


def test_a_page_that_was_hidden_before_stays_hidden(window: MainWindow) -> None:
    window.setMinimumWidth(0)
    window.resize(850, 600)
    window.desk.want_preview(False)
    window.actions_["view.outline"].trigger()
    window.actions_["view.outline"].trigger()
    assert not window.desk.preview_shown()
