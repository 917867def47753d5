"""Texts that are HTML but for their line ends."""

import pytest

from editor.core.importers.line_breaks import broken


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a", "a"),
        ("\na\n", "\na\n"),  # HTML already
        ("a\nb", "<p>a<br />\nb</p>"),
        ("a\r\nb\rc", "<p>a<br />\nb<br />\nc</p>"),
        ("a\n\nb", "<p>a</p>\n<p>b</p>"),
        ("a\n \t\n\nb\n", "<p>a</p>\n<p>b</p>"),
        ("a<br>\nb", "<p>a<br>\nb</p>"),  # no second break
        # blocks
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\n<p>b</p>"),
        ("a\n\n<h2>b</h2>\nc\n\nd", "<p>a</p>\n<h2>b</h2>\nc\n<p>d</p>"),
        ("<div>a</div>\nb", "<div>a</div>\nb"),
        ("a\n<div>b</div>", "<p>a\n<div>b</div></p>"),
        ("a\n<ul>\n<li>x</li>\n</ul>\nb", "<p>a\n<ul>\n<li>x</li>\n</ul>\nb</p>"),
        # where line ends mean nothing, or are kept
        ("<a\nhref='x'>b</a>\nc", "<p><a href='x'>b</a><br />\nc</p>"),
        ("<pre>a\n\nb</pre>\n\nc", "<pre>a\n\nb</pre>\n<p>c</p>"),
        ("<PRE>a\n\nb</PRE>\nx", "<PRE>a\n\nb</PRE>\nx"),
        ("<table>\n\n<tr></tr>\n</table>", "<table>\n\n<tr></tr>\n</table>"),
        ("<pre>a\n</pre>\n<pre>b\n</pre>", "<pre>a\n</pre>\n<pre>b\n</pre>"),
        ("<script>x\n\ny</script >\n\nb", "<script>x\n\ny</script >\n<p>b</p>"),
        ("<!-- a\n\nb -->\nc", "<p><!-- a\n\nb --><br />\nc</p>"),
        ("<pre>a\n\nb", "<pre>a\n<p>b</p>"),  # nobody closes it
        ("<pre>a\n\n<ul>\n\n</ul>\nb<pre>", "<pre>a\n<ul>\n\n</ul>\nb<pre>"),
        ("\x020\x03\nb", "<p>0<br />\nb</p>"),  # our own marks, in the text
    ],
)
def test_line_ends_become_markup(text: str, html: str) -> None:
    assert broken(text) == html
