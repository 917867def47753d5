import pytest

from editor.core.from_html.check import visible_text
from editor.core.from_html.convert import convert
from editor.core.importers.structure import profile, read_structure
from editor.core.post import Fields, Post
from editor.core.render.page import Renderer
from tests.core.importers.conftest import Import
from tests.core.importers.samples import legacy, legacy_entry

NEWS, COMMENTARY = "港の倉庫、書斎になる", "小さな場所ほど長く続く"
TITLE = f"{NEWS}―【私の論評】{COMMENTARY}"
RELATED = (
    ("灯台の灯り―【私の論評】役目", "https://e.jp/1", "2024年12月31日"),
    ("渡し船", "https://e.jp/2", "2025年3月1日"),
)
CAPTION = (
    '<table class="tr-caption-container"><tbody><tr><td><img src="https://e.jp/s320/a.jpg" /></td></tr>'
    '<tr><td class="tr-caption">港の写真</td></tr></tbody></table>'
)


def line(kind: str, text: str) -> str:
    """A paragraph, in the soup of one generation of editors."""
    return {
        "breaks": f"{text}<br /><br />",
        "lines": f"<div>{text}</div><div><br /></div>",
        "paragraphs": f'<p style="text-align: left;">{text}</p><p><br /></p>',
        "spans": f'<div style="text-align: justify;"><span style="x">{text}</span></div><div><br /></div>',
    }[kind]


def post(kind: str, *, heading: str = "b", bullets: str = "<li>{}</li>") -> str:
    def headline(text: str) -> str:
        return line(kind, f"<b>{text}</b>") if heading == "b" else f"<{heading}><span>{text}</span></{heading}>"

    def summary(*items: str) -> str:
        return f"{line(kind, '<b>まとめ</b>')}<ul>{''.join(bullets.format(item) for item in items)}</ul>"

    return "".join(
        [
            headline(NEWS),
            summary("開いた。", "机は四十。"),
            CAPTION,
            line(kind, "倉庫が書斎に。"),
            headline(f"【私の論評】{COMMENTARY}"),
            summary("続く。"),
            line(kind, "私は<b>こう</b>思う。"),
            line(kind, "つづき。"),
            headline("【関連記事】"),
            *(line(kind, f'<a href="{url}">{title}</a>　{date}') for title, url, date in RELATED),
        ]
    )


@pytest.mark.parametrize("kind", ["breaks", "lines", "paragraphs", "spans"])
@pytest.mark.parametrize("heading", ["b", "h2", "h3"])
def test_a_commentary_is_read_into_its_fields(kind: str, heading: str) -> None:
    made = convert(post(kind, heading=heading))
    found = read_structure(made, TITLE)
    assert found is not None
    assert (found.news.headline, found.news.summary) == (NEWS, ("開いた。", "机は四十。"))
    assert (found.commentary.headline, found.commentary.summary) == (COMMENTARY, ("続く。",))
    assert [(entry.title, entry.url, entry.date) for entry in found.related] == [
        (RELATED[0][0], RELATED[0][1], "2024-12-31"),
        (RELATED[1][0], RELATED[1][1], "2025-03-01"),
    ]
    assert found.body == (
        "![港の写真](https://e.jp/s320/a.jpg)\n\n倉庫が書斎に。\n\n<!-- commentary -->\n\n"
        "私は**こう**思う。\n\nつづき。\n"
    )
    assert found.put_into(Fields(title=TITLE), profile()).title == ""
    assert found.put_into(Fields(title="別の題"), profile()).title == "別の題"


@pytest.mark.parametrize(
    ("change", "to", "part", "left"),
    [
        ("<b>まとめ</b>", "<b>要点</b>", "summary", ()),
        ("<li>開いた。", "<li>開いた。<ul><li>昼も</li></ul>", "summary", ()),
        ("<li>開いた。", "<li>開いた。<img src='https://e.jp/x.png' />", "summary", ()),
        ("<b>まとめ</b>", "<b><a href='https://e.jp/'>まとめ</a></b>", "summary", ()),
        ("<b>【関連記事】</b>", "<b>あわせて読みたい</b>", "related", ()),
        ("2024年12月31日", f"2024年12月31日<br />{'長い抜粋の文。' * 20}", "related", ()),
        ("灯台の灯り", "<ruby>灯台<rt>とうだい</rt></ruby>の灯り", "related", ("渡し船",)),
        (
            '<a href="https://e.jp/2">',
            '<a href="https://e.jp/3">前</a><a href="https://e.jp/2">',
            "related",
            (RELATED[0][0],),
        ),
        (f"<b>{NEWS}</b>", f"{NEWS}について書く。", "headline", ""),
    ],
)
def test_what_is_not_understood_stays_in_the_body(change: str, to: str, part: str, left: object) -> None:
    made = convert(post("lines").replace(change, to))
    found = read_structure(made, TITLE)
    assert found is not None
    titles = tuple(entry.title for entry in found.related)
    assert {"summary": found.news.summary, "related": titles, "headline": found.news.headline}[part] == left
    fields = found.put_into(Fields(title=TITLE), profile())
    shown = visible_text(Renderer(profile()).render(Post(fields, found.body)).post_html)
    assert sorted(shown) == sorted(made.reference)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<a href='https://e.jp/'>印</a>がある", "[印](https://e.jp/)がある"),
        ("<b>太字</b>と<i>斜体</i>", "**太字**と*斜体*"),
        ("<ruby>港<rt>みなと</rt></ruby>と<code>a*b</code>", "{港|みなと}と`a*b`"),
        ("<b>「港」</b>が開く", "**「港」**が開く"),
        ("5*3*2 と a_b_c と [x]", r"5\*3\*2 と a_b_c と \[x\]"),
        ("1. 一番", "1. 一番"),
        ("&lt;NHK&gt;と &amp;amp;", "&lt;NHK>と &amp;amp;"),
        ("文字は<br />二行", "文字は二行"),
    ],
)
def test_a_bullet_is_inline_markdown(html: str, markdown: str) -> None:
    made = convert(post("lines", bullets=f"<li>{{}}{html}</li>"))
    found = read_structure(made, TITLE)
    assert found is not None
    assert found.news.summary[0] == f"開いた。{markdown}"
    fields = found.put_into(Fields(title=TITLE), profile())
    shown = visible_text(Renderer(profile()).render(Post(fields, found.body)).post_html)
    assert shown == made.reference


@pytest.mark.parametrize(
    "html",
    ["<p>ただの文</p>", "<p>彼は【私の論評】と書いた</p>", "<ul><li>【私の論評】一</li></ul>", f"{CAPTION}まとめ", ""],
)
def test_other_posts_have_no_structure(html: str) -> None:
    assert read_structure(convert(html), "題") is None


def test_in_an_import(take_in: Import) -> None:
    report = take_in(legacy(legacy_entry(1, TITLE, post("lines")), legacy_entry(2, "別", "文")))
    assert report.structured == 1
    text = report.files[0][1].read_text("utf-8")
    assert f"  headline: {NEWS}\n" in text
    assert "\ntitle:" not in text
