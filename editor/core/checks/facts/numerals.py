"""Numbers as Japanese prose writes them: digits, Chinese numerals, and mixtures with 万, 億 and 兆."""

import re
from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_TENS = (1000, 100, 10, 1)
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}

_GROUP = re.compile(
    r"((?:\d+[千百十])*[\d.,]*[〇零一二三四五六七八九十百千]*)(?:[・点](?P<fraction>[〇零一二三四五六七八九]+))?([万億兆京]?)"
)
_DIGITS_IN_FRONT = re.compile(r"([\d.,]*)(.*)")
_MIXED = re.compile(r"(?:(\d+)千)?(?:(\d+)百)?(?:(\d+)十)?(\d*)")


def number(text: str) -> Decimal | None:
    """The value of `text`: 3,240億, 三千二百, 1兆2000億, 二〇二五, 1.5万, 2千500, 三十五・七; None: it is none.

    Full-width digits must have been made ordinary ones. A numeral that is no exact number (数千, 何万) is None.
    """
    if not text or text[0] in ".,":
        return None
    total, place = Decimal(0), 0
    last = Decimal("Infinity")
    while place < len(text):
        found = _GROUP.match(text, place)
        if found is None or not found[0]:
            return None
        factor = Decimal(_LARGE.get(found[3], 1))
        value = _below_ten_thousand(found[1]) if found[1] else None
        if value is not None and found["fraction"]:
            value += Decimal("0." + "".join(str(DIGITS[char]) for char in found["fraction"]))
        if value is None or factor >= last:
            return None
        total += value * factor
        last = factor
        place = found.end()
    return total


def _below_ten_thousand(text: str) -> Decimal | None:
    """The value of digits, of numerals with 千, 百 and 十, or of both (5千, 2千500)."""
    found = _DIGITS_IN_FRONT.match(text)
    digits, rest = (found[1], found[2]) if found else ("", text)
    if digits:
        plain = digits.replace(",", "")
        if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
            return None
        value = Decimal(plain)
        if not rest:
            return value
        if rest in _SMALL:
            return value * _SMALL[rest]
        mixed = _MIXED.fullmatch(text)
        return (
            sum((Decimal(one or 0) * ten for one, ten in zip(mixed.groups(), _TENS, strict=True)), Decimal(0))
            if mixed
            else None
        )
    if all(char in DIGITS for char in rest):
        return Decimal("".join(str(DIGITS[char]) for char in rest))
    total, last, ones = 0, 10**4, 0
    for char in rest:
        if char in DIGITS:
            if ones:
                return None
            ones = DIGITS[char]
        else:
            if _SMALL[char] >= last:
                return None
            last = _SMALL[char]
            total += (ones or 1) * last
            ones = 0
    return Decimal(total + ones)
