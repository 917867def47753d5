"""The text of a page and nothing else of it, for pages of which nothing else can be proved."""

import re

from editor.core.from_html.nodes import Node
from editor.core.markup.escape import escaped, escaped_line
from editor.core.text.single_line import single_line

_BLOCKS = frozenset(["br", "p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "blockquote", "pre", "dt", "dd"])


def plain_body(tree: Node) -> str:
    """The text as Markdown, a paragraph for each line."""
    lines = [single_line(line) for line in re.split("\n+", _plain_text(tree))]
    return "\n\n".join(escaped_line(escaped(line, links=False)) for line in lines if line) + "\n"


def _plain_text(node: Node) -> str:
    pieces: list[str] = []
    for child in node.children:
        if isinstance(child, str):
            pieces.append(child.replace("\n", " "))
        elif child.tag in _BLOCKS:
            pieces += ["\n", _plain_text(child), "\n"]
        else:
            pieces.append(_plain_text(child))
    return "".join(pieces)
