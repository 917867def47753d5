import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.scripts import is_whole, scripts_of


@pytest.mark.parametrize(
    ("text", "word", "whole"),
    [
        ("米国が動く", "米国", True),
        ("米国が動く", "国", False),
        ("安倍首相", "安倍", False),
        ("中央アジアの国", "アジア", True),
        ("アジア太平洋", "アジア", True),
        ("アジアン", "アジア", False),
        ("ラーメンを", "ラ", False),
        ("ラーメンを", "ラーメン", True),
        ("コーヒーー", "コーヒー", False),
        ("らーめん", "らー", False),
        ("三ヶ月後", "三ヶ月後", True),
        ("三ヶ月後", "三", False),
        ("人々は", "人", False),
        ("G7サミット", "G7", True),
        ("G7サミット", "G", False),
        ("NATOとEU", "EU", True),
        ("the cat", "cat", True),
        ("concat", "cat", False),
        ("cats", "cat", False),
        ("ＧＤＰは", "ＧＤＰ", True),
        ("ＧＤＰ2", "ＧＤＰ", False),
        ("12年", "2", False),
        ("12年", "12", True),
        ("か\u3099が", "か\u3099", False),
        ("「が」", "が", True),
        ("辻\U000e0101村", "辻\U000e0101", False),
        ("辻\U000e0101と", "辻\U000e0101", True),
        ("米\u200b国", "米", False),
        ("café.", "café", True),
        ("한국어", "한국", False),
        ("🇯🇵が", "が", True),
        ("、。", "、", True),
    ],
)
def test_whole_words(text: str, word: str, whole: bool) -> None:
    start = text.find(word)
    assert start >= 0
    assert is_whole(text, start, start + len(word)) is whole


@pytest.mark.parametrize(
    ("character", "scripts"),
    [
        ("ア", {"katakana"}),
        ("ｱ", {"katakana"}),
        ("あ", {"hiragana"}),
        ("ー", {"hiragana", "katakana"}),
        ("𠮷", {"han"}),
        ("A", {"latin"}),
        ("é", {"latin"}),
        ("７", {"latin"}),
        ("Я", {"other"}),
        ("、", set()),
        (" ", set()),
        ("\U0001f6a8", set()),
    ],
)
def test_scripts(character: str, scripts: set[str]) -> None:
    assert scripts_of(character) == scripts


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_any_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    is_whole(text, start, end)
    assert is_whole(text, 0, len(text))
