"""The two parts of a body: the news, and the author's commentary after the divider."""

import re
from typing import NamedTuple

from editor.core.text.line_ends import END

DIVIDER = "<!-- commentary -->"

_DIVIDER = re.compile(r"[ \t]*<!--[ \t]*commentary[ \t]*-->[ \t]*")


class Parts(NamedTuple):
    """A body taken apart. `line` is the divider's 1-based line in the body; 0: there is none, and all is news."""

    news: str
    commentary: str | None
    line: int


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
