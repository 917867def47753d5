import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.find import find_all, fold
from editor.core.text.folding import clusters


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
        ("𠮷野家🚨の吉野家", "𠮷野家", ["𠮷野家", "吉野家"]),  # as in the library: two forms of one character
        ("葛\U000e0100飾区と葛飾区", "葛飾区", ["葛\U000e0100飾区", "葛飾区"]),
        ("葛飾区", "葛\U000e0100飾区", ["葛飾区"]),
        ("辻\U000e0101さん、辻\ufe00さん、辻さん", "辻", ["辻\U000e0101", "辻\ufe00", "辻"]),
        ("大統\ufeff領", "大統領", ["大統\ufeff領"]),
        ("大統領\ufeff。", "大統領", ["大統領"]),
        ("米\u200b国、米\u2060国、米\xad国", "米国", ["米\u200b国", "米\u2060国", "米\xad国"]),
        ("國際と国際", "国際", ["國際", "国際"]),
        ("国際", "國際", ["国際"]),
        ("神\ufa19社", "神神社", ["神\ufa19社"]),
        ("⻑い⽶国", "長い米国", ["⻑い⽶国"]),
        ("A—B", "A-B", ["A—B"]),
        ("「甲」―乙", "」—乙", ["」―乙"]),
        ("コーヒー", "コ―ヒ―", []),
        ("ｻｰﾊﾞーとｻｰﾊﾞの", "サーバー", ["ｻｰﾊﾞー", "ｻｰﾊﾞ"]),
        ("１，０００円と1000円", "1,000", ["１，０００", "1000"]),
        ("ヴァンスとウ\u3099ァンス\n\tバンス", "バンス", ["ヴァンス", "ウ\u3099ァンス", "バンス"]),
        ("Cafe\u0301、ＣＡＦＥ", "café", ["Cafe\u0301", "ＣＡＦＥ"]),
        ("リストは1,2", "1,2", ["1,2"]),
        ("ソ連", "そ連", []),
        ("米国　関税", "米国 関税", ["米国　関税"]),
        ("米国 \t　関税", "米国 関税", ["米国 \t　関税"]),
        ("か\u3099き\u3099", "が", ["か\u3099"]),
        ("か\u3099", "か", []),
        ("e\u0301tat", "état", ["e\u0301tat"]),
        ("①と②", "2", ["②"]),
        ("👨\u200d👩\u200d👧と👧", "👧", ["👨\u200d👩\u200d👧", "👧"]),
        ("🇯🇵🇺🇸", "🇺🇸", ["🇺🇸"]),
        ("👍🏽", "👍", ["👍🏽"]),
        ("a\u200bb", "\u200b", ["\u200b"]),
        ("…と...", "...", ["…", "..."]),
        ("한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8", ["한국"]),
        ("\u1112\u1161\u11ab", "\u1112\u1161", []),
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


@pytest.mark.parametrize(
    ("text", "wanted", "hits"),
    [
        ("サーバーとサーバ。1000と1,000", "サーバー", ["サーバー"]),
        ("サーバーとサーバ。1000と1,000", "1,000", ["1,000"]),
        ("résuméとresume", "resume", ["resume"]),
        ("résuméとresume", "RÉSUMÉ", ["résumé"]),
        ("㎞とＫＭ、國と国", "km", ["㎞", "ＫＭ"]),
        ("㎞とＫＭ、國と国", "國", ["國", "国"]),
    ],
)
def test_as_written(text: str, wanted: str, hits: list[str]) -> None:
    assert [text[start:end] for start, end in find_all(text, wanted, as_written=True)] == hits


def test_with_kana_alike_other_spellings_are_found_too() -> None:
    text = "ゔぁいおりんとバイオリン、さーばの"
    assert [text[start:end] for start, end in find_all(text, "ヴァイオリン", kana=True)] == [
        "ゔぁいおりん",
        "バイオリン",
    ]
    assert find_all(text, "サーバー", kana=True) == []  # where a word ends nobody sees in hiragana
    assert find_all(text, "サーバーの", kana=True) == [(13, 17)]


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


_PIECES = [*"aA１1ガか国國辻-―\n ー¯㍿ß\u3000\t\u200b\ufeff\u200d\ufe0f\U000e0101👩🇯🇵…⻑", "ｶﾞ", "か\u3099"]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.lists(st.sampled_from(_PIECES), max_size=3))
def test_hits_are_whole_characters_that_fold_to_the_words(text: str, wanted: list[str]) -> None:
    words = "".join(wanted)
    borders = {place for offset, line in _lines(text) for place in (offset, offset + len(line))} | {
        offset + end for offset, line in _lines(text) for _start, end in clusters(line)
    }
    borders |= {offset + start for offset, line in _lines(text) for start, _end in clusters(line)}
    before = 0
    for start, end in find_all(text, words):
        assert before <= start < end
        before = end
        if fold(words):
            assert {start, end} <= borders
            assert fold(words) in fold(text[start:end])


def _lines(text: str) -> list[tuple[int, str]]:
    lines = text.split("\n")
    return [(sum(len(other) + 1 for other in lines[:index]), line) for index, line in enumerate(lines)]


@given(st.lists(st.sampled_from(_PIECES), max_size=12).map("".join))
def test_a_long_text_folds_as_a_short_one(text: str) -> None:
    long = (text + "\n") * (2500 // (len(text) + 1) + 1)
    assert fold(long) == "\n".join(map(fold, long.split("\n")))


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_long_text_is_searched_quickly() -> None:
    text = "これはＮＡＴＯと日本の文章です。\n" * 10_000
    started = time.process_time()
    assert len(find_all(text, "nato")) == 10_000
    assert time.process_time() - started < 3
