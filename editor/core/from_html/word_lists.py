"""The lists of Word: paragraphs with `mso-list: l0 level1 lfo1`, whose sign is text marked `mso-list: Ignore`."""

import re

from editor.core.from_html.item_numbers import is_bullet, numbers_of
from editor.core.from_html.nodes import Node
from editor.core.html.styles import declarations

_LEVEL = re.compile(r"\blevel(\d)\b")
_PARAGRAPHS = frozenset(["p", "div"])
_DEEPEST = 9


def lists_from_paragraphs(tree: Node) -> None:
    """Make lists of the paragraphs in `tree` that Word calls items."""
    parents = [tree, *tree.elements()]
    for parent in parents:
        if any(isinstance(child, Node) and _level(child) for child in parent.children):
            parent.children = _with_lists(parent.children)


def _level(node: Node) -> int:
    """The level of the item that the paragraph is; 0: it is none."""
    if node.tag not in _PARAGRAPHS or "mso-list" not in node.get("style"):
        return 0
    found = _LEVEL.search(declarations(node.get("style")).get("mso-list", ""))
    return min(int(found[1]), _DEEPEST) if found else 0


def _with_lists(children: list[Node | str]) -> list[Node | str]:
    made: list[Node | str] = []
    path: list[Node] = []  # the open list of each level
    for child in children:
        if isinstance(child, str):
            if child.strip():
                path = []
            if not path:
                made.append(child)
            continue
        level = _level(child)
        if not level:
            path = []
            made.append(child)
            continue
        sign = _taken_sign(child)
        numbers = numbers_of(sign)
        if not numbers and not is_bullet(sign):  # 第1条: no list counts so, but it is text
            child.children.insert(0, f"{' '.join(sign.split())} ")
        del path[level:]
        if len(path) == level and not _continues(path[-1], numbers):
            del path[level - 1 :]
        while len(path) < level:
            opened = Node("ol", {"start": str(min(numbers))}) if numbers else Node("ul")
            if not path:
                made.append(opened)
            elif path[-1].children and isinstance(item := path[-1].children[-1], Node):
                item.children.append(opened)
            else:
                path[-1].children.append(Node("li", {}, [opened]))
            path.append(opened)
        path[-1].children.append(Node("li", {}, [Node("p", child.attributes, child.children)]))
    return made


def _continues(opened: Node, numbers: frozenset[int]) -> bool:
    """Whether an item of this number is the next one of the list."""
    if not numbers or opened.tag == "ul":
        return not numbers and opened.tag == "ul"
    return int(opened.get("start")) + len(opened.children) in numbers


def _taken_sign(paragraph: Node) -> str:
    """The sign of the item, taken out of the paragraph."""
    for parent in [paragraph, *paragraph.elements()]:
        for child in parent.children:
            if isinstance(child, Node) and declarations(child.get("style")).get("mso-list") == "ignore":
                parent.children = [other for other in parent.children if other is not child]
                return child.text()
    return ""
