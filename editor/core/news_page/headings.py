"""The headings at the head of a page: candidates for its headline, the likeliest first."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml import html

from editor.core.news_page.lines import HEADINGS
from editor.core.news_page.linked_data import clean
from editor.core.news_page.outlets import folded
from editor.core.news_page.word_lists import words_of

_TITLES = words_of(
    """
    entry-title entry__title entrytitle post-title post__title posttitle article-title article__title articletitle
    article_title article-headline article__headline p-entry__title news-title news_title newstitle single-title
    headline story-title story-headline content-title
    """
)
_SITE = re.compile(r"logo|site-?(?:title|name)|blog-?(?:title|name)|header-?title")
_ROOT = re.compile(r"(?:https?://[^/?#]+)?(?:/|\./|/?index\.(?:html?|php))?", re.IGNORECASE)
_LONGEST = 1_000
_MOST = 20  # headings


def headings_of(root: html.HtmlElement) -> tuple[str, ...]:
    """The one heading that calls itself the title of an entry, then each `h1`. On a blog the h1 is the blog's name."""
    named = [one for one in root.iter(*HEADINGS, "p", "div", "span") if _is_title(one)]
    texts = [text for one in named[:_MOST] if 3 < len(text := _text(one)) <= 300]
    own = texts[:1] if len({folded(text) for text in texts}) == 1 else []
    first = [_text(one) for one in list(root.iter("h1"))[:_MOST] if not _is_of_site(one)]
    return tuple(dict.fromkeys(filter(None, [*own, *first])))


def _is_title(element: html.HtmlElement) -> bool:
    if element.get("itemprop", "").lower() == "headline":
        return True
    return not _TITLES.isdisjoint(element.get("class", "").lower().split())


def _is_of_site(element: html.HtmlElement) -> bool:
    """Whether a heading is the name of the site: it calls itself so, or leads to the front page."""
    name = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if _SITE.search(name):
        return True
    links = list(element.iter("a"))
    return len(links) == 1 and _ROOT.fullmatch(links[0].get("href", "").strip()) is not None


def _text(element: html.HtmlElement) -> str:
    return clean("".join(islice(_texts(element), _LONGEST))[:_LONGEST])


def _texts(element: html.HtmlElement) -> Iterator[str]:
    """The pieces of text in a heading, without the readings of ruby."""
    for one in element.xpath(".//text()[not(ancestor::rt or ancestor::rp or ancestor::rtc)]"):
        yield str(one)
