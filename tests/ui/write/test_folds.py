"""Folded addresses: links shrink to their words where the caret is not, and nothing but the eye knows of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.app.choices.settings import Settings
from editor.ui.write.made_font import ASCII, PLANE, Sign, registered
from editor.ui.write.pane import SourcePane
from editor.ui.write.syntax import may_fold, spans
from tests.ui.fields.conftest import compose
from tests.ui.write.conftest import select, text_of
from tests.ui.write.fake import FakeDocument

LINK = "前の[言葉](https://example.com/long/address?q=1)は後ろ。"
LONG = "見よ https://www.example.co.jp/news/2025/04/02/index.html?ref=top まで"
TEXT = f"一行目\n{LINK}\n{LONG}\n![説明](post/a.png)\n最後\n"


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (LINK, "前の言葉は後ろ。"),
        (LONG, "見よ www.example.co.jp/news/2025/…まで".replace("…", "… ")),
        ("https://e.jp/", "e.jp/"),
        ("![説明](post/a.png)", "![説明](…)"),
        ("![説明](a)", "![説明](a)"),
        ("[](https://e.jp)", "[](https://e.jp)"),
        ("[一](a) と [二](b)", "一 と 二"),
        ("`[一](a)`", "`[一](a)`"),
        ("𠮷[野](https://e.jp/𠮷)家", "𠮷野家"),
        ("日本語の[頁](https://ja.example.org/日本)", "日本語の頁"),
        ("文字だけ", "文字だけ"),
        ("[参照][1]と[^1]", "[参照][1]と[^1]"),
    ],
)
def test_what_is_seen_of_a_line(line: str, seen: str) -> None:
    units = line.encode("utf-16-le")
    found, _state = spans(line, 0, folds=True)
    shown = dict.fromkeys(range(len(units) // 2), "")
    for start, length, name in found:
        for at in range(start, start + length):
            shown[at] = name if name in ("fold", "dots") else ""
    written = b"".join(
        "…".encode("utf-16-le") if kind == "dots" else b"" if kind == "fold" else units[2 * at : 2 * at + 2]
        for at, kind in shown.items()
    )
    assert written.decode("utf-16-le") == seen
    plain, _state = spans(line, 0)
    assert not [span for span in plain if span[2] in ("fold", "dots")]
    assert may_fold(line) or seen == line


@pytest.fixture
def pane(pane_of: Callable[..., SourcePane], tmp_path: Path) -> SourcePane:
    made = pane_of(TEXT)
    made.obey(Settings(tmp_path / "config", tmp_path / "state"))
    return made


def width(pane: SourcePane, number: int) -> float:
    """The width of the line `number`, from 0, as it is drawn."""
    block = pane.edit.document().findBlockByNumber(number)
    pane.edit.blockBoundingRect(block)
    return block.layout().lineAt(0).naturalTextWidth()


def is_folded(pane: SourcePane, number: int, letters: int) -> bool:
    return width(pane, number) < letters * 16


def test_the_line_of_the_caret_shows_all(pane: SourcePane) -> None:
    assert is_folded(pane, 1, 9)
    assert is_folded(pane, 2, 24)
    pane.go_to_line(2)
    assert not is_folded(pane, 1, 20)
    assert is_folded(pane, 2, 24)
    QTest.keyClick(pane.edit, Qt.Key.Key_Down)
    assert is_folded(pane, 1, 9)
    assert not is_folded(pane, 2, 26)
    assert text_of(pane) == TEXT
    assert pane.edit.post.history.undo_name is None


def test_a_line_keeps_its_height(pane: SourcePane) -> None:
    pane.edit.post.buffer.setPlainText("x\n[言葉](https://e.jp)\nhttps://e.jp/\n国")
    heights = {
        pane.edit.blockBoundingRect(pane.edit.document().findBlockByNumber(number)).height() for number in (0, 1, 2)
    }
    assert len(heights) == 1


def test_selection_copy_search_and_input_know_of_no_folds(pane: SourcePane) -> None:
    pane.go_to_line(1)
    select(pane.edit, 0, len(TEXT))
    assert pane.edit.createMimeDataFromSelection().text() == TEXT
    pane.edit.go_to(pane.edit.document().find("address?q"), center=True)
    assert pane.edit.textCursor().selectedText() == "address?q"
    assert not is_folded(pane, 1, 20)
    compose(pane.edit, "変換")  # type: ignore[arg-type]
    compose(pane.edit, "", "変換")  # type: ignore[arg-type]
    assert text_of(pane) == TEXT.replace("address?q", "変換")
    pane.edit.undo()
    while pane.edit.post.history.undo_name:
        pane.edit.undo()
    assert text_of(pane) == TEXT


def test_lines_that_are_parted_and_joined(pane: SourcePane) -> None:
    pane.go_to_line(2)
    QTest.keyClick(pane.edit, Qt.Key.Key_End)
    QTest.keyClick(pane.edit, Qt.Key.Key_Return)
    QTest.keyClicks(pane.edit, "x")
    assert is_folded(pane, 1, 9)
    for _key in range(3):
        QTest.keyClick(pane.edit, Qt.Key.Key_Backspace)
    assert text_of(pane) == TEXT
    assert not is_folded(pane, 1, 20)


def test_the_setting_shows_all(pane: SourcePane) -> None:
    pane.choose(fold_links="off")
    assert not is_folded(pane, 1, 20)
    pane.choose(fold_links="")
    assert is_folded(pane, 1, 9)


def test_another_document_and_the_end_of_the_first(pane: SourcePane, tmp_path: Path, qtbot: QtBot) -> None:
    import shiboken6

    first = pane.edit.post
    pane.go_to_line(2)
    other = FakeDocument(tmp_path / "b.md", TEXT)
    other.setParent(pane)
    pane.set_document(other)
    shiboken6.delete(first)
    qtbot.waitUntil(lambda: is_folded(pane, 1, 9))
    pane.go_to_line(2)
    assert not is_folded(pane, 1, 20)


def test_nothing_moves_under_a_double_click(pane: SourcePane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    edit, view = pane.edit, pane.edit.viewport()
    block = edit.document().findBlockByNumber(1)
    place = edit.blockBoundingGeometry(block).translated(edit.contentOffset())
    cursor = QTextCursor(block)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    at = QPoint(edit.cursorRect(cursor).left() - 20, round(place.center().y()))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    monkeypatch.setattr("editor.ui.write.folds.QGuiApplication.mouseButtons", lambda: Qt.MouseButton.LeftButton)
    edit.cursorPositionChanged.emit()
    assert is_folded(pane, 1, 9)
    monkeypatch.undo()
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: not is_folded(pane, 1, 20))


@pytest.mark.parametrize("characters", [ASCII, PLANE])
@pytest.mark.parametrize("advance", [0, 840])
def test_a_font_in_which_all_characters_are_one_sign(
    qapp: QApplication, characters: tuple[int, int], advance: int
) -> None:
    from PySide6.QtGui import QFont, QFontMetricsF

    sign = Sign(advance, ([(0, 0), (0, 100), (100, 100), (100, 0)],) if advance else ())
    family = registered(f"Test {advance}", 1.8, sign, characters)
    font = QFont(family)
    font.setPixelSize(100)
    metrics = QFontMetricsF(font)
    assert abs(metrics.horizontalAdvance("a/~") - 3 * advance / 10) <= 3
    assert abs(metrics.height() - 180) <= 2
    if characters == PLANE:
        assert abs(metrics.horizontalAdvance("日本") - 2 * advance / 10) <= 2
