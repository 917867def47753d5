from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.ui.counts.dialog import CountsDialog
from editor.ui.window.window import MainWindow

TEXT = "---\nid: a\n---\nNATOの話です。\n\n<!-- commentary -->\n\n論評が十文字あります。\n"


@pytest.fixture
def window(window_of: Callable[..., MainWindow], tmp_path: Path) -> MainWindow:
    path = tmp_path / "a.md"
    path.write_text(TEXT)
    return window_of(path)


def dialog_of(window: MainWindow) -> CountsDialog:
    window.status._counts.click()
    dialog = window.dialogs.counts.window
    assert dialog is not None
    return dialog


def test_parts_whole_and_selection_are_counted(window: MainWindow, qtbot: QtBot) -> None:
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.cell(2, 0) == "20")
    assert [dialog.cell(0, column) for column in range(4)] == ["9", "0.1", "1", "1"]
    assert dialog.cell(1, 0) == "11"
    assert dialog.cell(3, 0) == "0"
    edit = window.desk.source.edit
    cursor = edit.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    qtbot.waitUntil(lambda: dialog.cell(3, 0) == "3")
    qtbot.waitUntil(lambda: window.status._selected.text() == "3 selected")
    cursor.clearSelection()
    edit.setTextCursor(cursor)
    assert window.status._selected.isHidden()


def test_today_and_the_goal_are_said_and_drawn(window: MainWindow, qtbot: QtBot) -> None:
    window.app.previewer.reported.disconnect(window.app._reported)  # the numbers are those of this test alone
    dialog = dialog_of(window)
    writing = window.app.writing()
    qtbot.waitUntil(lambda: "Today 0 characters" in dialog.today)
    writing.note(window.desk.document, 50)
    qtbot.waitUntil(lambda: "Today 30 characters, in seven days 30." in dialog.today)
    dialog.goal.setValue(100)
    dialog.goal.editingFinished.emit()
    qtbot.waitUntil(lambda: "70 more to the goal." in dialog.today)
    assert "characters: 30" in dialog.chart.accessibleDescription()
    picture = dialog.chart.grab().toImage()
    assert len({picture.pixel(x, picture.height() - 30) for x in range(0, picture.width(), 3)}) > 1
    writing.note(window.desk.document, 200)
    qtbot.waitUntil(lambda: "The goal is reached." in dialog.today)


def test_the_dialog_follows_another_post(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: dialog.cell(2, 0) == "20")
    (tmp_path / "b.md").write_text("短い")
    window.app.session.open(tmp_path / "b.md")
    qtbot.waitUntil(lambda: dialog.cell(2, 0) == "2")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not window.dialogs.counts.is_open
