"""The two marks of a body, each alone on its line, and the parts before and behind the first divider.

The divider parts the news from the author's commentary; the jump break says where a blog's front page breaks off.
"""

import re
from typing import NamedTuple

from editor.core.text.line_ends import END
from editor.core.text.patterns import pattern

DIVIDER = "<!-- commentary -->"
DIVIDER_MARK = r"<!--[ \t]*commentary[ \t]*-->"
"""A regular expression: the divider as people write it, but for the rest of its line."""
DIVIDER_LINE = rf"[ \t]*{DIVIDER_MARK}[ \t]*"

JUMP_BREAK = "<!--more-->"
JUMP_BREAK_MARK = r"<!--[ \t]*more[ \t]*-->"
JUMP_BREAK_LINE = rf" {{0,3}}{JUMP_BREAK_MARK}[ \t]*"
"""A regular expression: a line that is the jump break. Indented by four spaces it is code."""

JUMP_BREAK_IN_HTML = pattern(
    r"""<!--\s*more\b[^\n]*?-->"""
    r"""|<a\b(?=[^<>]*\bname\s*=\s*["']?more["']?[\s/>])(?![^<>]*\bhref\b)[^<>]*>(?:\s*</a\s*>)?""",
    re.IGNORECASE,
)
"""The jump break as it is written and as Blogger gives it back: `<a name='more'></a>`."""

_DIVIDER = pattern(DIVIDER_LINE)
_JUMP_BREAK = pattern(JUMP_BREAK_LINE)


class Parts(NamedTuple):
    """A body taken apart. `line` is the divider's 1-based line in the body; 0: there is none, and all is news."""

    news: str
    commentary: str | None
    line: int


def is_divider(line: str) -> bool:
    """Whether the line divides the news from the commentary."""
    return "commentary" in line and _DIVIDER.fullmatch(line) is not None


def is_jump_break(line: str) -> bool:
    """Whether the line is the jump break."""
    return "more" in line and _JUMP_BREAK.fullmatch(line) is not None


def split_body(body: str) -> Parts:
    """Divide `body` at its first line that is the divider alone; the divider's line belongs to neither part."""
    if "commentary" not in body:
        return Parts(body, None, 0)
    start, number = 0, 1
    while start <= len(body):
        end = END.search(body, start)
        stop = end.start() if end else len(body)
        behind = end.end() if end else len(body) + 1
        if _DIVIDER.fullmatch(body, start, stop):
            return Parts(body[:start], body[behind:], number)
        start, number = behind, number + 1
    return Parts(body, None, 0)
