"""Caret, selection and what is in view come back with the post: on a switch, after a restart, in another window."""

import pytest

TEXT = "".join(f"{number}行目の文章です。\n\n" for number in range(300))


@pytest.fixture
def files(tmp_path):
    made = []
    for name in "ab":
        path = tmp_path / f"{name}.md"
        path.write_text(f"---\nid: 0195f000-0000-7000-8000-00000000000{name}\n---\n{TEXT}", encoding="utf-8")
        made.append(path)
    return made


def go(window, line, length=3):
    edit = window.desk.source.edit
    edit.go_to_line(line)
    cursor = edit.textCursor()
    cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor, length)
    edit.setTextCursor(cursor)


def place(window):
    edit = window.desk.source.edit
    return edit.textCursor().anchor(), edit.textCursor().position(), edit.firstVisibleBlock().blockNumber()


def test_after_a_switch_and_back(window_of, files, qtbot):
    window = window_of(files[0])
    qtbot.waitUntil(lambda: window.desk.source.edit.viewport().height() > 100)
    go(window, 401)
    before = place(window)
    assert before[2] > 300
    window.desk.files.open_path(files[1])
    assert place(window) == (0, 0, 0)
    go(window, 11)
    window.desk.files.open_path(files[0])
    qtbot.waitUntil(lambda: place(window) == before)


@pytest.mark.parametrize("renamed", [False, True])
def test_after_a_restart(window_of, files, qtbot, renamed):
    window = window_of(files[0])
    qtbot.waitUntil(lambda: window.desk.source.edit.viewport().height() > 100)
    go(window, 401)
    before = place(window)
    window.go()
    window.app.settings.save_state()
    path = files[0].rename(files[0].with_name("c.md")) if renamed else files[0]
    again = window_of(path)
    qtbot.waitUntil(lambda: place(again) == before)


def test_a_text_that_became_shorter(window_of, files, qtbot):
    window = window_of(files[0])
    go(window, 401)
    window.go()
    window.app.settings.save_state()
    files[0].write_text("---\nid: 0195f000-0000-7000-8000-00000000000a\n---\n短い\n", encoding="utf-8")
    again = window_of(files[0])
    qtbot.waitUntil(lambda: again.desk.source.edit.isVisible())
    assert again.desk.source.edit.textCursor().position() == 3
