"""The line of the divider: it has air above and below its words, which stays as it is whatever the caret does."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.app.choices.text_look import TextLook

DIVIDER = "<!-- commentary -->"


@pytest.fixture
def shown(pane_of, qtbot):
    """Makes a pane with a text whose lines have been looked at."""

    def make(text):
        pane = pane_of(text)
        qtbot.waitUntil(lambda: pane.edit.document().lastBlock().userState() >= 0)
        return pane

    return make


def heights(pane):
    """The height of each line of the text, in ems."""
    edit, block, found = pane.edit, pane.edit.document().firstBlock(), []
    while block.isValid():
        found.append(edit.blockBoundingRect(block).height() / edit.font().pixelSize())
        block = block.next()
    return found


@pytest.mark.parametrize("before", ["", "  ", "字\n"])
def test_the_divider_has_air_and_the_second_one_is_a_line_like_others(shown, before):
    pane = shown(f"{before}{DIVIDER}\n{DIVIDER}\n字\n字")
    *_, divider, second, text, _last = heights(pane)
    assert divider - text == pytest.approx(1.4, abs=0.07)
    assert second == text


def test_a_divider_in_which_the_caret_is_stays_as_high(shown):
    pane = shown(f"字\n\n{DIVIDER}\n\n字")
    before = heights(pane)
    for _step in range(4):
        QTest.keyClick(pane.edit, Qt.Key.Key_Down)
        assert heights(pane) == before


def test_what_is_no_divider_any_more_is_a_line_like_others(shown):
    pane = shown(f"字\n{DIVIDER}\n字\n{DIVIDER}\n字")
    pane.edit.go_to_line(2)
    QTest.keyClicks(pane.edit, "x")
    text, first, _text, second, _last = heights(pane)
    assert first == text
    assert second > text + 1
    pane.edit.undo()
    assert heights(pane)[1] > text + 1
    assert heights(pane)[3] == text


@pytest.mark.parametrize("size", [12, 24])
def test_the_air_grows_with_the_letters(shown, size):
    pane = shown(f"字\n{DIVIDER}\n字")
    pane.edit.wear(TextLook(size=size))
    text, divider, _text = heights(pane)
    assert pane.edit.font().pixelSize() == size
    assert divider - text == pytest.approx(1.4, abs=0.1)
