"""Ruby: readings over characters."""

from editor.core.from_html.context import ConversionContext
from editor.core.from_html.nodes import Node


def read_ruby(node: Node, context: ConversionContext) -> tuple[str, str]:
    """Ruby as Markdown, where it can say it: one reading for all, or one for each character; and as HTML."""
    html = context.raw(node)
    pairs: list[list[str]] = [[""]]
    for child in _flat(node):
        if isinstance(child, str) or child.tag == "rb":
            text = child if isinstance(child, str) else child.text()
            if len(pairs[-1]) > 1 and text.strip():
                pairs.append([""])
            if len(pairs[-1]) == 1:
                pairs[-1][0] += text
        elif child.tag == "rt" and not any(child.elements()):
            pairs[-1].append(child.text().strip())
        elif child.tag != "rp":
            return context.in_line(node), html
    pairs = [["".join(base.split()), *readings] for base, *readings in pairs]
    plain = all(len(pair) == 2 and all(pair) and not set("".join(pair)) & set("{}|｜\\`*_<>[]&") for pair in pairs)
    if not plain or (len(pairs) > 1 and any(len(base) != 1 for base, _reading in pairs)):
        return context.in_line(node), html
    bases = "".join(base for base, _reading in pairs)
    return f"{{{bases}|{'|'.join(reading for _base, reading in pairs)}}}", html


def _flat(node: Node) -> list[Node | str]:
    """The children, those of spans without a meaning of their own instead of the spans."""
    found: list[Node | str] = []
    for child in node.children:
        if isinstance(child, Node) and child.tag in ("span", "font"):
            found += _flat(child)
        else:
            found.append(child)
    return found
