"""The line that is written in has room below it, or stays in the middle; a click moves nothing."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.write.pane import SourcePane

LINES = "行\n" * 100


def below(pane: SourcePane) -> float:
    """Lines between the caret and the foot of the pane."""
    caret = pane.edit.cursorRect()
    return (pane.edit.viewport().height() - caret.bottom()) / caret.height()


def test_at_the_end_there_is_room_below_what_is_written(pane_of: Callable[..., SourcePane]) -> None:
    pane = pane_of(LINES)
    QTest.keyClick(pane.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    tops = []
    for _line in range(30):
        QTest.keyClick(pane.edit, Qt.Key.Key_Return)
        QTest.keyClicks(pane.edit, "x")
        assert below(pane) >= 2
        tops.append(pane.edit.verticalScrollBar().value())
    steps = {after - before for before, after in pairwise(tops[20:])}
    assert max(steps) <= 2  # two lines are one paragraph; never by half a page


def test_the_last_line_can_be_rolled_up(pane_of: Callable[..., SourcePane]) -> None:
    pane = pane_of(LINES)
    bar = pane.edit.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert pane.edit.firstVisibleBlock().blockNumber() > 95


def test_a_click_moves_nothing(pane_of: Callable[..., SourcePane]) -> None:
    pane = pane_of(LINES)
    before = pane.edit.verticalScrollBar().value()
    view = pane.edit.viewport()
    at = view.rect().center()
    at.setY(view.height() - 30)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert pane.edit.verticalScrollBar().value() == before
    assert below(pane) < 2.5


@pytest.mark.parametrize("keys", [Qt.Key.Key_Down, Qt.Key.Key_X, Qt.Key.Key_Return])
def test_on_a_typewriter_the_line_stays_in_the_middle(pane_of: Callable[..., SourcePane], keys: Qt.Key) -> None:
    pane = pane_of(LINES)
    pane.go_to_line(50)
    pane.edit.rolling.choose(True)
    for _key in range(5):
        QTest.keyClick(pane.edit, keys)
        middle = pane.edit.viewport().height() / 2
        assert abs(pane.edit.cursorRect().center().y() - middle) <= 1.5 * pane.edit.cursorRect().height()


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_text_is_in_sight_after_a_long_paste_is_undone(
    pane_of: Callable[..., SourcePane], qtbot: QtBot, between: str
) -> None:
    pane = pane_of("前の段落。\n\n次の段落。")
    edit = pane.edit
    edit.moveCursor(QTextCursor.MoveOperation.End)
    mime = QMimeData()
    mime.setText(between.join(f"{n}番目の段落は、ここで長く書かれている。" * 3 for n in range(30)))
    edit.insertFromMimeData(mime)
    QApplication.processEvents()
    edit.ensureCursorVisible()
    assert edit.firstVisibleBlock().blockNumber() > 3
    while edit.document().isUndoAvailable():
        edit.undo()
        edit.go_to(edit.textCursor())
        QApplication.processEvents()
    assert edit.blockCount() == 3
    qtbot.waitUntil(lambda: edit.firstVisibleBlock().blockNumber() == 0)
    assert edit.cursorRect().top() < edit.viewport().height()


def test_removing_the_end_of_the_text_leaves_some_of_it_in_sight(
    pane_of: Callable[..., SourcePane], qtbot: QtBot
) -> None:
    pane = pane_of(LINES)
    edit, bar = pane.edit, pane.edit.verticalScrollBar()
    bar.setValue(bar.maximum())
    cursor = QTextCursor(edit.document().findBlockByNumber(40))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    cursor.removeSelectedText()
    assert edit.blockCount() == 41
    qtbot.waitUntil(lambda: 0 < edit.firstVisibleBlock().blockNumber() < 40)
