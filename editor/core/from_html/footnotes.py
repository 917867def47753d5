"""Footnotes as this program exports them: numbered marks in the text, and a list of notes with links back to them."""

import re

from editor.core.from_html.nodes import Node

MARK = "x-ronpyo-note"
"""The element that stands in the tree for the mark of a note; its attribute `n` is the number."""

NOTES = "x-ronpyo-notes"
"""The element that stands for the list of notes; its children are the items."""

RETURN = "\u21a9\ufe0e"
"""What the link from a note back to its mark shows."""

_WHITE = " \t\r\n\f\xa0"


def take_footnotes(tree: Node) -> bool:
    """Put marks and notes into `tree` where it holds the footnotes of an export; whether it does.

    They are left as they are unless each mark has its note and each note its mark, numbered from 1 in this order.
    """
    marks = [(node, link) for node in tree.elements() if node.tag == "sup" and (link := _only_link(node)) is not None]
    if not marks:
        return False
    found = _list_of(tree, [link.get("href")[1:] for _mark, link in marks])
    if found is None:
        return False
    parent, notes = found
    for number, (mark, link) in enumerate(marks, 1):
        back = mark.get("id") or link.get("id")
        if link.text().strip() != str(number) or not back or not _take_link_back(notes[number - 1], back):
            return False
    for number, (mark, _link) in enumerate(marks, 1):
        mark.tag, mark.attributes, mark.children = MARK, {"n": str(number)}, []
    parent.tag, parent.attributes, parent.children = NOTES, {}, list(notes)
    for note in notes:
        note.attributes = {}
    return True


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


def _take_link_back(note: Node, name: str) -> bool:
    """Take the link back, with the white space before it, out of the end of `note`; whether it was there."""
    for parent in [note, *note.elements()]:
        for index, child in enumerate(parent.children):
            if isinstance(child, Node) and child.tag == "a" and child.get("href") == f"#{name}":
                rest = "".join(c if isinstance(c, str) else c.text() for c in parent.children[index + 1 :])
                if child.text() != RETURN or rest.strip(_WHITE):
                    return False
                kept = parent.children[:index]
                if kept and isinstance(last := kept[-1], str):
                    kept[-1] = last.rstrip(_WHITE)
                parent.children = kept
                return True
    return False
