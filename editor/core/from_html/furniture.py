"""What stands on a page around its text: navigation, advertisements, buttons for sharing, lists of other articles.

Only elements that say so themselves, and only whole blocks: dropping inline elements by their class altered quotations.
"""

import re

from editor.core.from_html.nodes import Node

_ROLES = frozenset(["navigation", "search", "menubar", "toolbar"])
_BLOCKS = frozenset(["div", "section", "aside", "ul", "ol", "ins", "p"])
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
_AROUND = frozenset(["aside", "header", "footer"])
_ENOUGH = 100
"""Characters of an article from which on what is around it is no part of what was copied."""


def drop_furniture(tree: Node) -> None:
    """Take the furniture out of `tree`, unless nothing else is there: who copies a list of links wants it."""
    found = [node for node in tree.elements() if _is_furniture(node)]
    found += _around_article(tree)
    if not found:
        return
    rest = _without(tree, set(map(id, found)))
    if rest.text().strip() or any(node.tag == "img" for node in rest.elements()):
        tree.children = rest.children


def _is_furniture(node: Node) -> bool:
    if node.tag == "nav" or node.get("role").strip().lower() in _ROLES:
        return True
    return node.tag in _BLOCKS and node.has_class(*_CLASSES)


def _around_article(tree: Node) -> list[Node]:
    """The head, foot and side of the page, where one article is on it."""
    articles = [node for node in tree.elements() if node.tag == "article"]
    if len(articles) != 1 or len(articles[0].text().strip()) < _ENOUGH:
        return []
    inside = {id(node) for node in articles[0].elements()}
    holders = {id(node) for node in tree.elements() if any(child is articles[0] for child in node.elements())}
    return [
        node for node in tree.elements() if node.tag in _AROUND and id(node) not in inside and id(node) not in holders
    ]


def _without(node: Node, gone: set[int]) -> Node:
    children = [
        child if isinstance(child, str) else _without(child, gone)
        for child in node.children
        if isinstance(child, str) or id(child) not in gone
    ]
    return Node(node.tag, node.attributes, children)
