"""Footnotes as this program exports them: numbered marks in the text, and a list of notes with links back to them."""

import re
from collections import Counter
from collections.abc import Iterable
from urllib.parse import unquote

from editor.core.from_html.nodes import Node

MARK = "x-ronpyo-note"
"""The element that stands in the tree for the mark of a note; its attribute `n` is the number, `id` its place."""

NOTES = "x-ronpyo-notes"
"""The element that stands for the list of notes; its children are the items, with the number of `marks` of each."""

RETURN = "\u21a9\ufe0e"
"""The text of the link from a note back to its mark."""

_WHITE = " \t\r\n\f\xa0"


def take_footnotes(tree: Node) -> bool:
    """Put marks and notes into `tree` where it holds the footnotes of an export; whether it does.

    They are left as they are unless each mark has its note and each note leads back to all of its marks, numbered
    from 1 in the order in which a reader meets them.
    """
    marks = [(node, link) for node in tree.elements() if node.tag == "sup" and (link := _only_link(node)) is not None]
    numbers = number_of_each(link for _mark, link in marks)
    found = _list_of(tree, list(numbers)) if marks else None
    if found is None:
        return False
    parent, notes = found
    backs: dict[str, list[str]] = {name: [] for name in numbers}
    for mark, link in marks:
        name = led_to(link)
        backs[name].append(mark.get("id") or link.get("id"))
        if link.text().strip() != str(numbers[name]):
            return False
    everything = [back for places in backs.values() for back in places]
    returns = [_links_back(note, places) for note, places in zip(notes, backs.values(), strict=True)]
    if not all(everything) or len(set(everything)) != len(everything) or None in returns:
        return False
    for place in returns:
        assert place is not None
        _take(*place)
    met: Counter[int] = Counter()
    for mark, link in marks:
        number = numbers[led_to(link)]
        met[number] += 1
        mark.tag, mark.attributes, mark.children = MARK, {"n": str(number), "id": place_of(number, met[number])}, []
    parent.tag, parent.attributes, parent.children = NOTES, {}, list(notes)
    for number, note in enumerate(notes, 1):
        note.attributes = {"marks": str(met[number])}
    return True


def led_to(link: Node) -> str:
    """The name of the place on the page that a link leads to, which some write with percent signs; "" for other
    links."""
    address = link.get("href")
    return unquote(address[1:]) if address.startswith("#") else ""


def place_of(number: int, time: int) -> str:
    """The id of the mark of the note `number` that a reader meets at this `time`, both counted from 1."""
    return f"fnref{time if time > 1 else ''}:{number}"


def number_of_each(links: Iterable[Node]) -> dict[str, int]:
    """The number of each name that `links` lead to, in the order in which they are met first."""
    names = dict.fromkeys(led_to(link) for link in links)
    return {name: number for number, name in enumerate(names, 1)}


def _only_link(mark: Node) -> Node | None:
    """The link within the page that is all that `mark` holds."""
    inside = list(mark.inside())
    alone = len(inside) == 1 and inside[0].tag == "a" and mark.text().strip() == inside[0].text().strip()
    return inside[0] if alone and re.fullmatch(r"#\S+", inside[0].get("href")) else None


def _list_of(tree: Node, names: list[str]) -> tuple[Node, list[Node]] | None:
    """The box of the list whose items have just these names, and its items."""
    for parent in [tree, *tree.elements()]:
        for child in parent.inside():
            items = [item for item in child.inside() if item.tag == "li"]
            if child.tag == "ol" and items and [item.get("id") for item in items] == names:
                others = [other for other in parent.inside() if other is not child and other.tag != "hr"]
                text = "".join(piece for piece in parent.children if isinstance(piece, str)).strip(_WHITE)
                is_box = parent.tag == "div" and not others and not text and parent is not tree
                return (parent if is_box else child), items
    return None


def _links_back(note: Node, names: list[str]) -> tuple[Node, int] | None:
    """The element at the end of which links lead back to all of `names`, and the index of the first of them in it."""
    for parent in [note, *note.elements()]:
        for index, child in enumerate(parent.children):
            if isinstance(child, Node) and child.tag == "a" and led_to(child) in names:
                rest = parent.children[index:]
                links = [piece for piece in rest if isinstance(piece, Node)]
                text = "".join(piece for piece in rest if isinstance(piece, str))
                are_all = [(led_to(link), link.text()) for link in links] == [(name, RETURN) for name in names]
                return (parent, index) if are_all and not text.strip(_WHITE) else None
    return None


def _take(parent: Node, index: int) -> None:
    """Take the children of `parent` from `index` on away, with the white space before them."""
    kept = parent.children[:index]
    if kept and isinstance(last := kept[-1], str):
        kept[-1] = last.rstrip(_WHITE)
    parent.children = kept
