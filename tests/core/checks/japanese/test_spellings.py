import pytest

from tests.core.checks.said import marked, mended


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("サーバーは。サーバーが。サーバだ。", "サーバーは。サーバーが。サーバーだ。"),
        ("行う。行う。行なう。", "行う。行う。行う。"),
        ("三カ月。五カ月。二ヶ月。", "三カ月。五カ月。二カ月。"),
        ("７か国。３か国。2カ国。アメリカ国防総省。", "７か国。３か国。2か国。アメリカ国防総省。"),
        ("会を行なった。式を行った。式を行った。", "会を行った。式を行った。式を行った。"),
        ("プーチンー氏。プーチン氏。", "プーチン氏。プーチン氏。"),
    ],
)
def test_one_word_in_two_ways(text: str, right: str) -> None:
    assert mended("spelling-varies", text) == right


@pytest.mark.parametrize(
    "text",
    [
        "サーバー。サーバー。",
        "こと。事。とき。時。",
        "行う。「行なう」",
        "サーバー。サーバー。サーバー。サーバ。サーバ。サーバ。",
        "子ども。子供。",
        "7か国が参加した。3か国が賛成。アメリカ国防総省とアメリカ国務省は反対。",
        "7カ国。3カ国。日本か国際社会か。どちらか国民が決める。",
        "3か月。5か月。アメリカ月面探査。",
        "会談を行なった。東京へ行った。京都へ行った。",
        "意味を表わす。発表する。代表する。発表する。",
        "行なう。銀行うんぬん。旅行い。",
        "ドラマ。ドラマ。ドラマー。",
    ],
)
def test_what_an_author_may_do(text: str) -> None:
    assert marked("spelling-varies", text) == []
