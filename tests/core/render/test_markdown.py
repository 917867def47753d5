"""Markdown as Japanese commentary needs it: the table, the two parts, and what holds for any text."""

import contextlib
import re
import time
from html import unescape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editor.core.errors import RenderError
from editor.core.post import Fields, Image, Post
from editor.core.profile.load import MarkdownOptions, Profile, load_profile
from editor.core.render.extensions import OPTIONAL
from editor.core.render.page import Renderer
from tests.core.render.markdown_cases import CASES

PROFILE = load_profile("", None)[0]
RENDERER = Renderer(PROFILE)


def blocks(body: str, fields: Fields | None = None) -> tuple[str, ...]:
    rendered = RENDERER.render(Post(fields or Fields(), body))
    return rendered.news + rendered.commentary


@pytest.mark.parametrize(("source", "expected"), CASES)
def test_source_gives_blocks(source: str, expected: str) -> None:
    assert blocks(source) == tuple(re.split(r"(?<=>)\|(?=<)", expected))


@pytest.mark.parametrize(
    "opened", ["```\nコード", "~~~", "<div>", "<div><p>", "<!-- ", "> 引用", "- 項目", "<table><tr>", "**"]
)
def test_an_unclosed_construct_of_the_news_does_not_reach_the_commentary(opened: str) -> None:
    rendered = RENDERER.render(Post(Fields(), f"ニュース\n\n{opened}\n\n<!-- commentary -->\n\n**論評**"))
    assert rendered.commentary == ("<p><strong>論評</strong></p>",)


def test_both_parts_share_references_abbreviations_notes_and_ids() -> None:
    body = (
        "## 題\n\n[輪] GDPは[^a]\n\n<!-- commentary -->\n\n## 題\n\n論評[^b]と[^a]\n\n"
        "[輪]: https://e.jp\n\n*[GDP]: 国内総生産\n\n[^b]: 乙\n\n[^a]: 甲"
    )
    rendered = RENDERER.render(Post(Fields(), body))
    assert rendered.news[0] == '<h2 id="題">題</h2>'
    assert '<a href="https://e.jp">輪</a>' in rendered.news[1]
    assert '<abbr title="国内総生産">GDP</abbr>' in rendered.news[1]
    assert ">1</a></sup>" in rendered.news[1]
    assert rendered.commentary[0] == '<h2 id="題_1">題</h2>'
    assert re.findall(r'href="#fn:(.)">(\d)', rendered.commentary[1]) == [("b", "2"), ("a", "1")]
    assert rendered.commentary[-1].startswith('<div class="footnote">')
    assert re.findall(r'<li id="fn:(.)">', rendered.commentary[-1]) == ["a", "b"]


def test_notes_of_a_post_without_commentary_close_the_news() -> None:
    rendered = RENDERER.render(Post(Fields(), "文[^a]\n\n[^a]: 注"))
    assert rendered.news[-1].startswith('<div class="footnote">')
    assert rendered.commentary == ()


def test_notes_are_numbered_in_document_order_also_in_lists_captions_and_notes() -> None:
    body = "- 一[^a]\n\n> 二[^b]\n\n![図[^c]](a.png)\n\n三[^d]\n\n[^d]: 四[^e]\n[^e]: 五\n[^c]: 図\n[^b]: 二\n[^a]: 一"
    html = "".join(blocks(body))
    assert re.findall(r'href="#fn:(\w)">(\d)', html) == [("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5")]
    assert re.findall(r'<li id="fn:(\w)">', html) == list("abcde")
    assert 'alt="図"' in html


@pytest.mark.parametrize(
    "note", ["[^b]: 中", "> [^b]: 中", "- [^b]: 中", "[x]: https://e.jp", "<!-- x -->", "![図](a.png)"]
)
def test_odd_notes_are_rendered(note: str) -> None:
    assert blocks(f"文[^a][^b]\n\n[^a]: {note}")


def test_header_says_what_markdown_cannot() -> None:
    fields = Fields(images=(Image("p/図 1.png", alt="代わりの文", credit="撮影：甲"), Image("q.png", alt="中の絵")))
    html = "".join(blocks("![説明](p/図%201.png)\n\n文中の![q](q.png)", fields))
    assert '<img alt="代わりの文" src="p/図%201.png">' in html
    assert '<figcaption>説明<span class="credit">（撮影：甲）</span></figcaption>' in html
    assert '<img alt="中の絵" src="q.png">' in html


def test_a_credit_alone_makes_a_caption_and_is_text() -> None:
    fields = Fields(images=(Image("a.png", credit="**甲** <b>"),))
    caption = '<figcaption><span class="credit">（**甲** &lt;b&gt;）</span></figcaption>'
    assert blocks("![](a.png)", fields) == (f'<figure><img alt="" src="a.png">{caption}</figure>',)


def test_images_are_named_once_in_order() -> None:
    body = (
        "![a](a.png)\n\n文![b](<b c.png>)と![a](a.png)\n\n<img src='d&amp;e.png' alt='x>y'>\n\n"
        "![i](data:image/png;base64,AA==)\n\n<!-- commentary -->\n\n![f](https://e.jp/f.png)"
    )
    rendered = RENDERER.render(Post(Fields(), body))
    assert rendered.images == ("a.png", "b c.png", "d&e.png", "https://e.jp/f.png")


@pytest.mark.parametrize("name", sorted(OPTIONAL))
def test_each_switch_takes_its_addition_out(name: str) -> None:
    source = {
        "tables": "|a|b|\n|-|-|\n|c|d|",
        "footnotes": "a[^a]\n\n[^a]: b",
        "abbreviations": "GDP\n\n*[GDP]: b",
        "strikethrough": "~~a~~",
        "ruby": "{漢|か}",
        "bare_links": "https://e.jp",
        "figures": "![a](a.png)",
        "join_lines": "一\n二",
    }[name]
    options = MarkdownOptions(**{name: False})
    plain = Renderer(
        Profile(markdown=options, page_template=PROFILE.page_template, post_template=PROFILE.post_template)
    )
    assert plain.render(Post(Fields(), source)).news != blocks(source)


def test_every_switch_is_a_field() -> None:
    assert set(OPTIONAL) | {"quotation_sources"} == set(MarkdownOptions.__dataclass_fields__)


def test_rendering_is_the_same_each_time() -> None:
    body = "## 題\n\n注[^1]と![図](a.png)\n\n<!--more-->\n\n[輪]\n\n[^1]: 注\n[輪]: https://e.jp"
    first = RENDERER.render(Post(Fields(), body))
    RENDERER.render(Post(Fields(), "別の文[^1]"))
    assert RENDERER.render(Post(Fields(), body)) == first
    assert Renderer(PROFILE).render(Post(Fields(), body)) == first


@pytest.mark.parametrize("deep", [">" * 5000 + "a", "".join("  " * n + "- a\n" for n in range(400)), "<div>" * 20000])
def test_absurd_depth_is_refused_or_survived_and_the_next_post_is_fine(deep: str) -> None:
    try:
        RENDERER.render(Post(Fields(), deep))
    except RenderError as error:
        assert str(error)
    assert blocks("**次**") == ("<p><strong>次</strong></p>",)


MARKDOWN = st.text(st.sampled_from("\n\n  \t　あ漢、。「」ab1.#-*_~`>|{}[]()!^:<>/\\=+&\"'"), max_size=120)


@given(st.text(max_size=200) | MARKDOWN)
@example("[^a]\n\n[^a]: > [^a]: x")
@example("![" * 30 + "](" * 30)
@example("\x02klzzwxh:0000\x03 \x02wzxhzdk:9\x03 \ud800")
def test_any_text_renders(text: str) -> None:
    rendered = RENDERER.render(Post(Fields(), text))
    assert all("\x02" not in block for block in rendered.news)


@given(
    st.lists(
        st.text(st.sampled_from("あいう漢字仮名「」、。ー１２ＡＢ"), min_size=1, max_size=30), min_size=1, max_size=6
    )
)
def test_japanese_text_is_seen_whole(lines: list[str]) -> None:
    html = "".join(blocks("\n".join(lines) + "\n\n" + "\n\n".join(lines)))
    assert unescape(re.sub("<[^>]*>", "", html)) == "".join(lines) * 2


RUNS = {
    "braces": "{",
    "open ruby": "{あ|い",
    "brackets after an address": "https://e.jp/" + ")" * 3,
    "entities after an address": ";&amp;",
    "breaks": "a\n",
    "space before a break": " ",
    "fences": "```a\n",
    "hashes": "#",
    "closing hashes": " #",
    "bullets": "- a\n",
    "markers": "- ",
    "jump break": "<!--more ",
    "dashes": "―",
    "sources": "> a\n> ― ",
    "notes": "[^a]",
    "definitions": "*[a]: b\n\n",
    "full-width spaces": "　\n　",
    "tildes": "~",
    "raw links": "<a>",
    "figures": "![a](a.png)\n\n",
    "brackets": "[",
    "brackets of pictures": "![",
    "brackets of notes": "[^",
    "addresses that nothing closes": "[a](",
    "titles that nothing closes": '[a](b"c) ',
    "code that nothing closes": "``a`",
    "rules": "***\n",
    "underlines": "---\n",
    "headings": "# a\n",
    "underlined headings": "a\n---\n",
    "lists below lists": "- a\n+ b\n",
    "abbreviations below each other": "*[a]: b\n",
    "notes below each other": "[^a]: b\n",
    "tags that nothing closes": "<a ",
    "emphases": "*a*",
    "emphases and words": "_a_ b ",
}


@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_long_runs_take_time_in_proportion(run: str) -> None:
    def seconds(count: int) -> float:
        begin = time.process_time()
        with contextlib.suppress(RenderError):
            blocks(run * count)
        return time.process_time() - begin

    seconds(100)
    small, large = min(seconds(500) for _ in range(2)), min(seconds(2000) for _ in range(2))
    assert large < max(small * 12, 0.2)  # four times as much; quadratic would be sixteen times
