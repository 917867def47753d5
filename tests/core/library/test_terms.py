"""The terms by which posts are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.library.fold import GROUP, ITEM, fold, tidy
from editor.core.library.terms import COUNT, HEAD, TITLE, Terms, codes_of, spelled, terms, terms_of, whole_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("停戦交渉", ["停戦", "戦交", "交渉"]),
        ("ドミトリエフは特使だ", ["ドミトリエフ", "特使"]),
        ("私は人だ", []),
        ("ＮＡＴＯとG7", ["nato", "g7"]),
        ("policies and ships' crews", ["policy", "and", "ship", "crew"]),
        ("bus, crisis, loss", ["bus", "crisis", "loss"]),
        ("2025年", []),
        ("Ölpreis がдефицит", ["ölpreis", "дефицит"]),
        ("々々", ["々々"]),
        ("國會", ["国会"]),
    ],
)
def test_words(text, words):
    found = [word for word, _whole in spelled(fold(text)).values()]
    assert found == [fold(word) for word in words]


def test_where_a_term_is_and_how_often():
    found = terms_of("関税", "停戦", "関税と関税と原油。")
    said = dict(zip(found.codes, found.weights, strict=True))
    assert said[codes_of("関税")[0]] == TITLE | 2
    assert said[codes_of("停戦")[0]] == HEAD
    assert said[codes_of("原油")[0]] == 1
    assert found.length == 3


def test_often_is_bounded():
    (weight,) = terms_of("", "", "関税、" * 500).weights
    assert weight == COUNT


@given(st.text(alphabet="関税停戦ソ連ab12 。\x1e", max_size=80), st.text(alphabet="関税原油NATO", max_size=20))
def test_packed_and_unpacked(body, title):
    made = terms_of(fold(title), "", fold(body))
    again = Terms.unpacked(made.packed())
    assert again == made
    assert {*spelled(fold(title + "。" + body))} == {*made.codes}


@pytest.mark.parametrize("data", [b"", b"\x00" * 3, b"\x00" * 8])
def test_other_bytes_are_none(data):
    with pytest.raises(ValueError, match="no terms"):
        Terms.unpacked(data)


def test_of_a_stream():
    stream = GROUP.join(
        ["題の関税", ITEM.join(["要点の停戦"]), "経済", "出典の新聞", "本文の原油", "https://a.example/bc", "残り"]
    )
    shown = {word for word, _ in spelled("関税停戦経済原油").values()}
    assert {*terms(stream).codes} <= {code for word in (*shown, "本文", "要点") for code in codes_of(word)}


@given(st.text(max_size=60))
def test_words_of_the_index_are_those_of_the_terms(text):
    folded = fold(tidy(text))
    assert {*whole_words(folded)} == {word for word, whole in spelled(folded).values() if whole}
