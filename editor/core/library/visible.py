"""The text of a Markdown body as a reader sees it, for searching: without its signs, tags and addresses.

Not a renderer: a few patterns, each linear in time, so that a post takes a fraction of a millisecond and `**米国**の`
is found as 米国の. What they do not know stays as it is written.
"""

import html
import re
from typing import NamedTuple

from editor.core.html.element_names import FORMER_PHRASING, PHRASING
from editor.core.text.code import without_code_marks
from editor.core.text.line_ends import unified
from editor.core.text.link_definitions import ADDRESS
from editor.core.text.patterns import pattern

LONGEST = 1_000_000
"""Characters of a body that are searched; no post is as long."""

_INLINE = (PHRASING | FORMER_PHRASING) - {"br", "img", "rp"}  # these part words, or are left out
_TAG = pattern(r"""</?([a-zA-Z][a-zA-Z0-9-]*+)((?:[^<>"']|"[^"<>]*"|'[^'<>]*')*+)>""")
_ADDRESS = pattern(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_READING = pattern(r"<(rt|rp)\b[^<>]*>([^<>]*)(?:</\1\s*>)?", re.IGNORECASE)
_RUBY = pattern(r"(?<!\{)\{([^{}|｜\n]+)((?:[|｜][^{}|｜\n]+)+)\}(?!\})")
_TARGET = r"""<?([^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s++(?:"[^"\n]*"|'[^'\n]*'))?"""
_IMAGE = pattern(rf"!\[((?:[^\[\]\\\n]|\\.)*+)\](?:\(\s*+{_TARGET}\s*+\)|\[[^\[\]\n]*\])")
_LINK = pattern(rf"(?<![!\\])\[((?:[^\[\]\\\n]|\\.)*+)\](?:\(\s*+{_TARGET}\s*+\)|\[[^\[\]\n]*\])")
_DEFINITION = pattern(rf"(?m)^ {{0,3}}\[(?!\^)([^\[\]\n]+)\]:[ \t]*{ADDRESS}<?([^\s<>]+)>?.*$")
_NOTE = pattern(r"\[\^[^\[\]\s]+\]:?")
# Patterns begin with what they look for, and look back only then: that is searched ten times as fast.
_WRAPPED = pattern(r"\n(?<=[々〇ぁ-ヿ㐀-鿿、]\n)(?=[々〇ぁ-ヿ㐀-鿿])")
_LINE = pattern(
    r"(?m)^(?=[ \t>#*+=|:`~_-])[ \t>]*"
    r"(?:#{1,6}[ \t\u3000]+|[-*+][ \t]+|[-*_=|:` ~]{3,}$|(?:```|~~~)[^\n`]*$)?"
)
_STARS = pattern(r"\*(?<![\\*]\*)(\*{0,2})(?=\S)([^*\n]+?)(?<![\s\\])\*\1")
_SCORES = pattern(r"_(?<![\\\w]_)(_{0,2})(?=\S)([^_\n]+?)(?<![\s\\])_\1(?!\w)")
_STRUCK = pattern(r"~~(?=\S)([^~\n]+?)(?<!\s)~~")
_ESCAPED = pattern(r"\\([!-/:-@\[-`{-~])")


class Visible(NamedTuple):
    """The visible text, the readings of its ruby, and the addresses behind it."""

    text: str
    readings: tuple[str, ...]
    links: tuple[str, ...]


def visible(body: str) -> Visible:
    """The visible text of `body`. Never raises, for any text."""
    text = unified(body[:LONGEST])
    readings: list[str] = []
    links: list[str] = []
    if "<" in text:
        text = _without_markup(text, readings, links)
    if "&" in text:
        text = html.unescape(text)
    if "{" in text:
        text = _RUBY.sub(lambda match: _note(readings, re.sub("[|｜]", "", match[2]), match[1]), text)
    if "[" in text:
        text = _IMAGE.sub(lambda match: _note(links, match[2], match[1]), text)
        text = _LINK.sub(lambda match: _note(links, match[2], match[1]), text)
        text = _DEFINITION.sub(lambda match: _note(links, match[2], ""), text)
        text = _NOTE.sub("", text)
    text = _LINE.sub("", _WRAPPED.sub(_unwrapped, text))
    if "*" in text:
        text = _STARS.sub(r"\2", _STARS.sub(r"\2", text))
    if "_" in text:
        text = _SCORES.sub(r"\2", text)
    if "~~" in text:
        text = _STRUCK.sub(r"\1", text)
    if "`" in text:
        text = without_code_marks(text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    return Visible(text, tuple(filter(None, readings)), tuple(filter(None, links)))


def _unwrapped(match: re.Match[str]) -> str:
    """The text for a line break between two Japanese characters: none, but behind a heading a line break."""
    start = match.string.rfind("\n", 0, match.start()) + 1
    return "\n" if match.string[start : start + 80].lstrip(" \t").startswith("#") else ""


def _note(found: list[str], what: str | None, kept: str) -> str:
    found.append((what or "").strip())
    return kept


def _without_markup(text: str, readings: list[str], links: list[str]) -> str:
    text = _without(text, "<!--", "-->")
    for name in ("script", "style"):
        text = _without(text, f"<{name}", f"</{name}>")

    def shown(match: re.Match[str]) -> str:
        for address in _ADDRESS.finditer(match[2]):
            links.append(html.unescape(address[1] or address[2] or address[3] or "").strip())
        return "" if match[1].lower() in _INLINE else "\n\n"

    if "<r" in text or "<R" in text:
        text = _READING.sub(lambda match: _note(readings, match[2] if match[1].lower() == "rt" else "", ""), text)
    return _TAG.sub(shown, text)


def _without(text: str, opening: str, closing: str) -> str:
    """`text` without what stands between the marks, the marks included; one that is not closed stays."""
    kept, at = [], 0
    lower = text.lower() if opening[1:].isalpha() else text
    if len(lower) != len(text):  # a letter whose small form is longer
        lower = text
    while (start := lower.find(opening, at)) >= 0 and (end := lower.find(closing, start)) >= 0:
        kept += [text[at:start], "\n\n"]
        at = end + len(closing)
    return "".join(kept) + text[at:]
