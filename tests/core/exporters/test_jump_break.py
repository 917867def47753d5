"""The jump break: once, outside every box."""

import pytest

from editor.core.exporters import jump_break
from editor.core.html.blogger_tree import parse, write

CASES = [
    ("alone", "<p>a</p><!--more--><p>b</p>", "<p>a</p><!--more--><p>b</p>"),
    ("spelled with spaces", "<p>a</p><!-- more --><p>b</p>", "<p>a</p><!--more--><p>b</p>"),
    ("only the first", "a<!--more-->b<!--more-->c", "a<!--more-->bc"),
    ("other comments go", "<!-- note --><p>a<!--x-->b</p>", "<p>ab</p>"),
    (
        "out of a box",
        "<div class='n'><p>a</p><!--more--><p>b</p></div>c",
        '<div class="n"><p>a</p></div><!--more--><div class="n"><p>b</p></div>c',
    ),
    (
        "out of two boxes",
        "<div><section>a<!--more-->b</section>c</div>",
        "<div><section>a</section></div><!--more--><div><section>b</section>c</div>",
    ),
    ("out of a paragraph", "<p>a<!--more-->b</p>", "<p>a</p><!--more--><p>b</p>"),
    ("at the end of a box", "<div>a<!--more--></div><p>b</p>", "<div>a</div><!--more--><p>b</p>"),
    ("at the start of a box", "<div><!--more-->b</div><p>c</p>", "<!--more--><div>b</div><p>c</p>"),
    ("an id stays once", "<div id='x'>a<!--more-->b</div>", '<div id="x">a</div><!--more--><div>b</div>'),
    ("behind a list", "<ul><li>a<!--more-->b</li></ul><p>c</p>", "<ul><li>ab</li></ul><!--more--><p>c</p>"),
    (
        "behind a quotation in a box",
        "<div><blockquote>a<!--more-->b</blockquote>c</div>",
        "<div><blockquote>ab</blockquote></div><!--more--><div>c</div>",
    ),
    ("none", "<p>a</p>", "<p>a</p>"),
]


@pytest.mark.parametrize(("source", "result"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_settled(source: str, result: str) -> None:
    root = parse(source)
    jump_break.keep_first(root)
    assert write(root) == result
