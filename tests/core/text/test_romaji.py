"""Words typed in Latin letters find what is read alike, however they are spelt, also before they are whole."""

import pytest

from editor.core.text.romaji import romaji, typed


@pytest.mark.parametrize(
    ("reading", "spellings"),
    [
        ("しんぶん", ["shinbun", "sinbun", "shimbun", "SHIMBUN", "ｓｈｉｎ"]),
        ("ちかん", ["chikan", "tikan", "ch", "chi"]),
        ("しゃたい", ["shatai", "syatai", "sh", "sha"]),
        ("つづき", ["tsuzuki", "tuzuki", "tsuduki", "ts"]),
        ("じゅんに", ["junni", "zyunni", "jun", "j"]),
        ("せってい", ["settei", "sett"]),
        ("まっちゃ", ["matcha", "mattya", "maccha"]),
        ("ぷれびゅー", ["purebyu", "purebyu-"]),
        ("ファイル", ["fairu", "fai", "f"]),
        ("ヴィラ", ["bira"]),
        ("こうかい", ["kōkai", "koukai"]),
        ("てんあん", ["ten'an", "tennan"]),
        ("ちぢむ", ["chijimu", "tidimu"]),
        ("きゃくちゅう", ["kyakuchuu", "kyakuty"]),
    ],
)
def test_all_spellings_find_it(reading: str, spellings: list[str]) -> None:
    assert [one for one in spellings if typed(one) not in romaji(reading) or not typed(one)] == []


@pytest.mark.parametrize("text", ["", "設定", "せってい", "a設", "!"])
def test_other_writing_is_not_typed_in_latin_letters(text: str) -> None:
    assert typed(text) == ""


@pytest.mark.parametrize(("reading", "other"), [("しんぶん", "shinbuna"), ("ちかん", "chizu"), ("ひらく", "fusuma")])
def test_others_do_not(reading: str, other: str) -> None:
    assert typed(other) not in romaji(reading)


@pytest.mark.parametrize("text", ["", "っ", "ゃ", "ー", "abc", "漢字かな", "ぁっゃ", "\U0001f600"])
def test_anything_has_letters_of_its_own(text: str) -> None:
    assert isinstance(romaji(text), str)
