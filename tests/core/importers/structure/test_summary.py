"""The bullets of a summary: lists and marked lines behind the label, and what is no summary."""

import pytest

from editor.core.importers.structure.summary import find_summary
from tests.core.importers.structure.lines import LABELS, bullets, items, link, paragraphs

TWO = bullets("一", "二")
NUMBERS = "一二三四五六七八九"


@pytest.mark.parametrize(
    ("html", "found", "taken"),
    [
        (paragraphs("まとめ") + TWO, "一 二", {0, 1}),
        (paragraphs("まとめ") + "<ol><li>一</li></ol>", "一", {0, 1}),
        (paragraphs("まとめ") + "<hr>" + TWO, "一 二", {0, 2}),  # the rule stays in the body
        (paragraphs("まとめ") + TWO + TWO, "一 二 一 二", {0, 1, 2}),
        (paragraphs("x", "y", "まとめ") + TWO, "一 二", {2, 3}),
        (paragraphs("あ" * 200, "まとめ") + TWO, "一 二", {1, 2}),
        # marks that people type in a list that has its own
        (paragraphs("まとめ") + bullets("・一", "・二"), "一 二", {0, 1}),
        (paragraphs("まとめ") + bullets("・一", "二"), "・一 二", {0, 1}),
        (paragraphs("まとめ") + bullets("<p>一</p><p>二</p>", "a<br>b", "a<br>二"), "一二 a\xa0b a二", {0, 1}),
        # lines with marks
        (paragraphs("まとめ", "・一", "・二", "三"), "一 二", {0, 1, 2}),
        (paragraphs("まとめ", "→ 一", "⇒二", "✅ 三"), "一 二 三", {0, 1, 2, 3}),
        (paragraphs("まとめ", "1. 一", "2. 二"), "一 二", {0, 1, 2}),
        (paragraphs("まとめ", "・一<br>・二<br>　つづき<br>三"), "一 二つづき", {0, 1, 2, 3}),
        (paragraphs("まとめ", "・<b>太</b>字", "・" + link(1)), "**太**字 [題1](https://e.jp/1)", {0, 1, 2}),
        (paragraphs("まとめ", "・一") + TWO, "一", {0, 1}),
        (paragraphs("まとめ") + TWO + paragraphs("・三"), "一 二", {0, 1}),
        # short lines of one paragraph
        (paragraphs("まとめ", "一<br>二", "三"), "一 二", {0, 1, 2}),
        (paragraphs("まとめ", "<br>".join(NUMBERS[:8])), " ".join(NUMBERS[:8]), set(range(9))),
        # a list whose first item is the label
        (bullets("まとめ", "一"), "一", {0}),
        (bullets("<b>まとめ</b>", "一", "二"), "一 二", {0}),
    ],
)
def test_a_summary_is_read(html: str, found: str, taken: set[int]) -> None:
    expected = tuple(text.replace("\xa0", " ") for text in found.split(" "))
    assert find_summary(items(html), 0, LABELS) == (expected, taken)


@pytest.mark.parametrize(
    "html",
    [
        TWO,
        paragraphs("まとめ"),
        paragraphs("まとめ", "一"),
        paragraphs("まとめ", "<br>".join(NUMBERS)),
        paragraphs("まとめ", "一<br><img src='https://e.jp/a.jpg'>"),
        paragraphs("x", "y", "z", "まとめ") + TWO,  # too far from the headline
        paragraphs("あ" * 201, "まとめ") + TWO,
        paragraphs(link(1, "まとめ")) + TWO,
        paragraphs("まとめ") + bullets("一<ul><li>二</li></ul>"),
        bullets("まとめ"),
        bullets("x", "一"),
    ],
)
def test_what_is_no_summary_stays_in_the_body(html: str) -> None:
    assert find_summary(items(html), 0, LABELS) == ((), set())


def test_it_is_looked_for_from_a_place_on() -> None:
    made = items(paragraphs("まとめ") + TWO + paragraphs("まとめ", "・三"))
    assert find_summary(made, 2, LABELS) == (("三",), {2, 3})
