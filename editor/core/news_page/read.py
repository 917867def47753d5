"""The reading of a page into its clip. One pure function: nothing is fetched or written, hostile pages take bounded
time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lxml import html

from editor.core.news_page.address import archived, article_address
from editor.core.news_page.article import Article, read_article
from editor.core.news_page.author import author_of
from editor.core.news_page.bylines import without_signature
from editor.core.news_page.clip import Clip
from editor.core.news_page.day import published_on
from editor.core.news_page.facts import PageFacts
from editor.core.news_page.headings import headings_of
from editor.core.news_page.headline import headline_of
from editor.core.news_page.language import language_of
from editor.core.news_page.lines import MOST, lines_of
from editor.core.news_page.linked_data import article_of, paragraphs_of, text_of
from editor.core.news_page.metas import read_head
from editor.core.news_page.outlet import outlet_of
from editor.core.news_page.outlets import host_of
from editor.core.news_page.pictures import has_caption, pictures_in
from editor.core.news_page.tree import read_tree

_LONGEST = 400_000  # characters of an article's text that are kept


def read_page(text: str, address: str = "", today: date | None = None, title: str = "") -> Clip:
    """The clip of a page of HTML, whole or the part of one that was copied.

    `address` is where the page was, or its site alone, "" where nobody knows; `today` the day of reading (that of the
    machine, if left out); `title` what the page was called where its head is gone. Never raises for any text.
    """
    today = today or date.today()
    page = read_tree(text)
    if page is None:
        return Clip(accessed=today.isoformat())
    root = page.root
    head = read_head(root)
    if title and not head.title:
        head = replace(head, title=title)
    headings = headings_of(root)
    linked = article_of(page.linked_data, (*headings, head.first("og:title"), head.title))
    lines = tuple(lines_of(root))
    language = language_of("\n".join(line.text for line in lines if line.weight) or head.title, head, linked)
    known = archived(address or article_address("", head, linked))
    facts = PageFacts(root, head, linked, known, today, language, headings, lines)
    headline, sure = headline_of(facts)
    outlet, via = outlet_of(facts, headline)
    # Before the article is read: that takes out of the tree what is around it, captions among it.
    tree = _Tree(root)
    article = read_article(root, (headline, *headings), text_of(linked.get("articleBody")))
    author = author_of(replace(facts, root=tree.whole), outlet, article.text[:_LONGEST])
    published = published_on(replace(facts, root=tree.whole), headline, article.lines)
    text = without_signature(article.text[:_LONGEST])
    if not any(line.weight for line in article.lines):  # scripts would have put the text there
        text = paragraphs_of(linked.get("articleBody"))[:_LONGEST] or text
    unsure = [] if sure or not headline else ["headline"]
    if published is not None and not published.sure:
        unsure.append("published")
    return Clip(
        headline=headline,
        outlet=outlet,
        url=article_address(address, head, linked),
        published=published.day.isoformat() if published else "",
        author=author,
        language=language,
        text=text,
        images=pictures_in(tree.places(article), replace(facts, root=tree.whole)),
        accessed=today.isoformat(),
        via=via,
        unsure=tuple(unsure),
        cut=page.cut or len(lines) >= MOST or len(article.text) > _LONGEST,
    )


class _Tree:
    """The page as it was before what is around its article was taken out, and the article's place in it."""

    def __init__(self, root: html.HtmlElement) -> None:
        from copy import deepcopy

        self._numbers = {element: number for number, element in enumerate(root.iter())}
        self.whole = deepcopy(root)
        self._elements = list(self.whole.iter())

    def places(self, article: Article) -> Iterator[html.HtmlElement]:
        """The element of the article, and before it the picture between headline and text."""
        place = self._elements[self._numbers[article.place]]
        yield from _leads(place)
        yield place


def _leads(place: html.HtmlElement) -> Iterator[html.HtmlElement]:
    """The lead between headline and text: what holds a picture with words under it."""
    for one in (place, *list(place.iterancestors())[:3]):
        if str(one.tag) in ("body", "html"):
            return
        for before in one.itersiblings(preceding=True):
            if not isinstance(before.tag, str) or before.tag in ("nav", "aside", "header", "footer"):
                continue
            if before.tag in ("h1", "h2"):
                break
            if next(before.iter("figure"), None) is not None or has_caption(before):
                yield before
                return


def outlet_of_address(address: str) -> str:
    """The outlet at an address of which nothing else is known; its host where nobody knows it."""
    from editor.core.news_page.outlets import outlets

    return outlets().of_address(address) or host_of(address)
