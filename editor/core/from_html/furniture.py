"""Furniture of a page around its text: navigation, advertisements, buttons for sharing, lists of other articles.

Only elements that say so themselves, and only whole blocks outside of quotations: dropping inline elements by their
class altered quotations. More goes where the whole page was copied, which its one article tells.
"""

import re
from collections.abc import Iterator

from editor.core.from_html import link_lists
from editor.core.from_html.nodes import Node

_ROLES = frozenset(["navigation", "search", "menubar", "toolbar"])
_BLOCKS = frozenset(["div", "section", "aside", "ul", "ol", "ins"])
_CLASSES = frozenset(
    re.findall(
        r"\S+",
        """
        ad ads ad-area ad-block ad-box ad-container ad-slot ad-unit ad-wrapper adbox adsbygoogle adsense
        advert advertisement advertising banner-ad google-auto-placed pr-area sponsored share share-bar
        share-box share-buttons share-links sharebuttons sharedaddy sns sns-area sns-box sns-button
        sns-buttons sns-list sns-share sns_area sns_list snsbtn social-buttons social-links social-share
        breadcrumb breadcrumbs pagination pager
        """,
    )
)
_OF_PAGES = frozenset(
    re.findall(
        r"\S+",
        """
        related related-article related-articles related-links related-posts relatedposts recommend
        recommended ranking newsletter newsletter-signup subscribe paywall cookie-banner comments comment-list
        jp-relatedposts taboola outbrain OUTBRAIN yarpp-related
        """,
    )
)
"""Classes of furniture that is dropped of whole pages alone: the author who copies only this wants it."""
_BYLINES = frozenset(["byline", "by-line", "author", "writer", "reporter", "article-author", "article-byline"])
_AROUND = frozenset(["aside", "header", "footer"])
_AROUND_ROLES = frozenset(["banner", "complementary", "contentinfo"])
_HEADS = frozenset(["h1", "h2"])
_TITLES = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "p"])
_PARAGRAPHS = frozenset(["p", "address"])
_ENOUGH = 30
"""Characters of an article from which on what is around it is no part of what was copied."""
_PROSE = 60  # characters
_SHARE = 0.3
"""An element with this share of the text, `_PROSE` characters and a sentence in it is no furniture by its class."""


def drop_furniture(tree: Node) -> None:
    """Take the furniture out of `tree`, unless nothing else is there: who copies a list of links wants it."""
    article = _article(tree)
    length = len(tree.text())
    found = [node for node in _outside_of_quotations(tree) if _is_furniture(node, article is not None, length)]
    if article is not None:
        found += _around(tree, article)
        found += _lists_of_others(article)
        found += link_lists.around(tree, article) + link_lists.within(article)
        found += _repeated_bylines(tree)
    if not found:
        return
    rest = _without(tree, set(map(id, found)))
    if rest.text().strip() or any(node.tag == "img" for node in rest.elements()):
        tree.children = rest.children


def _article(tree: Node) -> Node | None:
    """The one article of a whole page; None where a part of a page was copied."""
    for tags in (("article",), ("main",)):
        found = [node for node in tree.elements() if node.tag in tags or (node.get("role") in tags)]
        if len(found) == 1 and len(found[0].text().strip()) >= _ENOUGH:
            return found[0]
    return None


def _outside_of_quotations(node: Node) -> Iterator[Node]:
    for child in node.inside():
        if child.tag != "blockquote":
            yield child
            yield from _outside_of_quotations(child)


def _is_furniture(node: Node, whole: bool, length: int) -> bool:
    if node.tag == "nav" or node.get("role").strip().lower() in _ROLES:
        return True
    if node.tag not in _BLOCKS and not (whole and node.tag in _PARAGRAPHS):
        return False
    if not node.has_class(*_CLASSES) and not (whole and node.has_class(*_OF_PAGES)):
        return False
    text = node.text()
    return len(text) < _PROSE or len(text) < length * _SHARE or not ("。" in text or ". " in text)


def _around(tree: Node, article: Node) -> list[Node]:
    """The head, foot and side of the page."""
    inside = {id(node) for node in article.elements()}
    headed = any(node.tag in _HEADS for node in article.elements())

    def is_around(node: Node) -> bool:
        if node.tag not in _AROUND and node.get("role") not in _AROUND_ROLES:
            return False
        return not any(child is article or (not headed and child.tag == "h1") for child in node.elements())

    return [node for node in tree.elements() if id(node) not in inside and is_around(node)]


def _lists_of_others(article: Node) -> list[Node]:
    """The asides within the article that say of themselves that they list other ones."""
    return [
        node
        for node in _outside_of_quotations(article)
        if node.tag == "aside"
        and link_lists.OF_OTHERS.match(next((one.text() for one in node.elements() if one.tag in _TITLES), ""))
    ]


def _repeated_bylines(tree: Node) -> list[Node]:
    """The blocks that say once more who wrote the article."""
    said: set[str] = set()
    found: list[Node] = []
    for node in _outside_of_quotations(tree):
        is_block = node.tag in _BLOCKS or node.tag in _PARAGRAPHS
        if not is_block or not (node.has_class(*_BYLINES) or node.get("itemprop") == "author"):
            continue
        text = "".join(node.text().split())
        if text in said:
            found.append(node)
        said.add(text)
    return found


def _without(node: Node, gone: set[int]) -> Node:
    children = [
        child if isinstance(child, str) else _without(child, gone)
        for child in node.children
        if isinstance(child, str) or id(child) not in gone
    ]
    return Node(node.tag, node.attributes, children)
