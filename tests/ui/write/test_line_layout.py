"""What is below a line is painted anew when the line becomes higher or lower, and only then."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.ui.write.pane import SourcePane

PaneOf = Callable[..., SourcePane]
LINES = [
    "ただの行",
    "**太字**の行",
    "[言葉](https://example.jp/)の行",
    "![図の説明",
    "> 引用と**太字**",
    "- 項目と`コード`",
    "*あ* {漢字|かんじ}",
]


def _changes(pane: SourcePane) -> list[str]:
    said: list[str] = []
    layout = pane.edit.document().documentLayout()
    layout.update.connect(lambda *_rectangle: said.append("all"))
    return said


def _height(pane: SourcePane) -> float:
    layout = pane.edit.document().documentLayout()
    return layout.blockBoundingRect(pane.edit.document().begin()).height()


@pytest.mark.parametrize("line", LINES)
def test_typing_and_taking_back(pane_of: PaneOf, qtbot: QtBot, line: str) -> None:
    pane = pane_of(f"{line}\n\n下の行\n\n終わり")
    qtbot.waitUntil(lambda: pane.isVisible())
    cursor = pane.edit.textCursor()
    cursor.setPosition(len(line))
    pane.edit.setTextCursor(cursor)
    said = _changes(pane)
    grown = shrunk = 0
    for press in ["あいう"] * 40 + [""] * 130:
        before = _height(pane)
        said.clear()
        if press:
            pane.edit.insertPlainText(press)
        else:
            QTest.keyClick(pane.edit, Qt.Key.Key_Backspace)
        after = _height(pane)
        grown, shrunk = grown + (after > before), shrunk + (after < before)
        assert bool(said) >= (after != before)
    assert grown > 1
    assert shrunk > 1


def test_a_line_that_becomes_a_heading(pane_of: PaneOf, qtbot: QtBot) -> None:
    pane = pane_of("# 見出し\n\n下の行")
    cursor = pane.edit.textCursor()
    cursor.setPosition(1)
    pane.edit.setTextCursor(cursor)
    said = _changes(pane)
    before = _height(pane)
    QTest.keyClick(pane.edit, Qt.Key.Key_Delete)
    assert _height(pane) != before
    assert said


@pytest.mark.parametrize("line", ["**太字**", "ただの"])
def test_what_is_composed(pane_of: PaneOf, qtbot: QtBot, line: str) -> None:
    pane = pane_of(f"{line}{'行' * 36}\n\n下の行")
    pane.edit.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    said = _changes(pane)
    seen = []
    for length in (1, 4, 8, 12, 8, 2, 0):
        before = _height(pane)
        said.clear()
        QApplication.sendEvent(pane.edit, QInputMethodEvent("か" * length, []))
        seen.append(_height(pane) - before)
        assert bool(said) >= (seen[-1] != 0)
    assert any(change > 0 for change in seen)
    assert any(change < 0 for change in seen)
