"""The place of an article on its page, and its lines."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import html

from editor.core.news_page import around
from editor.core.news_page.lines import HEADINGS, Line, lines_of
from editor.core.news_page.word_lists import words_of

_MOST_OF = 0.72  # of the prose of a page is in the element that its article stands in
_MUCH = 0.3  # of the prose: what holds so much of it is not left out by its name
_MUCH_OF_ASIDE = 0.5  # the same for an element whose kind says what it is
_MUCH_OF_CAPTION = 0.85  # beside a short report a caption is long

_SOME = 150  # characters of prose: no less is an article
_LEAD = 40  # lines between the headline and the text, among which its first paragraph may stand
_BODY = words_of(
    """
    articlebody article-body article__body article_body articletext article-text article__text articlecontent
    article-content article__content article_content entry-content entry__content entrybody entry-body
    post-content post-body post__content post_content postcontent story-body storybody story__body
    story-content newsbody news-body news_body newstext news_text maintext main-text main_text detail-body
    body-text bodytext content-body honbun single-content td-post-content c-entry-content
    """
)


@dataclass(frozen=True, slots=True)
class Article:
    """The lines of an article, all lines of its page, and the element that it stands in."""

    lines: tuple[Line, ...]
    page: tuple[Line, ...]
    place: html.HtmlElement

    @property
    def text(self) -> str:
        """The lines as paragraphs, an empty line between them."""
        parts = [line.text + ("\n\n" if line.ends_block else "\n") for line in self.lines]
        return re.sub(r"\n{3,}", "\n\n", "".join(parts)).strip()


def read_article(root: html.HtmlElement, headlines: Sequence[str], body: str = "") -> Article:
    """The article of the page `root`, which changes: what is around the article is taken out of it.

    `headlines` are what it may be called; `body` is its text as linked data give it, "" where they do not.
    """
    page = lines_of(root)
    total = sum(line.weight for line in page)
    if not total:
        place = _element_of_few(root)
        kept = around.without_ends([line for line in page if _is_in(line.element, place)], headlines)
        return Article(tuple(kept), tuple(page), place)
    held = _weights(page)
    own = _own_article(root, held, headlines)
    for element in [one for one in around.furniture(root) if _may_go(one, held, total, own)]:
        if element.getparent() is not None:
            element.drop_tree()
    lines = lines_of(root)
    held = _weights(lines)
    place = _place(root, held, lines, body, own)
    inside = _inside(lines, place, held, headlines)
    kept = around.without_ends(inside, headlines)
    return Article(tuple(kept), tuple(page), place)


def _may_go(
    element: html.HtmlElement,
    held: Mapping[html.HtmlElement, int],
    total: int,
    own: html.HtmlElement | None,
) -> bool:
    """Whether what calls itself furniture is left out: it holds little, or the article is known to stand elsewhere."""
    holds = held.get(element, 0)
    if holds < _much(element) * total or (total - holds > _SOME and around.is_of_comments(element)):
        return True
    return own is not None and not _is_in(own, element) and not _is_in(element, own)


def _much(element: html.HtmlElement) -> float:
    """The share of the page's prose that is too much for what calls itself furniture to be it."""
    if str(element.tag) == "figcaption" or around.is_photo_box(element):
        return _MUCH_OF_CAPTION
    return _MUCH_OF_ASIDE if str(element.tag) == "aside" else _MUCH


def _own_article(
    root: html.HtmlElement, held: Mapping[html.HtmlElement, int], headlines: Sequence[str]
) -> html.HtmlElement | None:
    """The one `article` of the page that holds its headline and enough of its prose."""
    names = {around.squeezed(headline) for headline in headlines if headline}
    found = []
    for one in root.iter("article"):
        if held.get(one, 0) < 0.15 * held.get(root, 0) or any(str(up.tag) == "article" for up in one.iterancestors()):
            continue
        titles = (title for title in one.iter(*HEADINGS) if around.squeezed(title.text_content()[:400]) in names)
        if next(titles, None) is not None:
            found.append(one)
    return found[0] if len(found) == 1 else None


def _inside(
    lines: Sequence[Line], place: html.HtmlElement, held: Mapping[html.HtmlElement, int], headlines: Sequence[str]
) -> list[Line]:
    """The lines of `place`, of what is like it beside it, and the prose between it and the headline above it."""
    places = {place, *_likes(place, held)}
    flags = [_is_in_any(line.element, places) for line in lines]
    first = next((at for at, flag in enumerate(flags) if flag), 0)
    names = {around.squeezed(headline) for headline in headlines if headline}
    title = next(
        (at for at in range(first - 1, max(-1, first - _LEAD - 1), -1) if around.squeezed(lines[at].text) in names),
        None,
    )
    lead = [line for line in lines[title + 1 : first] if line.weight] if title is not None else []
    return lead + [line for line, flag in zip(lines, flags, strict=True) if flag]


def _likes(place: html.HtmlElement, held: Mapping[html.HtmlElement, int]) -> list[html.HtmlElement]:
    """The siblings of an element that go on with its text: paragraphs, and blocks of the same class."""
    parent = place.getparent()
    if parent is None or (str(parent.tag) in ("html", "body") and not place.get("class")):
        return []
    return [
        one
        for one in parent
        if one is not place
        and held.get(one, 0)
        and (
            str(one.tag) == "p"
            or (one.tag == place.tag and one.get("class") and one.get("class") == place.get("class"))
        )
    ]


def _is_in(element: html.HtmlElement, place: html.HtmlElement) -> bool:
    return element is place or any(one is place for one in element.iterancestors())


def _is_in_any(element: html.HtmlElement, places: set[html.HtmlElement]) -> bool:
    return element in places or any(one in places for one in element.iterancestors())


def _weights(lines: Iterable[Line]) -> Mapping[html.HtmlElement, int]:
    """The weight of each element: the characters of prose in it."""
    found: dict[html.HtmlElement, int] = {}
    own: dict[html.HtmlElement, int] = {}
    for line in lines:
        if line.weight:
            own[line.element] = own.get(line.element, 0) + line.weight
    for element, amount in own.items():
        for one in (element, *element.iterancestors()):
            found[one] = found.get(one, 0) + amount
    return found


def _element_of_few(root: html.HtmlElement) -> html.HtmlElement:
    """The element of the article on a page without sentences: a headline alone, or a list."""
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//main", ".//*[@role='main']", ".//body"):
        found = root.xpath(path)
        if len(found) == 1:
            return found[0]  # type: ignore[no-any-return]
    return root


def _place(
    root: html.HtmlElement,
    held: Mapping[html.HtmlElement, int],
    lines: Sequence[Line],
    body: str,
    own: html.HtmlElement | None,
) -> html.HtmlElement:
    total = held.get(root, 0)
    if not total:
        return _element_of_few(root)
    if body and (told := _place_of(body, lines)) is not None:
        return told
    if (marked := _marked(root, held)) is not None:
        return marked
    if own is not None and held.get(own, 0):
        root, total = own, held[own]
    place = _narrowest(root, held, total)
    named = [
        one
        for one in place.iterdescendants()
        if isinstance(one.tag, str) and _is_named_body(one) and held.get(one, 0) > 0.6 * held[place]
    ]
    return named[-1] if named else place


def _marked(root: html.HtmlElement, held: Mapping[html.HtmlElement, int]) -> html.HtmlElement | None:
    """The element that is marked as `articleBody`; of several what holds them, where that is little else."""
    marked = [one for one in root.xpath(".//*[contains(@itemprop, 'articleBody')]") if held.get(one, 0)]
    outer = [one for one in marked if not any(up in marked for up in one.iterancestors())]
    if not outer:
        return None
    best, every = max(outer, key=lambda one: held[one]), sum(held[one] for one in outer)
    if held[best] < 0.9 * every and every > 0.8 * held.get(common := _common(outer), 0):
        return common
    return best if held[best] > 0.25 * held[root] else None


def _narrowest(root: html.HtmlElement, held: Mapping[html.HtmlElement, int], total: int) -> html.HtmlElement:
    """The smallest element that holds most of the prose; below it an `article` or `main` that holds more than half."""
    place = root
    while True:
        below = max((child for child in place if child in held), key=lambda child: held[child], default=None)
        if below is None or held[below] < _MOST_OF * total or str(below.tag) in ("p", *HEADINGS):
            break
        place = below
    articles = [one for one in place.iterdescendants("article", "main") if held.get(one, 0) > 0.5 * held[place]]
    return _narrowest(articles[-1], held, held[articles[-1]]) if articles else place


def _is_named_body(element: html.HtmlElement) -> bool:
    return not _BODY.isdisjoint(f"{element.get('class', '')} {element.get('id', '')}".lower().split())


def _common(elements: Sequence[html.HtmlElement]) -> html.HtmlElement:
    """The nearest element that holds all of them."""
    shared = [elements[0], *elements[0].iterancestors()]
    for element in elements[1:]:
        above = {element, *element.iterancestors()}
        shared = [one for one in shared if one in above]
    return shared[0]


def _place_of(body: str, lines: Sequence[Line]) -> html.HtmlElement | None:
    """The nearest element that holds nearly all lines that are in `body` too, the article's text by linked data."""
    squeezed = "".join(body.split())
    if len(squeezed) < 200:
        return None
    found = [line for line in lines if line.weight and "".join(line.text.split()) in squeezed]
    if sum(len("".join(line.text.split())) for line in found) < 0.6 * len(squeezed):
        return None
    place = _common([line.element for line in found])
    return place if str(place.tag) not in ("p", "span") else place.getparent()
