"""Markdown in its colours.

The state of a block says what the next one begins in: the header (in raw mode), a fence, the commentary. Nothing else
reaches over a line, so a key press formats one line only, whatever the length of the text.
"""

import re
from array import array
from enum import IntFlag

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextFormat

from editor.core.markup.blocks import is_divider, is_jump_break
from editor.ui.theme import theme

_LONGEST_LINE = 10_000  # beyond it nobody reads, and no key press may wait
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})(.*)")
_HEADING = re.compile(r"(#{1,6})[ \u3000]+")
_BLOCK = re.compile(r"[ \t]*(?P<quote>(?:>[ ]?)+)?[ \t]*(?P<list>(?:[-*+]|[0-9]{1,9}[.)])(?=[ \t]))?")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_KEY = re.compile(r"[ \t]*(?:- )?[\w.-]+:(?=\s|$)|[ \t]*[\w.-]+ *=(?= )")
# All quantifiers are bounded: an opening sign that is never closed costs some hundred steps, not the rest of the line.
_INLINE = re.compile(
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
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_MARK_WIDTHS = {"both": 3, "bold": 2, "italic": 1, "strike": 2}


class State(IntFlag):
    """What a block leaves to the next. From FENCE on: the length of an open fence's mark, then a bit for a tilde."""

    HEADER = 1
    COMMENTARY = 2
    FENCE = 4


def state_before(block: QTextBlock) -> int:
    """What `block` begins in."""
    return max(0, block.previous().userState())


def in_commentary(block: QTextBlock) -> bool:
    """Whether `block` belongs to the commentary; the divider does."""
    return bool(max(0, block.userState()) & State.COMMENTARY)


def in_code(block: QTextBlock) -> bool:
    """Whether `block` lies inside a fence or the header, where Markdown's signs mean nothing."""
    state = state_before(block)
    return state >= State.FENCE or bool(state & State.HEADER)


class MarkdownHighlighter(QSyntaxHighlighter):
    """Colours one document. `raw`: the text begins with the file's header."""

    def __init__(self, parent: object) -> None:
        super().__init__(parent)
        self.raw = False
        self._formats: dict[str, QTextCharFormat] = {}
        self._font = QFont()
        self.dress()

    def set_font(self, font: QFont) -> None:
        """The font of the text, from which headings derive their size."""
        self._font = font
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme; `rehighlight()` shows them."""
        size = self._font.pixelSize()
        self._formats = {
            "mark": _format("mark"),
            "heading": _format("heading", bold=True),
            "heading1": _format("heading", bold=True, size=round(size * 1.25)),
            "heading2": _format("heading", bold=True, size=round(size * 1.125)),
            "quote": _format("quote"),
            "list": _format("mark", bold=True),
            "code": _format("code"),
            "bold": _format("text", bold=True),
            "italic": _format("text", italic=True),
            "both": _format("text", bold=True, italic=True),
            "strike": _format("muted", struck=True),
            "link": _format("link"),
            "footnote": _format("link"),
            "ruby": _format("text"),
            "address": _format("link"),
            "tag": _format("muted"),
            "escape": _format("mark"),
            "header": _format("muted"),
            "key": _format("link"),
        }

    def highlightBlock(self, text: str) -> None:
        """Format one line and leave the state for the next."""
        state = max(0, self.previousBlockState())
        if self.raw and self._in_header(text, state):
            return
        self.setCurrentBlockState(state & ~State.HEADER)
        if (state >= State.FENCE or "```" in text or "~~~" in text) and self._in_fence(text, state):
            return
        if len(text) > _LONGEST_LINE or not text:
            return
        if _ASTRAL.search(text):  # positions count UTF-16 units: one character for each of them
            text = "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))
        if found := _HEADING.match(text):
            level = len(found[1])
            name = f"heading{level}" if level <= 2 else "heading"
            self.setFormat(0, len(text), self._formats[name])
            faint = QTextCharFormat(self._formats[name])
            faint.setForeground(theme.color("mark"))
            self.setFormat(0, level, faint)
            return
        if text.lstrip().startswith("<!--") and self._divides(text, state):
            return
        if _RULE.fullmatch(text):
            self.setFormat(0, len(text), self._formats["mark"])
            return
        self._block_marks(text)
        self._inline(text)

    def _divides(self, text: str, state: int) -> bool:
        if is_divider(text):
            self.setCurrentBlockState(state | State.COMMENTARY)
        elif not is_jump_break(text):
            return False
        self.setFormat(0, len(text), self._formats["mark"])
        return True

    def _in_header(self, text: str, state: int) -> bool:
        first = self.currentBlock().blockNumber() == 0
        mark = text.rstrip()
        if not (first and mark in ("---", "+++")) and not state & State.HEADER:
            return False
        ends = not first and mark in ("---", "...", "+++")
        self.setCurrentBlockState(0 if ends else State.HEADER)
        if len(text) <= _LONGEST_LINE:
            self.setFormat(0, 2 * len(text), self._formats["header"])
            if not first and not ends and (found := _KEY.match(text)):
                self.setFormat(0, found.end(), self._formats["key"])
        return True

    def _in_fence(self, text: str, state: int) -> bool:
        """Whether the line belongs to a block of code, its fences included."""
        found = _FENCE.match(text)
        opened, rest = divmod(state, State.FENCE)
        if not opened:
            if not found or "`" in found[2]:
                return False
            code = len(found[1]) * 2 + (found[1][0] == "~")
            self.setCurrentBlockState(rest | min(code, 0xFFFF) * State.FENCE)
        elif found and not found[2].strip() and found[1][0] == "`~"[opened & 1] and len(found[1]) >= opened >> 1:
            self.setCurrentBlockState(rest)
        else:
            self.setCurrentBlockState(state)
            found = None
        if len(text) <= _LONGEST_LINE:
            self.setFormat(0, 2 * len(text), self._formats["mark" if found else "code"])
        return True

    def _block_marks(self, text: str) -> None:
        found = _BLOCK.match(text)
        if found is None:
            return
        if found["quote"]:
            self.setFormat(0, len(text), self._formats["quote"])
            self.setFormat(found.start("quote"), len(found["quote"]), self._formats["mark"])
        if found["list"]:
            self.setFormat(found.start("list"), len(found["list"]), self._formats["list"])

    def _inline(self, text: str) -> None:
        formats = self._formats
        for found in _INLINE.finditer(text):
            name = found.lastgroup or ""
            start, end = found.span()
            if name == "escape":
                self.setFormat(start, 1, formats["mark"])
                continue
            self.setFormat(start, end - start, formats[name])
            if width := _MARK_WIDTHS.get(name):
                self.setFormat(start, width, formats["mark"])
                self.setFormat(end - width, width, formats["mark"])
            elif name == "link":
                words = found.start("words")
                self.setFormat(start, words - start, formats["mark"])
                self.setFormat(found.end("words"), end - found.end("words"), formats["mark"])
            elif name == "ruby":
                self.setFormat(start, 1, formats["mark"])
                bar = text.index("|", start)
                self.setFormat(bar, end - bar, formats["mark"])


def _format(
    role: str, *, bold: bool = False, italic: bool = False, struck: bool = False, size: int = 0
) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(theme.color(role))
    if bold:
        made.setFontWeight(QFont.Weight.Bold)
    if italic:
        made.setFontItalic(True)
    if struck:
        made.setFontStrikeOut(True)
    if size > 0:
        made.setProperty(QTextFormat.Property.FontPixelSize, size)
    return made
