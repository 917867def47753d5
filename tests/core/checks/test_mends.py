"""A mend changes the words that it is for, and nothing the second time, whatever stands around them."""

import unicodedata

import pytest

from tests.core.checks.said import mended

AROUND = "𠮷野家と👨‍👩‍👧と葛\U000e0100飾区、か\u3099き\u3099の話。"
"""Characters of two units in UTF-16, joined ones, a variant, and kana with marks of their own."""
MENDS = [
    ("weekday", "4月2日（木）に", "4月2日（水）に"),
    ("era", "令和６年（２０２５年）の", "令和７年（２０２５年）の"),
    ("word-twice", "本をを読む。", "本を読む。"),
    ("word-twice", "政府は予算案を本日中に決めた。政府は予算案を本日中に決めた。", "政府は予算案を本日中に決めた。"),
    ("width-mixed", "ﾄﾗﾝﾌﾟ氏とＧHzの", "トランプ氏とGHzの"),
    ("ra-dropped", "もう見れない。", "もう見られない。"),
    ("period-double", "ガザで終わった、。次へ。", "ガザで終わった。次へ。"),
    ("spelling-varies", "プーチンー氏。プーチン氏。プーチン氏。", "プーチン氏。プーチン氏。プーチン氏。"),
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("rule", "wrong", "right"), MENDS)
def test_a_mend_touches_nothing_else_and_is_done_once(rule: str, wrong: str, right: str, form: str) -> None:
    text = f"{AROUND}{unicodedata.normalize(form, wrong)}{AROUND}"
    once = mended(rule, text)
    assert once.startswith(AROUND) and once.endswith(AROUND)
    assert unicodedata.normalize("NFC", once[len(AROUND) : -len(AROUND)]) == right
    assert mended(rule, once) == once
