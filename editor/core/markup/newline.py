"""Enter in a list or a quotation: the next line with its mark."""

import re

from editor.core.markup.edit import Edit
from editor.core.text.patterns import pattern

_ITEM = pattern(
    r"(?P<indent>[ \t]*)(?P<quotes>(?:>[ ]?)*)(?P<space>[ \t]*)"
    r"(?:(?P<bullet>[-*+])|(?P<number>[0-9]{1,9})(?P<dot>[.)]))(?P<gap>[ \t]+)"
)
_QUOTE = pattern(r"(?P<quotes>[ \t]*(?:>[ ]?)+)")


def continued_line(line: str, column: int, above: str = "") -> Edit | None:
    """The edit for Enter at `column` of `line` instead of a plain new line; positions count in `line`, `above` is the
    line before it.

    A list goes on with its next marker, a quotation with its `>`. On an item without words Enter ends the list: its
    marker goes (a nested item first comes out by one level). Where the list or the quotation stands right above, a
    blank line stays: what is written next would else be a part of it.
    """
    if found := _ITEM.match(line):
        if column < found.end():
            return None
        if not line[found.end() :].strip():
            return _ended(found, line, above)
        marker = found["bullet"] or f"{int(found['number']) + 1}{found['dot']}"
        lead = found["indent"] + found["quotes"] + found["space"] + marker + found["gap"]
        return _new_line(line, column, lead)
    if (found := _QUOTE.match(line)) and column >= found.end():
        if not line[found.end() :].strip():
            return _apart(line, "", above)
        return _new_line(line, column, found["quotes"])
    return None


def _ended(found: re.Match[str], line: str, above: str) -> Edit:
    if found["quotes"]:
        return _apart(line, found["indent"] + found["quotes"], above)
    if found["indent"]:
        outer = re.sub(r"^(?:\t| {1,4})", "", found["indent"])
        lead = outer + line[found.start("space") : found.end()]
    else:
        return _apart(line, "", above)
    return Edit(0, len(line), lead, (len(lead), len(lead)))


def _apart(line: str, lead: str, above: str) -> Edit:
    """`lead` in place of `line`, below a blank line where `above` shows something."""
    if above.strip("> \t"):
        lead = f"{lead.rstrip()}\n{lead}"
    return Edit(0, len(line), lead, (len(lead), len(lead)))


def _new_line(line: str, column: int, lead: str) -> Edit:
    rest = len(line) - len(line[column:].lstrip(" \t"))
    caret = column + 1 + len(lead)
    return Edit(column, rest, "\n" + lead, (caret, caret))
