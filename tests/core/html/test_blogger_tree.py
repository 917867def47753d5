"""The spelling of HTML: as Blogger's own editor writes it."""

import pytest

from editor.core.html.blogger_tree import parse, write

CASES = [
    ("attributes sorted", '<a title="t" href="h" class="c">x</a>', '<a class="c" href="h" title="t">x</a>'),
    ("void closed", "<p>a<br>b</p><hr>", "<p>a<br />b</p><hr />"),
    ("wbr is void", "長い<wbr>語<b>x</b>", "長い<wbr />語<b>x</b>"),
    ("Japanese raw", "<p>&#26085;本</p>", "<p>日本</p>"),
    ("entities", "<p>a &amp; b &lt; c &gt; d &quot;e&quot;&nbsp;f</p>", '<p>a &amp; b &lt; c &gt; d "e"&nbsp;f</p>'),
    ("quote in attribute", "<a title='\"&amp;'>x</a>", '<a title="&quot;&amp;">x</a>'),
    ("newline in attribute", '<img alt="a\n b">', '<img alt="a b" />'),
    ("control characters", "<p>a\x01b\x7fc</p>", "<p>abc</p>"),
    ("outside the plane", "𠮷野家🚨", "𠮷野家🚨"),
    ("empty", "", ""),
    ("text alone", "a < b", "a &lt; b"),
    ("comment", "<!--more--><p>x</p>", "<!--more--><p>x</p>"),
    ("a table in a link", '<a href="h"><table></table></a>', '<a href="h"><table></table></a>'),
    ("end tags of nothing", "a</p></br></b>b", "ab"),
    ("unclosed", "<p><b>a", "<p><b>a</b></p>"),
    ("lone surrogate", "a\ud800b", "ab"),
]


@pytest.mark.parametrize(("source", "result"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_spelling(source: str, result: str) -> None:
    assert write(parse(source)) == result
    assert write(parse(result)) == result


def test_deep_nesting_is_neither_cut_nor_too_deep() -> None:
    depth = 1500
    source = "<blockquote>" * depth + "底" + "</blockquote>" * depth
    assert write(parse(source)) == source
