import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.ui.write import syntax
from editor.ui.write.pane import SourcePane
from editor.ui.write.syntax import LineState, spans

Pane = Callable[..., SourcePane]


def named(text: str, state: int = 0, header: bool = False) -> list[tuple[str, str]]:
    units = text.encode("utf-16-le")
    return [
        (name, units[2 * start : 2 * (start + length)].decode("utf-16-le"))
        for start, length, name in spans(text, state, header)[0]
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## 見出し", [("heading2", "## 見出し"), ("mark", "##")]),
        ("#円安", []),
        ("#　見出し", [("heading1", "#　見出し"), ("mark", "#")]),
        ("**「太字」**の", [("bold", "**「太字」**"), ("mark", "**"), ("mark", "**")]),
        ("🚨*斜体*", [("italic", "*斜体*"), ("mark", "*"), ("mark", "*")]),
        ("2 * 3 * 4", []),
        ("~~取消~~", [("strike", "~~取消~~"), ("mark", "~~"), ("mark", "~~")]),
        ("`**x**`", [("code", "`**x**`")]),
        ("{漢字|かんじ}", [("ruby", "{漢字|かんじ}"), ("mark", "{"), ("mark", "|かんじ}")]),
        ("[記事](https://e.jp/)", [("link", "[記事](https://e.jp/)"), ("mark", "["), ("mark", "](https://e.jp/)")]),
        ("![図](p/a.jpg)", [("link", "![図](p/a.jpg)"), ("mark", "!["), ("mark", "](p/a.jpg)")]),
        ("語[^1]。", [("footnote", "[^1]")]),
        ("https://e.jp/a。次", [("address", "https://e.jp/a")]),
        ("> 引用", [("quote", "> 引用"), ("mark", "> ")]),
        ("- 項目", [("list", "-")]),
        ("１. 全角", []),
        ("---", [("mark", "---")]),
        ("<!--more-->", [("mark", "<!--more-->")]),
        ("\\*印\\*", [("mark", "\\"), ("mark", "\\")]),
    ],
)
def test_spans(line: str, expected: list[tuple[str, str]]) -> None:
    assert named(line) == expected


@given(st.text(alphabet="a。 \\`*_~![](){|}<>/:-^https", max_size=40))
def test_a_line_without_a_sign_has_no_stretches(line: str) -> None:
    if syntax._INLINE.search(line):
        assert syntax._SIGN.search(line)


def states(text: str, raw: bool = False) -> list[int]:
    found, state = [], 0
    for number, line in enumerate(text.split("\n")):
        _, state = spans(line, state, raw and number == 0)
        found.append(state)
    return found


def test_what_a_line_leaves_to_the_next() -> None:
    assert [state >= LineState.FENCE for state in states("```py\n```x\n~~~\n```\n後")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert [state >= LineState.FENCE for state in states("~~~~\n~~~\n~~~~")] == [True, True, False]
    assert states("前\n<!-- commentary -->\n後") == [0, LineState.COMMENTARY, LineState.COMMENTARY]
    assert states("```\n<!-- commentary -->\n後")[1:] == [LineState.COMMENTARY, LineState.COMMENTARY]
    assert states("---\ntitle: x\n---\n本文", raw=True) == [LineState.HEADER, LineState.HEADER, 0, 0]
    assert states("---\ntitle: x\n---\n本文") == [0, 0, 0, 0]


@pytest.mark.parametrize("sign", ["*", "**", "`", "[", "![", "~~", "{", "<", "<!--", "[^", "[a](", "**語 ", "> ", "\\"])
def test_no_line_takes_long(sign: str) -> None:
    started = time.process_time()
    spans(sign * (9_000 // len(sign)), 0)
    spans(sign * 100_000, 0)
    assert time.process_time() - started < 1.5


class Paints(QObject):
    """Notes how high the painted parts of a widget are."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.heights: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(event, QPaintEvent):
            self.heights.append(event.rect().height())
        return False


def test_a_key_press_paints_its_line_only(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of("**太字**の文章です。\n\n" * 30)
    paints = Paints(pane.edit.viewport())
    qtbot.waitUntil(lambda: bool(paints.heights))
    paints.heights.clear()
    qtbot.keyClick(pane.edit, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bool(paints.heights))
    assert max(paints.heights) < 100


def test_colours_follow_the_text(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of("一\n```\n**二**\n```\n**三**")
    document = pane.edit.document()

    def is_bold(number: int) -> bool:
        formats = document.findBlockByNumber(number).layout().formats()
        return any(found.format.fontWeight() >= 700 for found in formats)

    qtbot.waitUntil(lambda: is_bold(4))
    assert not is_bold(2)
    cursor = pane.edit.textCursor()
    cursor.setPosition(1)
    cursor.setPosition(5, cursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()  # the opening fence
    assert is_bold(1)
    assert not is_bold(3)
    pane.edit.undo()
    assert not is_bold(2)
    assert is_bold(4)


def test_lines_are_laid_out_whatever_is_done_to_them(pane_of: Pane, qtbot: QtBot) -> None:
    pane = pane_of("")
    document = pane.edit.document()
    cursor = pane.edit.textCursor()
    for text in ("国" * 100, "\n\n", "**太**" * 50, "\n# 見\n"):
        cursor.insertText(text)
    for _ in range(3):
        pane.edit.undo()
        pane.edit.redo()
        cursor.deletePreviousChar()
    pane.edit.grab()
    block = document.begin()
    while block.isValid():
        layout = block.layout()
        assert sum(layout.lineAt(n).textLength() for n in range(layout.lineCount())) == len(block.text())
        block = block.next()
