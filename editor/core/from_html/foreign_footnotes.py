"""Footnotes of other programs, brought into the form of our own exports: pandoc, Hugo, GitHub, Markdown Extra.

They are taken for footnotes only where that changes no word: marks 1, 2, 3 … in the text, each with a note in a list
of just these notes, each of which leads back by an arrow to each of its marks. Others stay links that lead up and down
the page.
"""

import re

from editor.core.from_html.footnotes import RETURN, led_to, number_of_each, place_of
from editor.core.from_html.nodes import Node

_ARROW = re.compile("[↩↵⤴↑⏎↲^][\ufe0e\ufe0f]?[0-9]{0,2}")  # GitHub numbers those of a note with several marks
_MOST_BESIDE = 3  # children of a raised sign: the link, and white space around it
_WHITE = " \t\r\n\f\xa0"


def adopt_footnotes(tree: Node) -> bool:
    """Give the footnotes in `tree` the form in which `take_footnotes` finds them; whether there are any."""
    parents = {id(child): parent for parent in [tree, *tree.elements()] for child in parent.inside()}
    marks = [link for link in tree.elements() if _is_mark(link, parents)]
    if not marks:
        return False
    numbers = number_of_each(marks)
    found = _list_of(tree, list(numbers))
    if found is None or not tree.text().rstrip(_WHITE).endswith(found.text().rstrip(_WHITE)):
        return False  # what follows would stand above the notes
    by_note: dict[str, list[Node]] = {name: [] for name in numbers}
    for link in marks:
        by_note[led_to(link)].append(link)
    if any(link.text().strip() != str(numbers[name]) for name, links in by_note.items() for link in links):
        return False
    returns = [_returns_of(note) for note in found.inside()]
    for backs, links in zip(returns, by_note.values(), strict=True):
        places = [led_to(back) for back in backs]
        if len(backs) != len(links) or not all(
            name in _names(link, parents) for name, link in zip(places, links, strict=True)
        ):
            return False
    for number, (links, backs) in enumerate(zip(by_note.values(), returns, strict=True), 1):
        for time, (link, back) in enumerate(zip(links, backs, strict=True), 1):
            place = place_of(number, time)
            _write_mark(link, parents, number, place)
            back.attributes, back.children = {"href": f"#{place}"}, [RETURN]
    for number, note in enumerate(found.inside(), 1):
        note.attributes = {"id": f"fn:{number}"}
    _take_rule(tree, found, parents)
    return True


def _is_mark(link: Node, parents: dict[int, Node]) -> bool:
    """Whether the link is a number set high that leads to a place of the page."""
    if link.tag != "a" or not re.fullmatch(r"#\S+", link.get("href")) or not link.text().strip().isdecimal():
        return False
    parent = parents.get(id(link))
    inside = list(link.inside())
    within = len(inside) == 1 and inside[0].tag == "sup"
    if within or parent is None or parent.tag != "sup" or len(parent.children) > _MOST_BESIDE:
        return within
    return parent.text().strip() == link.text().strip()


def _names(link: Node, parents: dict[int, Node]) -> list[str]:
    """The names under which a note may lead back to the mark."""
    around = parents.get(id(link))
    nodes = [link, *link.inside(), *([around] if around is not None and around.tag == "sup" else [])]
    return [node.get(name) for node in nodes for name in ("id", "name")]


def _list_of(tree: Node, names: list[str]) -> Node | None:
    """The numbered list whose items have just these names."""
    for node in tree.elements():
        if node.tag == "ol" and [child.get("id") for child in node.inside()] == names:
            return node
    return None


def _returns_of(note: Node) -> list[Node]:
    """The links within the page that `note` holds, where all of them are arrows at its end; else none."""
    links = [node for node in note.elements() if node.tag == "a" and node.get("href").startswith("#")]
    arrows = "".join(link.text() for link in links)
    if not all(_ARROW.fullmatch(link.text().strip(_WHITE)) for link in links):
        return []
    return links if "".join(note.text().split()).endswith("".join(arrows.split())) else []


def _write_mark(link: Node, parents: dict[int, Node], number: int, place: str) -> None:
    parent = parents[id(link)]
    mark = parent if parent.tag == "sup" else link
    inner = Node("a", {"href": f"#fn:{number}"}, [str(number)])
    mark.tag, mark.attributes, mark.children = "sup", {"id": place}, [inner]


def _take_rule(tree: Node, notes: Node, parents: dict[int, Node]) -> None:
    """Make a box of the list, with the rule and the heading-less wrapping around it and nothing else."""
    box = parents[id(notes)]
    others = [child for child in box.inside() if child is not notes and child.tag != "hr"]
    if box is tree or others or "".join(c for c in box.children if isinstance(c, str)).strip(_WHITE):
        return
    box.tag, box.attributes = "div", {}
