"""The text of a page, line by line, as a reader sees it: with its block, and how much of it are links.

A line ends with a block and with `<br>`: old Japanese sites set a whole article in one paragraph. Readings of ruby are
put behind their characters: 漢字（かんじ）. No inline element is left out of a line, whatever it is called: a quotation
must not be altered.
"""

import re
from dataclasses import dataclass, field

from lxml import html

from editor.core.html.element_names import FORMER_PHRASING, PHRASING

INLINE = (PHRASING | FORMER_PHRASING | frozenset(["blink", "label", "nobr", "output"])) - {"br"}
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_READINGS = frozenset(["rt", "rtc"])
_SKIPPED = frozenset(["head", "title", "rp", "noscript"])
_CJK = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_BETWEEN = re.compile(rf"(?<=[{_CJK}])[ \t\r]*\n\s*(?=[{_CJK}])")
_SPACE = re.compile("[ \t\r\n\x0b\x0c\xa0\u200b\u2028\u2029\ufeff]+")
_JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-鿿]")
_ENDS = re.compile("[。、！？，．]")
_WESTERN_END = re.compile(r"[.!?…:;»”\"')]\s|[.!?…»”\"')]$|, ")


@dataclass(slots=True)
class Line:
    """One line. `element` is the block that it stands in, `linked` the number of its characters that are links."""

    text: str
    element: html.HtmlElement
    linked: int
    ends_block: bool = False
    prose: int = field(default=-1)

    @property
    def tag(self) -> str:
        """The name of the block."""
        return str(self.element.tag)

    @property
    def is_linked(self) -> bool:
        """Whether it is little else than a link."""
        return self.linked > 0.75 * len(self.text)

    @property
    def weight(self) -> int:
        """The weight in an article's prose: the number of characters of a sentence, else 0."""
        if self.prose < 0:
            self.prose = weight(self.text, self.linked)
        return self.prose


def weight(text: str, linked: int = 0) -> int:
    """The number of characters of a line that reads like prose, 0 of any other; `linked` of them are links."""
    if linked > 0.4 * len(text):
        return 0
    if _JAPANESE.search(text):
        return len(text) if len(text) >= 12 and _ENDS.search(text) else 0
    return len(text) // 2 if len(text) >= 40 and _WESTERN_END.search(text) else 0


MOST = 8_000
"""Lines of a page that are read."""

_LONGEST = 600_000  # characters of them


def lines_of(root: html.HtmlElement) -> list[Line]:
    """The lines of `root` in order, without empty ones; of a page longer than any article its beginning."""
    reader = _LineReader()
    reader.read(root)
    return reader.lines


class _LineReader:
    """Goes through a tree of any depth without recursion."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._texts: list[str] = []
        self._linked = 0
        self._links = 0
        self._blocks: list[html.HtmlElement] = []
        self._length = 0

    def read(self, root: html.HtmlElement) -> None:
        waiting: list[tuple[html.HtmlElement, bool]] = [(root, False)]
        while waiting and len(self.lines) < MOST and self._length < _LONGEST:
            element, done = waiting.pop()
            tag = element.tag
            if done:
                self._leave(element, str(tag))
                if element is not root:
                    self._add(element.tail)
                continue
            if not isinstance(tag, str) or tag in _SKIPPED or (tag in _READINGS and self._is_named()):
                self._add(element.tail)
                continue
            self._enter(element, str(tag))
            waiting.append((element, True))
            waiting += [(child, False) for child in reversed(element)]

    def _enter(self, element: html.HtmlElement, tag: str) -> None:
        if tag == "br":
            self._flush(False)
        elif tag not in INLINE:
            self._flush(True)
            self._blocks.append(element)
        elif tag == "a":
            self._links += 1
        elif tag == "rt" and not self._is_named():
            self._texts.append("（")
        self._add(element.text)

    def _leave(self, element: html.HtmlElement, tag: str) -> None:
        if tag == "br":
            return
        if tag not in INLINE:
            self._flush(True)
            self._blocks.pop()
        elif tag == "a":
            self._links -= 1
        elif tag == "rt" and not self._is_named():
            self._texts.append("）")

    def _is_named(self) -> bool:
        """Whether the line is the heading of the page, which has no readings."""
        return bool(self._blocks) and self._blocks[-1].tag == "h1"

    def _add(self, text: str | None) -> None:
        if text:
            self._texts.append(text)
            if self._links:
                self._linked += len(text.strip())

    def _flush(self, ends_block: bool) -> None:
        text = "".join(self._texts)
        self._texts.clear()
        linked, self._linked = self._linked, 0
        text = _SPACE.sub(" ", _BETWEEN.sub("", text)).replace("（）", "").strip(" \u3000")
        if text and self._blocks:
            self._length += len(text)
            self.lines.append(Line(text, self._blocks[-1], min(linked, len(text)), ends_block))
        elif ends_block and self.lines:
            self.lines[-1].ends_block = True
