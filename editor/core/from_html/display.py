"""The display of an element in the flow of text, as in a browser: a paragraph, a line of its own, or a piece of a
line."""

import re

from editor.core.from_html.nodes import Node
from editor.core.from_html.options import Options
from editor.core.html.styles import declarations

LINES = frozenset(["div"])
PARTS = frozenset(
    re.findall(
        r"\S+",
        """
        p address article aside center fieldset figcaption footer header hgroup main nav section dialog
        search tbody thead tfoot tr td th caption body html legend menu optgroup
""",
    )
)
SPANS = frozenset(["span", "font", "a", "b", "strong", "i", "em", "small", "time", "label"])


def display(node: Node, options: Options) -> str:
    """The display of an element in the flow of text: "paragraph", "line" (one of its own) or "inline"."""
    declared = declarations(node.get("style")).get("display", "") if "display" in node.get("style") else ""
    if node.tag in LINES or (node.tag in SPANS and declared in ("block", "flex", "list-item")):
        if declared == "inline":
            return "inline"
        return "line" if options.division_is_line or node.tag not in LINES else "paragraph"
    return "paragraph" if node.tag in PARTS else "inline"
