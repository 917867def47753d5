"""HTML text to a tree and back, in the spelling of Blogger's own editor.

Blogger writes attributes in alphabetical order, closes void elements with ` />`, keeps Japanese as it is and knows
`&nbsp;`; what it does not have to rewrite shows no difference later.

The HTML that is read here was written by an HTML 5 serialiser (nh3, css-inline): every element is closed where it ends.
It is taken at its word. libxml2's own HTML parser knows HTML 4 and would move elements about: it ends a link at a table
and takes all that follows a `<wbr>` into it.
"""

import re
from html.parser import HTMLParser

from lxml import etree, html

from editor.core.html.writable import writable

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)

LINE_BREAK = "\u2028"
"""The text that stands in the tree for a forced line break."""

_SEPARATORS = re.compile("[\x0b\x85\u2029]")  # of word processors and web pages
_NAME = re.compile(r"[a-z_][a-z0-9_.-]*")


def parse(text: str) -> html.HtmlElement:
    """The tree of an HTML fragment, under one `div` that is not part of it. Any text is accepted."""
    builder = _HtmlTreeBuilder()
    builder.feed(writable(_SEPARATORS.sub(LINE_BREAK, text)))
    builder.close()
    return builder.root


class _HtmlTreeBuilder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = html.Element("div")
        self._open = [self.root]
        self._before: etree._Element | None = None  # the sibling before the place where we are

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _NAME.fullmatch(tag):
            return
        element = html.Element(tag, {key: writable(value or "") for key, value in attrs if _NAME.fullmatch(key)})
        self._open[-1].append(element)
        if tag in VOID:
            self._before = element
        else:
            self._open.append(element)
            self._before = None

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open[1:]):
            while self._open[-1].tag != tag:
                self._open.pop()
            self._before = self._open.pop()

    def handle_data(self, data: str) -> None:
        data = writable(_SEPARATORS.sub(LINE_BREAK, data))
        if self._before is not None:
            self._before.tail = (self._before.tail or "") + data
        else:
            self._open[-1].text = (self._open[-1].text or "") + data

    def handle_comment(self, data: str) -> None:
        comment = etree.Comment(data.replace("--", ""))
        self._open[-1].append(comment)  # type: ignore[arg-type]  # the stubs know elements only
        self._before = comment


def write(root: html.HtmlElement) -> str:
    """The HTML inside `root`, on one line: LINE_BREAK becomes `<br />`, a newline that is left a space."""
    pieces: list[str] = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            if node is root:
                pieces.append(_text(node.text))
                continue
            name = str(node.tag)
            attributes = "".join(f' {key}="{_attribute(value)}"' for key, value in sorted(node.attrib.items()))
            pieces.append(f"<{name}{attributes} />" if name in VOID else f"<{name}{attributes}>")
            pieces.append(_text(node.text))
        elif event == "end":
            if node is root:
                continue
            if node.tag not in VOID:
                pieces.append(f"</{node.tag!s}>")
            pieces.append(_text(node.tail))
        else:
            pieces.append(f"<!--{node.text or ''}-->" if event == "comment" else "")
            pieces.append(_text(node.tail))
    return "".join(pieces)


def _text(text: str | None) -> str:
    if not text:
        return ""
    escaped = writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\xa0", "&nbsp;").replace("\r", "").replace("\n", " ").replace(LINE_BREAK, "<br />")


def _attribute(value: str) -> str:
    escaped = writable(re.sub(r"[ \t]*[\r\n\u2028\u2029\x85][ \t\r\n\u2028\u2029\x85]*", " ", value))
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;").replace("\xa0", "&nbsp;")
