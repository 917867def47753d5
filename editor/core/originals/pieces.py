"""The HTML of a post cut into pieces, each to be kept or replaced by itself; put together they are that HTML again.

Blogger's posts are hardly ever a row of elements: paragraphs are lines between `<br /><br />`, or divisions in a
division in a `span` that gives all of them their font. So what holds text is cut out of what holds it: `<div
style="text-align: justify;">text</div>` is a frame's beginning, the text, and the frame's end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from editor.core.markup.tags import Start, read_tags
from editor.core.originals.outline import Outline, OutlineNode, is_in_line, outline
from editor.core.text.parts import JUMP_BREAK_IN_HTML

PICTURE, EMBED, RULE, MORE = "\ue000", "\ue001", "\ue002", "\ue003"
"""Signs in a text without white space for a picture, a player or script, a line across, and the jump break."""

_EMBEDS = frozenset(["iframe", "object", "embed", "script", "video", "audio", "svg", "canvas", "math", "applet"])
_FRAMES = frozenset(
    ["div", "center", "section", "article", "main", "header", "footer", "p", "h1", "h2", "h3", "h4", "h5", "h6"]
)
_PLAIN_TAGS = re.compile(r"</?(?:p|div|span|font|b|strong|i|em|u|o:p|br)\b(?![^<>]*\b(?:id|name)\s*=)[^<>]*>", re.I)
_SPACES = re.compile(r"(?:\s|&nbsp;|&#160;|&#xa0;)+", re.IGNORECASE)
_EMPHASIS = re.compile(r"bold|[6-9]00|italic|oblique|underline|line-through|\bid\s*=|\bname\s*=", re.IGNORECASE)
_DEEPEST = 100  # frames in frames; what is deeper is one piece


class PieceKind(StrEnum):
    """Kinds of pieces: something that a reader sees; white space and empty lines; what nobody sees; a frame's ends."""

    CONTENT = "content"
    GAP = "gap"
    UNSEEN = "unseen"
    OPEN = "open"
    CLOSE = "close"


@dataclass(slots=True)
class Piece:
    """A stretch of HTML. `seen` is the text without white space that a CONTENT shows; OPEN and CLOSE of one frame have
    the same number and tag."""

    kind: PieceKind
    html: str
    seen: str = ""
    frame: int = -1
    tag: str = ""


def pieces_of(html: str) -> list[Piece]:
    """The pieces of `html`. Takes time that grows with its length; nothing in it makes this fail."""
    return list(_PieceCutter(html, outline(html)).pieces())


def seen_in(html: str) -> str:
    """The text that `html` shows, without white space in which signs stand for what is no text."""
    shown: list[str] = []
    in_brackets = False
    for token in read_tags(html):
        if isinstance(token, str):
            if not in_brackets:
                shown += token.split()
        elif isinstance(token, Start):
            in_brackets = token.tag == "rp"
            if token.tag == "img":
                shown.append(PICTURE)
            elif token.tag in _EMBEDS:
                shown.append(EMBED)
            elif token.tag == "hr":
                shown.append(RULE)
        elif token.tag == "rp":
            in_brackets = False
    return "".join(shown)


class _PieceCutter:
    def __init__(self, html: str, made: Outline) -> None:
        self._html, self._outline = html, made
        self._frames = 0

    def pieces(self) -> Iterator[Piece]:
        yield from self._inside(self._outline.root, 0)

    def _inside(self, holder: OutlineNode, depth: int) -> Iterator[Piece]:
        """The pieces between the tags of `holder`."""
        begin = at = holder.inner
        for number, child in enumerate(holder.children):
            is_frame = depth < _DEEPEST and (self._is_frame(child) or self._is_look(holder.children, number))
            if not is_frame and child.end > self._outline.safe:  # what is misnested is cut no further
                break
            cuts = is_frame or child.tag == "br" or not is_in_line(child.tag) or self._is_more(child)
            if not cuts:
                at = child.end
                continue
            if begin < child.start:
                yield self._piece(begin, child.start)
            if is_frame:
                yield from self._frame(child, depth)
            else:
                yield self._piece(child.start, child.end)
            begin = at = child.end
        if begin < holder.inner_end or at < holder.inner_end:
            yield self._piece(begin, holder.inner_end)

    def _frame(self, node: OutlineNode, depth: int) -> Iterator[Piece]:
        if not seen_in(self._html[node.start : node.end]) and not JUMP_BREAK_IN_HTML.search(
            self._html, node.start, node.end
        ):
            yield self._piece(node.start, node.end)
            return
        self._frames += 1
        number = self._frames
        yield Piece(PieceKind.OPEN, self._html[node.start : node.inner], frame=number, tag=node.tag)
        yield from self._inside(node, depth + 1)
        yield Piece(PieceKind.CLOSE, self._html[node.inner_end : node.end], frame=number, tag=node.tag)

    def _is_frame(self, node: OutlineNode) -> bool:
        return node.tag in _FRAMES or (is_in_line(node.tag) and node.tag not in ("", "#", "/", "a") and node.is_cut)

    def _is_look(self, children: list[OutlineNode], number: int) -> bool:
        """Whether an element is all of its line, and says how it looks in a way that Markdown has no words for."""
        node = children[number]
        if node.tag not in ("span", "font") or _EMPHASIS.search(self._html, node.start, node.inner):
            return False
        return self._ends_line(children[:number][::-1]) and self._ends_line(children[number + 1 :])

    def _ends_line(self, children: list[OutlineNode]) -> bool:
        for node in children:
            if not is_in_line(node.tag) or node.is_cut:
                return True
            if node.tag != "#" and (node.tag != "" or self._html[node.start : node.end].strip()):
                return False
        return True

    def _is_more(self, node: OutlineNode) -> bool:
        return node.tag in ("a", "#") and JUMP_BREAK_IN_HTML.match(self._html, node.start) is not None

    def _piece(self, start: int, end: int) -> Piece:
        html = self._html[start:end]
        if seen := seen_in(html):
            return Piece(PieceKind.CONTENT, html, seen)
        if JUMP_BREAK_IN_HTML.search(html):
            return Piece(PieceKind.CONTENT, html, MORE)
        rest = _SPACES.sub("", _PLAIN_TAGS.sub("", html))
        return Piece(PieceKind.UNSEEN if rest else PieceKind.GAP, html)
