"""What of a post is said, in which language, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.aloud.said import LONGEST, language_of, said_sentences


def said(body: str, *span: int) -> list[str]:
    return [one.words for one in said_sentences(body, *span)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("会議が**あった**。次の_文_だ。", ["会議があった。", "次の_文_だ。"]),
        ("「そうだ。」と述べた。", ["「そうだ。」と述べた。"]),
        ("This is one. Mr. Smith said so.", ["This is one.", "Mr. Smith said so."]),
        ("{東京|とう|きょう}で、{AI|エーアイ}の会議。", ["とうきょうで、エーアイの会議。"]),
        ("{東京｜とうきょう}だ。", ["とうきょうだ。"]),
        ("<ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>だ。", ["かんじだ。"]),
        ("<ruby>漢<rt>かん<rt></ruby>と<ruby>字</ruby>。", ["かんと字。"]),
        ("[言葉](https://exampl.com/a_b)と<https://exampl.com>とhttps://exampl.com/x を見る。", ["言葉とと を見る。"]),
        ("`code {a|b}`は読まない。", ["は読まない。"]),
        ("```\n{漢字|かんじ}\n```\n\n文。", ["文。"]),
        ("<!-- 無い -->\n\n文。<!-- 無い -->", ["文。"]),
        ("改行の\nある文。\n\nwords in\ntwo lines.", ["改行のある文。", "words in two lines."]),
        ("# 見出し\n\n- 項目\n- item\n\n1. 一番", ["見出し", "項目", "item", "一番"]),
        ("| a | b |\n|---|---|\n| 一 | 二 |", ["a, b", "一、二"]),
        ("![説明](x.png)", ["説明"]),
        ("> 引用。\n> 続き。", ["引用。", "続き。"]),
        ("注[^1]。\n\n[^1]: 説明。", ["注。", "説明。"]),
        ("ニュース。\n\n<!-- commentary -->\n\n論評。", ["ニュース。", "論評。"]),
        ("&amp;と&lt;", ["&と<"]),
        ("。。。\n\n---\n\n！？", []),
        ("", []),
    ],
)
def test_the_words_that_are_said(body: str, found: list[str]) -> None:
    assert said(body) == found


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("日本語です", "ja"),
        ("カタカナ", "ja"),
        ("米国", "ja"),
        ("OpenAIの発表", "ja"),
        ("An English sentence", "en"),
        ("The paper 人民日報 wrote about it", "en"),
        ("2025年4月2日", "ja"),
        ("NHK報道", "ja"),
        ("Привет", ""),
        ("2025", ""),
    ],
)
def test_the_language_of_a_sentence(words: str, language: str) -> None:
    assert language_of(words) == language


def test_each_stands_where_it_says() -> None:
    body = "😀一文。{東京|とうきょう}だ。\n\n**太字**の文。"
    assert [body[one.start : one.end] for one in said_sentences(body)] == [
        "😀一文。",
        "{東京|とうきょう}だ。",
        "太字**の文。",
    ]


def test_a_part_of_the_text() -> None:
    body = "一つ目の文。二つ目の文。\n\n三つ目の文。"
    assert said(body, 2, 9) == ["目の文。", "二つ目"]
    assert said(body, 12) == ["三つ目の文。"]
    assert said(body, len(body)) == []
    assert said(body, 5, 5) == []


def test_a_long_sentence_is_said_in_pieces() -> None:
    body = "あ" * 250 + "、" + "い" * 400
    pieces = said(body)
    assert "".join(pieces) == body
    assert pieces[0].endswith("、")
    assert max(map(len, pieces)) <= LONGEST


PIECES = st.sampled_from(
    [
        "文。",
        "{漢|かん}",
        "{",
        "|",
        "}",
        "<ruby>",
        "<rt>",
        "</ruby>",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "a b. ",
        "C",
        "> ",
        "| ",
        "😀",
        "[",
        "](x)",
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_whatever_is_written_places_ascend_and_nothing_unseen_is_said(body: str) -> None:
    last = 0
    for one in said_sentences(body):
        assert last <= one.start < one.end <= len(body)
        assert one.words == one.words.strip() and "\u2060" not in one.words and "\ufffc" not in one.words
        last = one.start
