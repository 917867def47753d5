"""The author of an article, where the page names a person."""

import re
from collections.abc import Iterator

from lxml import html

from editor.core.news_page.bylines import people_beside, people_of_text, people_of_title
from editor.core.news_page.facts import PageFacts
from editor.core.news_page.linked_data import clean, names_of
from editor.core.news_page.outlets import folded, outlets

_LONGEST = 100  # characters
_METAS = (
    "author",
    "article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "cxenseparse:author",
    "byl",
    "sailthru.author",
    "citation_author",
)
_PLACES = (
    ".//*[@rel='author' or @itemprop='author'"
    " or contains(@class, 'author') or contains(@class, 'byline') or contains(@class, 'writer')]"
)
_IS_NAME = re.compile(r"(?:[a-z]+[-_]{1,2})?(?:author|byline|writer)(?:s|name|[-_]{1,2}(?:name|text))?", re.IGNORECASE)
_BEFORE = re.compile(
    r"^(?:(?:by|von|par|por|di|text by|written by)\b|文\s?[=＝:：/／●]|(?:執筆者?|著者?|筆者|記者|ライター)[:：])\s*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:^|\b)(?:admin|administrator|editor|editors|staff|webmaster|redaktion|view all posts|gmbh"
    r"|inc\.|管理者|編集部|ニュース|https?:|@|www\.)",
    re.IGNORECASE,
)
_ROLE = re.compile(r"\b(?:correspondent|reporter|editor|writer|columnist|producer|journalist)$", re.IGNORECASE)
_BEHIND = re.compile(
    r",\s(?i:[\w ]{0,30}(?:correspondent|reporter|editor|writer|columnist|producer|journalist))$"
    r"|\s*[／/|｜]\s*(?:編集|撮影|写真|構成|取材).*$|\s+[:：]\s+\S.*$"
)
_DATED = re.compile(
    r"\s*[|｜・·,、]?\s*(?:(?:19|20)\d\d\s?[年/.-]|令和|\d{1,2}月\s?\d{1,2}日|更新|公開|配信|掲載|投稿|(?:posted|published|updated)\b).*$",
    re.IGNORECASE,
)


def author_of(facts: PageFacts, outlet: str, text: str) -> str:
    """The author or authors, ", " between them; "" where nobody is named."""
    for names in _candidates(facts, text):
        names = [_DATED.sub("", _BEHIND.sub("", name)).strip() for name in names]
        people = list(dict.fromkeys(name for name in names if _is_person(name, outlet)))
        if people:
            return ", ".join(people)[:_LONGEST]
    return ""


def _candidates(facts: PageFacts, text: str) -> Iterator[list[str]]:
    yield [_BEFORE.sub("", name) for name in names_of(facts.linked.get("author"))]
    for name in _METAS:
        yield [_BEFORE.sub("", value) for value in facts.head.every((name,))]
    found = []
    for element in filter(_is_named, facts.root.xpath(_PLACES)[:40]):
        name = clean(_BEFORE.sub("", " ".join(element.text_content()[:200].split())))
        if 1 < len(name) <= 40:
            found.append(name)
    yield found[:1]
    yield from people_beside(facts.lines)
    yield from people_of_title(facts.head.title)
    yield from people_of_text(text)


def _is_named(element: html.HtmlElement) -> bool:
    """Whether an element calls itself the author's name, and not what is told of or written by the author."""
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    return any(map(_IS_NAME.fullmatch, element.get("class", "").split()))


def _is_person(name: str, outlet: str) -> bool:
    plain = folded(name)
    if not plain or len(name) > 60 or plain == folded(outlet) or outlets().known(name):
        return False
    return not (_NOBODY.search(name) or _ROLE.search(name))
