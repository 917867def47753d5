"""Brackets and quotation marks without a partner."""

import re
from collections import Counter
from collections.abc import Iterator

from editor.core.checks.prose.inline import BLANK
from editor.core.checks.prose.reading import Hit, Passage, PassageKind, Prose
from editor.core.words import tr

PAIRS = {"「": "」", "『": "』", "(": ")", "【": "】", "〈": "〉", "《": "》", "〔": "〕", "[": "]", "{": "}"}
_CLOSING = {closing: opening for opening, closing in PAIRS.items()}
_SIGNS = re.compile("[" + re.escape("".join((*PAIRS, *_CLOSING))) + "]")
_HABIT = 4
"""So many of one sign without a partner in a post are the author's way."""
_NUMBERING = re.compile(r"\s*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5}|[ァ-ヶあ-ん一二三四五六七八九十①-⑳]|例|注\d?|※\d?)\)")
_MIDDLE_NUMBERING = re.compile(
    r"(?:^|[\s、。:;,])(?:[※注]?\d{1,2}|[a-zA-Zァ-ヶあ-ん]|[ivxIVX]{1,4}|[一二三四五六七八九十]{1,2})\)$"
)
_ASIDE = re.compile(r"\((?:[^()\n。]{0,14}|笑|泣|爆|汗|怒|苦笑|爆笑)$")
_FACE = re.compile(
    r"\([^()\n「」『』A-Za-z0-9ぁ-んァ-ヶ一-鿿]{2,9}\)"
    r"|(?<![A-Za-z0-9)])[;:=][-^'o]?[()\[\]]|\(\^(?![^()]{0,8}\))|(?<![(（])[^()\s]{1,3}\^\)"
)
_MATH = re.compile(r"\$[^$\n]{1,200}\$")
_TEX = re.compile(r"\\(?:[A-Za-z]{2,}|[\[\](){}])")
_NAMED = re.compile("[“\"'「『].[”\"'」』]")
_INTERVAL = re.compile(r"[\[(]\s?[-\d.]+\s?(?:,\s?[-\d.∞]+\s?){1,20}[\])]")


def find(prose: Prose) -> Iterator[Hit]:
    """Each sign that is left over once pairs are taken away, in its passage and then across passages."""
    left: list[tuple[str, Passage, int]] = []
    for passage in prose.passages:
        if passage.kind in (PassageKind.CELLS,):
            continue
        text = _own_signs(passage)
        unmatched = _left_over(text)
        if unmatched and _FACE.search(text):
            without = _left_over(_FACE.sub(lambda found: BLANK * len(found[0]), text))
            unmatched = min(unmatched, without, key=len)  # (:) is no face, and a face may close what was opened :-)
        left += [(sign, passage, place) for sign, place in unmatched]
    left = _across(left)
    counts = Counter(sign for sign, _passage, _place in left)
    for sign, passage, place in left:
        if counts[sign] >= _HABIT or _is_aside(sign, passage, place) or _is_named(passage.text, place):
            continue
        written = passage.words[place]
        yield Hit(passage, place, place + 1, tr("“{sign}” has no partner.", sign=written))


def _own_signs(passage: Passage) -> str:
    """The text of a passage in which signs that are no brackets are blanked: numbering, formulas."""
    text = passage.own
    if not _SIGNS.search(text) or _TEX.search(text):
        return ""
    if numbering := _NUMBERING.match(text):
        text = BLANK * numbering.end() + text[numbering.end() :]
    for pattern in (_MATH, _INTERVAL):
        text = pattern.sub(lambda found: BLANK * len(found[0]), text)
    return text


def _left_over(text: str) -> list[tuple[str, int]]:
    """The signs without a partner and their places. A closing sign ends the nearest one of its kind."""
    opened: list[tuple[str, int]] = []
    left: list[tuple[str, int]] = []
    for found in _SIGNS.finditer(text):
        sign, place = found[0], found.start()
        if sign in PAIRS:
            opened.append((sign, place))
        elif opened and opened[-1][0] == _CLOSING[sign]:
            opened.pop()
        elif any(other == _CLOSING[sign] for other, _place in opened[-6:]):
            while opened[-1][0] != _CLOSING[sign]:
                left.append(opened.pop())
            opened.pop()
        elif not (sign == ")" and _MIDDLE_NUMBERING.search(text[max(0, place - 6) : place + 1])):
            left.append((sign, place))
    return sorted((*left, *opened), key=lambda one: one[1])


def _across(left: list[tuple[str, Passage, int]]) -> list[tuple[str, Passage, int]]:
    """The unmatched signs left once those that open in one paragraph are paired with signs that close in a later one
    (interviews)."""
    opened: dict[str, list[int]] = {}
    paired: set[int] = set()
    for index, (sign, passage, _place) in enumerate(left):
        if passage.field:
            continue
        if sign in PAIRS:
            opened.setdefault(sign, []).append(index)
        elif opened.get(_CLOSING[sign]):
            begin = opened[_CLOSING[sign]].pop()
            if left[begin][1] is not passage or _CLOSING[sign] not in "「『":  # those cross another pair
                paired |= {index, begin}
    return [one for index, one in enumerate(left) if index not in paired]


def _is_named(text: str, place: int) -> bool:
    """Whether the sign itself is spoken of: between quotation marks, or as a key (Ctrl-])."""
    around = text[max(0, place - 1) : place + 2]
    return bool(_NAMED.fullmatch(around)) or text[max(0, place - 1) : place] in ("-", "+", "^")


def _is_aside(sign: str, passage: Passage, place: int) -> bool:
    """Whether an opening bracket begins a short aside that the end of the line ends: （笑"""
    if sign != "(":
        return False
    end = passage.text.find("\n", place)
    return bool(_ASIDE.match(passage.text[place : end if end >= 0 else len(passage.text)]))
