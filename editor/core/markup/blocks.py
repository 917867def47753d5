"""Things that stand on lines of their own: footnotes, the jump break, the divider, tables."""

import re

from editor.core.markup.edit import Edit, Markup, is_blank, line_end, line_start, nothing
from editor.core.text.parts import DIVIDER, DIVIDER_LINE, JUMP_BREAK, JUMP_BREAK_LINE
from editor.core.text.patterns import pattern

_DIVIDER_LINE = pattern(f"^{DIVIDER_LINE}$", re.MULTILINE)
_JUMP_BREAK_LINE = pattern(f"^{JUMP_BREAK_LINE}$", re.MULTILINE)
_FOOTNOTE = pattern(r"\[\^([0-9]{1,6})\]")
_FOOTNOTE_LINE = pattern(r"\[\^[^\]\s]+\]:")


def commentary_divider(text: str, start: int, end: int) -> Edit:
    """Put the divider behind the paragraph; where the text has one, go to it: only the first one counts."""
    return _only_one(_DIVIDER_LINE, DIVIDER, text, start, end)


def jump_break(text: str, start: int, end: int) -> Edit:
    """Put the jump break behind the paragraph; where the text has one, go to it."""
    return _only_one(_JUMP_BREAK_LINE, JUMP_BREAK, text, start, end)


def block_of(block: str) -> Markup:
    """The command that puts `block`, whole lines of Markdown, below the paragraph of the caret, the caret behind it."""

    def insert_block(text: str, start: int, _end: int) -> Edit:
        return put_block(text, start, start, block, len(block), len(block))

    return insert_block


def footnote(text: str, start: int, end: int) -> Edit:
    """Put a footnote behind the selection and its text below the paragraph, with the caret there.

    The note stands by its paragraph, so that it moves and is cut with it; the page lists it at the end all the same.
    """
    number = 1 + max((int(found[1]) for found in _FOOTNOTE.finditer(text)), default=0)
    reference, note = f"[^{number}]", f"[^{number}]: "
    stop = paragraph_end(text, end)
    while (after := _nextput_block(text, stop)) is not None and _FOOTNOTE_LINE.match(text, after):
        stop = paragraph_end(text, after)
    replacement = reference + text[end:stop] + "\n\n" + note
    caret = end + len(replacement)
    if stop < len(text) and not text.startswith("\n\n", stop):
        replacement += "\n"
    return Edit(end, stop, replacement, (caret, caret))


def table_of(columns: int, rows: int) -> Markup:
    """The command that puts an empty table with a head and `rows` rows; selected lines with tabs become its cells."""

    def insert_table(text: str, start: int, end: int) -> Edit:
        chosen = text[start:end]
        if "\t" in chosen:
            cells = [line.split("\t") for line in chosen.strip("\n").split("\n") if line]
        else:
            cells, end = [[""] * columns for _ in range(rows + 1)], start
        width = max(len(row) for row in cells)
        drawn = [_row(row + [""] * (width - len(row))) for row in cells]
        made = "\n".join([drawn[0], "|" + " --- |" * width, *drawn[1:]])
        return put_block(text, start, end, made, 2, 2 + len(_cell(cells[0][0])))

    return insert_table


table = table_of(2, 2)
"""The command for a small table to begin with."""


def _cell(words: str) -> str:
    return words.strip().replace("|", "\\|")


def _row(cells: list[str]) -> str:
    return "".join(f"| {_cell(cell)} " for cell in cells) + "|"


def _only_one(pattern: re.Pattern[str], line: str, text: str, start: int, end: int) -> Edit:
    if found := pattern.search(text):
        return nothing(found.end(), found.end())
    edit = put_block(text, start, start, line, len(line), len(line))
    behind = edit.selection[0]
    rest = edit.apply(text)[behind:]
    missing = max(0, 2 - (len(rest) - len(rest.lstrip("\n"))))
    return Edit(edit.start, edit.end, edit.replacement + "\n" * missing, (behind + 2, behind + 2))


def put_block(text: str, start: int, end: int, block: str, select_from: int, select_to: int) -> Edit:
    """Put `block` between blank lines: in place of the selection, at a paragraph's very start, or behind it."""
    begin, stop = line_start(text, start), line_end(text, end)
    if start == end:
        if is_blank(text[begin:stop]):
            start, end = begin, stop
        elif start == begin and (begin == 0 or is_blank(text[line_start(text, begin - 1) : begin - 1])):
            end = start
        else:
            start = end = paragraph_end(text, start)
    before, after = text[:start], text[end:]
    lead = "" if not before.strip("\n") else "\n" * max(0, 2 - (len(before) - len(before.rstrip("\n"))))
    trail = "" if not after.strip("\n") else "\n" * max(0, 2 - (len(after) - len(after.lstrip("\n"))))
    at = start + len(lead)
    return Edit(start, end, lead + block + trail, (at + select_from, at + select_to))


def paragraph_end(text: str, index: int) -> int:
    """The end of the last line before the next blank one."""
    stop = line_end(text, index)
    while stop < len(text):
        following = line_end(text, stop + 1)
        if is_blank(text[stop + 1 : following]):
            break
        stop = following
    return stop


def _nextput_block(text: str, index: int) -> int | None:
    """The index at which the next line that shows something begins."""
    while index < len(text):
        index += 1
        stop = line_end(text, index)
        if not is_blank(text[index:stop]):
            return index
        index = stop
    return None
