"""Lists: their items as blocks, and the numbers that Markdown can count."""

import re
from collections.abc import Sequence

from editor.core.from_html.blocks import Block, Bullets, Figure, Paragraph
from editor.core.from_html.context import ConversionContext
from editor.core.from_html.inline import Mark
from editor.core.from_html.nodes import Node
from editor.core.html.styles import declarations

_NUMBER = re.compile(r"[ \t\n\f\r]*([+-]?[0-9]{1,9})(?![0-9])")


def is_odd(node: Node, context: ConversionContext) -> bool:
    """Whether the list counts in a way that Markdown cannot: backwards, with letters, with numbers left out.

    A list without signs is not odd, nor, where looks do not matter, is one with letters.
    """
    if _has_no_signs(node) or not any(child.tag == "li" for child in node.inside()):
        return False
    if "reversed" in node.attributes:
        return True
    if node.tag == "ol" and node.get("type") not in ("", "1") and not context.options.clean:
        return True
    return _first_number(node) is None


def read_list(node: Node, context: ConversionContext, marks: tuple[Mark, ...]) -> Bullets | None:
    """The list of `node`; None for an empty one. A list right in a list belongs to the item before."""
    items: list[list[Block]] = []
    for child in node.children:
        if isinstance(child, str):
            if child.strip(" \t\r\n\f"):
                items.append(context.blocks_of(Node("li", {}, [child]), marks))
            continue
        blocks = context.blocks_of(child, marks) if child.tag == "li" else context.blocks_with(child, marks)
        blocks = [_in_line(block) for block in blocks]
        if child.tag in ("ul", "ol") and items:
            items[-1] += blocks
        elif blocks:
            items.append(blocks)
    if not items:
        return None
    number = None if node.tag == "ul" else _first_number(node)
    return Bullets(tuple(tuple(item) for item in items), number, context.options.indent)


def _in_line(block: Block) -> Block:
    """`block` as it is in an item, where a picture alone is no figure."""
    if isinstance(block, Figure) and (block.from_alt or not block.caption) and not block.picture.full:
        return Paragraph(([block.picture],))
    return block


def with_lists(children: list[Node | str]) -> list[Node | str]:
    """`children` with the items that are in no list put into one."""
    if not any(isinstance(child, Node) and child.tag == "li" for child in children):
        return children
    made: list[Node | str] = []
    bare: Node | None = None
    for child in children:
        if isinstance(child, Node) and child.tag == "li":
            if bare is None:
                bare = Node("ul")
                made.append(bare)
            bare.children.append(child)
        elif isinstance(child, Node) or child.strip(" \t\r\n\f"):
            bare = None
            made.append(child)
    return made


def _first_number(node: Node) -> int | None:
    """The number of the first item; None where the items do not count up from it one by one."""
    stated = _number(node.get("start"))
    first = 1 if stated is None or stated < 0 else stated  # no list of Markdown counts from below zero
    for index, item in enumerate(child for child in node.inside() if child.tag == "li"):
        value = _number(item.get("value"))
        if node.tag == "ul" or value is None or value < 0:
            continue
        if index == 0:
            first = value
        elif value != first + index:
            return None
    return first


def _number(value: str) -> int | None:
    """The number that a browser reads at the beginning of an attribute: https://html.spec.whatwg.org/#rules-for-parsing-integers."""
    found = _NUMBER.match(value)
    return int(found[1]) if found else None


def _has_no_signs(node: Node) -> bool:
    style = declarations(node.get("style"))
    return "none" in f"{style.get('list-style-type', '')} {style.get('list-style', '')}".split()


def ends_with_list(node: Node, children: Sequence[Node | str]) -> bool:
    """Whether `node` is a box with a list at its end and something else before it."""
    shown = [child for child in children if not isinstance(child, str) or child.strip()] if node.tag == "div" else []
    return len(shown) > 1 and isinstance(last := shown[-1], Node) and last.tag in ("ul", "ol")
