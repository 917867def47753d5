"""Sentences of a clip and which are used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.clips.sentences import sentences, used_sentences

TEXT = (
    "市は二日、計画を発表した。市長は「安心して使ってほしい。期待している」と述べた。"
    "\n\n費用は十二億円でまかなう！？一方、課題も残る。"
)


def _texts(text: str) -> list[str]:
    return [text[one.start : one.end] for one in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            TEXT,
            [
                "市は二日、計画を発表した。",
                "市長は「安心して使ってほしい。期待している」と述べた。",
                "費用は十二億円でまかなう！？",
                "一方、課題も残る。",
            ],
        ),
        ("The U.S. said so. It was 3.5 percent, he said.", ["The U.S. said so.", "It was 3.5 percent, he said."]),
        ("「発表した。」と語った。", ["「発表した。」と語った。"]),
        ("見出し\n本文", ["見出し", "本文"]),
        ("「閉じない。次の行\n本文です。終わり。", ["「閉じない。次の行", "本文です。", "終わり。"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert _texts(text) == parts


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("市は二日、計画を発表した", [True, False, False, False]),
        ("> 費用は **十二億円** でまかなう！？", [False, False, True, False]),
        ("", [False, False, False, False]),
        ("市長は「安心して使ってほしい。期待している」と", [False, False, False, False]),
        (TEXT, [True, True, True, True]),
    ],
)
def test_used(written: str, used: list[bool]) -> None:
    assert [one.used for one in used_sentences(TEXT, [written])] == used


def test_a_long_run_of_a_sentence_counts_as_used() -> None:
    long = "市は二日、試験線に新しい車両を導入し、来年春から運行を始めるとする計画を正式に発表した。"
    part = long[6:40]
    assert [one.used for one in used_sentences(long, ["", f"引用：{part}"])] == [True]


@given(st.text("あ。「」！\n a.B"))
def test_sentences_are_all_of_the_text_but_white_space(text: str) -> None:
    assert "".join("".join(_texts(text)).split()) == "".join(text.split())
