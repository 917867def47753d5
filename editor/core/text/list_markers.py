"""List markers of Markdown, as CommonMark reads them: https://spec.commonmark.org/0.31.2/#list-items.

Markers are ASCII: `１．` and `・` are text.
"""

from typing import NamedTuple

from editor.core.text.patterns import pattern

SIGN = r"(?:[-+*]|[0-9]{1,9}[.)])"
"""A regular expression: what an item begins with, without the spaces around it."""

_MARKER = pattern(rf"( {{0,3}})({SIGN})(?:( +)(?=[^ ])| *$)")
_RULE = pattern(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})$")


class Marker(NamedTuple):
    """The beginning of an item: how far in, where its content starts, what kind of list, and the number it gives."""

    indent: int
    content: int
    kind: str
    number: int
    empty: bool


def marker_of(line: str) -> Marker | None:
    """The list marker that `line` begins with."""
    found = _MARKER.match(line)
    if found is None or is_rule(line):
        return None
    indent, sign, gap = len(found[1]), found[2], found[3]
    # Five spaces and more are one space and indented code.
    width = indent + len(sign) + (len(gap) if gap and len(gap) < 5 else 1)
    return Marker(indent, width, sign[-1], int(sign[:-1] or 0), gap is None)


def is_rule(line: str) -> bool:
    """Whether `line` is a thematic break."""
    return line.lstrip(" ")[:1] in ("-", "*", "_") and _RULE.match(line) is not None
