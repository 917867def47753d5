"""The author of an article, where the page names a person."""

import re
from collections.abc import Iterator

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
    ".//*[@rel='author' or @itemprop='author' or contains(concat(' ', @class, ' '), ' author ')"
    " or contains(concat(' ', @class, ' '), ' byline ') or contains(concat(' ', @class, ' '), ' writer ')]"
)
_BEFORE = re.compile(
    r"^(?:(?:by|von|par|por|di|text by|written by)\b|文\s?[=＝:：/／●]|(?:執筆|著者?|筆者|記者|ライター)[:：])\s*",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"(?:^|\b)(?:admin|administrator|editor|editors|staff|webmaster|redaktion|view all posts|gmbh"
    r"|inc\.|管理者|編集部|ニュース|https?:|@|www\.)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*[／/|｜]\s*(?:編集|撮影|写真|構成|取材).*$|\s+[:：]\s+\S.*$")
_DATED = re.compile(
    r"\s*[|｜・·,、]?\s*(?:(?:19|20)\d\d\s?[年/.-]|令和|\d{1,2}月\s?\d{1,2}日|更新|公開|配信|掲載|投稿|(?:posted|published|updated)\b).*$",
    re.IGNORECASE,
)
_PERSON = r"[一-鿿々]{1,4}[\s　]?[一-鿿々ぁ-んァ-ヶ]{1,5}"
_SIGNED = re.compile(rf"[（(【\[]({_PERSON}(?:[、・]{_PERSON}){{0,3}})[)）】\]]$")
_REPORTER = re.compile(rf"({_PERSON})[\s　]?(?:記者|編集委員|論説委員|特派員)")
_NAME = r"[A-Z][\w.'’-]*(?: (?:(?:v[ao]n|de[lrn]?|d[aiu]|dos|l[ae]|al|el|bin|ter) )?[A-Z][\w.'’-]*){1,3}"
_BY = re.compile(rf"By ({_NAME}(?:(?:,? and|,| &) {_NAME}){{0,5}})(?:,? (?:in|at|for) [A-Z].{{1,40}})?")
_AND = re.compile(r",? and |, | & ")
_MOST = 80  # lines among which an English byline is looked for


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
    for element in facts.root.xpath(_PLACES)[:6]:
        name = clean(_BEFORE.sub("", " ".join(element.text_content()[:200].split())))
        if 1 < len(name) <= 40:
            found.append(name)
    yield found[:1]
    for around in facts.lines[:_MOST]:
        if found_by := _BY.fullmatch(around.text[:200]):
            yield _AND.split(found_by[1])
    lines = text.split("\n")
    if found_name := _SIGNED.search(lines[-1][-40:]):
        yield [found_name[1]]
    for line in (lines[0], lines[-1]):
        if len(line) < 60 and (found_name := _REPORTER.search(line)):
            yield [found_name[1]]


def _is_person(name: str, outlet: str) -> bool:
    plain = folded(name)
    if not plain or len(name) > 60 or plain == folded(outlet) or outlets().known(name):
        return False
    return not _NOBODY.search(name)
