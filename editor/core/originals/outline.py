"""Beginnings and ends of the elements of any HTML in its text, as browsers nest them, as far as that is plain.

Elements may be unclosed where the HTML Standard lets them be. What is misnested otherwise (`<b><p>a</b></p>`) browsers
mend by moving elements about (13.2.6.4.7, “adoption agency”); from there on the outline is said to be not safe.
"""

from dataclasses import dataclass, field

from editor.core.markup.tags import VERBATIM, VOID, EndTag, Start, read_placed_tags
from editor.core.originals.looks import BLOCKS

_FORMATTING = frozenset(
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
_APART = frozenset(
    ["iframe", "object", "embed", "applet", "script", "style", "video", "audio", "svg", "canvas", "math", "noscript"]
).union(["template", "select", "textarea", "title", "xmp", "noembed", "noframes", "plaintext"])

ENDED_BY = {
    "li": frozenset(["li"]),
    **dict.fromkeys(["dt", "dd"], frozenset(["dt", "dd"])),
    **dict.fromkeys(["td", "th"], frozenset(["td", "th"])),
    "tr": frozenset(["td", "th", "tr"]),
    **dict.fromkeys(["tbody", "tfoot", "thead"], frozenset(["td", "th", "tr", "tbody", "thead", "tfoot"])),
    "option": frozenset(["option"]),
    **dict.fromkeys(["rt", "rp"], frozenset(["rt", "rp"])),
}
"""The open elements that a start tag ends."""

_SCOPE = frozenset(["td", "th", "table", "caption", "object", "button", "applet", "template"])
_IGNORED = frozenset(["html", "head", "body"])
_NOT_ENDING = frozenset(["br"])  # blocks to us, that end no paragraph
_TABLES = frozenset(["td", "th", "tr", "table", "tbody", "thead", "tfoot", "caption"])


def is_in_line(tag: str) -> bool:
    """Whether an element stands in a line of text, as one that nobody knows does, too. "" is text, "#" a comment, "/"
    the end of something that never began."""
    return tag not in BLOCKS and tag not in _APART


@dataclass(slots=True)
class OutlineNode:
    """An element, text or comment: where it begins and ends, and what lies between its tags. `is_cut` says that a line
    break, a block or a jump break is in it."""

    tag: str
    start: int
    inner: int
    inner_end: int
    end: int
    children: list["OutlineNode"] = field(default_factory=list)
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a page below `root`; up to the place `safe` it is as browsers have it."""

    root: OutlineNode
    safe: int


def outline(html: str) -> Outline:
    """The outline of `html`, whatever it is, in time that grows with its length."""
    builder = _Builder(html)
    at = 0
    for token, start, end in read_placed_tags(html):
        if start > at:
            builder.leaf("#", at, start)
        if isinstance(token, str):
            builder.leaf("", start, end)
        elif isinstance(token, Start):
            builder.start(token, start, end)
        else:
            builder.end(token, start, end)
        at = end
    if at < len(html):
        builder.leaf("#", at, len(html))
    return builder.done()


class _Builder:
    def __init__(self, html: str) -> None:
        self._html = html
        self._safe = self._length = len(html)
        self._open = [OutlineNode("", 0, 0, self._length, self._length)]

    def done(self) -> Outline:
        while len(self._open) > 1:
            self._close(self._length, self._length)
        return Outline(self._open[0], self._safe)

    def leaf(self, tag: str, start: int, end: int) -> None:
        self._open[-1].children.append(OutlineNode(tag, start, end, end, end))
        if tag in BLOCKS or (tag == "#" and "more" in self._html[start:end]):
            self._mark_cut()

    def start(self, token: Start, start: int, end: int) -> None:
        tag = token.tag
        if tag in _IGNORED:
            self.leaf("#", start, end)
            return
        while self._open[-1].tag in ENDED_BY.get(tag, ()):
            self._close(start, start)
        if tag in BLOCKS and tag not in _NOT_ENDING and self._has_open("p"):
            self._close_to("p", start, start)
        if tag == "a" and self._has_open("a"):
            self._close_to("a", start, start)
        if tag in VOID or tag in VERBATIM:
            self.leaf(tag, start, end)
            return
        node = OutlineNode(tag, start, end, end, end)
        self._open[-1].children.append(node)
        if not is_in_line(tag) or (tag == "a" and token.get("name") == "more"):
            self._mark_cut()
        self._open.append(node)

    def end(self, token: EndTag, start: int, end: int) -> None:
        tag = token.tag
        if tag in _IGNORED:
            self.leaf("#", start, end)
        elif not self._has_open(tag) or self._is_ignored(tag):
            self.leaf("/", start, end)
        else:
            self._close_to(tag, start, end)

    def _mark_cut(self) -> None:
        for node in reversed(self._open):
            if node.is_cut:
                break
            node.is_cut = True

    def _has_open(self, tag: str) -> bool:
        for node in reversed(self._open[1:]):
            if node.tag == tag:
                return True
            if node.tag in _SCOPE and tag not in _TABLES:
                return False
        return False

    def _is_ignored(self, tag: str) -> bool:
        """Whether the end of an element in a line ends nothing, because a block was begun since."""
        if tag in BLOCKS or tag in _FORMATTING:
            return False
        since = next(node.tag for node in reversed(self._open) if node.tag == tag or node.tag in BLOCKS)
        return since != tag

    def _close_to(self, tag: str, start: int, end: int) -> None:
        """End the innermost open `tag`, and what is open in it."""
        while self._open[-1].tag != tag:
            inner = self._open[-1]
            if inner.tag in _FORMATTING or (tag in _FORMATTING and not is_in_line(inner.tag)):
                self._not_safe(inner.start)
            self._close(start, start)
        self._close(start, end)

    def _close(self, start: int, end: int) -> None:
        node = self._open.pop()
        node.inner_end, node.end = start, end
        if end == self._length == start and node.tag in _FORMATTING:
            self._not_safe(node.start)

    def _not_safe(self, place: int) -> None:
        self._safe = min(self._safe, place)
