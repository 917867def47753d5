"""Sentences and paragraphs: where they begin and end, and the way from one to the next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.sentence_places import (
    Span,
    next_sentence,
    paragraph_at,
    previous_sentence,
    sentence_at,
    sentences_of,
    widened,
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("一つ目。二つ目！三つ目？", ["一つ目。", "二つ目！", "三つ目？"]),
        ("「そうだ。」と述べた。次。", ["「そうだ。」と述べた。", "次。"]),
        ("「そうだ。」「違う。」", ["「そうだ。」", "「違う。」"]),
        ("これは（注。）です。次。", ["これは（注。）です。", "次。"]),
        ("開いたまま「そうだ。次だ。", ["開いたまま「そうだ。", "次だ。"]),
        ("本当か！？　次だ。", ["本当か！？", "次だ。"]),
        ("**強い。**次だ。", ["**強い。**", "次だ。"]),
        ("３．５％だ．次だ．", ["３．５％だ．", "次だ．"]),
        (
            "It is so. Then more, e.g. this, by Mr. Smith of the U.S. Army.",
            ["It is so.", "Then more, e.g. this, by Mr. Smith of the U.S. Army."],
        ),
        ("It rose 3.5 per cent. “Yes.” He left.", ["It rose 3.5 per cent.", "“Yes.”", "He left."]),
        ("[詳細](https://e.jp/?a=b!c)を見た。次。", ["[詳細](https://e.jp/?a=b!c)を見た。", "次。"]),
        ("句点のない行", ["句点のない行"]),
        ("一行目は\n続く。次の\n文。", ["一行目は\n続く。", "次の\n文。"]),
        ("。。。", ["。。。"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    found = [text[start:end] for start, end in sentences_of(text, Span(0, len(text)))]
    assert found == sentences


@pytest.mark.parametrize(
    ("text", "index", "paragraph"),
    [
        ("あ\nい\n\nう", 0, "あ\nい"),
        ("あ\nい\n\nう", 3, "あ\nい"),
        ("あ\nい\n\nう", 4, ""),
        ("あ\nい\n\nう", 5, "う"),
        ("# 見出し\n本文", 2, "# 見出し"),
        ("# 見出し\n本文\n続き", 8, "本文\n続き"),
        ("- 一\n- 二", 6, "- 二"),
        ("本文\n<!-- commentary -->\n論評", 0, "本文"),
        ("a\n\u3000\nb", 2, ""),
        ("", 0, ""),
    ],
)
def test_paragraphs(text: str, index: int, paragraph: str) -> None:
    start, end = paragraph_at(text, index)
    assert text[start:end] == paragraph


@pytest.mark.parametrize(
    ("index", "sentence"), [(0, "一。"), (1, "一。"), (2, "二。"), (3, "二。"), (4, "二。"), (6, "三"), (7, "三")]
)
def test_the_sentence_of_a_place(index: int, sentence: str) -> None:
    text = "一。二。\n\n三"
    start, end = sentence_at(text, index)
    assert text[start:end] == sentence


def test_the_way_there_and_back() -> None:
    text = "# 題\n\n一。二。\n三。\n\n- 四。五\n\n"
    places, at = [], 0
    while at < len(text):
        at = next_sentence(text, at)
        places.append(at)
    assert [text[place : place + 1] for place in places] == ["一", "二", "三", "-", "五", ""]
    back = []
    while at > 0:
        at = previous_sentence(text, at)
        back.append(at)
    assert back == [*reversed(places[:-1]), 0]


def test_a_selection_grows() -> None:
    text = "前。\n\n一。二つ。\n\n後。"
    seen, span = [], Span(6, 6)
    for _step in range(4):
        span = widened(text, *span)
        seen.append(text[span.start : span.end])
    assert seen == ["二つ。", "一。二つ。", text, text]


TEXTS = st.text(st.sampled_from("あ国。！？!?.．「」（）()[]*A b1　\n#-|>`<"), max_size=60)


@given(TEXTS, st.integers(0, 60))
def test_any_text(text: str, number: int) -> None:
    index = min(number, len(text))
    for span in (paragraph_at(text, index), sentence_at(text, index)):
        assert 0 <= span.start <= span.end <= len(text)
    assert next_sentence(text, index) > index or index == len(text)
    assert previous_sentence(text, index) < index or index == 0
    paragraph = paragraph_at(text, index)
    found = list(sentences_of(text, paragraph))
    assert "".join("".join(text[start:end].split()) for start, end in found) == "".join(
        text[paragraph.start : paragraph.end].split()
    )
    wide = widened(text, index, index)
    assert wide.start <= index <= wide.end or not text
