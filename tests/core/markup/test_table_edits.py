"""Tables: from cell to cell, rows and columns, in line also with full-width characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.markup.edit import Edit
from editor.core.markup.table_edits import (
    add_column,
    add_row,
    align_table,
    next_cell,
    previous_cell,
    remove_column,
    remove_row,
    table_at,
)

SMALL = "| 国 | 量 |\n| --- | ---: |\n| 中国 | 4,400 |\n| 米 |\n"
LINED = "| 国   |    量 |\n| ---- | ----: |\n| 中国 | 4,400 |\n| 米   |       |"


def run(edit: Edit | None, text: str) -> str:
    """The text after `edit` with its selection in ⟦⟧."""
    assert edit is not None
    new, (start, end) = edit.apply(text), edit.selection
    return f"{new[:start]}⟦{new[start:end]}⟧{new[end:]}"


def chosen(edit: Edit | None, text: str) -> str:
    shown = run(edit, text)
    return shown[shown.index("⟦") : shown.index("⟧") + 1]


def test_columns_stand_in_line() -> None:
    assert align_table(SMALL, 3, 3).apply(SMALL) == LINED + "\n"
    assert align_table(LINED, 3, 3) == Edit(2, 2, "", (2, 3))


@pytest.mark.parametrize(
    ("at", "there", "back"),
    [
        ("国", "⟦量⟧", "⟦国⟧"),
        ("量", "⟦中国⟧", "⟦国⟧"),
        ("---", "⟦量⟧", "⟦国⟧"),
        ("中", "⟦4,400⟧", "⟦量⟧"),
        ("4,4", "⟦米⟧", "⟦中国⟧"),
        ("米", "⟦⟧", "⟦4,400⟧"),
    ],
)
def test_from_cell_to_cell(at: str, there: str, back: str) -> None:
    place = SMALL.index(at)
    assert chosen(next_cell(SMALL, place, place), SMALL) == there
    assert chosen(previous_cell(SMALL, place, place), SMALL) == back


def test_behind_the_last_cell_a_row_begins() -> None:
    place = len(LINED) - 1
    assert run(next_cell(LINED, place, place), LINED) == LINED + "\n| ⟦⟧     |       |"


@pytest.mark.parametrize(
    ("command", "at", "after"),
    [
        (add_row, "国", "| 国   |    量 |\n| ---- | ----: |\n| ⟦⟧     |       |\n| 中国 | 4,400 |\n| 米   |       |"),
        (remove_row, "中", "| 国  |  量 |\n| --- | --: |\n| ⟦米⟧  |     |"),
        (remove_row, "国", LINED.replace("国   ", "⟦国⟧   ", 1)),
        (
            add_column,
            "国",
            "| 国   | ⟦⟧    |    量 |\n| ---- | --- | ----: |\n| 中国 |     | 4,400 |\n| 米   |     |       |",
        ),
        (remove_column, "国", "|    ⟦量⟧ |\n| ----: |\n| 4,400 |\n|       |"),
        (remove_column, "量", "| ⟦国⟧   |\n| ---- |\n| 中国 |\n| 米   |"),
    ],
)
def test_rows_and_columns(command, at: str, after: str) -> None:  # type: ignore[no-untyped-def]
    place = LINED.index(at)
    assert run(command(LINED, place, place), LINED) == after


@pytest.mark.parametrize(
    "text",
    [
        "", "本文", "a | b", "| a |\n\n| --- |", "| a | b |\n| --- |\n", "```\nx\n```", "a|b\n- | c\n", "| a |\n本文\n",
    ],
)  # fmt: skip
def test_what_is_no_table(text: str) -> None:
    for place in range(len(text) + 1):
        assert table_at(text, place) is None
        assert next_cell(text, place, place) is None
        assert align_table(text, place, place).apply(text) == text


def test_bars_in_code_and_behind_a_backslash_are_no_borders() -> None:
    text = "| `a|b` | c\\|d | e\\\\|\n|---|---|---|\n"
    found = table_at(text, 1)
    assert found is not None
    assert found.cells == (("`a|b`", "c\\|d", "e\\\\"),)


def test_a_table_in_a_quotation_below_text_and_without_outer_bars() -> None:
    text = "前の行\n> a | b\n> --|:-:\n> 国 | d\n"
    assert run(next_cell(text, text.index("国"), text.index("国")), text) == (
        "前の行\n> | a   |  b  |\n> | --- | :-: |\n> | 国  |  ⟦d⟧  |\n"
    )


def test_the_text_around_a_table_stays() -> None:
    text = f"# 題\n\n前\n{SMALL}\n後\n"
    edit = add_row(text, text.index("中"), text.index("中"))
    new = edit.apply(text)
    assert new.startswith("# 題\n\n前\n|") and new.endswith("|\n\n後\n")


CELLS = st.text(st.sampled_from("国aｱ\u3099|\\`- :>é😀"), max_size=6)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4), st.integers(0, 200))
def test_any_table_keeps_its_words(rows: list[list[str]], number: int) -> None:
    lines = ["|" + "|".join(row) + "|" for row in rows]
    text = "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
    place = min(number, len(text))
    table = table_at(text, place)
    if table is None:
        return
    once = align_table(text, place, place)
    aligned = once.apply(text)
    again = table_at(aligned, once.selection[0])
    assert again is not None
    assert [[cell for cell in row if cell] for row in again.cells] == [[c for c in row if c] for row in table.cells]
    assert align_table(aligned, *once.selection).apply(aligned) == aligned
    at = once.selection
    seen = 0
    while (edit := next_cell(aligned, *at)) is not None and edit.apply(aligned) == aligned and seen < 40:
        assert edit.selection != at
        at, seen = edit.selection, seen + 1
    assert seen < 40
