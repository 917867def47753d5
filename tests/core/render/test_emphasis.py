"""Emphasis: CommonMark's pairs, Python-Markdown's idea of what opens and closes, and no character lost.

`RONPYO_THOROUGH=200` tries 60,000 random texts.
"""

import os
import random
import re
from html import unescape

import pytest
from markdown.treeprocessors import InlineProcessor

from editor.core.profile.values import BlogWords, MarkdownOptions
from editor.core.render.extensions.plain import Inline
from editor.core.render.incremental import IncrementalConverter
from editor.core.render.markdown import Converter
from editor.core.text.parts import split_body
from tests.shared_data import shared_data

TIMES = int(os.environ.get("RONPYO_THOROUGH", "1"))
CONVERTER = Converter(MarkdownOptions(), BlogWords())


def html(text: str) -> str:
    return "\n".join(block.html for block in CONVERTER.convert(text, None, {}).news)


CASES = [
    ("*あ**い*の", "<em>あ**い</em>の"),
    ("*（注）**強調*です。続き", "<em>（注）**強調</em>です。続き"),
    ("*あ**い*`c` だ", "<em>あ**い</em><code>c</code> だ"),
    ("*あ**い*[輪](b)", '<em>あ**い</em><a href="b">輪</a>'),
    ("単価*数量**税*率", "単価<em>数量**税</em>率"),
    ("_a __b_ c", "_a _<em>b</em> c"),
    ("[*あ**い*の](b)", '<a href="b"><em>あ**い</em>の</a>'),
    ("**あ*い**う", "<strong>あ*い</strong>う"),
    ("**あ*い**う*え", "<strong>あ*い</strong>う*え"),
    ("*あ**い**う*え", "<em>あ<strong>い</strong>う</em>え"),
    ("**あ*い*う**え", "<strong>あ<em>い</em>う</strong>え"),
    ("***あ***", "<strong><em>あ</em></strong>"),
    ("***あ**い*う", "<em><strong>あ</strong>い</em>う"),
    ("***あ*い**う", "<strong><em>あ</em>い</strong>う"),
    ("****あ****", "<strong><strong>あ</strong></strong>"),
    ("*あ*い*う*", "<em>あ</em>い<em>う</em>"),
    ("あ*い", "あ*い"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("**あ", "**あ"),
    ("あ**", "あ**"),
    ("** あ **", "** あ **"),
    ("**　あ　**", "**　あ　**"),
    ("あ****い", "あ****い"),
    ("a_b_c", "a_b_c"),
    ("_a_b", "_a_b"),
    ("漢_字_か", "漢_字_か"),
    ("**a *b** c*", "*<em>a <em>b</em></em> c*"),
    ("*a _b* c_", "<em>a _b</em> c_"),
    ("~~あ~~い", "<del>あ</del>い"),
    ("1~2、3~4", "1~2、3~4"),
    ("~~~あ~~い", "~<del>あ</del>い"),
    ("**~~あ**い~~", "<strong>~~あ</strong>い~~"),
    (r"\*あ*い*", "*あ<em>い</em>"),
    ("*`a*`い*", "<em><code>a*</code>い</em>"),
    ("**<b>あ</b>**い", "<strong><b>あ</b></strong>い"),
    ("**「**あ**」**", "<strong>「</strong>あ<strong>」</strong>"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_pairs(text: str, wanted: str) -> None:
    assert html(f"、{text}") == f"<p>、{wanted}</p>"


@pytest.mark.parametrize("text", ["文*a " * 3000 + "a* " * 3000, "a*b_" * 5000, "**a*b " * 5000, "***あ***" * 3000])
def test_thousands_of_delimiters_lose_nothing_and_nest_to_a_bounded_depth(text: str) -> None:
    shown = html(text)
    assert re.sub("[*_]", "", unescape(re.sub("<[^>]*>", "", shown))).split() == re.sub("[*_]", "", text).split()
    depth = deepest = 0
    for closing in re.findall("<(/?)(?:em|strong)>", shown):
        depth += -1 if closing else 1
        deepest = max(deepest, depth)
    assert deepest <= 50


# What is written, and what is seen of it beside its delimiters.
DELIMITERS = ["*", "*", "*", "**", "**", "***", "_", "__", "~~", "~", "****"]
PIECES = [
    *[
        (text, text)
        for text in ["あ", "い。", "「う」", "（注）", "漢字", "a", "b c", " ", "　", "、", "\nえ", "！", "1"]
    ],
    ("[報道](https://e.jp/n_x*y)", "報道"),
    ("[*お**か*き](b)", "おかき"),
    ("[輪][参]", "輪"),
    ("{漢|かん}", "漢（かん）"),
    ("け`c*d_`こ", "けcdこ"),
    ("さ<b>し</b>す", "さしす"),
    ("せ&amp;そ", "せ&そ"),
    ("たhttps://e.jp/a_bち", "たhttps://e.jp/abち"),
    ("つ[^1]", "つ1"),
    (r"\*", ""),
    (r"\_", ""),
]


def random_text(chance: random.Random) -> tuple[str, str]:
    written, seen = ["文"], ["文"]
    for _piece in range(chance.randint(2, 14)):
        if chance.random() < 0.5:
            written.append(chance.choice(DELIMITERS))
        else:
            source, shown = chance.choice(PIECES)
            written.append(source)
            seen.append(shown)
    return "".join(written), "".join(seen)


def letters(text: str) -> str:
    return re.sub(r"[*_~\s]", "", text)


DEFINED = "\n\n[参]: https://e.jp/r\n\n[^1]: 注\n"


@pytest.mark.parametrize("seed", range(3))
def test_no_character_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    for _text in range(100 * TIMES):
        written, seen = random_text(chance)
        first = CONVERTER.convert(written + DEFINED, None, {}).news[0].html
        shown = unescape(re.sub("<[^>]*>", "", first))
        assert letters(shown) == letters(seen), written


def test_piece_by_piece_is_as_a_whole() -> None:
    chance = random.Random(7)
    converter = IncrementalConverter(MarkdownOptions(), BlogWords(), lambda block: block)
    texts = [random_text(chance)[0] for _text in range(12)]
    for _step in range(40):
        texts[chance.randrange(len(texts))] = random_text(chance)[0]
        body = "\n\n".join(texts) + DEFINED
        got = converter.convert(split_body(body), {})
        assert list(got.news.blocks) == [block.html for block in CONVERTER.convert(body, None, {}).news]


def test_the_cases_of_the_issue() -> None:
    body = shared_data("cases/editor/01-emphasis.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    for line in filter(None, body.split("\n")):
        shown = unescape(re.sub("<rp>.*?</rp>|<rt>.*?</rt>|<[^>]*>", "", html(line)))
        source = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", re.sub(r"\{(.)\|.\}", r"\1", line)).replace("`", "")
        assert letters(shown) == letters(source)
        assert "**" in shown
        assert html(line).count("<em>") == 1


ANY_MARKUP = (
    *(
        "*",
        "**",
        "_",
        "a",
        "あ",
        " ",
        "`",
        "[b](c)",
        "![x](y.png)",
        "<b>",
        "</b>",
        "{漢|か}",
        "[^1]",
        "\n",
        "\n\n",
        "- ",
    ),
    *("> ", "~~", "https://e.jp/a", "&amp;", "\\*", "| a | b |\n|---|---|\n| *c* | d |\n", "# ", "<a@b.jp>", "1. "),
    *("[*x*](<y>)", "[^1]: *n*[^2]\n", "\n\n[^2]: z\n", "  \n", "***", "<i>x</i>"),
)


def test_the_tree_is_that_of_python_markdown(monkeypatch) -> None:
    chance = random.Random(7)
    texts = [
        "".join(chance.choice(ANY_MARKUP) for _piece in range(chance.randrange(1, 40))) for _text in range(150 * TIMES)
    ]
    ours = [html(text) for text in texts]
    monkeypatch.setattr(Inline, "run", InlineProcessor.run)
    assert [html(text) for text in texts] == ours
