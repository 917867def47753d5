"""What becomes of copied HTML, after the suites of other converters and what programs really copy."""

import json
import resource
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from editor.core.from_html.bounds import bounded
from editor.core.from_html.check import render, visible_text
from editor.core.from_html.clipboard import SIZE_LIMIT
from editor.core.from_html.nodes import Node
from editor.core.from_html.paste import _fragment, markdown_from_html
from editor.core.from_html.pictures import source_of
from editor.core.html.styles import declarations, slant, weight
from editor.core.html.tracking import without_tracking
from editor.core.html.visibility import is_hidden

CASES = json.loads((Path(__file__).parents[2] / "golden" / "paste.json").read_text("utf-8"))


@pytest.mark.parametrize(("page", "markdown"), CASES)
def test_copied(page: str, markdown: str) -> None:
    assert markdown_from_html(page) == markdown


@pytest.mark.parametrize("page", [page for page, _markdown in CASES])
def test_lines_end_one_way_and_pasting_is_steady(page: str) -> None:
    markdown = markdown_from_html(page)
    assert not set(markdown) & set("\r\x0b\x0c\u2028\u2029\x85\ufeff\x00")
    again = markdown_from_html("".join(f"{block}\n" for block in _html_of(markdown)))
    assert render(again).text == render(markdown).text


def _html_of(markdown: str) -> list[str]:
    from editor.core.from_html.check import _converter

    return [block.html for block in _converter().convert(markdown, None, {}).news]


@pytest.mark.parametrize(
    ("page", "base", "markdown"),
    [
        ('<a href="/a?x=1">一</a>', "https://e.jp/b/c", "[一](https://e.jp/a?x=1)"),
        ('<a href="d">一</a>', "https://e.jp/b/c", "[一](https://e.jp/b/d)"),
        ('<a href="//f.jp/">一</a>', "http://e.jp/", "[一](http://f.jp/)"),
        ('<img src="i.png" alt="絵">', "https://e.jp/b/", "![絵](https://e.jp/b/i.png)"),
        (
            '<a href="https://e.jp/b#x">一</a><p id="x">二',
            "https://e.jp/b",
            '[一](https://e.jp/b#x)\n\n<a id="x"></a>二',
        ),
        ('<a href="#x">一</a><p id="x">二', "https://e.jp/b", '[一](#x)\n\n<a id="x"></a>二'),
        ('<a href="http://[x">一</a>', "https://e.jp/b", "一"),
    ],
)
def test_addresses_relative_to_the_page(page: str, base: str, markdown: str) -> None:
    assert markdown_from_html(page, base) == markdown


@pytest.mark.parametrize(
    ("address", "cut"),
    [
        ("http://e.jp/s?q=%93%FA%96%7B&utm_source=a", "http://e.jp/s?q=%93%FA%96%7B"),
        ("http://e.jp/bbs?12345&utm_source=a", "http://e.jp/bbs?12345"),
        ("http://e.jp/r?a=1;b=2&utm_source=a", "http://e.jp/r?a=1;b=2"),
        ("http://e.jp/r?utm_source=a;b=2&c", "http://e.jp/r?b=2&c"),
        ("https://e.jp/?fbclid=1", "https://e.jp/"),
        ("https://e.jp/?fbclid=1#a?gclid=2", "https://e.jp/#a?gclid=2"),
        ("https://e.jp/?a&&b=+%20&gclid=1", "https://e.jp/?a&&b=+%20"),
        ("https://e.jp/?x_utm_source=1&fbclid2=3", "https://e.jp/?x_utm_source=1&fbclid2=3"),
        ("https://e.jp/日本?q=日本&yclid=x", "https://e.jp/日本?q=日本"),
        ("https://e.jp/?", "https://e.jp/?"),
        ("mailto:a@e.jp?subject=x&utm_source=b", "mailto:a@e.jp?subject=x"),
    ],
)
def test_tracking_is_cut_and_nothing_else(address: str, cut: str) -> None:
    assert without_tracking(address) == cut


@pytest.mark.parametrize(
    ("tag", "attributes", "hidden"),
    [
        ("p", {}, False),
        ("p", {"hidden": ""}, True),
        ("p", {"hidden": "until-found"}, False),
        ("p", {"style": "DISPLAY : none !important"}, True),
        ("p", {"style": "display:none;display:block"}, False),
        ("p", {"style": "content:'display:none'"}, False),
        ("p", {"style": "visibility:hidden"}, True),
        ("p", {"style": "font-size:0"}, True),
        ("p", {"style": "font-size:0.8em"}, False),
        ("p", {"style": "opacity:0"}, True),
        ("img", {"style": "opacity:0", "src": "a"}, False),
        ("p", {"style": "position:absolute;left:-9999px"}, True),
        ("p", {"style": "left:-9999px"}, False),
        ("p", {"style": "text-indent:-9999px"}, True),
        ("p", {"style": "height:0;overflow:hidden"}, True),
        ("p", {"style": "mso-hide:all"}, True),
        ("span", {"class": "a sr-only"}, True),
        ("p", {"aria-hidden": "true"}, False),
        ("input", {"type": "HIDDEN"}, True),
        ("dialog", {}, True),
        ("dialog", {"open": ""}, False),
        ("img", {"width": "1", "height": "1"}, True),
        ("img", {"width": "1", "height": "100"}, False),
        ("img", {"style": "width:0px;height:0"}, True),
        ("img", {"width": "10", "height": "10"}, False),
    ],
)
def test_what_is_hidden(tag: str, attributes: dict[str, str], hidden: bool) -> None:
    assert is_hidden(tag, attributes) is hidden


@pytest.mark.parametrize(
    ("style", "bold", "italic"),
    [
        ("font-weight:bold", True, None),
        ("FONT-WEIGHT : 700 ; color:red", True, None),
        ("font-weight:400", False, None),
        ("mso-bidi-font-weight:bold", None, None),
        ("mso-bidi-font-weight:normal;font-weight:bold", True, None),
        ("font-weight:bold;font-weight:normal", False, None),
        ("font:italic bold 12px Georgia", True, True),
        ("font:12px Georgia", False, False),
        ("font-style:oblique 10deg", None, True),
        ("font-family:'x;font-weight:bold'", None, None),
        ("mso-bidi-font-style:italic", None, None),
        ("", None, None),
    ],
)
def test_weight_and_slant(style: str, bold: bool | None, italic: bool | None) -> None:
    assert (weight(declarations(style)), slant(declarations(style))) == (bold, italic)


@pytest.mark.parametrize(
    ("attributes", "source"),
    [
        ({"src": "a.jpg", "data-src": "b.jpg"}, "a.jpg"),
        ({"src": "data:image/gif;base64,R0", "data-src": "b.jpg"}, "b.jpg"),
        ({"src": "/img/blank.gif", "data-original": "b.jpg"}, "b.jpg"),
        ({"src": "", "srcset": "s.jpg 1x, l.jpg 2x"}, "l.jpg"),
        ({"srcset": "s,1.jpg 320w,l,2.jpg 640w"}, "l,2.jpg"),
        ({"data-srcset": "s.jpg 320w, l.jpg 1.5e9q"}, "s.jpg"),
        ({"src": "data:x"}, "data:x"),
    ],
)
def test_the_address_of_a_picture(attributes: dict[str, str], source: str) -> None:
    assert source_of(Node("img", attributes)) == source


HOSTILE = {
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(100_000)) + ">文</p>",
    "open quotes": '<a "' * 100_000 + "文",
    "open tags": "<a b='" * 100_000 + "文",
    "comments": "文" + "<!--" * 100_000,
    "declarations": f'<p style="{"color:red;" * 100_000}">文</p>',
    "candidates": f'<img srcset="{"a.png 1w," * 50_000}">文',
    "pictures that are no text": "<svg>" * 20_000 + "文",
    "deep": "<div><b><ul><li><blockquote>" * 4_000 + "文",
    "deep tables": "<table><tr><td>" * 5_000 + "文",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_take_bounded_time_and_memory(page: str) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss if sys.platform == "linux" else 0
    started = time.process_time()
    markdown_from_html(page)
    assert time.process_time() - started < 5
    if sys.platform == "linux":
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def test_one_line_of_many_tags_keeps_its_text() -> None:
    assert "".join(markdown_from_html("<b>x</b>y" * 3000).replace("*", "").split()) == "xy" * 3000


def test_a_page_without_end_is_not_read() -> None:
    assert markdown_from_html("<p>x</p>" * (SIZE_LIMIT // 8 + 1)) == ""


def test_bounds_leave_ordinary_pages_alone() -> None:
    page = '<p class="a" title="x > y" data-z=\'<b a="1">\'>文</p><!-- <a b=\' -->' * 100
    assert bounded(page) == page


_TAGS = ["b", "i", "s", "p", "div", "ul", "ol", "li", "h3", "blockquote", "pre", "code", "a"]
_SIGNS = [
    "*",
    "**",
    "_",
    "`",
    "~~",
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "|",
    "#",
    "-",
    "+",
    "1.",
    ">",
    "\\",
    "!",
    "=",
    " ",
    "\n",
]
_PIECES = st.sampled_from(
    [f"<{tag}>" for tag in _TAGS]
    + [f"</{tag}>" for tag in _TAGS]
    + ["<br>", "<hr>", "<td>", "<tr>", "<table>", "<th>", "</span>", "<div style='white-space:pre'>"]
    + ["<a href='https://e.jp/x_y?a=1&amp;b'>", "<img src='https://e.jp/a.png' alt='絵'>"]
    + ["<span style='font-weight:bold'>", "<p style='mso-list:l0 level2 lfo1'>"]
    + ["漢字", "「語」", "word", "&nbsp;", "&lt;b&gt;", "https://e.jp/"]
    + _SIGNS
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25).map("".join))
@example("<td>漢字<tr>「語」")  # a part of a table: words that are in no cell stand before it, as in a browser
def test_any_soup_shows_its_text_in_order(page: str) -> None:
    shown = render(markdown_from_html(page)).text.replace("絵", "")
    assert shown == visible_text(_fragment(page)).replace("絵", "")
