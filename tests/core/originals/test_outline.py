"""Where elements begin and end, as browsers have it."""

import pytest

from editor.core.originals.outline import OutlineNode, outline

CASES = [
    ("a paragraph ends at a block", "<p>一<div>二</div>", "p(:) div(:)"),
    ("a paragraph in a cell ends none around", "<p>a<table><td><p>b</table>", "p(:) table(td(p(:)))"),
    ("items", "<ul><li>a<li>b</ul>", "ul(li(:)li(:))"),
    ("a link ends at the next", "<a href=1>x<a href=2>y</a>", "a(:) a(:)"),
    ("an end of nothing", "a</b>b", ": / :"),
    ("a span does not end through a block", "<span><div>a</span></div>", "span(div(:/))"),
    ("a frame holds no HTML", "<iframe><p></iframe>a", "iframe :"),
]


@pytest.mark.parametrize(("html", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_nesting(html: str, expected: str) -> None:
    assert " ".join(map(_drawn, outline(html).root.children)) == expected


def _drawn(node: OutlineNode) -> str:
    inside = "".join(map(_drawn, node.children))
    return (node.tag or ":") + (f"({inside})" if inside else "")


SAFE = [
    ("<p><b>a</b></p>", 15),
    ("ab<b>c", 2),
    ("<p><b>a</p>b</b>", 3),
    ("<b><p>a</b></p>", 3),
    ("<p><span>a</p>b", 15),
]


@pytest.mark.parametrize(("html", "safe"), SAFE)
def test_how_far_it_is_safe(html: str, safe: int) -> None:
    assert outline(html).safe == safe
