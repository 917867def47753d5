"""White space of an HTML tree made independent of newlines, because Blogger may turn each newline into `<br />`.

Outside `<pre>` white space is laid out as a browser would: a run is one space, none at the edges of a block, and none
where a line was broken between two Japanese characters. Inside `<pre>` newlines become forced line breaks, and the
spaces that a browser would keep become U+00A0: Blogger's editor mangles indented `<pre>`.
"""

import re
import unicodedata

from lxml import etree, html

from editor.core.html.blogger_tree import LINE_BREAK
from editor.core.html.writable import writable

# fmt: off
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "caption", "center", "col", "colgroup", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "td", "tfoot", "th", "thead", "tr", "ul",
})
# fmt: on

# What a word processor or a web page puts for a line break inside a paragraph.
_SEPARATORS = "\x0b\x85\u2028\u2029"
_SPACES = re.compile(rf"[ \t\n\r\f{_SEPARATORS}]+")
_OBJECT = "\ufffc"  # stands for an image while its neighbours are looked at
_TAB = 4

# A piece of text in the tree: its element, whether it is the tail, and the text. Images have no element.
_Segment = tuple[html.HtmlElement | None, bool, str]


def normalise(root: html.HtmlElement) -> None:
    """Change the white space of every text below `root`, for good: doing it again changes nothing."""
    run: list[_Segment] = []
    pre = 0
    for event, node in list(etree.iterwalk(root, events=("start", "end", "comment", "pi"))):
        name = node.tag if isinstance(node.tag, str) else "#comment"
        boundary = name in BLOCKS or name in ("br", "#comment")
        if boundary:
            _flush(run, preformatted=pre > 0, last=event == "end" and name == "pre")
        if event == "start":
            pre += name == "pre"
            if name == "img":
                run.append((None, False, _OBJECT))
            _collect(run, node, tail=False)
        elif event == "end":
            pre -= name == "pre"
            if node is not root:
                _collect(run, node, tail=True)
        else:
            _collect(run, node, tail=True)
    _flush(run)


def _collect(run: list[_Segment], node: html.HtmlElement, *, tail: bool) -> None:
    if text := node.tail if tail else node.text:
        run.append((node, tail, text))


def _flush(run: list[_Segment], *, preformatted: bool = False, last: bool = False) -> None:
    """Lay out the texts of one stretch of inline content, store them, and begin the next; `last`: `</pre>` follows."""
    if not run:
        return
    joined = "".join(text for _, _, text in run)
    characters = _preformatted(joined, last) if preformatted else _flowing(joined)
    start = 0
    for element, tail, text in run:
        end = start + len(text)
        new = writable("".join(characters[start:end]))
        start = end
        if element is None or new == text:
            continue
        if tail:
            element.tail = new
        else:
            element.text = new
    run.clear()


def _flowing(text: str) -> list[str]:
    """One string for each character of `text`, so that the pieces can be put back where they came from."""
    characters = list(text)
    for found in _SPACES.finditer(text):
        start, end = found.span()
        characters[start:end] = [_between(text, start, end)] + [""] * (end - start - 1)
    return characters


def _between(text: str, start: int, end: int) -> str:
    space = text[start:end]
    if any(separator in space for separator in _SEPARATORS):
        return LINE_BREAK
    if start == 0 or end == len(text):
        return ""
    broken = "\n" in space or "\r" in space
    return "" if broken and joins(text[start - 1], text[end]) else " "


def joins(before: str, after: str) -> bool:
    """Whether a line broken between these characters is joined without a space: Japanese and Chinese, not Korean."""
    kinds = {_kind(before), _kind(after)}
    return "wide" in kinds and "other" not in kinds


def _kind(character: str) -> str:
    if "HANGUL" in unicodedata.name(character, ""):
        return "other"
    width = unicodedata.east_asian_width(character)
    if width in "WF":
        return "wide"
    # “…”, ― and ‥ are of ambiguous width: they go with their neighbour.
    return "ambiguous" if width == "A" and unicodedata.category(character)[0] in "PS" else "other"


def _preformatted(text: str, last: bool) -> list[str]:
    characters = list(text)
    column = 0
    body = len(text.rstrip("\n\r")) if last else len(text)
    for position, character in enumerate(text):
        if position >= body or character == "\f" or text[position : position + 2] == "\r\n":
            characters[position] = ""
        elif character in "\r\n" or character in _SEPARATORS:
            characters[position] = LINE_BREAK
            column = -1
        elif character == "\t":
            width = _TAB - column % _TAB
            characters[position] = "\xa0" * width
            column += width - 1
        elif character == " " and (
            column == 0 or text[position - 1] in " \t" or text[position + 1 : position + 2] == " "
        ):
            characters[position] = "\xa0"
        column += 1
    return characters
