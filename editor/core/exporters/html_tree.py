"""HTML text to a tree and back, in the spelling of Blogger's own editor.

Blogger writes attributes in alphabetical order, closes void elements with ` />`, keeps Japanese as it is and knows
`&nbsp;`; what it does not have to rewrite shows no difference later.
"""

import re

from lxml import etree, html

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)

LINE_BREAK = "\u2028"
"""What stands in a text of the tree for a forced line break."""

_SEPARATORS = re.compile("[\x0b\x85\u2029]")  # of word processors and web pages
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


def parse(text: str) -> html.HtmlElement:
    """The tree of an HTML fragment, under one `div` that is not part of it. Any text is accepted."""
    # Without huge_tree libxml2 stops at 256 levels; lxml takes neither lone surrogates nor control characters.
    parser = html.HTMLParser(huge_tree=True)
    clean = writable(_SEPARATORS.sub(LINE_BREAK, text)).encode("utf-8", "replace").decode("utf-8")
    if not clean.strip():
        return html.Element("div")
    return html.fragment_fromstring(clean, create_parent="div", parser=parser)


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


def writable(text: str) -> str:
    """`text` without the control characters and noncharacters that no HTML or XML may hold."""
    return _UNWRITABLE.sub("", text)


def _text(text: str | None) -> str:
    if not text:
        return ""
    escaped = writable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\xa0", "&nbsp;").replace("\r", "").replace("\n", " ").replace(LINE_BREAK, "<br />")


def _attribute(value: str) -> str:
    escaped = writable(re.sub(r"\s*[\r\n\u2028\u2029\x85]\s*", " ", value))
    escaped = escaped.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;").replace("\xa0", "&nbsp;")
