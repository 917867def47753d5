"""Lists of links to other articles on a copied page: around its article, and under a heading within that says so."""

import itertools
import re
from collections.abc import Iterator

from editor.core.from_html.nodes import Node

OF_OTHERS = re.compile(
    r"\s*[【《■●▼]?\s*(?:関連|あわせて|合わせて|おすすめ|オススメ|人気|注目の|新着|アクセス|ランキング|こちらも|主要ニュース|トップニュース"
    r"|最新(?:の)?(?:記事|ニュース)|よく読まれ|今、?あなたに|次に読む|.{0,12}の?(?:最新|新着|関連)(?:記事|ニュース)"
    r"|related|recommended|more (?:from|on|stories)|most (?:read|popular)|read (?:more|next)|you may also|trending)",
    re.IGNORECASE,
)
"""The beginning of a heading of such a list."""

_BLOCKS = frozenset(["div", "section", "ul", "ol", "dl", "table", "p", "footer", "header", "aside"])
_LISTS = frozenset(["div", "section", "ul", "ol", "dl"])
_TITLES = frozenset(["h2", "h3", "h4", "h5", "h6", "p", "div", "b", "strong"])
_LONGEST = 40  # characters of such a heading
_MOSTLY = 0.7  # of the characters are links
_SENTENCE = re.compile("[。！？]|[.!?] ")


def around(tree: Node, article: Node) -> list[Node]:
    """The blocks beside the article, and beside what holds it, that are little else than links."""
    path = _path(tree, article)
    held = {id(article), *map(id, path)}
    beside = (one for holder in path for one in holder.inside() if id(one) not in held)
    return [one for one in beside if one.tag in _BLOCKS and not _holds_h1(one) and _is_list(one)]


def within(article: Node) -> list[Node]:
    """Lists of links in the article that follow a heading of lists of other ones, and these headings."""
    found: list[Node] = []
    for holder in [article, *_outside_of_quotations(article)]:
        children = list(holder.inside())
        for before, one in itertools.pairwise(children):
            if before.tag in _TITLES and one.tag in _LISTS and _is_heading(before) and _is_list(one):
                found += [before, one]
    return found


def _path(tree: Node, article: Node) -> list[Node]:
    """The elements that hold `article`, from `tree` down."""
    holders = {id(child): holder for holder in (tree, *tree.elements()) for child in holder.inside()}
    path: list[Node] = []
    one = article
    while (holder := holders.get(id(one))) is not None:
        path.insert(0, holder)
        one = holder
    return path


def _outside_of_quotations(node: Node) -> Iterator[Node]:
    waiting = list(node.inside())
    while waiting:
        one = waiting.pop()
        if one.tag != "blockquote":
            yield one
            waiting += one.inside()


def _holds_h1(node: Node) -> bool:
    return any(one.tag == "h1" for one in node.elements())


def _is_heading(node: Node) -> bool:
    if any(child.tag in _BLOCKS for child in node.inside()):
        return False
    text = node.text().strip()
    return 0 < len(text) <= _LONGEST and OF_OTHERS.match(text) is not None and not _SENTENCE.search(text)


def _is_list(node: Node) -> bool:
    """Whether the element is little else than several links, none of them within a sentence."""
    links = [one for one in node.elements() if one.tag == "a"]
    linked = sum(len("".join(one.text().split())) for one in links)
    text = "".join(node.text().split())
    return len(links) > 1 and linked >= _MOSTLY * len(text)
