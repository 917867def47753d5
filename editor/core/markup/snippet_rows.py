"""The rows of a TOML file that was edited by hand: all that can be read are, though others cannot.

TOML's own reader refuses a whole file for one quotation mark. Names that stand without any, which TOML 1.0 takes in
ASCII alone, are read here, too.
"""

from typing import Any

from editor.core.file.toml_statements import MAX_BYTES, loads
from editor.core.file.values import Fault
from editor.core.text.patterns import pattern

LARGEST = MAX_BYTES
"""Bytes of a file."""
LONGEST = 10_000
"""Characters of a snippet."""

_BARE = pattern(r"[ \t]*([^\s\"'=#\[\]{}][^\"'=#\[\]{}]*?)[ \t]*=")
_LONG_QUOTE = pattern(r"\"\"\"|'''")


def readable_rows(text: str) -> tuple[dict[str, Any], list[int]]:
    """The values of the top level by their names, and the lines, from 1, that cannot be read. Never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    whole = _read(text)
    return (whole, []) if whole is not None else _row_by_row(text)


def _row_by_row(text: str) -> tuple[dict[str, Any], list[int]]:
    values: dict[str, Any] = {}
    table: dict[str, Any] | None = values
    wrong: list[int] = []
    at, number = 0, 1
    while at < len(text):
        end = _line_end(text, at)
        line = text[at:end].strip()
        behind = end + 1
        if line.startswith("["):
            table = _table(line, values)
            if table is None:
                wrong.append(number)
        elif line and not line.startswith("#"):
            row, row_end = _row(text, at, end)
            if row is None or table is None or not row.keys().isdisjoint(table):
                wrong.append(number)
            else:
                table.update(row)
                behind = row_end + 1
        number += text.count("\n", at, behind)
        at = behind
    return values, wrong


def _table(line: str, values: dict[str, Any]) -> dict[str, Any] | None:
    """The table that the heading `line` begins, put into `values`; None: it is no heading, or there was one."""
    read = _read(line) or _read(f'["{line.partition("]")[0][1:].strip()}"]') or {}
    name, inner = next(iter(read.items()), ("", None))
    if inner != {} or name in values:
        return None
    table: dict[str, Any] = {}
    values[name] = table
    return table


def _row(text: str, start: int, end: int) -> tuple[dict[str, Any] | None, int]:
    """The values of the row that begins at `start`, whose first line ends at `end`; and where its last line ends."""
    stop = end
    if quote := _LONG_QUOTE.search(text, start, end):
        closed = text.find(quote[0], quote.end(), quote.end() + 2 * LONGEST)
        stop = _line_end(text, closed) if closed >= 0 else end
    row = text[start:stop]
    read = _read(row)
    if read is None and (bare := _BARE.match(row)):
        read = _read(f'"{bare[1]}" ={row[bare.end() :]}')
    return read, stop


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _read(text: str) -> dict[str, Any] | None:
    try:
        return loads(text)
    except Fault:
        return None
