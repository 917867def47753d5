import pytest

from tests.core.checks.said import marked, mended


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("サーバーは。サーバーが。サーバだ。", "サーバーは。サーバーが。サーバーだ。"),
        ("行う。行う。行なう。", "行う。行う。行う。"),
        ("三カ月。五カ月。二ヶ月。", "三カ月。五カ月。二カ月。"),
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
    ],
)
def test_what_an_author_may_do(text: str) -> None:
    assert marked("spelling-varies", text) == []
