"""Blogger HTML of any sanitised HTML: one line, stable, with all its words."""

import re
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.exporters.blogger_html import serialise, to_blogger
from editor.core.exporters.figures import Figures
from editor.core.exporters.links import Links
from editor.core.html.blogger_tree import parse

STYLES = """
.summary { border: 1px solid #ccc; font-family: "Noto Sans", sans-serif; }
.summary li { margin: 0 0 .5em; }
img { max-width: 100%; }
figcaption { color: #666; }
table, td { border: 1px solid; }
@media (max-width: 400px) { p { color: red; } }
p::before { content: "x"; }
"""

ADDRESS = "https://blogger.googleusercontent.com/img/a/AV=s320"


def blogger(source: str, styles: str = STYLES) -> str:
    def address(path: str) -> str:
        return ADDRESS if path == "a.png" else ""

    return to_blogger(source, styles, "p1-", Figures(address), Links(address))


CASES = [
    ("classes go, their look stays", '<p class="x summary">a</p>', "border: 1px solid #ccc"),
    ("own style wins", '<p class="summary" style="border: 0">a</p>', "border: 0"),
    ("sections are unwrapped", "<section><div><p>a</p></div></section><p>b</p>", "<p>a</p><p>b</p>"),
    ("text keeps its box", "<div>a</div><div>b</div>", "<div>a</div><div>b</div>"),
    ("empty paragraphs go", "<p></p><p> \n</p><p>a</p>", "<p>a</p>"),
    ("a chosen empty line stays", "<p>&nbsp;</p><p><br></p>", "<p>&nbsp;</p><p><br /></p>"),
    ("data-* and handlers go", '<p data-line="1" onclick="x()">a</p>', "<p>a</p>"),
    (
        "ruby",
        "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>",
        "<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>",
    ),
    ("scripts go", "<p>a</p><script>alert(1)</script><style>p{}</style>", "<p>a</p>"),
    (
        "a figure of a quotation",
        "<figure><blockquote>q</blockquote><figcaption>― s</figcaption></figure>",
        '<blockquote>q</blockquote><div style="color: #666;">― s</div>',
    ),
    ("details", "<details open><summary>s</summary><p>a</p></details>", '<details open="">'),
    (
        "target and rel",
        '<a target="_blank" rel="nofollow" href="https://b.example/?a=1&amp;b=2">x</a>',
        '<a href="https://b.example/?a=1&amp;b=2" rel="nofollow" target="_blank">x</a>',
    ),
    ("empty", "", ""),
]


@pytest.mark.parametrize(("source", "part"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_blogger_html(source: str, part: str) -> None:
    assert part in blogger(source)


def test_styles_of_figures_reach_the_caption_table_and_those_of_tables_do_not() -> None:
    text = blogger('<figure><img src="a.png"><figcaption>c</figcaption></figure>')
    assert '<td class="tr-caption" style="text-align: center; color: #666;">c</td>' in text
    assert 'style="max-width: 100%;"' in text
    assert "border: 1px" not in text


def test_without_styles_nothing_is_lost() -> None:
    assert blogger('<p class="summary">a\u2028b</p><pre>c\n d</pre>', "") == "<p>a<br />b</p><pre>c<br />&nbsp;d</pre>"


def test_no_style_sheet_is_fetched() -> None:
    styles = '@import url("http://192.0.2.1/x.css"); p { color: red }'
    assert blogger('<link rel="stylesheet" href="http://192.0.2.1/y.css"><p>a</p>', styles).endswith("a</p>")


TEXT = st.text(
    st.one_of(
        st.sampled_from(" \n\r\t\x0b\x0c\x85\u2028\u2029\xa0\u3000日本語。「―…한abc&<>\"';=/!-`"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=12,
)
INLINE = st.sampled_from(["b", "i", "a", "span", "code", "ruby", "rt", "sup", "del"])
BLOCK = st.sampled_from(
    ["p", "div", "ul", "li", "blockquote", "pre", "h2", "table", "tr", "td", "figure", "figcaption", "section"]
)
LEAF = st.sampled_from(
    [
        "<br>",
        "<hr>",
        "<img src='a.png' alt='x'>",
        "<img src='b.png'>",
        "<!--more-->",
        "<wbr>",
        '<a href="#x">',
        '<p id="x">',
    ]
)


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


HTML = st.recursive(
    TEXT.map(_escape) | LEAF,
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", INLINE | BLOCK, st.lists(inner, max_size=4)
    ),
    max_leaves=20,
)
CLEAN = st.lists(HTML | TEXT, max_size=5).map(lambda parts: nh3.clean("".join(parts), strip_comments=False))


class Words(HTMLParser):
    """Collects the text of HTML, by another parser than the one under test."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words(source: str) -> str:
    """The visible characters, without white space and what no HTML may hold, without the slots of pictures."""
    reader = Words()
    reader.feed(source)
    reader.close()
    text = re.sub(r"\[Image to be added here: [^\]]*\]", "", "".join(reader.found))
    return re.sub("[\\s\x00-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", "", text)


@given(CLEAN)
def test_any_html_is_one_stable_line_with_all_its_words(source: str) -> None:
    text = blogger(source)
    assert len(text.splitlines()) <= 1
    assert serialise(parse(text)) == text
    assert words(text) == words(source)
    assert text.count("<!--") == min(1, source.count("<!--more-->"))
    assert "<p></p>" not in text
    assert 'src="a.png"' not in text
    assert 'src="b.png"' not in text


@given(TEXT)
def test_any_text_survives_inside_pre(text: str) -> None:
    made = blogger(nh3.clean(f"<pre><code>{_escape(text)}</code></pre>"))
    assert words(made) == words(_escape(text))
    assert "\n" not in made
