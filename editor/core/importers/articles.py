"""Articles of a saved page of a blog: one, or several, as on the front page."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import html

from editor.core.text.single_line import single_line
from editor.core.words import tr

_TEXTS = (
    '//*[contains(concat(" ", normalize-space(@class), " "), " {} ")]',
    ("post-body", "entry-content", "entry-body", "post-content", "article-body", "article-body-inner", "post_body",
     "articleText", "post-text", "hentry-content", "blog-post-content", "skin-entryBody", "main-content"),
)  # fmt: skip
_PLACES = (
    '//*[@itemprop="articleBody"]',
    '//*[@id="entry-body" or @id="articlebody" or @id="content-body"]',
    "//article",
    "//main",
    '//*[@role="main"]',
    "//body",
)
_SCOPES = frozenset(["post", "hentry", "entry", "post-outer", "article", "article-outer", "blog-post"])
_TITLES = (
    './/*[contains(concat(" ", @class, " "), " post-title ") or contains(concat(" ", @class, " "), " entry-title ")]',
    ".//h1",
    ".//h2",
    ".//h3",
)
_ADDRESSES = ('.//a[@rel="bookmark"]/@href', './/a[contains(concat(" ", @class, " "), " timestamp-link ")]/@href')
_MAIN = 5  # times longer than any other article on the page: the others are headlines of other pages
MOST = 500


@dataclass(frozen=True, slots=True)
class PageArticle:
    """A text on the page: `place` holds it, and more than it if `holds_more`; its title is somewhere in `scope`."""

    place: html.HtmlElement
    holds_more: bool
    scope: html.HtmlElement
    title: str = ""
    address: str = ""
    number: int = 1
    note: str = ""


def articles_of(root: html.HtmlElement) -> list[PageArticle]:
    """The articles on a page, one at least."""
    for name in _TEXTS[1]:
        if found := root.xpath(_TEXTS[0].format(name)):
            outer = _outer(found)
            several = [_article(place, _scope(place), False, number) for number, place in enumerate(outer, 1)]
            scopes = {one.scope for one in several}
            if len(several) > 1 and len(scopes) == len(several) and all(one.title for one in several):
                return several
            if len(scopes) == 1 and len(several) > 1:
                return [PageArticle(_joined(outer), False, root)]
            return [PageArticle(max(outer, key=_length), False, root)]
    for path in _PLACES:
        if found := root.xpath(path):
            if path == "//article":
                return _by_length(_outer(found), root)
            return [PageArticle(found[0], path not in _PLACES[:2], root)]
    return [PageArticle(root, True, root)]


def _outer(found: list[html.HtmlElement]) -> list[html.HtmlElement]:
    """The elements that lie in none of the others."""
    kept: list[html.HtmlElement] = []
    inside: set[html.HtmlElement] = set()
    for element in found[:MOST]:  # in document order
        if element in inside:
            continue
        kept.append(element)
        inside.update(element.iterdescendants())
    return kept


def _joined(parts: list[html.HtmlElement]) -> html.HtmlElement:
    """One element that holds the parts of a text, as blogs have them that put something between them."""
    whole = html.Element("div")
    for part in parts:
        copy = deepcopy(part)
        copy.tail = None
        whole.append(copy)
    return whole


def _by_length(found: list[html.HtmlElement], root: html.HtmlElement) -> list[PageArticle]:
    """All articles of about the same length; else the longest, and a word about the others."""
    lengths = {element: _length(element) for element in found}
    longest = max(found, key=lambda element: lengths[element])
    chosen = [element for element in found if lengths[element] * _MAIN > lengths[longest]]
    left = sum(lengths[element] > 0 for element in found) - len(chosen)
    note = tr("Shorter articles on its page that were not imported: {count}.", count=left) if left > 0 else ""
    if len(chosen) <= 1:
        return [PageArticle(longest, True, root, note=note)]
    articles = [_article(element, element, True, number) for number, element in enumerate(chosen, 1)]
    return [*articles[:-1], _with_note(articles[-1], note)]


def _with_note(article: PageArticle, note: str) -> PageArticle:
    return PageArticle(
        article.place, article.holds_more, article.scope, article.title, article.address, article.number, note
    )


def _scope(place: html.HtmlElement) -> html.HtmlElement:
    """The element around a text in which its title and date are."""
    for around in place.iterancestors():
        if around.tag == "article" or not _SCOPES.isdisjoint((around.get("class") or "").split()):
            return around
    return place


def _article(place: html.HtmlElement, scope: html.HtmlElement, holds_more: bool, number: int) -> PageArticle:
    for path in _TITLES:
        for heading in scope.xpath(path):
            if title := single_line(heading.text_content().replace("\xa0", " ")):
                link = next((str(href) for href in heading.xpath("./ancestor-or-self::a/@href | .//a/@href")), "")
                address = link or next((str(href) for path in _ADDRESSES for href in scope.xpath(path)), "")
                return PageArticle(place, holds_more, scope, title, address, number)
    return PageArticle(place, holds_more, scope, number=number)


def _length(element: html.HtmlElement) -> int:
    return len("".join(element.text_content().split()))
