"""What is dimmed while one writes: a veil that is painted, over all but the sentence or the paragraph of the caret."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from editor.ui.write.pane import SourcePane
from editor.ui.write.spotlight import PARAGRAPH, SENTENCE
from tests.ui.fields.conftest import compose
from tests.ui.write.conftest import text_of

TEXT = "一番目の文。二番目の文。\n\n別の段落。\n"


def ink(pane: SourcePane, position: int) -> int:
    """The darkness of the darkest pixel of the character at `position`, 0 to 255."""
    edit = pane.edit
    cursor = edit.textCursor()
    cursor.setPosition(position)
    left = edit.cursorRect(cursor)
    image = edit.viewport().grab().toImage()
    places = ((x, y) for x in range(left.x() + 2, left.x() + 14) for y in range(left.top(), left.bottom()))
    return 255 - min(QColor(image.pixel(x, y)).lightness() for x, y in places)


@pytest.mark.parametrize(
    ("kind", "caret", "clear"),
    [
        ("", 0, {0, 6, 14}),
        (SENTENCE, 2, {0}),
        (SENTENCE, 8, {6}),
        (SENTENCE, 15, {14}),
        (PARAGRAPH, 2, {0, 6}),
        (PARAGRAPH, 15, {14}),
    ],
)
def test_all_else_is_dimmed(pane_of: Callable[..., SourcePane], kind: str, caret: int, clear: set[int]) -> None:
    pane = pane_of(TEXT)
    plain = {place: ink(pane, place) for place in (0, 6, 14)}
    pane.edit.spotlight.choose(kind)
    cursor = pane.edit.textCursor()
    cursor.setPosition(caret)
    pane.edit.setTextCursor(cursor)
    pane.edit.setCursorWidth(0)
    for place in (0, 6, 14):
        assert (ink(pane, place) > 0.7 * plain[place]) == (place in clear)
    assert text_of(pane) == TEXT


def test_it_follows_what_is_written_and_composed(pane_of: Callable[..., SourcePane]) -> None:
    pane = pane_of("前。")
    edit = pane.edit
    edit.spotlight.choose(SENTENCE)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    QTest.keyClicks(edit, "ab")
    assert edit.spotlight._clear == (2, 4)
    compose(edit, "変換")  # type: ignore[arg-type]
    compose(edit, "", "変換。次")  # type: ignore[arg-type]
    assert edit.spotlight._clear == (7, 8)
    edit.grab()
    edit.spotlight.choose("")
    assert text_of(pane) == "前。ab変換。次"
