"""A TOML text as its statements: each `key = value` and each table header with its place, so that one can be changed
without touching another."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from editor.core.file.values import Fault, Path
from editor.core.words import tr

MAX_BYTES = 64 * 1024
MAX_DEPTH = 16
MAX_STATEMENTS = 2_000

_PART = r"""(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_KEY = re.compile(rf"[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=[ \t]*")
_TABLE = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*\]\]?[ \t]*(?:#.*)?$")
_DOTTED = re.compile(rf"(?<![\w'\"-])(?:[\w'\"-]+[ \t]*\.[ \t]*){{{MAX_DEPTH + 1}}}")
_TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}|"(?:[^"\\\n]|\\.)*"|'''
    r"""'''(?:[^']|'{1,2}(?!'))*'{3,5}|'[^'\n]*'|"""
    r"""\#[^\n]*|[\[\]{}\n]|[^"'\#\[\]{}\n]+"""
)
_BRACKETS = re.compile(r"[\[\]{}]")


@dataclass(frozen=True, slots=True)
class Statement:
    """The lines from `start` to `end` (line end included) set `path`; for a table header `table` is "[" or "[[".

    `parts` counts the keys of a dotted key, `group` the tables: 0 before the first header.
    """

    path: Path
    start: int
    end: int
    value_start: int
    table: str = ""
    parts: int = 1
    group: int = 0


def loads(text: str) -> dict[str, Any]:
    """The values in `text`, by the standard library; raises Fault, in bounded time."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Fault("header-too-large", tr("The header is larger than 64 KB."))
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > MAX_DEPTH:
            raise Fault("header-too-deep", tr("The header is nested more than 16 levels deep."), bracket.start())
    if dotted := _DOTTED.search(text):
        raise Fault("header-too-deep", tr("The header is nested more than 16 levels deep."), dotted.start())
    try:
        return tomllib.loads(text)
    except Exception as error:  # ValueError of dates and long numbers besides its own
        line = re.search(r"at line (\d+)", str(error))
        before = text.split("\n")[: int(line[1]) - 1] if line else []  # tomllib counts newlines, nothing else
        sentence = tr("This line of the header is not valid TOML.")
        raise Fault("header-syntax", sentence, min(sum(len(part) + 1 for part in before), len(text))) from error


def statements(text: str) -> list[Statement]:
    """The statements of a valid TOML text, in order. Raises Fault if there are too many."""
    result: list[Statement] = []
    table: Path = ()
    group = place = 0
    while place < len(text):
        end = _line_end(text, place)
        line = text[place:end].rstrip("\r\n")
        if match := _TABLE.match(line):
            table, group = _parts(match[2]), group + 1
            result.append(Statement(table, place, end, end, match[1], group=group))
        elif match := _KEY.match(line):
            end = _value_end(text, place + match.end())
            parts = _parts(match[1])
            result.append(Statement((*table, *parts), place, end, place + match.end(), "", len(parts), group))
        elif line.strip() and not line.lstrip().startswith("#"):
            raise Fault("header-syntax", tr("This line of the header is not valid TOML."), place)
        place = end
        if len(result) > MAX_STATEMENTS:
            raise Fault("header-too-large", tr("The header has more than 2,000 parts."), place)
    return result


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _value_end(text: str, place: int) -> int:
    """Behind the line end after the value that begins at `place`; the text is known to be valid."""
    depth = 0
    while match := _TOKEN.match(text, place):
        place = match.end()
        if match[0] in "[{":
            depth += 1
        elif match[0] in "]}":
            depth -= 1
        elif match[0] == "\n" and depth <= 0:
            break
    return place


def _parts(key: str) -> Path:
    names: list[str] = []
    value: Any = tomllib.loads(f"{key} = 0")
    while isinstance(value, dict):
        name, value = next(iter(value.items()))
        names.append(name)
    return tuple(names)
