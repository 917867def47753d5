"""A bullet of a summary is inline Markdown wherever it is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.exporters import Job, exporter
from editor.core.from_html.check import visible_text
from editor.core.library.texts import read
from editor.core.markup.escape import escaped
from editor.core.post import Fields, News, Post
from editor.core.profile.load import load_profile
from editor.core.render.bullets import BulletRenderer
from editor.core.render.page import Renderer

PROFILE = load_profile()[0]
BULLETS = BulletRenderer(PROFILE.markdown, PROFILE.words)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("普通の文", "普通の文"),
        ("**太字**と*斜体*", "<strong>太字</strong>と<em>斜体</em>"),
        ("[印](https://e.jp/)", '<a href="https://e.jp/">印</a>'),
        ("`a<b`", "<code>a&lt;b</code>"),
        ("~~消~~", "<del>消</del>"),
        ("<u>下線</u>", "<u>下線</u>"),
        (r"\*そのまま\*", "*そのまま*"),
        ("A & B", "A &amp; B"),
        ("3 < 5 > 2", "3 &lt; 5 &gt; 2"),
        ("1. 一番", "1. 一番"),
        ("# 見出しでない", "# 見出しでない"),
        ("- 印", "- 印"),
        ("* 印", "* 印"),
        ("> 引用でない", "&gt; 引用でない"),
        ("![港](a.jpg)の写真", "港の写真"),
        ("<script>alert(1)</script>", ""),
        ("<b onclick='x()'>太</b>", "<b>太</b>"),
        ("[悪](javascript:alert(1))", "悪"),
        ("[^1]: 注", "[^1]: 注"),
        ("| a | b |", "| a | b |"),
        ("---", "---"),
        ("", ""),
    ],
)
def test_html(text: str, html: str) -> None:
    made = BULLETS.html(text)
    assert not any(bad in made for bad in ("<script", "javascript", "onclick"))
    if html:
        assert visible_text(made) == visible_text(html)
        assert [tag for tag in ("<strong>", "<em>", "<a ", "<code>", "<del>", "<u>") if tag in made] == [
            tag for tag in ("<strong>", "<em>", "<a ", "<code>", "<del>", "<u>") if tag in html
        ]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    shown = visible_text(BULLETS.html(escaped(text.strip(), links=False)))
    assert shown == "".join(text.split()) or "\ufffd" in shown


@given(st.text("*_`[]()<>{}|~!#-+1.& あb", max_size=40))
def test_no_bullet_breaks_the_page(text: str) -> None:
    made = BULLETS.html(text)
    assert not any(f"<{tag}" in made for tag in ("p>", "ul", "li", "div", "h1", "img", "pre", "table", "blockquote"))


def post(*bullets: str) -> Post:
    return Post(Fields(news=News("見出し", summary=bullets)), "本文。\n")


def test_in_page_and_exports() -> None:
    this = post("**大事**な[話](https://e.jp/)", "{港|みなと}", "普通")
    rendered = Renderer(PROFILE).render(this)
    html = rendered.post_html
    assert '<li><strong>大事</strong>な<a href="https://e.jp/">話</a></li>' in html
    assert "<ruby>" in html
    text, markdown = (exporter(name).export(Job(this, PROFILE, rendered)).text for name in ("text", "markdown"))
    assert "・大事な話 <https://e.jp/>\n・港（みなと）\n・普通\n" in text
    assert "- **大事**な[話](https://e.jp/)\n" in markdown


def test_searched_as_it_is_seen() -> None:
    bullet = "'**大**事な[話](https://e.jp/) {港|みなと}'"
    data = f"---\nnews:\n  headline: 見出し\n  summary:\n    - {bullet}\n---\n本文\n".encode()
    found = read(data, lambda fields: fields.news.headline)
    assert found is not None
    assert "大事な話 港" in found.stream
    assert "https://e.jp/" in found.stream
    assert "みなと" in found.stream
    assert "**" not in found.stream
