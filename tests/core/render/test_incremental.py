"""What is rendered piece by piece is what is rendered as a whole, after any edit.

`RONPYO_THOROUGH=20` makes each of the random tests twenty times as long.
"""

import os
import random
from collections.abc import Sequence

import pytest

from editor.core.post import Image
from editor.core.profile.values import BlogWords, MarkdownOptions
from editor.core.render.incremental import IncrementalConverter, RenderedBody
from editor.core.render.markdown import Converter
from editor.core.text.parts import split_body
from tests.core.render.documents import FRAGMENTS, document, edited
from tests.shared_data import cases

TIMES = int(os.environ.get("RONPYO_THOROUGH", "1"))
OPTIONS, WORDS = MarkdownOptions(), BlogWords()
PLAIN = MarkdownOptions(*[False] * 9)
WHOLE = {options: Converter(options, WORDS) for options in (OPTIONS, PLAIN)}
IMAGES = ({}, {"p/a.png": Image("p/a.png", "代わり", "日銀 撮影")})


def new(options: MarkdownOptions = OPTIONS) -> IncrementalConverter:
    return IncrementalConverter(options, WORDS, lambda html: html)


def check(converter: IncrementalConverter, body: str, images=IMAGES[0], options=OPTIONS) -> RenderedBody:
    """Render `body` and compare with the whole."""
    parts = split_body(body)
    got = converter.convert(parts, images)
    whole = WHOLE[options].convert(parts.news, parts.commentary, images)
    for part, wanted in zip(got[:2], whole, strict=True):
        assert list(part.blocks) == [html for html, _line in wanted if html.strip()], body
        assert list(part.lines) == sorted(part.lines), body
        assert len(part.lines) == len(part.blocks)
    return got


def check_edits(chance: random.Random, body: str, fragments: Sequence[str], steps: int, options=OPTIONS) -> None:
    """Edit `body` again and again; in the end a converter that never saw it gives the same, lines included."""
    converter, images = new(options), chance.choice(IMAGES)
    for _step in range(steps):
        got = check(converter, body, images, options)
        body = edited(chance, body, fragments)
    got = check(converter, body, images, options)
    assert got == new(options).convert(split_body(body), images)


@pytest.mark.parametrize("seed", range(60 * TIMES))
def test_random_edits_of_random_posts(seed):
    chance = random.Random(seed)
    check_edits(chance, document(chance, chance.randint(1, 14)), FRAGMENTS, 10, PLAIN if seed % 5 == 4 else OPTIONS)


def commonmark() -> list[str]:
    return [case["payload"] for case in cases("hostile/cmark")]


def test_each_commonmark_example():
    converter = new()
    for example in commonmark():
        check(converter, example)


def test_pairs_of_commonmark_examples():
    chance, examples, converter = random.Random(1), commonmark(), new()
    for _count in range(400 * TIMES):
        check(converter, chance.choice(["\n\n", "\n"]).join(chance.choices(examples, k=2)))


@pytest.mark.parametrize("seed", range(30 * TIMES))
def test_random_edits_of_commonmark_examples(seed):
    chance, examples = random.Random(seed), commonmark()
    check_edits(chance, document(chance, chance.randint(1, 6), examples), examples, 8)


@pytest.mark.parametrize("seed", range(12 * TIMES))
def test_a_post_that_is_typed_sign_by_sign(seed):
    chance = random.Random(seed)
    before, typed, after = (document(chance, chance.randint(0, 4)) for _part in range(3))
    converter = new()
    for end in range(min(len(typed), 120) + 1):
        body = before + typed[:end] + (after if seed % 2 else "")
        got = check(converter, body)
    assert got == new().convert(split_body(body), IMAGES[0])


def long_post(chance: random.Random, size: int) -> str:
    """A post as people write them: `size` blocks of many kinds, with notes, headings that repeat, and pictures."""

    def sentence() -> str:
        beginning = chance.choice(["　政府は", "市場では", "GDPは"])
        return f"{beginning}{'増える見通しで、' * chance.randint(1, 9)}ある。"

    blocks = []
    for number in range(size):
        blocks.append(
            chance.choice(
                [
                    sentence(),
                    sentence() + sentence(),
                    f"## {chance.choice(['まとめ', '背景', f'第{number}節'])}",
                    f"- {sentence()}\n- {sentence()}",
                    f"> {sentence()}\n> ― 人",
                    f"**強調「語」**と注[^{number % 7}]と[出典][{number % 5}]。",
                    f"![図{number}](p/{number % 9}.png)",
                    f"[^{number % 7}]: 注の{number}",
                    f"[{number % 5}]: https://example.com/{number}",
                ]
            )
        )
        if number == size // 2:
            blocks += ["<!--more-->", "<!-- commentary -->"]
    return "\n\n".join([*blocks, "*[GDP]: 国内総生産"])


@pytest.mark.parametrize("seed", range(3 * TIMES))
def test_random_edits_of_long_posts(seed):
    chance = random.Random(seed)
    check_edits(chance, long_post(chance, 300), FRAGMENTS, 12)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("[a][x]\n\n- b\n\n[x]: u", "[a][x]\n\n- b\n\n[x]: v", id="address of a link"),
        pytest.param("[a][x]\n\n> b\n\n[x]: u", "[a][x]\n\n> b\n\n", id="link without address"),
        pytest.param("[a][x]\n\nb\n\n[x]: u", "[a][x]\n\nb\n\n[x]: u\n[x]: v", id="the last definition counts"),
        pytest.param("字[^a]\n\n字[^b]\n\n[^a]: 甲\n[^b]: 乙", "字[^b]\n\n[^a]: 甲\n[^b]: 乙", id="numbers of notes"),
        pytest.param("字[^a]\n\n字[^a]\n\n[^a]: 甲", "字[^a]\n\n段\n\n字[^a]\n\n[^a]: 甲", id="a note marked twice"),
        pytest.param("字[^a]\n\n字\n\n[^a]: 甲", "字[^a]\n\n字\n\n[^a]: [^a] 甲", id="a note that marks itself"),
        pytest.param("字[^b]\n\n字\n\n[^a]: 甲", "字[^b]\n\n字\n\n[^a]: 甲\n\n    [^b]: 乙", id="a note in a note"),
        pytest.param("[x]\n\n字\n\n[^a]: 甲", "[x]\n\n字\n\n[^a]: 甲\n\n    [x]: u", id="an address in a note"),
        pytest.param("## 題\n\n字\n\n## 題", "## 題\n\n## 題\n\n字\n\n## 題", id="ids of headings"),
        pytest.param("## 題\n\n字\n\n[^a]: 甲\n\n    ## 題", "字\n\n[^a]: 甲\n\n    ## 題", id="a heading in a note"),
        pytest.param("GDP\n\n字\n\n*[GDP]: 総", "GDP\n\n字\n\n*[GDP]: 生産", id="title of an abbreviation"),
        pytest.param("日\n銀\n\n字\n\n*[日]: 一", "日\n銀\n\n字\n\n*[日銀]: 一", id="an abbreviation over two lines"),
        pytest.param("GDP\n\n*[GDP]: 総", 'GDP\n\n*[GDP]: 総\n\n字\n\n*[GDP]: ""', id="an abbreviation taken back"),
        pytest.param("一\n\n<!--more-->\n\n二", "一\n\n<!--more-->\n\n<!--more-->\n\n二", id="second jump break"),
        pytest.param("<!--more-->\n\n一\n\n<!--more-->", "一\n\n<!--more-->", id="first jump break gone"),
        pytest.param("一\n\n二\n\n```\n三", "一\n\n```\n\n二\n\n```\n三", id="fence opened above a fence"),
        pytest.param("```\n\n一\n\n二", "```\n\n一\n\n二\n\n```", id="fence closed far below"),
        pytest.param("<!-- 一\n\n二\n\n三", "<!-- 一\n\n二\n\n三 -->", id="comment closed far below"),
        pytest.param("<div>\n\n一\n\n</div>\n\n二", "<div>\n\n一\n\n</di>\n\n二", id="element no longer closed"),
        pytest.param("a <b\n\n一\n\n二", "a <b\n\n一\n\n<div>\n\n二", id="tag closed by another tag"),
        pytest.param('<a href="\n\n一\n\n二', '<a href="\n\n一\n\n">二', id="attribute closed far below"),
        pytest.param("- 一\n\n二\n\n- 三", "- 一\n\n  二\n\n- 三", id="list that grows together"),
        pytest.param("    一\n\n[x]: u\n\n    二", "    一\n\n[x]: u\n    二", id="code around a definition"),
        pytest.param("- 一\n\n- - -", "- 一\n\n- - -x", id="rule at the end that becomes an item"),
        pytest.param("    一\n\n[x", "    一\n\n[x]: u\n    二", id="text at the end that becomes a definition"),
        pytest.param("<i>a</i>\n\n1 2\n\n*[a]: b", "<i>a</i>\n\n1 2\n\n*[0]: b", id="an abbreviation in a placeholder"),
        pytest.param("&#x\n\n一\n\n&#1", "&#x\n\n一\n\n&#1\n\n<div>二</div>", id="broken character references"),
        pytest.param("<?php\n\n一", "一\n\n<?php\n\n&#49 <div>\n\n二", id="instruction without an end"),
        pytest.param("一\n\n\r\n二", "一\r二\r\n\r\n\x02三\x03", id="other line ends"),
    ],
)
def test_what_reaches_across_blocks(before, after):
    converter = new()
    for body in (before, after, before, f"前\n\n{after}", after, f"{before}\n\n<!-- commentary -->\n\n{after}"):
        check(converter, body)


def test_only_what_changed_is_rendered_and_only_the_last_text_is_kept():
    seen: list[str] = []

    def clean(html: str) -> str:
        seen.append(html)
        return html

    converter = IncrementalConverter(OPTIONS, WORDS, clean)
    body = (
        "\n\n".join(f"段落{number}[^a]" if number == 50 else f"段落{number}" for number in range(100)) + "\n\n[^a]: 注"
    )
    converter.convert(split_body(body), {})
    seen.clear()
    converter.convert(split_body(body.replace("段落7\n", "段落七\n")), {})
    assert seen == ["<p>段落七</p>"]
    seen.clear()
    moved = body.replace("段落3\n\n", "").replace("段落90\n", "段落90\n\n段落3\n")
    assert [block for block in converter.convert(split_body(moved), {}).news.blocks if "落3<" in block] == [
        "<p>段落3</p>"
    ]
    assert seen == ["<p>段落7</p>"]


def test_it_is_as_good_as_new_after_an_error():
    def clean(html: str) -> str:
        if "悪" in html:
            raise ValueError
        return html

    converter = IncrementalConverter(OPTIONS, WORDS, clean)
    converter.convert(split_body("一\n\n二"), {})
    with pytest.raises(ValueError):
        converter.convert(split_body("一\n\n悪"), {})
    assert converter.convert(split_body("一\n\n三"), {}).news.blocks == ("<p>一</p>", "<p>三</p>")


def test_the_header_says_something_else_about_an_image():
    converter = new()
    body = "![図](p/a.png)\n\n[![図](p/a.png)](u)\n\n字\n\n[^a]: ![図](p/a.png)"
    for images in (*IMAGES, *IMAGES):
        check(converter, body, images)


LINES = """一

## 二
三
- 四
- 四の二

1. 五

[x]: u

    六

***
> 七

```
八
```
| 九 | 十 |
|---|---|

![十一](a.png)
<div>

十二

</div>

<!-- commentary -->

十三
<!--more-->
十四[^a]

[^a]: 注
"""


def test_blocks_know_where_they_begin():
    body = new().convert(split_body(LINES), {})
    news = [1, 3, 4, 5, 8, 12, 14, 15, 17, 20, 23, 24]
    assert list(body.news.lines) == news
    assert list(body.commentary.lines) == [32, 33, 34, 37]
