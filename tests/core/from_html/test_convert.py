from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.from_html.check import render, visible_text
from editor.core.from_html.convert import FOLDER, convert
from editor.core.from_html.markup import read_markup
from tests.shared_data import cases

FULL = "https://blogger.googleusercontent.com/img/b/R/A/s1600/x.jpg"
SMALL = "https://blogger.googleusercontent.com/img/b/R/A/w320-h200/x.jpg"
CAPTIONED = (
    '<table align="center" class="tr-caption-container"><tbody><tr><td style="text-align: center;">'
    f'<a href="{FULL}"><img border="0" src="{SMALL}" /></a></td></tr>'
    '<tr><td class="tr-caption" style="text-align: center;">港 <i>写真：A</i></td></tr></tbody></table>'
)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        # paragraphs of every generation of editors
        ("一<br /><br />二<br />三", "一\n\n二  \n三"),
        ("<div>一</div><div><br /></div><div>二</div><div>三</div>", "一\n\n二  \n三"),
        ("<p>一</p><p><br /></p><p>&nbsp;</p><p></p><p>二</p>", "一\n\n二"),
        ('<div dir="ltr" style="text-align: left;" trbidi="on">一<br />\n<br />\n二</div>', "一\n\n二"),
        ("<span style='font-family: x;'>一<br /><br />二</span>", "一\n\n二"),
        ("<b>一<br><br>二</b>三", "**一**\n\n**二**三"),
        ("text\nwith a\n  line <BR>and <P>more", "text with a line  \nand\n\nmore"),
        ("　字下げ&nbsp;と\n続き", "　字下げ\xa0と続き"),
        # words with marks
        ("<strong>「強調」</strong>と<em>斜体</em>と<strike>取消</strike>", "**「強調」**と*斜体*と~~取消~~"),
        ("<b> a </b>b", "**a** b"),
        ("<span style='font-weight: bold;'>太</span><u>線</u><sup>2</sup>", "**太**<u>線</u><sup>2</sup>"),
        ("<span style='background-color: yellow;'>印</span>", "<mark>印</mark>"),
        ("<div style='background: #ffc; padding: 1em'>枠</div>", "枠"),
        ("<b><b>二重</b></b><b></b>", "**二重**"),
        ("<ruby>忖度<rp>(</rp><rt>そんたく</rt><rp>)</rp></ruby>", "{忖度|そんたく}"),
        ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby>", "{東京|とう|きょう}"),
        ("<code>a*b</code> と <tt>c</tt>", "`a*b` と <tt>c</tt>"),
        # links
        ('見よ!<a href="https://e.jp/">記事</a>', "見よ\\![記事](https://e.jp/)"),
        ('<a href="https://e.jp/">記<b>事</b></a>', "[記**事**](https://e.jp/)"),
        ('<a href="https://e.jp/a">https://e.jp/a</a>', "https://e.jp/a"),
        ('見よ<a href="https://e.jp/a">https://e.jp/a</a>b', "見よ<https://e.jp/a>b"),
        ("https://e.jp/ はただの文字", "https&#58;//e.jp/ はただの文字"),
        ('<a name="a1"></a>一<a href="#a1">戻る</a>', '<a name="a1"></a>一[戻る](#a1)'),
        ('<h2 id="top">題</h2><a href="#top">上</a>', '<a id="top"></a>\n\n## 題\n\n[上](#top)'),
        # pictures
        (f'<div class="separator"><a href="{FULL}"><img src="{SMALL}" /></a></div>', f"![]({SMALL})"),
        (CAPTIONED, f"![港 *写真：A*]({SMALL})"),
        ('<a href="https://e.jp/p"><img src="https://e.jp/i.png"></a>', "[![](https://e.jp/i.png)](https://e.jp/p)"),
        ('文<img alt="絵" src="https://e.jp/i.png">中', "文![絵](https://e.jp/i.png)中"),
        ("一<br /><img src='https://e.jp/i.png' /><br />二", "一\n\n![](https://e.jp/i.png)\n\n二"),
        ("<figure><img src='i.png'><figcaption>説明</figcaption></figure>", "![説明](i.png)"),
        # blocks
        ("<h1>大</h1><h3 style='x'><b>小</b> 見出し #</h3>", "# 大\n\n### **小** 見出し \\#"),
        ("<ul><li>一<ul><li>い</li></ul></li><li>二</li></ul>", "- 一\n  - い\n- 二"),
        ("<ol start=3><li>一<li>二</ol><ol><li>三</ol>", "3. 一\n4. 二\n\n1) 三"),
        ("<li>はだかの<li>項目", "- はだかの\n- 項目"),
        ("<blockquote class='tr_bq'>引用<br><br>二</blockquote>", "> 引用\n>\n> 二"),
        ("<pre class='brush: python'>a\n\n  b&lt;c</pre>", "```python\na\n\n  b<c\n```"),
        ("一<hr>二", "一\n\n---\n\n二"),
        ("<table><tr><td>割り付け</td></tr></table>", "割り付け"),
        ("<table><tr><th>国<th>人口<tr><td>日本<td>1|2</table>", "| 国 | 人口 |\n| --- | --- |\n| 日本 | 1\\|2 |"),
        # jump breaks
        ("一<br /><a name='more'></a><br />二", "一\n\n<!--more-->\n\n二"),
        ("一<!-- more -->二<a name=more></a>", "一\n\n<!--more-->\n\n二"),
        ("<b>一<a name='more'></a>二</b>", "**一**\n\n<!--more-->\n\n**二**"),
        ("<ul><li>一<a name='more'></a></li></ul>", "- 一\n\n<!--more-->"),
        # what would be markup is text
        ("# 円<br><br>1. 一<br><br>- 二<br><br>2*3*4", "\\# 円\n\n1\\. 一\n\n\\- 二\n\n2\\*3\\*4"),
        ("&lt;b&gt; a_b _c_ [x](y) `z`", "&lt;b> a_b \\_c\\_ \\[x\\](y) \\`z\\`"),
        ("__a__ b_c _ <code><span>_x_</span></code>", "\\_\\_a\\_\\_ b_c \\_ `_x_`"),
        ("<text>文</text><o:p>と</o:p><pi>字</pi>", "文と字"),
        ("~~w~~ &amp;lt; {a|b}", "\\~\\~w\\~\\~ &amp;lt; \\{a|b\\}"),
        ("a<br>===<br>---<br>|--|--|", "a  \n&#61;==  \n\\---  \n\\|--|--|"),
        ("<!-- x --><style>b{}</style><o:p>文</o:p><title>題</title>", "文"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_becomes_of_html(html: str, markdown: str) -> None:
    made = convert(html)
    assert made.body.rstrip("\n") == markdown
    assert not made.kept
    assert render(made.body).text == made.reference


@pytest.mark.parametrize(
    ("html", "kind", "kept"),
    [
        ('<iframe allowfullscreen="" src="https://e.jp/embed/a?b=1&c=2"></iframe>', "iframe", "embed/a?b=1&c=2"),
        ('<iframe src="https://e.jp/" />後の文', "iframe", "後の文"),
        ('<object data="m.swf"><param name="movie" /><embed src="m.swf"></embed></object>', "object", "<embed"),
        ('<script async src="https://platform.twitter.com/widgets.js"></script>', "script", "widgets.js"),
        ('<blockquote class="twitter-tweet"><p>文</p>&mdash; A</blockquote>', "embed", "twitter-tweet"),
        ('<table><tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr></table>', "table", "colspan"),
        ("<dl><dt>語</dt><dd>意味</dd></dl>", "dl", "<dt>語</dt>"),
        ("<ol type='a'><li>一</li></ol>", "list", 'type="a"'),
        ("<details><summary>要</summary>詳</details>", "details", "<summary>"),
        ("<video src='v.mp4' controls></video>", "video", "controls"),
    ],
)  # fmt: skip
def test_what_markdown_cannot_say_stays_html(html: str, kind: str, kept: str) -> None:
    made = convert(f"前<br />{html}")
    assert made.kept == Counter({kind: 1})
    assert kept in made.body
    assert render(made.body).text == made.reference


def test_full_sizes_and_alternative_texts_are_for_the_header() -> None:
    made = convert(f'<a href="{FULL}"><img alt="港の絵" src="{SMALL}" /></a>')
    assert made.pictures == {SMALL: (FULL, "港の絵")}
    linked = convert(f'<a href="{FULL}"><img src="{SMALL}" /></a>', full_in_header=False)
    assert linked.body == f"[![]({SMALL})]({FULL})\n"


def test_a_picture_inside_the_text_becomes_a_file() -> None:
    data = "iVBORw0KGgo" + "A" * 600
    made = convert(f'<img src="data:image/png;base64,{data}=" />文')
    assert made.attachments[0].data.startswith(b"\x89PNG")
    assert made.body == f"![]({FOLDER}{made.attachments[0].name})文\n"


def test_a_picture_at_hand_is_named_by_its_file() -> None:
    assert convert('<img src="https://e.jp/i.png">', {"https://e.jp/i.png": "i.png"}).body == f"![]({FOLDER}i.png)\n"


@pytest.mark.parametrize(
    "html", ["<div>" * 3000 + "深い文", "<b><p>" * 400 + "x", "[" * 5000 + "文", "<table>" * 300 + "文"]
)
def test_runaway_input_keeps_its_text(html: str) -> None:
    made = convert(html)
    assert made.reference == visible_text(read_markup(html).whole()) if html[0] == "[" else made.reference
    assert "文" in made.body or "x" in made.body


_TAGS = [
    "b",
    "i",
    "u",
    "s",
    "span",
    "div",
    "p",
    "ul",
    "li",
    "ol",
    "h2",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "pre",
    "code",
    "ruby",
    "rt",
    "center",
    "dl",
    "dd",
    "sup",
    "a",
    "font",
]
_PIECES = st.sampled_from(
    [f"<{tag}>" for tag in _TAGS]
    + [f"</{tag}>" for tag in _TAGS]
    + ["<br>", "<br>", "<hr>", '<img src="a.png">', '<a href="https://e.jp/x_y">', "<a name='more'></a>", "<!-- -->"]
    + [
        '<iframe src="z"></iframe>',
        "&amp;",
        "&lt;",
        "&nbsp;",
        "漢字",
        "「語」",
        "word",
        "　",
        "http://e.jp/",
        "\n",
        "\n\n",
    ]
    + [
        "*",
        "**",
        "_",
        "__",
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
        "---",
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_any_soup_shows_the_same_text(pieces: list[str]) -> None:
    made = convert("".join(pieces))
    assert made.exact
    assert render(made.body).text == made.reference


def test_hostile_html_shows_the_same_text() -> None:
    for name in ("hostile/dompurify", "hostile/html5sec"):
        for case in cases(name):
            made = convert(case["payload"])
            assert render(made.body).text == made.reference


def test_large_pictures_inside_the_text_make_no_large_text() -> None:
    data = "iVBORw0KGgo" + "A" * 2_000_000
    made = convert(f'前<br /><img src="data:image/png;base64,{data}=" /><br />**後')
    assert not made.kept
    assert len(made.body) < 200


def test_a_text_of_megabytes_stays_html(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.core.from_html.convert._LONGEST", 100)
    made = convert("<p>長い<b>文</b>。</p><a name='more'></a>" * 20)
    assert made.kept == Counter(whole=1)
    assert made.exact
    assert made.body.startswith("<!--more-->\n\n<div><p>長い<b>文</b>。</p>")
