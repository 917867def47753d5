"""Common parts of formats that hold several posts: HTML for programs to which each line end is a break."""

import pytest

from editor.core.exporters.gathered import without_line_ends


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ("<p>一</p>\n<p>二</p>\n", "<p>一</p> <p>二</p>"),
        ("<p>一</p>  \r\n\n  <p>二</p>", "<p>一</p> <p>二</p>"),
        ("<p>一<br>\n　字下げ</p>", "<p>一<br> 　字下げ</p>"),
        ("末尾　\n次", "末尾　 次"),
        ("a\u00a0\nb", "a\u00a0 b"),
        ("<p>一</p>\n<pre>\n　a\n\n b</pre>\n<p>二</p>", "<p>一</p> <pre>\n　a\n\n b</pre> <p>二</p>"),
    ],
)
def test_line_ends_that_show_nothing(html: str, made: str) -> None:
    assert without_line_ends(html) == made
