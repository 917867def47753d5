"""How an element flows: the table of what a browser does, for posts and for copied pages."""

import pytest

from editor.core.from_html.display import display
from editor.core.from_html.nodes import Node
from editor.core.from_html.options import IMPORT, paste


@pytest.mark.parametrize(
    ("tag", "style", "in_a_post", "in_a_page"),
    [
        ("p", "", "paragraph", "paragraph"),
        ("p", "display: inline", "paragraph", "paragraph"),
        ("td", "", "paragraph", "paragraph"),
        ("div", "", "line", "paragraph"),
        ("div", "display: block", "line", "paragraph"),
        ("div", "display: inline", "inline", "inline"),
        ("span", "", "inline", "inline"),
        ("span", "display: block", "line", "line"),
        ("b", "display: list-item", "line", "line"),
        ("em", "display: inline-block", "inline", "inline"),
        ("sub", "display: block", "inline", "inline"),
        ("unknown", "", "inline", "inline"),
    ],
)
def test_how_an_element_flows(tag: str, style: str, in_a_post: str, in_a_page: str) -> None:
    node = Node(tag, {"style": style} if style else {}, [])
    assert (display(node, IMPORT), display(node, paste())) == (in_a_post, in_a_page)
