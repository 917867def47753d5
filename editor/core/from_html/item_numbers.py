"""The numbers that the sign of a list item may mean: 1. (2) a) iv. 三、 ⑤ ア． A letter can be a Roman number, too."""

import re
from unicodedata import normalize

_SIGN = re.compile(r"[(\[〔]?(\w{1,12})(?:[.)\]〕、,:]|$)")
_LEVELS = re.compile(r"(?:\d{1,3}\.)+(\d{1,3})\.?")  # 1.2.3 counts 3 in its own list
_ROMAN = re.compile("(x{0,3})(ix|iv|v?i{0,3})")
_UNITS = {"ix": 9, "iv": 4}
_KANJI = {sign: value for value, sign in enumerate("一二三四五六七八九", 1)}
_ORDERS = (
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス",
    "甲乙丙丁戊己庚辛壬癸",
)


def numbers_of(sign: str) -> frozenset[int]:
    """The numbers that `sign` may mean; empty for a dot, a dash, or a letter of a font of signs."""
    text = normalize("NFKC", "".join(sign.split())).replace("。", ".")
    is_marked = len(text) > 1 or text.isdigit() or text in _KANJI
    if levels := _LEVELS.fullmatch(text):
        return frozenset([int(levels[1])])
    found = _SIGN.fullmatch(text)
    if found is None or not is_marked:
        return frozenset()
    word = found[1]
    if word.isdecimal():
        return frozenset([int(word)])
    if re.fullmatch("[a-zA-Z]+", word):
        return _latin(word.lower())
    if (number := _kanji(word)) is not None:
        return frozenset([number])
    return frozenset(order.index(word) + 1 for order in _ORDERS if len(word) == 1 and word in order)


def is_bullet(sign: str) -> bool:
    """Whether `sign` says nothing: a dot, a dash, one letter, which is a picture in a font of signs."""
    text = "".join(sign.split())
    return len(text) < 2 or not any(map(str.isalnum, text))


def _latin(word: str) -> frozenset[int]:
    """a is 1, z 26, aa 27; i is 9 and the Roman 1."""
    found: set[int] = set()
    if len(set(word)) == 1 and len(word) <= 3:  # Word counts a … z, aa, bb …
        found.add(26 * (len(word) - 1) + ord(word[0]) - ord("a") + 1)
    if (roman := _ROMAN.fullmatch(word)) and word:
        units = roman[2]
        found.add(10 * len(roman[1]) + (_UNITS.get(units) or 5 * units.count("v") + units.count("i")))
    return frozenset(found)


def _kanji(word: str) -> int | None:
    """The number below 100 that kanji write: 三, 十二, 二十, 二十三."""
    found = re.fullmatch("([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)", word)
    if found is None or not word:
        return None
    tens, ten, units = found.groups()
    if not ten:
        return _KANJI[word] if len(word) == 1 else None
    return 10 * _KANJI.get(tens, 1) + _KANJI.get(units, 0)
