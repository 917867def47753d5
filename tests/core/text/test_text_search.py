from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.errors import PatternError
from editor.core.text.find import find_all
from editor.core.text.text_search import LONGEST_PATTERN, TextHit, TextSearch, find_hits, replaced


@pytest.mark.parametrize(
    ("text", "search", "found"),
    [
        ("ソ連とそ連", TextSearch("ソ連", kana=True), ["ソ連", "そ連"]),
        ("ｶﾞｽとがす", TextSearch("ガス", kana=True), ["ｶﾞｽ", "がす"]),
        ("カ\u3099スとがす", TextSearch("ガス", kana=True), ["カ\u3099ス", "がす"]),
        ("いすゞとイスヾ", TextSearch("イスヾ", kana=True), ["いすゞ", "イスヾ"]),
        ("ソ連とそ連", TextSearch("ソ連", exact=True, kana=True), ["ソ連", "そ連"]),
        ("NATOとnato", TextSearch("nato", exact=True, kana=True), ["nato"]),
        ("アジアとアジアン", TextSearch("アジア", whole=True), ["アジア"]),
        ("catとconcat", TextSearch("CAT", whole=True), ["cat"]),
        ("2025年と12年", TextSearch(r"\d{4}年", pattern=True), ["2025年"]),
        ("Nato NATO", TextSearch("nato", pattern=True), ["Nato", "NATO"]),
        ("Nato NATO", TextSearch("NATO", exact=True, pattern=True), ["NATO"]),
        ("一行\n二行", TextSearch("^.", pattern=True), ["一", "二"]),
        ("cat concat", TextSearch("cat", whole=True, pattern=True), ["cat"]),
        ("本文", TextSearch(""), []),
        ("本文", TextSearch("", pattern=True), []),
        ("a.b", TextSearch("."), ["."]),
    ],
)
def test_hits(text: str, search: TextSearch, found: list[str]) -> None:
    (hits,) = find_hits([text], search)
    assert [text[hit.start : hit.end] for hit in hits] == found


def test_what_takes_their_place() -> None:
    texts = ["2025年と2024年", "なし", "1年"]
    hits = find_hits(texts, TextSearch(r"(\d+)年", pattern=True), "令和$1")
    assert [replaced(text, found) for text, found in zip(texts, hits, strict=True)] == [
        "令和2025と令和2024",
        "なし",
        "令和1",
    ]
    assert replaced("一\n二", find_hits(["一\n二"], TextSearch("^", pattern=True), "> ")[0]) == "> 一\n> 二"
    assert find_hits(["米国"], TextSearch("米"), "$1")[0] == [TextHit(0, 1, "$1")]


@pytest.mark.parametrize(
    ("search", "said"),
    [
        (TextSearch("(", pattern=True), "character 1"),
        (TextSearch("年[", pattern=True), "character 2"),
        (TextSearch("*", pattern=True), "no complete pattern"),
        (TextSearch("a" * (LONGEST_PATTERN + 1), pattern=True), "longer than 2,000"),
        (TextSearch("a{99999999999999999999}", pattern=True), "too large"),
        (TextSearch("", pattern=False), ""),
    ],
)
def test_patterns_that_cannot_be_read(search: TextSearch, said: str) -> None:
    if not said:
        assert find_hits(["text"], search) == [[]]
        return
    with pytest.raises(PatternError, match=said):
        find_hits(["text"], search)


def test_more_hits_than_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.core.text.text_search.MOST_HITS", 3)
    with pytest.raises(PatternError, match="more than 3 hits"):
        find_hits(["aa", "aa"], TextSearch("a", pattern=True))


@given(
    st.text(alphabet="あアｶﾞが\u3099ゝヽabＡ \n", max_size=30), st.text(alphabet="あアｶがaＡ", min_size=1, max_size=3)
)
def test_kana_find_no_less(text: str, wanted: str) -> None:
    alike = find_all(text, wanted, kana=True)
    assert all(before[1] <= after[0] for before, after in pairwise(alike))
    assert len(alike) > 0 or not find_all(text, wanted)
