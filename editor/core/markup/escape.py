"""Text as Markdown that shows exactly this text: what would be markup is escaped."""

import re

from editor.core.text.patterns import pattern
from editor.core.text.single_line import single_line

_SPECIAL = pattern(
    r"([\\`*\[\]{}])"
    r"|(?P<lines>(?<![^\W_])_+|_+(?![^\W_]))"
    r"|(?P<tag><)(?=[a-zA-Z/!?])"
    r"|(?P<tildes>~~+)"
    r"|(?P<entity>&)(?=#?[A-Za-z0-9]{1,32};)"
    r"|(?<![A-Za-z0-9])(?P<scheme>[Hh][Tt][Tt][Pp][Ss]?)(?P<colon>:)(?=//)"
)
_LINE_START = pattern(
    r"^(?:(#{1,6}|[-+>])(?=[ \u3000]|$)|(>)|([0-9]{1,9})([.)])(?= |$)"
    r"|([-=])(?=[-= ]*$)|([-:|])(?=[-:| ]*$)|(--)(?=[ \u3000]))"
)
_TICKS = pattern("`+")


def escaped(text: str, *, links: bool = True) -> str:
    """`text`, one line of running text, its signs escaped; `links` says whether an address in it becomes a link."""
    return _SPECIAL.sub(_escape if links else _escape_addresses, text)


def _escape(match: re.Match[str]) -> str:
    if match["tildes"]:
        return "\\~" * len(match["tildes"])
    if match["lines"]:
        return "\\_" * len(match["lines"])
    if match["entity"]:
        return "&amp;"
    if match["tag"]:
        return "&lt;"
    return match[0] if match["scheme"] else "\\" + match[0]


def _escape_addresses(match: re.Match[str]) -> str:
    return match["scheme"] + "&#58;" if match["scheme"] else _escape(match)


def escaped_line(line: str) -> str:
    """`line`, a line of Markdown made of running text, without being taken for a heading, list, rule or quotation."""
    return _LINE_START.sub(_escape_start, line)


def _escape_start(match: re.Match[str]) -> str:
    if match[3]:
        return f"{match[3]}\\{match[4]}"
    if match[0] == "--":
        return "\\-\\-"
    return {"=": "&#61;", ":": "&#58;"}.get(match[0], "\\" + match[0])


def code_span(text: str) -> str:
    """`text` in as many back-ticks as it needs; "" where nothing is left of it."""
    text = single_line(text)
    if not text:
        return ""
    ticks = "`" * (1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    return f"{ticks} {text} {ticks}" if "`" in text else f"`{text}`"


def fenced(code: str, language: str = "") -> str:
    """`code` in a fence that it does not hold itself."""
    ticks = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(code)), default=0))
    return f"{ticks}{language}\n{code}\n{ticks}"
