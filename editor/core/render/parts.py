"""The two parts of a body: the news, and the author's commentary after the divider."""

import re
from typing import NamedTuple

DIVIDER = "<!-- commentary -->"

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
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
    for number, line in enumerate(_LINE.finditer(body), start=1):
        if _DIVIDER.fullmatch(line[1]):
            return Parts(body[: line.start()], body[line.end() :], number)
    return Parts(body, None, 0)
