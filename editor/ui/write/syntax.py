"""The syntax of a line of Markdown by stretches: pure text work, for the highlighter.

The state says what a line begins in: the header (in raw mode), a fence, the commentary. Nothing else reaches over a
line, so a key press looks at one line only, whatever the length of the text.
"""

import re
from array import array

from editor.core.text.code import Fence, fence_of
from editor.core.text.parts import is_divider, is_jump_break
from editor.core.text.patterns import pattern

_LONGEST_LINE = 10_000  # beyond it nobody reads, and no key press may wait
_INDENTED_CODE = 4  # spaces before it
_SEEN = 28
"""Characters of an address that stay in sight, from its host on."""
_LEAST = 3  # characters that are worth three dots
_HEADING = pattern(r"(#{1,6})[ \u3000]+")
_BLOCK = pattern(r"[ \t]*(?P<quote>(?:>[ ]?)+)?[ \t]*(?P<list>(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]))?")
_RULE = pattern(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_KEY = pattern(r"[ \t]*(?:- )?[\w.-]+:(?=\s|$)|[ \t]*[\w.-]+ *=(?= )")
# All quantifiers are bounded: an opening sign that is never closed costs some hundred steps, not the rest of the line.
_INLINE = pattern(
    r"""
    (?P<escape>\\[\\`*_{}\[\]()\#+.!~|<>-])
  | (?P<code>(?P<ticks>`{1,3})(?!`).{1,400}?(?<!`)(?P=ticks)(?!`))
  | (?P<both>\*\*\*(?=[^\s*])[^*]{1,400}\*\*\*)
  | (?P<bold>\*\*(?=[^\s*])(?:[^*]|\*(?!\*)){1,400}?\*\*)
  | (?P<italic>\*(?=[^\s*])[^*]{1,400}\*(?!\*))
  | (?P<strike>~~(?=[^\s~])[^~]{1,400}~~)
  | (?P<footnote>\[\^[^\]\s]{1,60}\]:?)
  | (?P<link>!?\[(?P<words>[^\[\]]{0,400})\](?P<place>\([^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?\)))
  | (?P<ruby>\{[^{}|]{1,60}\|[^{}|]{0,60}\})
  | (?P<address>https?://[^\s<>()\u3000-\u303f\uff00-\uffef]{1,1000})
  | (?P<tag><!--.{0,400}?-->|</?[a-zA-Z][^<>]{0,400}>)
    """,
    re.VERBOSE,
)
_SIGN = pattern(r"[\\`*~\[{<]|://")
"""A sign that each stretch of `_INLINE` has; a search for it alone takes a twentieth of the time."""
_ASTRAL = pattern("[\U00010000-\U0010ffff]")
_MARK_WIDTHS = {"both": 3, "bold": 2, "italic": 1, "strike": 2}


Span = tuple[int, int, str]
"""(start, length, name of the format); a later one lies over an earlier one. Counts UTF-16 code units, as Qt does."""


class LineState:
    """The state at the end of a line, for the next, a sum of these. From FENCE on: the length of an open fence's mark,
    then a bit for a tilde. Plain numbers: with those of an `enum`, a third of the time of colouring was theirs."""

    HEADER = 1
    COMMENTARY = 2
    FENCE = 4


def beyond_the_plane(text: str) -> bool:
    """Whether `text` has characters that are two positions long in Qt's documents."""
    return _ASTRAL.search(text) is not None


def may_fold(text: str) -> bool:
    """Whether the line `text` may have addresses to fold."""
    return "](" in text or "://" in text


def spans(text: str, state: int, may_begin_header: bool = False, folds: bool = False) -> tuple[list[Span], int]:
    """The stretches of the line `text` that begins in `state`, and the state that it leaves.

    `may_begin_header`: this is the first line of a text that is known to have a header. With `folds`, stretches called
    "fold" and "dots" are of addresses that are not to be seen, or only by three dots.
    """
    if beyond_the_plane(text):  # from here on, one character is one UTF-16 unit
        text = "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))
    if state & LineState.HEADER or may_begin_header:
        found = _header_line(text, may_begin_header)
        if found is not None:
            return found
        state &= ~LineState.HEADER
    if not state & LineState.COMMENTARY and is_divider(text):  # it divides the post wherever it stands, even in a fence
        return [(0, len(text), "mark"), (len(text) // 2, 1, "divider")], LineState.COMMENTARY
    if state >= LineState.FENCE or "```" in text or "~~~" in text:
        found = _code_line(text, state)
        if found is not None:
            return found
    if len(text) > _LONGEST_LINE or not text:
        return [], state
    if heading := _HEADING.match(text):
        level = len(heading[1])
        return [(0, len(text), f"heading{level}" if level <= 2 else "heading"), (0, level, "mark")], state
    if is_jump_break(text) or _RULE.fullmatch(text):
        return [(0, len(text), "mark")], state
    return _block_marks(text) + _inline(text, folds), state


def _header_line(text: str, first: bool) -> tuple[list[Span], int] | None:
    mark = text.rstrip()
    if first and mark not in ("---", "+++"):
        return None
    ends = not first and mark in ("---", "...", "+++")
    state = 0 if ends else LineState.HEADER
    if len(text) > _LONGEST_LINE:
        return [], state
    found: list[Span] = [(0, len(text), "header")]
    if not first and not ends and (key := _KEY.match(text)):
        found.append((0, key.end(), "key"))
    return found, state


def _code_line(text: str, state: int) -> tuple[list[Span], int] | None:
    """The spans and the new state of a line of a fenced block, its fences included; None for any other."""
    fence = fence_of(text)
    if fence and fence.indent >= _INDENTED_CODE:
        fence = None
    opened, rest = divmod(state, LineState.FENCE)
    if not opened:
        if fence is None or not fence.opens:
            return None
        width = min(fence.length, 0xFFFF)
        state = rest | (width * 2 + (fence.sign == "~")) * LineState.FENCE
    elif fence and Fence(0, "`~"[opened & 1], opened >> 1, "").closed_by(fence):
        state = rest
    else:
        fence = None
    return ([(0, len(text), "mark" if fence else "code")] if len(text) <= _LONGEST_LINE else []), state


def _block_marks(text: str) -> list[Span]:
    found: list[Span] = []
    if block := _BLOCK.match(text):
        if block["quote"]:
            found.append((0, len(text), "quote"))
            found.append((block.start("quote"), len(block["quote"]), "mark"))
        if block["list"]:
            found.append((block.start("list"), len(block["list"]), "list"))
    return found


def _inline(text: str, folds: bool) -> list[Span]:
    spans: list[Span] = []
    if not _SIGN.search(text):
        return spans
    for found in _INLINE.finditer(text):
        name = found.lastgroup or ""
        start, end = found.span()
        if name == "escape":
            spans.append((start, 1, "mark"))
            continue
        spans.append((start, end - start, name))
        if width := _MARK_WIDTHS.get(name):
            spans += [(start, width, "mark"), (end - width, width, "mark")]
        elif name == "link":
            words, behind = found.span("words")
            spans += [(start, words - start, "mark"), (behind, end - behind, "mark")]
            if folds:
                spans += _folded_link(text, start, words, behind, end)
        elif name == "address" and folds:
            spans += _shortened(text.index("://", start) + 3, start, end)
        elif name == "ruby":
            bar = text.index("|", start)
            spans += [(start, 1, "mark"), (bar, end - bar, "mark")]
    return spans


def _folded_link(text: str, start: int, words: int, behind: int, end: int) -> list[Span]:
    """The folds of the link from `start` to `end`, whose words end at `behind`: nothing stays but its words; of a
    picture the brackets do, since its caption is no text of the post, and of a link without words its address."""
    if text[start] == "!":
        return _dotted(behind + 2, end - 1)
    return [(start, words - start, "fold"), (behind, end - behind, "fold")] if words < behind else []


def _shortened(host: int, start: int, end: int) -> list[Span]:
    """The folds of an address that is written out, from `start` to `end`: its beginning is seen from the `host` on."""
    return [(start, host - start, "fold"), *_dotted(host + _SEEN, end)]


def _dotted(start: int, end: int) -> list[Span]:
    """The folds of what stands from `start` to `end`: three dots, where it is longer than these."""
    return [(start, 1, "dots"), (start + 1, end - start - 1, "fold")] if end - start > _LEAST else []
