"""The switcher of posts: newest first, by Ctrl+Tab, with undo, caret and view where they were."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

POST = "---\nid: {name}\nnews:\n  headline: 見出し{name}\n---\n本文{name}。\n"


@pytest.fixture
def window(window_of, tmp_path, qtbot):
    paths = []
    for name in "abc":
        path = tmp_path / f"{name}.md"
        path.write_text(POST.format(name=name), encoding="utf-8")
        paths.append(path)
    made = window_of(paths[0])
    made.paths = paths
    for path in paths[1:]:
        go(made, path, qtbot)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def go(window, path, qtbot):
    window.desk.files.open_path(path)
    arrived(window, path, qtbot)


def arrived(window, path, qtbot):
    qtbot.waitUntil(lambda: window.desk.document.path == path)


def release(window):
    QTest.keyRelease(window.dialogs.switcher._list, Qt.Key.Key_Control)


def test_the_last_posts_newest_first(window, qtbot):
    window.actions_["view.next_post"].trigger()
    titles = window.dialogs.switcher.titles
    assert ["c" in titles[0], "b" in titles[1], "a" in titles[2]] == [True] * 3
    window.actions_["view.next_post"].trigger()
    window.actions_["view.next_post"].trigger()
    window.actions_["view.previous_post"].trigger()
    release(window)
    arrived(window, window.paths[0], qtbot)
    window.actions_["view.next_post"].trigger()
    release(window)
    arrived(window, window.paths[2], qtbot)
    assert not window.dialogs.switcher.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_opens_and_escape_does_not(window, key, qtbot):
    window.desk.focus_source()
    window.actions_["view.previous_post"].trigger()
    QTest.keyClick(window.dialogs.switcher._list, key)
    if key == Qt.Key.Key_Return:
        arrived(window, window.paths[0], qtbot)
    assert window.desk.source.edit.hasFocus()
    assert window.desk.document.path == window.paths[0 if key == Qt.Key.Key_Return else 2]


def test_undo_caret_and_names_are_where_they_were(window, qtbot):
    edit = window.desk.source.edit
    edit.go_to_line(1)
    QTest.keyClicks(edit, "xyz")
    window.desk.fields_pane.focus_field("news.headline")
    QTest.keyClicks(window.focusWidget(), "h")
    window.desk.focus_source()
    undo = [window.desk.document.history.undo_name]
    window.actions_["view.next_post"].trigger()
    release(window)
    arrived(window, window.paths[1], qtbot)
    assert window.desk.document.history.undo_name is None
    window.actions_["view.next_post"].trigger()
    release(window)
    arrived(window, window.paths[2], qtbot)
    assert edit.textCursor().position() == 3
    assert [window.desk.document.history.undo_name] == undo
    window.actions_["edit.undo"].trigger()
    assert window.desk.document.fields.news.headline == "見出しc"
    window.actions_["edit.undo"].trigger()
    assert window.desk.document.text() == "本文c。\n"


def test_one_post_alone_has_nobody_to_go_to(window_of, tmp_path):
    path = tmp_path / "only.md"
    path.write_text(POST.format(name="z"), encoding="utf-8")
    window = window_of(path)
    window.actions_["view.next_post"].trigger()
    assert not window.dialogs.switcher.isVisible()
