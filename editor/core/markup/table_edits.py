"""Edits of a table in Markdown: from cell to cell, rows and columns, columns in line with full-width characters.

A table is a line, a line of dashes below it, and the lines down to the next blank one. Bars in code and behind a
backslash are no borders (https://github.github.com/gfm/#tables-extension-). Each edit writes the whole table anew, with
its columns in line: a full-width character is two wide.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from editor.core.markup.edit import Edit, is_blank, line_end, line_start, nothing
from editor.core.text.code import code_spans
from editor.core.text.patterns import pattern

_LEAD = pattern(r"[ \t]*(?:>[ \t]?)*[ \t]*")
_DASHES = pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_NARROWEST = 3  # columns of a line of dashes
MOST_LINES = 2000
"""Lines of a table that are edited; a longer one is left as it is."""


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table and where the caret is in it: `row` 0 is the head, the line of dashes counts as the head."""

    start: int
    end: int
    lead: str
    """The beginning of each line: spaces, signs of a quotation."""
    cells: tuple[tuple[str, ...], ...]
    sides: tuple[str, ...]
    """Of each column the line of dashes: "-", ":-", "-:" or ":-:"."""
    row: int
    column: int


def next_cell(text: str, start: int, end: int) -> Edit | None:
    """Go to the next cell and select it; behind the last one begins a new row. None: there is no table."""
    return _edited(text, start, end, _forward)


def previous_cell(text: str, start: int, end: int) -> Edit | None:
    """Go to the cell before and select it. None: there is no table."""
    return _edited(text, start, end, _back)


def align_table(text: str, start: int, end: int) -> Edit:
    """Put the columns of the table in line."""
    return _edited(text, start, end, lambda table: table) or nothing(start, end)


def add_row(text: str, start: int, end: int) -> Edit:
    """Put an empty row below that of the caret."""
    return _edited(text, start, end, _with_row) or nothing(start, end)


def remove_row(text: str, start: int, end: int) -> Edit:
    """Remove the row of the caret; the head stays."""
    return _edited(text, start, end, _without_row) or nothing(start, end)


def add_column(text: str, start: int, end: int) -> Edit:
    """Put an empty column at the right of that of the caret."""
    return _edited(text, start, end, _with_column) or nothing(start, end)


def remove_column(text: str, start: int, end: int) -> Edit:
    """Remove the column of the caret; the last one stays."""
    return _edited(text, start, end, _without_column) or nothing(start, end)


def table_at(text: str, index: int) -> TextTable | None:
    """The table in which character `index` lies."""
    first, last = line_start(text, index), line_end(text, index)
    if "|" not in text[first:last]:
        return None
    for _line in range(MOST_LINES):
        above = line_start(text, first - 1) if first else first
        if first == 0 or is_blank(_bare(text[above : first - 1])):
            break
        first = above
    for _line in range(MOST_LINES):
        below = line_end(text, last + 1) if last < len(text) else last
        if last == len(text) or is_blank(_bare(text[last + 1 : below])):
            break
        last = below
    lines = text[first:last].split("\n")
    here = text.count("\n", first, index)
    dashes = next((number for number in range(1, len(lines)) if _is_dashes(lines, number)), 0)
    if not dashes or here < dashes - 1 or len(lines) > MOST_LINES:
        return None
    begin = first + sum(len(line) + 1 for line in lines[: dashes - 1])
    rows = [_cells(line) for number, line in enumerate(lines) if number >= dashes - 1 and number != dashes]
    width = max(len(rows[0]), 1)
    column = _column(lines[here], index - line_start(text, index))
    row = max(0, here - dashes)
    sides = [_side(cell) for cell in _cells(lines[dashes])]
    return TextTable(
        begin,
        last,
        _lead(lines[dashes - 1]),
        tuple(tuple((*cells, *[""] * width)[: max(width, len(cells))]) for cells in rows),
        tuple((*sides, *["-"] * width)[:width]),
        row,
        min(column, width - 1),
    )


# -- the edits ---------------------------------------------------------------------------------------------------------


def _forward(table: TextTable) -> TextTable:
    if table.column + 1 < len(table.sides):
        return replace(table, column=table.column + 1)
    if table.row + 1 < len(table.cells):
        return replace(table, row=table.row + 1, column=0)
    return _with_row(table)


def _back(table: TextTable) -> TextTable:
    if table.column:
        return replace(table, column=table.column - 1)
    return replace(table, row=table.row - 1, column=len(table.sides) - 1) if table.row else table


def _with_row(table: TextTable) -> TextTable:
    at, empty = table.row + 1, ("",) * len(table.sides)
    return replace(table, cells=(*table.cells[:at], empty, *table.cells[at:]), row=at, column=0)


def _without_row(table: TextTable) -> TextTable:
    if not table.row:
        return table
    cells = (*table.cells[: table.row], *table.cells[table.row + 1 :])
    return replace(table, cells=cells, row=min(table.row, len(cells) - 1))


def _with_column(table: TextTable) -> TextTable:
    at = table.column + 1
    cells = tuple((*row[:at], "", *row[at:]) for row in table.cells)
    return replace(table, cells=cells, sides=(*table.sides[:at], "-", *table.sides[at:]), column=at)


def _without_column(table: TextTable) -> TextTable:
    at = table.column
    if len(table.sides) == 1:
        return table
    cells = tuple((*row[:at], *row[at + 1 :]) for row in table.cells)
    sides = (*table.sides[:at], *table.sides[at + 1 :])
    return replace(table, cells=cells, sides=sides, column=min(at, len(sides) - 1))


def _edited(text: str, start: int, end: int, edit: Callable[[TextTable], TextTable]) -> Edit | None:
    table = table_at(text, start)
    if table is None or end > table.end:
        return None
    table = edit(table)
    written, chosen = _written(table)
    selection = (table.start + chosen[0], table.start + chosen[1])
    if text[table.start : table.end] == written:
        return nothing(*selection)
    return Edit(table.start, table.end, written, selection)


# -- reading and writing -----------------------------------------------------------------------------------------------


def _bare(line: str) -> str:
    return line[len(_lead(line)) :]


def _lead(line: str) -> str:
    found = _LEAD.match(line)
    return found[0] if found else ""


def _is_dashes(lines: list[str], number: int) -> bool:
    """Whether the line `number` is one of dashes, below a line with as many cells."""
    line = _bare(lines[number])
    return (
        "|" in line
        and _DASHES.fullmatch(line) is not None
        and "|" in lines[number - 1]
        and len(_cells(lines[number])) == len(_cells(lines[number - 1]))
    )


def _borders(line: str) -> list[int]:
    """The places of the bars in `line` that part cells."""
    spans = list(code_spans(line)) if "`" in line else []
    found = []
    for place, character in enumerate(line):
        if character != "|" or any(start <= place < end for start, end, _width in spans):
            continue
        behind = line[:place]
        if (len(behind) - len(behind.rstrip("\\"))) % 2 == 0:
            found.append(place)
    return found


def _cells(line: str) -> list[str]:
    line = _bare(line).rstrip()
    borders = _borders(line)
    ends = [-1, *borders, len(line)]
    cells = [line[start + 1 : end].strip() for start, end in pairwise(ends)]
    if borders and borders[0] == 0:
        cells = cells[1:]
    if len(cells) > 1 and borders and borders[-1] == len(line) - 1:
        cells = cells[:-1]
    return cells


def _column(line: str, at: int) -> int:
    """The number of the cell of `line` in which the place `at` lies."""
    lead = len(_lead(line))
    borders = [lead + place for place in _borders(line[lead:].rstrip())]
    before = sum(1 for place in borders if place < at)
    return max(0, before - 1) if borders and borders[0] == lead else before


def _side(cell: str) -> str:
    return f"{':' if cell.startswith(':') else ''}-{':' if cell.endswith(':') and len(cell) > 1 else ''}"


def _written(table: TextTable) -> tuple[str, tuple[int, int]]:
    """The text of `table`, and which of its characters are those of the caret's cell."""
    count = max(len(table.sides), *(len(row) for row in table.cells))
    rows = [(*row, *[""] * count)[:count] for row in table.cells]
    widths = [max(_NARROWEST, *(_width(row[column]) for row in rows)) for column in range(count)]
    sides = (*table.sides, *["-"] * count)[:count]
    lines, length, chosen = [], 0, (0, 0)
    for number, row in enumerate(rows):
        line = table.lead + "|"
        for column, cell in enumerate(row):
            before, behind = _room(sides[column], widths[column] - _width(cell))
            if (number, column) == (table.row, table.column):
                at = length + len(line) + 1 + (before if cell else 0)
                chosen = (at, at + len(cell))
            line += f" {' ' * before}{cell}{' ' * behind} |"
        lines.append(line)
        length += len(line) + 1
        if number == 0:
            dashes = table.lead + "".join(
                f"| {_drawn(side, width)} " for side, width in zip(sides, widths, strict=True)
            )
            lines.append(dashes + "|")
            length += len(lines[-1]) + 1
    return "\n".join(lines), chosen


def _room(side: str, room: int) -> tuple[int, int]:
    """The spaces before and behind a cell, of `room` together, in a column drawn to `side`."""
    if side == "-:":
        return room, 0
    return (room // 2, room - room // 2) if side == ":-:" else (0, room)


def _drawn(side: str, width: int) -> str:
    return side.replace("-", "-" * (width - len(side) + 1))


def _width(cell: str) -> int:
    """The columns that `cell` takes: a full-width character two, a mark none."""
    return sum(
        0 if unicodedata.category(character)[0] == "M" else 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        for character in cell
    )
