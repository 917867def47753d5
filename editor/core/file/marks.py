"""The marks of a header: `---` (YAML) and `+++` (TOML), each alone on its line."""

import re
from dataclasses import dataclass
from enum import Enum

from editor.core.text.patterns import pattern


class HeaderSyntax(Enum):
    """The notation of the header; NONE without one."""

    NONE = "none"
    YAML = "yaml"
    TOML = "toml"


@dataclass(frozen=True, slots=True)
class Marks:
    """A text cut in four; joined they are the text. `opening` and `closing` include their line ends."""

    opening: str
    header: str
    closing: str
    body: str


_OPENING = {
    HeaderSyntax.YAML: re.compile(r"---[ \t]*(?:\r\n|\n|\r)"),
    HeaderSyntax.TOML: re.compile(r"\+\+\+[ \t]*(?:\r\n|\n|\r)"),
}
_CLOSING = {
    HeaderSyntax.YAML: re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)"),
    HeaderSyntax.TOML: re.compile(r"[\r\n]\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)"),
}


def split(text: str, syntax: HeaderSyntax) -> Marks | None:
    """The text cut at its marks, or None: no first mark, or no second one. `----` is no mark."""
    opening = _OPENING[syntax].match(text)
    if opening is None:
        return None
    closing = _CLOSING[syntax].search(text, opening.end() - 1)  # the first mark's own line end counts
    if closing is None:
        return None
    start = closing.start() + 1
    return Marks(opening[0], text[opening.end() : start], text[start : closing.end()], text[closing.end() :])


_KEY = pattern(r"""["']?[A-Za-z_][\w.-]*["']?\s*:(?:\s|$)""")

_LINE = pattern(r"[^\r\n]+")


def looks_like_rule(header: str) -> bool:
    """Whether the mark above `header` is a rule (a thematic break) and not the beginning of a header.

    A header begins on the very next line. After a blank line it must begin with what is a key for every tool
    (a Latin word and a colon): prose may have colons, too.
    """
    if not header.lstrip(" \t").startswith(("\n", "\r")):
        return False
    lines = (line[0].strip() for line in _LINE.finditer(header))
    first = next((line for line in lines if line and not line.startswith("#")), "")
    return bool(first) and not _KEY.match(first.lstrip(" {"))
