"""The text that a reader will see, while Python-Markdown still holds parts of it in its stashes."""

import re
from collections.abc import Iterator
from html import unescape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import ETX, STX

PLACEHOLDER = re.compile(f"{STX}(?:wzxhzdk:([0-9]+)|([0-9]+)|(amp))[^{ETX}]*{ETX}")
"""Stashed HTML (its number), a backslash escape (its code point) or an ampersand."""

_UNSEEN = frozenset(["rt", "rp", "sup"])


def resolve(placeholder: re.Match[str], md: Markdown) -> str:
    """The HTML or the character that `placeholder` stands for."""
    stashed, escaped, _ampersand = placeholder.groups()
    if escaped:
        return chr(int(escaped)) if int(escaped) <= 0x10FFFF else ""
    if stashed is None:
        return "&"
    blocks = md.htmlStash.rawHtmlBlocks
    return str(blocks[int(stashed)]) if int(stashed) < len(blocks) else ""


def plain(text: str, md: Markdown) -> str:
    """`text` with its placeholders replaced by what they show; a tag shows nothing."""

    def shown(placeholder: re.Match[str]) -> str:
        html = resolve(placeholder, md)
        return "" if html.startswith("<") and len(html) > 1 else unescape(html)

    return PLACEHOLDER.sub(shown, text) if STX in text else text


def plain_text(element: Element, md: Markdown, unseen: frozenset[str] = frozenset()) -> str:
    """The text of `element` without what lies inside the tags `unseen`."""
    return plain("".join(_texts(element, unseen)), md)


def slug_text(heading: Element, md: Markdown) -> str:
    """The text of a heading that its address is made of: without readings of ruby and footnote marks."""
    return plain_text(heading, md, _UNSEEN)


def _texts(element: Element, unseen: frozenset[str]) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in unseen:
            yield from _texts(child, unseen)
        yield child.tail or ""
