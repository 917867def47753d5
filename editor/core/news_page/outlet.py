"""The outlet of an article by the name that readers know, and the portal that carries it."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import html

from editor.core.news_page.day_text import days_in
from editor.core.news_page.facts import PageFacts
from editor.core.news_page.linked_data import clean, names_of, text_of
from editor.core.news_page.outlet_signs import lines_around, signs_of
from editor.core.news_page.outlets import folded, outlets, without_company

_SIGNED = re.compile(r"[（(]([^（()）]{1,40})[)）]\s*$")
_TITLE = re.compile(r"\s*[｜|»]\s*|\s+[-–—－]\s+|：")
_LABEL = re.compile(r"^(?:提供|配信|配信元|出典|情報元|提供元)\s*[:：]?\s*|\s*(?:提供|配信|によるストーリー)$")
_PARTS = re.compile(
    r"\s*[|｜•・／/]\s*|[\s　]{2,}|\s*[(（]|[)）]\s*|(?:(?:19|20)\d\d[年/.-])?\s?\d{1,2}[月/.-]\d{1,2}日?"
    r"|\d{1,2}[:時]\d{2}分?|\s(?=によるストーリー)"
)
_LONGEST = 60  # characters


def outlet_of(facts: PageFacts, headline: str) -> tuple[str, str]:
    """The outlet, and the portal that carries its article ("" where none does); "" for what is not known."""
    known = outlets()
    site = _site(facts) or next(signs_of(facts, headline), "")
    if not known.is_portal(site):
        return site, ""
    source = next((name for name in _sources(facts, headline) if name and folded(name) != folded(site)), "")
    return (source, site) if source else (site, "")


def _site(facts: PageFacts) -> str:
    known = outlets()
    own = facts.head.first("og:site_name")
    publisher = text_of(facts.linked.get("publisher"))
    listed = known.of_address(facts.address)
    if listed:
        if listed in known.families and own.startswith(listed):
            return own[:_LONGEST]
        return listed
    for name in (own, publisher, facts.head.first("application-name"), *_tails(facts.head.title)):
        if name and (found := known.known(name)):
            return found
    named = _in_microdata(facts.root)
    for name in (own, publisher, named, text_of(facts.linked.get("isPartOf")), facts.head.first("application-name")):
        if name and not name.startswith(("http", "@")):
            return without_company(name)[:_LONGEST]
    return ""


def _in_microdata(root: html.HtmlElement) -> str:
    """The publisher in the attributes of the page's elements; "" where none says so."""
    for element in islice(root.xpath(".//*[@itemprop='publisher']"), 3):
        names = [element, *islice(element.xpath(".//*[@itemprop='name']"), 3)]
        for one in reversed(names):
            if name := clean(one.get("content") or one.text_content()[:_LONGEST]):
                return name
    return ""


def _tails(title: str) -> list[str]:
    parts = _TITLE.split(title)
    return parts[:0:-1]


def _sources(facts: PageFacts, headline: str) -> Iterator[str]:
    """Names of the outlet whose article a portal carries, the most likely first, by the names that readers know."""
    known = outlets()
    for title in (facts.head.first("og:title"), facts.head.title, text_of(facts.linked.get("headline"))):
        for part in (title, *_TITLE.split(title)[:2]):
            found = _SIGNED.search(part)
            if (
                found
                and not days_in(found[1], facts.today)
                and (known.known(found[1]) or folded(part[: found.start()]) == folded(headline))
            ):
                yield known.known(found[1]) or found[1].strip()
    for key in ("sourceOrganization", "provider", "author", "creator", "copyrightHolder", "publisher"):
        for name in names_of(facts.linked.get(key)):
            if (found_name := known.known(name)) and not known.is_portal(found_name):
                yield found_name
    for name in facts.head.every(
        ("source", "provider", "article:publisher", "dc.publisher", "author", "original-source")
    ):
        if (found_name := known.known(name)) and not known.is_portal(found_name):
            yield found_name
    yield from _printed(facts, headline)
    for key in ("sourceOrganization", "provider", "author"):
        for name in names_of(facts.linked.get(key)):
            if not known.is_portal(known.known(name)) and not name.startswith("http"):
                yield name


def _printed(facts: PageFacts, headline: str) -> Iterator[str]:
    """Outlets that are listed, in the lines around headline and text: behind the headline, before it, at the end."""
    known = outlets()
    for line in lines_around(facts.lines, headline):
        if line.weight or len(line.text) > 100:
            continue
        for part in (line.text, *_PARTS.split(line.text)):
            name = known.known(_LABEL.sub("", part.strip()))
            if name and not known.is_portal(name):
                yield name
    for image in islice(facts.root.iter("img"), 200):
        name = known.known(image.get("alt", "")[:_LONGEST])
        if name and not known.is_portal(name):
            yield name
