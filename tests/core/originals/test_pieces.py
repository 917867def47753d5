"""The HTML of a post cut into pieces: nothing is lost, and the cuts are where paragraphs and frames end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.originals.pieces import EMBED, MORE, PICTURE, pieces_of, seen_in
from tests.shared_data import cases

SHAPES = [
    ("lines", "一<br /><br />二", "c一 g<br /> g<br /> c二"),
    (
        "a wrapper",
        '<div dir="ltr" trbidi="on">一<br />二</div>',
        'o<div dir="ltr" trbidi="on"> c一 g<br /> c二 x</div>',
    ),
    (
        "divisions",
        "<div>一</div><div><br /></div><div>二</div>",
        "o<div> c一 x</div> g<div><br /></div> o<div> c二 x</div>",
    ),
    ("a span over lines", "<span style='a'>一<br>二</span>", "o<span style='a'> c一 g<br> c二 x</span>"),
    ("a span in a line", "一<span style='a'>二</span>", "c一<span style='a'>二</span>"),
    ("a span that is the line", "<span style='a'>二</span><br>", "o<span style='a'> c二 x</span> g<br>"),
    ("bold that is the line", "<b>二</b><br>", "c<b>二</b> g<br>"),
    ("unclosed paragraphs", "<p>一<p>二", "o<p> c一 x o<p> c二 x"),
    ("a heading", '<h3 style="a">一</h3>', 'o<h3 style="a"> c一 x</h3>'),
    ("a list", "<ul><li>一<li>二</ul>", "c<ul><li>一<li>二</ul>"),
    ("the jump break", "一<a name='more'></a>二", "c一 c<a name='more'></a> c二"),
    ("its other spelling", "一<!--more-->二", "c一 c<!--more--> c二"),
    ("an end of nothing", "一</div><br>二", "c一</div> g<br> c二"),
    ("what nobody sees", "<style>a{}</style><p>一</p>", "u<style>a{}</style> o<p> c一 x</p>"),
    ("bold that is misnested", "一<p><b>二</p>三</b><p>四</p>", "c一 o<p> c<b>二 x</p> c三</b><p>四</p>"),
]


@pytest.mark.parametrize(("html", "expected"), [shape[1:] for shape in SHAPES], ids=[shape[0] for shape in SHAPES])
def test_the_cuts(html: str, expected: str) -> None:
    signs = {"content": "c", "gap": "g", "unseen": "u", "open": "o", "close": "x"}
    assert " ".join(signs[piece.kind] + piece.html for piece in pieces_of(html)) == expected


SEEN = [
    ("a <b>b</b>\n c", "abc"),
    ("<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "漢かん"),
    ("<img src=a>一<iframe src=b></iframe>", f"{PICTURE}一{EMBED}"),
    ("&amp;&nbsp;&lt;", "&<"),
]


@pytest.mark.parametrize(("html", "expected"), SEEN)
def test_what_is_seen(html: str, expected: str) -> None:
    assert seen_in(html) == expected


def test_the_jump_break_is_seen_by_itself() -> None:
    assert [piece.seen for piece in pieces_of("一<br><a name=more></a>")] == ["一", "", MORE]


_BITS = st.sampled_from(
    re.findall(
        r"\S+",
        """
    <p> </p> <b> </b> <div> </div> <span> </span> <br> 一 <a/href=x> </a> <li> <ul> </ul> <!--c--> <!--more-->
    <table><tr><td> </table> <img/src=x> < <script> </script> &nbsp; <h2> </h2> <body> </ <font/color=red> </font>
""",
    )
)


@given(st.lists(_BITS, max_size=30).map("".join))
def test_together_they_are_the_html(html: str) -> None:
    assert "".join(piece.html for piece in pieces_of(html)) == html


@given(st.text(max_size=60))
def test_any_text_is_cut(html: str) -> None:
    assert "".join(piece.html for piece in pieces_of(html)) == html


def test_frames_are_pairs() -> None:
    depth: list[int] = []
    for piece in pieces_of("<div>" * 300 + "一" + "</div>" * 300):
        if piece.kind == "open":
            depth.append(piece.frame)
        elif piece.kind == "close":
            assert depth.pop() == piece.frame
    assert depth == []


@pytest.mark.parametrize("folder", ["hostile/dompurify", "hostile/html5sec"])
def test_hostile_html_is_cut_without_loss(folder: str) -> None:
    for case in cases(folder):
        assert "".join(piece.html for piece in pieces_of(case["payload"])) == case["payload"]
