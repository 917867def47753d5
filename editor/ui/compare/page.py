"""A comparison as the rich text that the view shows: tables of two columns, and a place for each change."""

import html
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from editor.core.history.compare import ComparedSection, Comparison
from editor.core.text.diff import ChangeKind, DiffPiece
from editor.core.text.side_by_side import LinePair
from editor.core.words import tr
from editor.ui.look.theme import theme

CONTEXT = 2
"""Unchanged lines that are shown before and after a change."""
MOST_ROWS = 800
"""More lines are not drawn: laying them out would hold the window up."""
_TABLE = 25  # rows; Qt lays out many small tables sooner than a large one
_NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0\ufdd1\ufffe\ufffc\ud800-\udfff\u2028\u2029\ufeff]")
_LINE_END = "↵"


def place(number: int) -> str:
    """The name of the anchor at the change `number`, counted from 0."""
    return f"change-{number}"


def page(comparison: Comparison, *, whole: bool) -> tuple[str, int]:
    """The rich text, and how many changes there are to go to. `whole`: with all that is the same, not only near by."""
    parts = [_style()]
    number = drawn = left = 0
    for section in comparison.sections:
        if not whole and not section.changed:
            continue
        if section.title:
            parts.append(f'<p class="section">{html.escape(section.title)}</p>')
        for hidden, rows in _stretches(section, whole=whole):
            if hidden:
                words = tr("{n} line is the same" if len(rows) == 1 else "{n} lines are the same", n=len(rows))
                parts.append(f'<p class="same">{html.escape(words)}</p>')
                continue
            shown = rows[: max(0, MOST_ROWS - drawn)]
            drawn, left = drawn + len(shown), left + len(rows) - len(shown)
            drawings, number = _drawn(shown, number)
            parts += _tables(drawings)
    if left:
        words = tr(
            "{n} more line is not shown here." if left == 1 else "{n} more lines are not shown here.",
            n=f"{left:,}",
        )
        parts.append(f'<p class="same">{html.escape(words)}</p>')
    return "".join(parts), number


def _drawn(rows: Sequence[LinePair], number: int) -> tuple[list[str], int]:
    """The rows as rich text; each run of changed ones begins with the anchor of the next `number`."""
    drawings: list[str] = []
    for changed, run in groupby(rows, key=lambda row: row.changed):
        for first, row in enumerate(run):
            anchor = ""
            if changed and not first:
                anchor = f'<a name="{place(number)}"></a>'
                number += 1
            drawings.append(_row(row, anchor))
    return drawings, number


def _tables(rows: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(rows), _TABLE):
        inside = "".join(rows[start : start + _TABLE])
        yield f'<table width="100%" cellspacing="0" cellpadding="4">{inside}</table>'


def _stretches(section: ComparedSection, *, whole: bool) -> Iterator[tuple[bool, list[LinePair]]]:
    """The rows in runs, those that are far from any change apart."""
    near = [whole] * len(section.rows)
    for index, row in enumerate(section.rows):
        if row.changed:
            for other in range(max(0, index - CONTEXT), min(len(near), index + CONTEXT + 1)):
                near[other] = True
    for shown, run in groupby(zip(near, section.rows, strict=True), key=lambda pair: pair[0]):
        yield not shown, [row for _near, row in run]


def _row(row: LinePair, anchor: str) -> str:
    cells = []
    for line, other in ((row.old, row.new), (row.new, row.old)):
        if line is None:
            cells.append('<td width="50%" class="none"></td>')
        else:
            cells.append(f'<td width="50%">{anchor}{_line(line, alone=other is None)}</td>')
        anchor = "" if line is not None else anchor
    return f"<tr>{''.join(cells)}</tr>"


def _line(line: Sequence[DiffPiece], *, alone: bool) -> str:
    """The pieces of a line. A line end is shown where it was put in or taken out within a line."""
    return "".join(_piece(piece, line_end=not alone) for piece in line)


def _piece(piece: DiffPiece, *, line_end: bool) -> str:
    text = piece.text.rstrip("\r\n\u2029")
    if len(text) < len(piece.text) and line_end and piece.kind is not ChangeKind.SAME:
        text += _LINE_END
    words = html.escape(_NOT_SHOWN.sub("\ufffd", text), quote=False)
    return words if piece.kind is ChangeKind.SAME or not words else f'<span class="{piece.kind}">{words}</span>'


def _style() -> str:
    colors = {
        role: theme.color(role).name() for role in ("removed", "added", "text", "muted", "window", "rule", "heading")
    }
    return """<style>
    td {{ white-space: pre-wrap; color: {text}; vertical-align: top; }}
    td.none {{ background-color: {window}; }}
    p.section {{ color: {heading}; font-weight: 600; margin-top: 14px; margin-bottom: 4px; margin-left: 4px; }}
    p.same {{ color: {muted}; margin-top: 4px; margin-bottom: 4px; margin-left: 4px; }}
    .removed {{ background-color: {removed}; text-decoration: line-through; }}
    .added {{ background-color: {added}; text-decoration: underline; }}
    </style>""".format(**colors)
