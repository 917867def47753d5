"""Figures with a unit in running text, and days, in a form in which they can be compared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from editor.core.checks.facts.numerals import number
from editor.core.checks.prose.lists import word_list

_FRACTION = r"(?:[・点][〇零一二三四五六七八九]{1,4}(?![〇零一二三四五六七八九十百千]))"
_DIGIT = (
    rf"(?:\d[\d,]*(?:\.\d+)?(?:[十百千]\d{{1,3}}){{0,2}}[十百千]?|[〇零一二三四五六七八九十百千]{{1,12}}{_FRACTION}?)"
)
_LARGE = rf"(?:\s?[万億兆京](?:\s?{_DIGIT})?)"
_NUMBER = rf"(?:{_DIGIT}{_LARGE}{{0,4}})"
_SAME = {
    "名": "人",
    "パーセント": "%",
    "㌫": "%",
    "才": "歳",
    "ヶ月": "か月",
    "カ月": "か月",
    "ケ月": "か月",
    "ヵ月": "か月",
    "箇月": "か月",
    "ヶ国": "か国",
    "カ国": "か国",
    "ヵ国": "か国",
    "ケ国": "か国",
    "箇国": "か国",
    "ヶ所": "か所",
    "カ所": "か所",
    "ヵ所": "か所",
    "箇所": "か所",
    "米ドル": "ドル",
    "キロメートル": "キロ",
    "km": "キロ",
    "㎞": "キロ",
    "kg": "キログラム",
    "㌔": "キロ",
    "cm": "センチ",
    "m": "メートル",
    "t": "トン",
    "米": "メートル",
}
_UNITS = word_list("units")
_UNIT = "|".join(re.escape(unit) for unit in sorted(set(_UNITS), key=len, reverse=True))
_FIGURE = re.compile(
    rf"(?<![\d.,A-Za-z廿卅〇一二三四五六七八九十百千万億兆第])(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})"
)
_MEASURED = frozenset(
    [
        "%",
        "ポイント",
        "倍",
        "キロ",
        "メートル",
        "センチ",
        "キログラム",
        "グラム",
        "トン",
        "ヘクタール",
        "リットル",
        "度",
        "ドル",
        "円",
        "秒",
    ]
)
"""Units before which 一・五 is a number with a fraction. 二・三日 are two days or three."""
_POINT = re.compile("[・点]")
_TENTHS = re.compile(r"(?<=\d)・(?=\d{1,3}\s?(?:[%㌫倍度兆億万]|パーセント|ポイント|キロ|メートル|ドル))")
"""The point of newspapers before a fraction: 64・2%."""
_TEN_THOUSANDS = re.compile("[万億兆京]")
_WORDS = frozenset(word_list("numeral_words"))
_RANGE = re.compile(r"[〜~–—―-]\s?$|から\s?$")
_RANGE_BEHIND = re.compile(r"\s?(?:[〜~–—]|から\s?\d)")
_SKIPPED = re.compile(r"(?:目|ぶり|以来|連続|周年|世代|代|号館|丁目|番地)")
_INEXACT = re.compile(r"[数何幾]\s?$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: its span in the text, the value, the unit in its usual form, the digits as written."""

    start: int
    end: int
    value: Decimal
    unit: str
    digits: str
    is_word: bool = False
    """Whether it is a word more often than a figure: 一方, 二人."""

    @property
    def is_calendar(self) -> bool:
        """Whether it names a year, a month or a day rather than an amount."""
        return self.unit in ("年", "月", "日", "時", "分")


def figures(text: str, also_words: bool = False) -> Iterator[Quantity]:
    """The figures with a unit in `text`, whose full-width digits have been made ordinary ones.

    `also_words`: those too that are words more often than figures.
    """
    for found in _FIGURE.finditer(_TENTHS.sub(".", text) if "・" in text else text):
        digits, unit = found["number"], found["unit"]
        if (found[0] in _WORDS and not also_words) or _INEXACT.search(text[: found.start()][-2:]):
            continue
        start, usual = found.start(), _SAME.get(unit, unit)
        if (point := _POINT.search(digits)) and usual not in _MEASURED and not _TEN_THOUSANDS.search(digits):
            start, digits = start + point.end(), digits[point.end() :]
        value = number(re.sub(r"\s", "", digits))
        if value is not None:
            yield Quantity(start, found.end(), value, usual, digits, found[0] in _WORDS or unit == "つ")


def is_range_or_ordinal(text: str, figure: Quantity) -> bool:
    """Whether a figure is an end of a range, or counts an order (3回目, 5年ぶり): an author words those freely."""
    return bool(
        _RANGE.search(text[: figure.start][-4:])
        or _RANGE_BEHIND.match(text, figure.end)
        or _SKIPPED.match(text, figure.end)
        or figure.unit in ("倍", "度", "次", "回", "世紀", "番", "号", "割")
    )
