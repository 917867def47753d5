"""What is the same when searching, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.library.fold import find_all, fold, tidy
from editor.core.text.spellings import Wording, wording
from editor.core.text.variants import NEW


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＮＡＴＯ", "nato"),
        ("ｶﾞｽ", "ガス"),
        ("２０２４年", "2024年"),
        ("ガス", "ガス"),
        ("國際", "国際"),
        ("沢田", "澤田"),
        ("竜馬", "龍馬"),
        ("辯護士", "弁護士"),
        ("社会", "社會"),
        ("神社", "神社"),
        ("髙橋﨑", "高橋崎"),
        ("米国　関税", "米国 \n関税"),
        ("A—B", "a-b"),
        ("“語”", '"語"'),
        ("２０２４〜２０２５", "2024~2025"),
        ("㍿", "株式会社"),
        ("Straße", "STRASSE"),
        ("Café", "cafe"),
        ("Tōkyō", "TOKYO"),
        ("Ørsted x\u030cy", "orsted xy"),
        ("Œuvre", "oeuvre"),
        ("安\u200d全\ufe0f", "安全"),
        ("a\x00b", "a b"),
    ],
)
def test_the_same(one, other):
    assert fold(tidy(one)) == fold(tidy(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("ソ連", "そ連"), ("はは", "はば"), ("斎", "斉"), ("コーヒ", "コーヒー"), ("国内", "国外"), ("学問", "学門")],
)
def test_not_the_same(one, other):
    assert fold(tidy(one)) != fold(tidy(other))


def test_no_form_leads_on_to_another():
    assert not set(NEW) & set(NEW.values())
    assert all(len(old) == len(new) == 1 for old, new in NEW.items())


@given(st.text())
def test_folding_is_steady(text):
    once = fold(tidy(text))
    assert fold(tidy(once)) == fold(tidy(tidy(once)))
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(), st.text(max_size=8), st.text())
def test_what_is_between_is_found(before, word, after):
    text = tidy(before + word + after)
    if (wanted := fold(tidy(word))) and wanted in fold(text):
        for start, end in find_all(text, [Wording(wanted)]):
            assert 0 <= start < end <= len(text)
        assert find_all(text, [Wording(wanted)]) and find_all(text, [wording(wanted)])


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("米国とＮＡＴＯ", "nato", ["ＮＡＴＯ"]),
        ("㍿米国、米国", "米国", ["米国", "米国"]),
        ("ｶﾞｽと國", "国", ["國"]),
        ("ｶﾞｽと國", "ガス", ["ｶﾞｽ"]),
        ("米米米", "米米", ["米米"]),
        ("新ｻｰﾊﾞの話、サーバーも", "サーバー", ["ｻｰﾊﾞ", "サーバー"]),
        ("Cafe\u0301とＣＡＦＥ", "cafe", ["Cafe\u0301", "ＣＡＦＥ"]),
    ],
)
def test_hits_are_places_of_the_text_as_it_is(text, word, marked):
    assert [text[start:end] for start, end in find_all(text, [wording(word)])] == marked
