"""White space of a tree: laid out as a browser would, and nothing left that Blogger could turn into a break."""

import pytest

from editor.core.html import white_space
from editor.core.html.blogger_tree import parse, write

CASES = [
    ("newline between Japanese", "<p>日本\n語</p>", "<p>日本語</p>"),
    ("newline between Latin", "<p>one\ntwo</p>", "<p>one two</p>"),
    ("newline between Japanese and Latin", "<p>日本\nGDP\n成長</p>", "<p>日本 GDP 成長</p>"),
    ("newline after full-width stop", "<p>終わる。\n始まる</p>", "<p>終わる。始まる</p>"),
    ("newline at ambiguous dots", "<p>続く……\n次</p>", "<p>続く……次</p>"),
    ("newline between Hangul", "<p>한국\n말</p>", "<p>한국 말</p>"),
    ("newline over an element's edge", "<p><b>日本</b>\n語</p>", "<p><b>日本</b>語</p>"),
    ("newline inside, at the edge", "<p>a<b>\nb</b></p>", "<p>a<b> b</b></p>"),
    ("carriage return", "<p>one\r\ntwo</p>", "<p>one two</p>"),
    ("a run is one space", "<p>one  \t two</p>", "<p>one two</p>"),
    ("a space between Japanese stays", "<p>日本 語</p>", "<p>日本 語</p>"),
    ("edges of a block", "<p> \n a \n </p>", "<p>a</p>"),
    ("between blocks", "<ul>\n <li>a</li>\n <li>b\n</li>\n</ul>", "<ul><li>a</li><li>b</li></ul>"),
    ("around a break", "<p>a \n<br> \nb</p>", "<p>a<br />b</p>"),
    ("around an image", "<p>a\n<img src='x'>\nb</p>", '<p>a <img src="x" /> b</p>'),
    ("no-break space stays", "<p>a&nbsp;&nbsp;b</p>", "<p>a&nbsp;&nbsp;b</p>"),
    ("full-width space stays", "<p>　字下げ　</p>", "<p>　字下げ　</p>"),
    ("line separator", "<p>a\u2028b\u2029c</p>", "<p>a<br />b<br />c</p>"),
    ("line separator between newlines", "<p>a\n\u2028\nb</p>", "<p>a<br />b</p>"),
    ("pre: newline", "<pre>a\nb</pre>", "<pre>a<br />b</pre>"),
    ("pre: last newline", "<pre><code>a\n</code></pre>", "<pre><code>a</code></pre>"),
    ("pre: newline before a break", "<pre>a\n<br>b</pre>", "<pre>a<br /><br />b</pre>"),
    ("pre: carriage returns", "<pre>a\r\nb\rc\r\n</pre>", "<pre>a<br />b<br />c</pre>"),
    ("pre: indent", "<pre>a\n  b c</pre>", "<pre>a<br />&nbsp;&nbsp;b c</pre>"),
    ("pre: run of spaces", "<pre>a  b</pre>", "<pre>a&nbsp;&nbsp;b</pre>"),
    ("pre: tab stops", "<pre>ab\tc\n\td</pre>", "<pre>ab&nbsp;&nbsp;c<br />&nbsp;&nbsp;&nbsp;&nbsp;d</pre>"),
    ("pre: empty line", "<pre>a\n\nb</pre>", "<pre>a<br /><br />b</pre>"),
    ("pre: over elements", "<pre><i>a</i>\n<i> b</i></pre>", "<pre><i>a</i><br /><i>&nbsp;b</i></pre>"),
    ("ruby", "<p><ruby>漢字\n<rt>かんじ</rt>\n</ruby></p>", "<p><ruby>漢字<rt>かんじ</rt></ruby></p>"),
    ("comment is no text", "<p>a</p>\n<!--more-->\n<p>b</p>", "<p>a</p><!--more--><p>b</p>"),
]


@pytest.mark.parametrize(("source", "result"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_layout(source: str, result: str) -> None:
    root = parse(source)
    white_space.normalise(root)
    assert write(root) == result
    white_space.normalise(root)
    assert write(root) == result


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("日", "本", True),
        ("日", "a", False),
        ("。", "「", True),
        ("―", "日", True),
        ("한", "日", False),
        ("“", "a", False),
    ],
)
def test_lines_are_joined_between_japanese_only(before: str, after: str, joined: bool) -> None:
    assert white_space.joins(before, after) is joined
