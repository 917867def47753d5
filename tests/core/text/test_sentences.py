"""Sentences and their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一つ。二つ！三つ", ["一つ。", "二つ！", "三つ"]),
        ("「行く。」と言った。次", ["「行く。」", "と言った。", "次"]),
        ("一行\n二行\n\n三行", ["一行", "二行", "三行"]),
        ("First one. Then another. e.g. this", ["First one.", "Then another. e.g. this"]),
        ("。", ["。"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences(text, found):
    assert [one.text for one in sentences(text)] == found


@given(st.text(alphabet="一二。！？」\n .aA", max_size=60))
def test_places(text):
    found = list(sentences(text))
    assert all(text[one.start : one.start + len(one.text)] == one.text for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})
    assert "".join("".join(one.text for one in found).split()) == "".join(text.split())
