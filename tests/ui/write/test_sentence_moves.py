"""Moves and selections by sentence in the text, also behind characters that are two positions long."""

from collections.abc import Callable

import pytest

from editor.ui.write import sentence_moves
from editor.ui.write.pane import SourcePane
from tests.ui.write.conftest import text_of

TEXT = "𠮷野の文。二つ目\ufeff。\n\n- 項目。\n"


def selected(pane: SourcePane) -> str:
    return pane.edit.createMimeDataFromSelection().text()


def test_there_and_back(pane_of: Callable[..., SourcePane]) -> None:
    pane = pane_of(TEXT)
    found = []
    for move in (*[sentence_moves.go_to_next] * 4, *[sentence_moves.go_to_previous] * 3):
        move(pane.edit)
        found.append(pane.edit.textCursor().position())
    assert found == [6, 15, 21, 21, 15, 6, 0]


@pytest.mark.parametrize(
    ("select", "seen"),
    [
        (sentence_moves.select_sentence, ["𠮷野の文。", "𠮷野の文。二つ目\ufeff。"]),
        (sentence_moves.select_paragraph, ["𠮷野の文。二つ目\ufeff。", "𠮷野の文。二つ目\ufeff。"]),
        (sentence_moves.select_more, ["𠮷野の文。", "𠮷野の文。二つ目\ufeff。", TEXT]),
    ],
)
def test_selections(pane_of: Callable[..., SourcePane], select: Callable[..., None], seen: list[str]) -> None:
    pane = pane_of(TEXT)
    for expected in seen:
        select(pane.edit)
        assert selected(pane) == expected
    assert text_of(pane) == TEXT


def test_to_the_footnote_and_back(pane_of: Callable[..., SourcePane]) -> None:
    pane = pane_of("𠮷[^1]野\n\n[^1]: 注\n")
    said: list[str] = []
    pane.edit.refused.connect(said.append)
    pane.go_to_line(1)
    sentence_moves.go_to_note(pane.edit)
    assert pane.edit.textCursor().block().text()[pane.edit.textCursor().positionInBlock() :] == "注"
    sentence_moves.go_to_note(pane.edit)
    assert pane.edit.textCursor().position() == 6
    pane.go_to_line(2)
    sentence_moves.go_to_note(pane.edit)
    assert len(said) == 1
