"""Levels of headings on the blog: those of the body stand below the headlines of a post, and say how they are written.

A body's `##` is an `<h2>` like the two headlines. On the blog it is `<h3 data-written-as="h2">`: a reader, and a
screen reader, hears what is a part of what, and an import makes `##` of it again.
"""

import re

from lxml import html

WRITTEN_AS = "data-written-as"
"""The attribute that names the element as which a heading was written."""

_TAG = re.compile(r"<(/?)(h[1-6])\b([^<>]*)>", re.IGNORECASE)
_WRITTEN = re.compile(rf'\s{WRITTEN_AS}="(h[1-6])"', re.IGNORECASE)
_START = re.compile(r"<(h[1-6])\b", re.IGNORECASE)
_LOWEST = 6


def lower(root: html.HtmlElement, headline: int = 0) -> None:
    """Put the headings of the body below the headlines, in place. Headlines have the class `headline`; where there are
    none, `headline` is the level of those that stand elsewhere, 0: there are none, and nothing changes."""
    headings = [
        element for element in root.iter() if isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag)
    ]
    headlines = [element for element in headings if "headline" in (element.get("class") or "").split()]
    above = min((int(str(element.tag)[1]) for element in headlines), default=headline)
    if not above:
        return
    for element in headings:
        level = int(str(element.tag)[1])
        if element not in headlines and (below := min(max(level, above) + 1, _LOWEST)) != level:
            element.set(WRITTEN_AS, element.tag)
            element.tag = f"h{below}"


def as_written(text: str) -> str:
    """HTML with its headings as they were written."""
    opened: list[tuple[str, str]] = []

    def written(found: re.Match[str]) -> str:
        closing, tag, rest = found[1], found[2].lower(), found[3]
        if closing:
            return f"</{opened.pop()[1]}>" if opened and opened[-1][0] == tag else found[0]
        if (said := _WRITTEN.search(rest)) is None:
            return found[0]
        opened.append((tag, said[1].lower()))
        return f"<{opened[-1][1]}{_WRITTEN.sub('', rest)}>"

    return _TAG.sub(written, text) if WRITTEN_AS in text else text


def stated_as_in(copied: str, text: str) -> str:
    """HTML that a blog took these attributes out of, with those that its headings had when it was `copied`."""
    if WRITTEN_AS in text:
        return text
    stated_ones = ((tag, _WRITTEN.search(rest)) for _closing, tag, rest in _TAG.findall(copied))
    levels = {tag.lower(): said[1].lower() for tag, said in stated_ones if said}

    def stated(found: re.Match[str]) -> str:
        written = levels.get(found[1].lower())
        return f'{found[0]} {WRITTEN_AS}="{written}"' if written else found[0]

    return _START.sub(stated, text) if levels else text
