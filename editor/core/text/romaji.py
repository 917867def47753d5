"""Kana in Latin letters, so that words typed without an input method find what is read alike.

Kana and what is typed are brought to one spelling (that of Kunrei, without long marks): "shi" and "si", "cha" and
"tya", "fu" and "hu", "shimbun" and "sinbun", "kōkai" and "koukai" are the same.
"""

import re
import unicodedata

_KANA = {
    **dict(zip("あいうえお", "aiueo", strict=True)),
    **{
        kana: consonant + vowel
        for consonant, row in {
            "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
            "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど",
            "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
        }.items()
        for kana, vowel in zip(row, "aiueo", strict=True)
    },
    "や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "n", "ゔ": "bu", "ー": "",
}  # fmt: skip
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
_SMALL_VOWELS = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_SPELLINGS = (
    ("tch", "tty"), ("cch", "tty"), ("shi", "si"), ("sh", "sy"), ("chi", "ti"), ("ch", "ty"), ("tsu", "tu"),
    ("ji", "zi"), ("jy", "zy"), ("j", "zy"), ("f", "h"), ("wo", "o"), ("ō", "ou"), ("ū", "uu"), ("ā", "aa"),
    ("ē", "ee"), ("ī", "ii"),
    ("n'", "n"), ("mb", "nb"), ("mp", "np"), ("mm", "nm"), ("di", "zi"), ("du", "zu"), ("-", ""),
)  # fmt: skip
"""Spellings, and the one that stands for them; the longer ones first."""
_CUT = (("sy", "s"), ("ty", "t"), ("ts", "t"), ("zy", "z"))
"""Beginnings of a syllable that is being typed, by the letters with which all of its kana begin."""


def romaji(kana: str) -> str:
    """`kana`, hiragana or katakana, in the one spelling; other characters stay."""
    text = "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヴ" else one for one in unicodedata.normalize("NFKC", kana))
    written: list[str] = []
    double = False
    for one in text:
        if one == "っ":
            double = True
            continue
        if one in _SMALL and written:
            sound = written.pop()[:-1] + _SMALL[one]
        elif one in _SMALL_VOWELS and written:
            sound = written.pop()[:-1] + _SMALL_VOWELS[one]
        else:
            sound = _KANA.get(one, one)
        written.append(sound[:1] + sound if double and sound[:1].isalpha() else sound)
        double = False
    return _same("".join(written))


def typed(text: str) -> str:
    """Latin letters that a person types, in the one spelling, also while the last syllable is not whole; "" for
    other writing."""
    text = unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
    for spelling, one in _SPELLINGS:
        text = text.replace(spelling, one)
    if not re.fullmatch(r"[a-z0-9]+", text):
        return ""
    for end, begins in _CUT:
        if text.endswith(end):
            text = text.removesuffix(end) + begins
            break
    return _same(text)


def _same(text: str) -> str:
    """The text without differences that spellings have: a double n, ぢ and づ."""
    return re.sub("n+", "n", text).replace("di", "zi").replace("du", "zu").replace("dy", "zy")
