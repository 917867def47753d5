"""A post is shown where it was left, whatever size the window gets; and never as if it were empty."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.app.open_post.reading_places import ReadingPlace, ReadingPlaces
from editor.ui.write.pane import SourcePane
from tests.ui.write.fake import FakeDocument

PARAGRAPH = "キリル・ドミトリエフはロシア直接投資基金の総裁だ。" * 6 + "\n\n"
TEXT, LONG = PARAGRAPH * 30, PARAGRAPH * 300
"""Of a long one Qt lays out only what it comes by."""


@pytest.fixture
def left_at(qtbot: QtBot, tmp_path: Path) -> Callable[..., SourcePane]:
    """A pane that shows a post as it was left with that line at the top, not yet on the screen."""

    def make(top: int, text: str = TEXT) -> SourcePane:
        document = FakeDocument(tmp_path / "post.md", text, False, "ja")
        places = ReadingPlaces()
        places.leave(document, ReadingPlace(len(text), len(text), top))
        pane = SourcePane(document)
        document.setParent(pane)
        qtbot.addWidget(pane)
        pane.resize(800, 600)
        pane.remember(places)
        return pane

    return make


def shown_at(pane: SourcePane, width: int, height: int) -> None:
    pane.resize(width, height)
    pane.show()
    for _turn in range(3):
        QApplication.processEvents()


def top(pane: SourcePane) -> int:
    return pane.edit.firstVisibleBlock().blockNumber()


def end_of_text(pane: SourcePane) -> float:
    """Where the last line ends, in pixels from the top of the pane."""
    edit = pane.edit
    return edit.blockBoundingGeometry(edit.document().lastBlock()).translated(edit.contentOffset()).bottom()


@pytest.mark.parametrize(("line", "text"), [(0, TEXT), (10, TEXT), (24, TEXT), (40, TEXT), (40, LONG), (480, LONG)])
def test_the_line_at_the_top_is_the_same_in_a_window_of_another_width(left_at, qtbot, line, text):
    pane = left_at(line, text)
    for width, height in ((560, 500), (420, 380), (700, 380)):
        shown_at(pane, width, height)
        qtbot.waitUntil(lambda: top(pane) == line)


@pytest.mark.parametrize("text", [TEXT, LONG], ids=["short", "long"])
def test_a_post_that_was_left_at_its_end_does_not_seem_to_be_empty(left_at, qtbot, text):
    pane = left_at(text.count("\n"), text)
    for width, height in ((560, 500), (560, 380), (500, 420)):
        shown_at(pane, width, height)
        qtbot.waitUntil(lambda: end_of_text(pane) > pane.edit.viewport().height() / 4)


@pytest.mark.parametrize(("line", "text"), [(30, TEXT), (440, LONG)])
def test_what_the_person_has_turned_to_is_kept_when_a_pane_beside_is_shown(left_at, qtbot, line, text):
    pane = left_at(10, text)
    shown_at(pane, 560, 500)
    qtbot.waitUntil(lambda: top(pane) == 10)
    pane.edit.verticalScrollBar().setValue(pane.edit.document().findBlockByNumber(line).firstLineNumber())
    for width in (400, 800, 450):
        shown_at(pane, width, 400)
        qtbot.waitUntil(lambda: top(pane) == line)


def test_within_a_paragraph_the_same_words_stay_at_the_top(left_at, qtbot):
    pane = left_at(0)
    shown_at(pane, 560, 300)
    bar, block = pane.edit.verticalScrollBar(), pane.edit.document().findBlockByNumber(20)
    bar.setValue(block.firstLineNumber())
    qtbot.waitUntil(lambda: block.lineCount() > 4)  # laid out on the way there
    bar.setValue(block.firstLineNumber() + block.lineCount() // 2)
    share = (block.lineCount() // 2) / block.lineCount()
    shown_at(pane, 360, 300)
    qtbot.waitUntil(lambda: top(pane) == 20)
    assert bar.value() - block.firstLineNumber() == round(share * block.lineCount())


@pytest.fixture
def other(left_at, tmp_path: Path) -> tuple[SourcePane, FakeDocument]:
    """A pane on the screen, and another post that was left in its middle."""
    pane = left_at(0)
    shown_at(pane, 560, 400)
    document = FakeDocument(tmp_path / "other.md", TEXT, False, "ja")
    document.setParent(pane)
    pane._places.leave(document, ReadingPlace(0, 0, 30))
    return pane, document


def test_another_post_is_shown_where_it_was_left(other, qtbot):
    """The highlighter, which sees it a turn later, has Qt forget how many lines each paragraph takes."""
    pane, document = other
    pane.set_document(document)
    shown_at(pane, 560, 400)
    qtbot.waitUntil(lambda: top(pane) == 30)


def test_a_command_that_shows_another_place_of_it_has_its_way(other, qtbot):
    pane, document = other
    pane.set_document(document)
    pane.go_to_line(10)
    shown_at(pane, 560, 400)
    qtbot.waitUntil(lambda: not pane._return._is_awaited)
    assert top(pane) < 10


def test_of_another_post_nothing_is_turned(left_at, qtbot, tmp_path):
    pane = left_at(20)
    other = FakeDocument(tmp_path / "other.md", TEXT, False, "ja")
    other.setParent(pane)
    pane.set_document(other)
    shown_at(pane, 560, 400)
    assert top(pane) == 0
