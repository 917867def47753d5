"""The tags and texts of any HTML, in one pass whose time grows with its length alone, however broken it is.

As browsers read it (HTML Standard, 13.2.5 “Tokenization”): a `<` that begins no tag is text, a value that is never
closed takes the rest of the document, and so does a comment or a script that is never closed. No tree is built.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
VERBATIM = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"])
_ESCAPED = frozenset(["textarea", "title"])  # verbatim but for entities
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"[\s/]*+([^\s/>][^\s/>=]*+)(\s*+=\s*+)?")
_UNQUOTED = re.compile(r"[^\s>]*+")
_GAP = re.compile(r"[\s/]*+")
_MOST_ATTRIBUTES = 1_000  # of one tag; what follows them is skipped


@dataclass(frozen=True, slots=True)
class Start:
    """A start tag. `attributes` hold the first of each name, in small letters; `text` is what it holds verbatim."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""

    def get(self, name: str) -> str:
        """The value of an attribute; "" where there is none."""
        return self.attributes.get(name, "")


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag."""

    tag: str


def read_tags(html: str) -> Iterator[Start | EndTag | str]:
    """Start tags, end tags and texts (entities replaced) of `html`, in order; comments are left out.

    Elements whose content is no HTML (scripts, styles, frames) give it as the `text` of their start tag, and no end.
    """
    return (token for token, _start, _end in read_placed_tags(html))


def read_placed_tags(html: str) -> Iterator[tuple[Start | EndTag | str, int, int]]:
    """Tags and texts as `read_tags` gives them, each with the place in `html` where it begins and ends; between two of
    them lie comments."""
    at = 0
    while at < len(html):
        mark = html.find("<", at)
        if mark < 0:
            yield unescape(html[at:]), at, len(html)
            return
        if mark > at:
            yield unescape(html[at:mark]), at, mark
        found = _NAME.match(html, mark)
        if found is None:
            at = _skip(html, mark)
            if at == mark:
                yield "<", at, at + 1
                at += 1
            continue
        tag = found[1].lower()
        attributes, at = _attributes(html, found.end())
        if html[mark + 1] == "/":
            yield EndTag(tag), mark, at
            continue
        text = ""
        if tag in VERBATIM and at < len(html):
            text, at = _verbatim(html, tag, at)
        yield Start(tag, attributes, unescape(text) if tag in _ESCAPED else text), mark, at


def _skip(html: str, mark: int) -> int:
    """The end of a comment or declaration at `mark`; `mark` itself where there is none."""
    if html.startswith("<!--", mark):
        if (end := html.find("-->", mark + 2)) >= 0:
            return end + 3
        return len(html)
    if html.startswith(("<!", "<?", "</"), mark):
        end = html.find(">", mark)
        return end + 1 if end >= 0 else len(html)
    return mark


def _attributes(html: str, at: int) -> tuple[dict[str, str], int]:
    """The attributes of the tag whose name ends at `at`, and where the tag ends."""
    found: dict[str, str] = {}
    for _number in range(_MOST_ATTRIBUTES):
        at = _GAP.match(html, at).end()  # type: ignore[union-attr]  # it matches nothing, too
        if at >= len(html):
            return found, at
        if html[at] == ">":
            return found, at + 1
        name = _ATTRIBUTE.match(html, at)
        if name is None:
            return found, len(html)
        at, value = name.end(), ""
        if name[2] is not None and at < len(html):
            if html[at] in "\"'":
                end = html.find(html[at], at + 1)
                if end < 0:
                    return found, len(html)
                value, at = html[at + 1 : end], end + 1
            else:
                value = _UNQUOTED.match(html, at)[0]  # type: ignore[index]
                at += len(value)
        found.setdefault(name[1].lower(), unescape(value))
    end = html.find(">", at)
    return found, end + 1 if end >= 0 else len(html)


def _verbatim(html: str, tag: str, at: int) -> tuple[str, int]:
    """The content of an element that holds no HTML, and where it ends with its end tag."""
    closing = re.compile(rf"</{tag}(?=[\s/>])[^>]*+>?", re.IGNORECASE).search(html, at)
    return (html[at : closing.start()], closing.end()) if closing else (html[at:], len(html))
