import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.find import find_all, fold


@pytest.mark.parametrize(
    ("text", "wanted", "hits"),
    [
        ("ＮＡＴＯとnatoとNato", "nato", ["ＮＡＴＯ", "nato", "Nato"]),
        ("ﾚｱｱｰｽとレアアース", "レアアース", ["ﾚｱｱｰｽ", "レアアース"]),
        ("天然ｶﾞｽ供給", "ガス", ["ｶﾞｽ"]),
        ("か\u3099いこう", "がい", ["か\u3099い"]),
        ("㍿論評社の株式", "株式", ["㍿", "株式"]),
        ("２０２５年", "2025", ["２０２５"]),
        ("一行目\n２行目", "2行", ["２行"]),
        ("𠮷野家🚨の吉野家", "𠮷野家", ["𠮷野家"]),
        ("ああああ", "ああ", ["ああ", "ああ"]),
        ("STRASSE Straße", "straße", ["STRASSE", "Straße"]),
        ("カ゛", "ガ", []),
        ("本文", "", []),
        ("本文", "論評", []),
    ],
)
def test_folded(text: str, wanted: str, hits: list[str]) -> None:
    assert [text[start:end] for start, end in find_all(text, wanted)] == hits


@pytest.mark.parametrize(
    ("text", "wanted", "hits"),
    [("ＮＡＴＯとNATO", "NATO", [(5, 9)]), ("a\nb", "a\nb", [(0, 3)]), ("aa", "", [])],
)
def test_exact(text: str, wanted: str, hits: list[tuple[int, int]]) -> None:
    assert find_all(text, wanted, exact=True) == hits


@given(st.text(max_size=40), st.integers(0, 40), st.integers(1, 6))
def test_what_is_in_a_text_is_found_where_it_is(text: str, start: int, length: int) -> None:
    wanted = text[start : start + length]
    hits = find_all(text, wanted, exact=True)
    assert (not wanted) == (not hits)
    assert all(text[begin:end] == wanted for begin, end in hits)
    for (_, end), (begin, _) in pairwise(hits):
        assert end <= begin


@given(
    st.text(st.sampled_from("aAａＡｶﾞガ㍿か\u3099\n1１ß")), st.text(st.sampled_from("aガ株1"), min_size=1, max_size=3)
)
def test_every_folded_hit_holds_the_words(text: str, wanted: str) -> None:
    for begin, end in find_all(text, wanted):
        assert fold(wanted) in fold(text[begin:end])


def test_a_long_text_is_searched_quickly() -> None:
    text = "これはＮＡＴＯと日本の文章です。\n" * 10_000
    started = time.perf_counter()
    assert len(find_all(text, "nato")) == 10_000
    assert time.perf_counter() - started < 3
