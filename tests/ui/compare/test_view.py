"""Two texts side by side."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextTable
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.core.history import compare
from editor.core.post import Fields, Post
from editor.ui.compare import CompareView
from editor.ui.compare.page import MOST_ROWS
from editor.ui.look.theme import theme

OLD = "".join(f"{number}行目の文。\n" for number in range(40))
NEW = OLD.replace("5行目の文。\n", "5行目の文章。\n", 1).replace("20行目の文。\n", "").replace("30行目", "三十行目")


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> Iterator[CompareView]:
    theme.wear("light", qapp)
    view = CompareView()
    qtbot.addWidget(view)
    view.resize(800, 400)
    view.show()
    view.activateWindow()
    view.setFocus()
    yield view
    theme.wear("light", qapp)
    qapp.setStyleSheet("")


def tables(view: CompareView) -> list[QTextTable]:
    frames = view.text.document().rootFrame().childFrames()
    return [frame for frame in frames if isinstance(frame, QTextTable)]


def columns(view: CompareView) -> tuple[list[str], list[str]]:
    """The text of the cells, at the left and at the right."""
    found: tuple[list[str], list[str]] = ([], [])
    for table in tables(view):
        for row in range(table.rows()):
            for column in (0, 1):
                cell = table.cellAt(row, column)
                cursor = cell.firstCursorPosition()
                cursor.setPosition(cell.lastCursorPosition().position(), cursor.MoveMode.KeepAnchor)
                found[column].append(cursor.selectedText())
    return found


def marked(view: CompareView, role: str) -> list[str]:
    """The texts on the background of `role`."""
    found = []
    block = view.text.document().begin()
    while block.isValid():
        for item in block.textFormats():
            if item.format.background().color() == theme.color(role) and item.length:
                found.append(block.text()[item.start : item.start + item.length])
        block = block.next()
    return found


def test_the_difference_is_marked(view: CompareView) -> None:
    view.set_names("前", "今")
    view.show_comparison(compare.compare_texts("資源は有限。\n", "資源は無限だ。\n"))
    assert marked(view, "removed") == ["有"]
    assert marked(view, "added") == ["無", "だ"]
    assert columns(view) == (["資源は有限。"], ["資源は無限だ。"])
    assert view.changes == 1


def test_what_is_far_from_a_change_is_folded(view: CompareView) -> None:
    view.show_comparison(compare.compare_texts(OLD, NEW))
    old, new = columns(view)
    assert len(old) == 15 and "10行目の文。" not in old
    assert "10 lines are the same" in view.text.toPlainText()
    assert ("20行目の文。" in old, new[old.index("20行目の文。")]) == (True, "")
    view._all.setChecked(True)
    assert columns(view)[0] == OLD.splitlines()
    assert [line for line in columns(view)[1] if line] == NEW.splitlines()


def test_keys_go_from_change_to_change(view: CompareView) -> None:
    view.show_comparison(compare.compare_texts(OLD, NEW))
    seen = []
    for _ in range(4):
        QTest.keyClick(view.text, Qt.Key.Key_F7)
        seen.append((view.current, view.text.textCursor().block().text()))
    assert seen[0][0] == 0 and "5行目" in seen[0][1]
    assert seen[1][0] == 1 and seen[1][1] == "20行目の文。"
    assert [number for number, _text in seen] == [0, 1, 2, 0]
    QTest.keyClick(view.text, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert view.current == 2
    assert "At change 3" in view._state.text()


def test_it_cannot_be_written_in(view: CompareView) -> None:
    view.show_comparison(compare.compare_texts("a", "b"))
    before = view.text.toPlainText()
    QTest.keyClicks(view.text, "x")
    QTest.keyClick(view.text, Qt.Key.Key_Delete)
    assert view.text.toPlainText() == before


@pytest.mark.parametrize(
    "text", ["<b>&amp; <script>", "  a   b", "\u00a0\u3000", "\u2028x", "\x01\ufdd0", "a\tb", "\U0010fffd"]
)
def test_every_text_can_be_shown(view: CompareView, text: str) -> None:
    """White space and signs of HTML as they are, what cannot be drawn as a replacement."""
    view.show_comparison(compare.compare_texts(text + "\n", text + "\n追加"))
    shown = columns(view)[1][0]
    assert shown == "".join("\ufffd" if char in "\u2028\x01\ufdd0" else char for char in text)


def test_line_ends_within_a_line_are_shown(view: CompareView) -> None:
    view.show_comparison(compare.compare_texts("甲。乙です。\n", "甲。\n乙です。\n"))
    assert "↵" in "".join(marked(view, "added")) or columns(view)[0][0] == ""


def test_thousands_of_changed_lines_do_not_hold_the_window_up(view: CompareView) -> None:
    view.show_comparison(compare.compare_texts("一\n" * 5000, "二\n" * 5000))
    assert columns(view) == (["一"] * MOST_ROWS, ["二"] * MOST_ROWS)
    assert f"{5000 - MOST_ROWS:,} more lines are not shown here." in view.text.toPlainText()
    assert view.changes == 1


def test_posts_show_the_changed_fields_by_name(view: CompareView) -> None:
    view.show_comparison(compare.compare_posts(Post(Fields(title="題"), "文"), Post(Fields(title="題名"), "文")))
    assert "Title" in view.text.toPlainText() and "Text" not in view.text.toPlainText()


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (compare.compare_texts("a", "a"), "There is no difference."),
        (compare.Comparison((), form_only=True), "The words are the same; only the form of the file differs."),
        (compare.compare_texts("一\n", "一\n二\n"), "Changes: 1 (2 characters more)"),
    ],
)
def test_what_is_said(view: CompareView, comparison: compare.Comparison, words: str) -> None:
    view.show_comparison(comparison)
    assert view._state.text() == words
    assert view.next_button.isEnabled() == bool(view.changes)


def test_work_is_done_elsewhere_and_the_last_call_counts(qtbot: QtBot, view: CompareView) -> None:
    view.compare(lambda: compare.compare_texts("一", "二"))
    assert view._state.text() == "Comparing…"
    with qtbot.waitSignal(view.compared):
        view.compare(lambda: compare.compare_texts("三", "四"))
    qtbot.waitUntil(lambda: not view._jobs.busy)
    assert columns(view) == (["三"], ["四"])


def test_the_theme_is_followed(view: CompareView, qapp: QApplication) -> None:
    view.show_comparison(compare.compare_texts("一", "二"))
    theme.wear("dark", qapp)
    assert marked(view, "added") == ["二"]
