"""The tree of any page, bounded: in size, in depth, in attributes; what no reader sees is left out.

libxml2 reads 2,048 levels at most (256 without `huge_tree`) and drops all that follows without an error: where its log
names the depth, the elements that only lay out are taken out and the page is read again. A tag with 100,000 attributes
takes it 20 s, a million elements as long: both are cut before.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from editor.core.from_html.bounds import bounded
from editor.core.html.visibility import is_hidden
from editor.core.news_page.word_lists import words_of

LARGEST = 8 * 1024 * 1024
"""Characters of a page that are read, pictures written into it aside; what follows them is cut off."""

_MOST_TAGS = 60_000
_DATA = re.compile(r"data:[\w./+-]{0,60}(?:;[\w=.-]{1,40}){0,3},[A-Za-z0-9+/=%_-]{200,}")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LINKED_DATA = re.compile(r"<script[^>]{0,500}?application/ld\+json[^>]{0,500}>", re.IGNORECASE)
_MOST_SCRIPTS = 60
_VERBATIM = re.compile(r"<(?P<name>script|style)\b[^>]*+(?:>|\Z)", re.IGNORECASE)
_ENDS = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style")}
_END_OF_SCRIPT = re.compile("</script", re.IGNORECASE)
_LAYOUT = re.compile(
    r"</?(?:div|span|font|b|i|u|em|strong|small|big|s|center|section|article|main|blockquote|ul|ol|table|tbody|tr|td)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)
_BLOCK_LAYOUT = re.compile(r"</?(?:div|section|article|main|center|blockquote|table|tr|td)\b", re.IGNORECASE)
_GONE = words_of(
    """
    script style template svg math canvas iframe frame object embed applet audio video select textarea input
    noembed button dialog datalist map progress meter
    """
)
_OF_HEADS = words_of("title meta link base basefont bgsound style script noscript template isindex object")
_HIDDEN_ATTRIBUTES = ("hidden", "style", "class")


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page: its tree, the scripts of linked data as they stand, and whether it was cut off."""

    root: html.HtmlElement
    linked_data: tuple[str, ...]
    cut: bool


def read_tree(text: str) -> ParsedPage | None:
    """The page that `text` is; None where there is nothing in it. Never raises."""
    text = _DECLARATION.sub("", _CONTROL.sub("", text.removeprefix("\ufeff")))
    if "base64" in text or len(text) > LARGEST:
        text = _DATA.sub("data:,", text)
    cut = len(text) > LARGEST
    if cut:
        text = text[:LARGEST]
    scripts = tuple(_linked_data(text))
    text = _without_scripts(bounded(text))
    if text.count("<") > _MOST_TAGS:
        text = _flat(text)
        if text.count("<") > _MOST_TAGS:
            text, cut = _first_tags(text), True
    if not text.strip():
        return None
    root, deep = _parsed(text)
    if deep:
        root, deep = _parsed(_flat(text))
    if root is None:
        return None
    _end_head(root)
    _drop_unseen(root)
    return ParsedPage(root, scripts, cut or deep)


def _linked_data(text: str) -> Iterator[str]:
    at = 0
    for _number in range(_MOST_SCRIPTS):
        begin = _LINKED_DATA.search(text, at)
        end = _END_OF_SCRIPT.search(text, begin.end()) if begin else None
        if begin is None or end is None:
            return
        yield text[begin.end() : end.start()]
        at = end.end()


def _without_scripts(text: str) -> str:
    """`text` without scripts and styles; one without an end stays, and is looked for once."""
    parts, at, endless = [], 0, set[str]()
    for begin in _VERBATIM.finditer(text):
        name = begin["name"].lower()
        if begin.start() < at or name in endless:
            continue
        end = _ENDS[name].search(text, begin.end())
        if end is None:
            endless.add(name)
            continue
        parts += [text[at : begin.start()], " "]
        at = end.end()
    return "".join([*parts, text[at:]])


def _parsed(text: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree, and whether libxml2 stopped because it was too deep."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None, _is_deep(parser)
    return root, _is_deep(parser)


def _end_head(root: html.HtmlElement) -> None:
    """Move what is none of a head's from there into the body.

    libxml2 knows the elements of HTML 4 alone: a `nav` or `main` does not end a head for it, so that all of a page that
    leaves out its `<body>`, as everything that Firefox copies does, would be in its head.
    """
    head = root.find("head")
    if head is None:
        return
    first = next((at for at, one in enumerate(head) if isinstance(one.tag, str) and one.tag not in _OF_HEADS), None)
    if first is None:
        return
    moved = head[first:]
    body = root.find("body")
    if body is None:
        body = root.makeelement("body")
        head.addnext(body)
    for at, one in enumerate(moved):
        body.insert(at, one)


def _is_deep(parser: html.HTMLParser) -> bool:
    return any("depth" in entry.message.lower() for entry in parser.error_log)


def _flat(text: str) -> str:
    """`text` without the elements that only lay out; where one of them begins or ends a block, a line ends."""
    return _LAYOUT.sub(lambda found: "<br>" if _BLOCK_LAYOUT.match(found[0]) else "", text)


def _first_tags(text: str) -> str:
    at = 0
    for _number in range(_MOST_TAGS):
        at = text.find("<", at) + 1
    return text[: at - 1]


def _drop_unseen(root: html.HtmlElement) -> None:
    """Take out of the tree what a browser shows nobody; the texts behind it stay."""
    for element in list(_unseen(root)):
        if element.getparent() is not None:
            element.drop_tree()


def _unseen(root: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in root.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        if (
            tag in _GONE
            or element.get("id", "").startswith("wm-ipp")  # the bar of web.archive.org
            or (
                tag not in ("html", "body", "head", "meta", "img")
                and any(map(element.attrib.has_key, _HIDDEN_ATTRIBUTES))
                and is_hidden(tag, dict(element.attrib))
            )
        ):
            yield element
