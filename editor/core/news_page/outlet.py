"""The outlet of an article by the name that readers know, and the portal that carries it."""

import re
from collections.abc import Iterator

from editor.core.news_page.facts import PageFacts
from editor.core.news_page.lines import HEADINGS
from editor.core.news_page.linked_data import names_of, text_of
from editor.core.news_page.outlets import folded, outlets, without_company

_SIGNED = re.compile(r"[（(]([^（()）]{1,40})[)）]\s*$")
_TITLE = re.compile(r"\s*[｜|»]\s*|\s+[-–—－]\s+|：")
_NEAR = 60  # lines of a portal in which it names the outlet, from the headline on
_LONGEST = 60


def outlet_of(facts: PageFacts, headline: str) -> tuple[str, str]:
    """The outlet, and the portal that carries its article ("" where none does); "" for what is not known."""
    known = outlets()
    site = _site(facts)
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
    for name in (own, publisher, text_of(facts.linked.get("isPartOf")), facts.head.first("application-name")):
        if name and not name.startswith(("http", "@")):
            return without_company(name)[:_LONGEST]
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
            if found and (known.known(found[1]) or folded(part[: found.start()]) == folded(headline)):
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
    known = outlets()
    lines = facts.lines
    start = next((at for at, line in enumerate(lines) if folded(line.text) == folded(headline)), 0)
    for line in lines[start : start + _NEAR]:
        if line.weight and line.tag not in HEADINGS:
            break
        text = re.sub(r"^(?:提供|配信|配信元|出典|情報元|提供元)\s*[:：]?\s*|\s*(?:提供|配信)$", "", line.text)
        if len(text) < 30 and (found := known.known(text)) and not known.is_portal(found):
            yield found
