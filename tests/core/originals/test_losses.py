"""What an export gives up of the HTML that a post was imported from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import words
from editor.core.originals.losses import NAMES, losses

PICTURE = '<img src="https://1.bp.blogspot.com/-x/AAA/s320/a.jpg"'

LOST = [
    ("a frame", '<p>前</p><iframe src="https://www.youtube.com/embed/x"></iframe>', "<p>前</p>", "embed"),
    ("an old player", '<object data="a.swf"><embed src="a.swf"></object>', "", "embed"),
    ("sound", "<audio src='https://e.jp/a.mp3' controls></audio>", "", "embed"),
    ("a smaller frame", '<iframe src="//e.jp/" width="10"></iframe>', '<iframe src="//e.jp/"></iframe>', "embed size"),
    ("a script", "<script>document.write('<b>x</b>')</script>", "", "script"),
    ("a style sheet", "<style>.a{color:red}</style>", "", "style sheet"),
    ("a form", '<form><input name="q"></form>', "", "form"),
    ("a handler", '<p onclick="f()">a</p>', "<p>a</p>", "handler"),
    ("a picture", f"{PICTURE}>", "", "picture"),
    ("the size of a picture", f'{PICTURE} width="320" height="200">', f"{PICTURE}>", "picture size"),
    ("the styled size of a picture", f'{PICTURE} style="width: 320px">', f'{PICTURE} width="640">', "picture size"),
    ("a picture beside text", f'{PICTURE} align="left">', f"{PICTURE}>", "picture side"),
    (
        "a link that floats",
        f'<a style="float:right" href="#">{PICTURE}></a>',
        f'<a href="#">{PICTURE}></a>',
        "picture side",
    ),
    ("an alternative text", f'{PICTURE} alt="議場">', f"{PICTURE}>", "alt"),
    ("a telephone number", '<a href="tel:03-0000">電話</a>', "電話", "link"),
    ("a mail address", '<a href="mailto:a@e.jp">電話</a>', "<p>電話</p>", "link"),
    (
        "the large picture",
        f'<a href="https://1.bp.blogspot.com/-x/AAA/s1600/a.jpg">{PICTURE}></a>',
        f"{PICTURE}>",
        "picture link",
    ),
    ("a link of a picture", f'<a href="https://e.jp/">{PICTURE}></a>', f"{PICTURE}>", "link"),
    ("a new window", '<a href="//e.jp" target="_blank">a</a>', '<a href="//e.jp">a</a>', "target"),
    ("nofollow", '<a href="//e.jp" rel="nofollow noopener">a</a>', '<a rel="noopener" href="//e.jp">a</a>', "rel"),
    ("a title", '<a href="//e.jp" title="題">a</a>', '<a href="//e.jp">a</a>', "link title"),
    ("an id", '<h2 id="one">一</h2>', "<h2>一</h2>", "anchor"),
    ("a name", '<a name="x"></a>', "", "anchor"),
    ("an id of a cell", "<table><td id=c>一</td></table>", "一", "anchor"),
    ("a class", '<div class="box">一</div>', "<div>一</div>", "class"),
    ("bold", "<p><b>太</b>字</p>", "<p>太字</p>", "bold"),
    ("bold of Word", '<b style="mso-bidi-font-weight: normal;">太字</b>', "太字", "bold"),
    ("bold by style", '<span style="FONT-WEIGHT: 700">太字</span>', "太字", "bold"),
    ("one of two", "<b>あ</b>と<b>あ</b>", "<b>あ</b>とあ", "bold"),
    ("italics", "<i>a</i>", "a", "italic"),
    ("underline", '<span style="text-decoration: underline">a</span>', "a", "underline"),
    ("a colour", '<span style="color: red">a</span>', "a", "colour"),
    ("another colour", '<font color="red">a</font>', '<font color="blue">a</font>', "colour"),
    ("a background", '<p style="background:#ff0">a</p>', "<p>a</p>", "background"),
    ("a size", '<span style="font-size: x-large">a</span>', "a", "size"),
    ("a font", '<font face="Arial">a</font>', "a", "font"),
    ("centred", "<center>a</center>", "<p>a</p>", "align"),
    ("right", '<p align="right">a</p>', "<p>a</p>", "align"),
    ("a frame around text", '<div style="border: 1px solid red">a</div>', "<div>a</div>", "box"),
    ("an indent", '<p style="text-indent: 1em">a</p>', "<p>a</p>", "indent"),
    ("vertical", '<p style="writing-mode: vertical-rl">a</p>', "<p>a</p>", "upright"),
    ("hidden text that is shown", '<p style="display:none">a</p>', "<p>a</p>", "hidden"),
    ("a ruby", "<ruby>漢<rt>かん</rt></ruby>", "漢かん", "ruby"),
    ("a heading", "<h3>a</h3>", "<p><b>a</b></p>", "heading"),
    ("a list", "<ul><li>a<li>b</ul>", "a<br>b", "list"),
    ("a number", '<ol start="3"><li>a</ol>', "<ol><li>a</ol>", "numbers"),
    ("letters of a list", '<ol type="a"><li>a</ol>', "<ol><li>a</ol>", "numbering"),
    ("a quotation", "<blockquote>a</blockquote>", "<p>a</p>", "quotation"),
    ("a table", "<table><tr><td>a<td>b</table>", "<p>a b</p>", "table"),
    ("joined cells", "<table><tr><td colspan=2>a</table>", "<table><tr><td>a</table>", "joined cells"),
    ("a fold", "<details><summary>a</summary>b</details>", "a<br>b", "fold"),
    ("terms", "<dl><dt>a<dd>b</dl>", "<p>a</p><p>b</p>", "definitions"),
    ("raised", "m<sup>2</sup>", "m2", "raised"),
    ("code", "<pre>a\nb</pre>", "a b", "code"),
    ("unclosed paragraphs", '<p style="text-align:center">a<p>b', "<p>a</p><p>b</p>", "align"),
]


@pytest.mark.parametrize(("before", "after", "kind"), [case[1:] for case in LOST], ids=[case[0] for case in LOST])
def test_what_is_given_up_is_found(before: str, after: str, kind: str) -> None:
    assert kind in [loss.kind for loss in losses(before, after)]
    assert losses(before, before) == []


KEPT = [
    ("as Blogger writes it", "<p><b>a</b>\n<i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"),
    ("bold in a heading", "<h2><b>a</b></h2>", "<h2>a</h2>"),
    ("bold over breaks", "<b>a<br><br>b</b>", "<p><b>a</b></p><p><b>b</b></p>"),
    ("divisions for lines", "<b><div>a</div><div>b</div></b>", "<p><b>a<br>b</b></p>"),
    ("black on white", '<span style="color: #000; background: white; font-size: medium">a</span>', "a"),
    ("Word says nothing", '<span style="mso-bidi-font-weight: bold">a</span>', "a"),
    ("not bold", '<b style="font-weight: normal">a</b>', "a"),
    ("left", '<div dir="ltr" style="text-align: left;" trbidi="on">a</div>', "a"),
    ("an id of ours", '<h2 id="one">一</h2><a href="#one">a</a>', '<h2 id="p1a-one">一</h2><a href="#p1a-one">a</a>'),
    ("another size in the address", f"{PICTURE}>", '<img src="https://1.bp.blogspot.com/-x/AAA/s1600/a.jpg">'),
    ("a picture elsewhere", '<img src="https://e.jp/img/a.jpg">', '<img src="https://f.jp/2025/a.jpg">'),
    ("https", '<iframe src="http://e.jp/"></iframe>', '<iframe src="https://e.jp/"></iframe>'),
    ("a tracker", '<img src="//t.jp/x" width="1" height="1">', ""),
    ("a point of no size", '<img src="//t.jp/x" style="width:0;height:0">', ""),
    ("words that are gone", '<p style="color:red">消した<a href="tel:1">文</a></p><p>残る</p>', "<p>残る</p>"),
    ("a table for layout", f"<table><tr><td>{PICTURE}></td></tr></table>", f"{PICTURE}>"),
    ("code by line", "<pre>a\nb</pre>", "<pre>a<br />b</pre>"),
    ("ids of editors", '<b id="docs-internal-guid-1">a</b>', "<b>a</b>"),
    ("handlers of Blogger's editor", '<a onblur="try {parent.deselectBloggerImageGracefully();}">a</a>', "<a>a</a>"),
    ("a jump break", "<a name='more'></a>", ""),
    (
        "entities",
        '<a href="https://e.jp/?a=1&amp;b=2">&nbsp;a&amp;b</a>',
        '<a href="https://e.jp/?a=1&b=2">a&#38;b</a>',
    ),
    ("brackets of ruby", "<ruby>漢<rt>かん</rt></ruby>", "<ruby>漢<rp>（</rp><rt>かん</rt><rp>）</rp></ruby>"),
    ("a comment", "<!-- <b>a</b> -->a", "a"),
]


@pytest.mark.parametrize(("before", "after"), [case[1:] for case in KEPT], ids=[case[0] for case in KEPT])
def test_what_shows_the_same_is_no_loss(before: str, after: str) -> None:
    assert losses(before, after) == []


def test_losses_are_counted_with_an_example() -> None:
    before = (
        '<p style="color:red">The first  line\nof two</p><p style="color:red">b</p><script src="//w.jp/x.js"></script>'
    )
    found = losses(before, "<p>The first line of two</p><p>b</p>")
    assert [(loss.kind, loss.count, loss.example) for loss in found] == [
        ("script", 1, "//w.jp/x.js"),
        ("colour", 2, "The first line of two"),
    ]


def test_examples_are_short() -> None:
    (loss,) = losses(f"<b>{'長い文章' * 100}</b>", "長い文章" * 100)
    assert len(loss.example) == 60
    assert loss.example.endswith("…")


@pytest.mark.usefixtures("japanese")
def test_each_kind_has_a_name() -> None:
    (loss,) = losses("<b>a</b>", "a")
    assert loss.name == "太字"
    assert words.language() == "ja"
    assert len({name() for name in NAMES.values()}) == len(NAMES)


@given(
    st.lists(
        st.sampled_from(
            [
                *"<>/=\"'-! a字&;#",
                "<b>",
                "</b>",
                "<p>",
                "<table><tr><td>",
                "<td>",
                "<!--",
                "<a href=x>",
                "<img src=y>",
                "<li>",
                "<script>",
                "</script>",
                "<iframe src=z>",
                " style='color:red",
                "&lt",
                "&#x0;",
                "<pre>",
                "\n",
            ]
        ),
        max_size=60,
    ).map("".join),
    st.text(max_size=20),
)
def test_any_html_is_compared_and_equals_itself(html: str, other: str) -> None:
    assert losses(html, html) == []
    for loss in losses(html, other) + losses(other, html):
        assert loss.count > 0


@pytest.mark.parametrize(
    "piece",
    [
        "<b>",
        "<b>x",
        "<!--",
        "<a ",
        "<a b='",
        "<td>x",
        "<i><b>x</b>",
        "<p style='color:red'>x",
        "<script>",
        "</b>",
        "&#",
        "<font color=red>a</font>b",
        "<div style=';:(",
        "<table><tr><td>x<td>y",
        "<img src=x>",
        "<a href=x>y",
    ],
)
def test_a_heap_of_one_thing_is_read_in_time(piece: str) -> None:
    assert all(loss.count for loss in losses(piece * 5_000, "x"))
