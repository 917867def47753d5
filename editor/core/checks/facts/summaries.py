"""Statements of a まとめ or a headline without support in its section: figures, days, quoted words and names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cached_property

from editor.core.checks.facts.alike import nearest, nearly_in, one_letter_apart
from editor.core.checks.facts.days import Day, days
from editor.core.checks.facts.figures import Quantity, figures, is_range_or_ordinal
from editor.core.checks.facts.numerals import number
from editor.core.checks.facts.words import KATAKANA, LATIN, TITLED, is_ordinary, spelling_key
from editor.core.checks.prose.reading import Hit, Passage, PassageKind, PostPart, Prose
from editor.core.text.dates import era_year
from editor.core.words import tr

_QUOTED = re.compile(r"[「『“]([^「」『』“”]{3,60})[」』”]")
_YEARS = re.compile(
    r"(?<![\d,.])(\d{4}(?=年(?![間前後]))|\d{4}(?=[-–〜~]\d{2,4}年)|(?:1[5-9]|20|21)\d\d(?![\d,.]|\s?[億万兆円人件%]))"
)
_COUNTED = re.compile(
    r"第\s?(?P<count>\d{1,4}|[一二三四五六七八九十]{1,3})\s?"
    r"(?P<what>四半期|回|次|位|章|条|項|期|代|世|世代|艦隊|師団|旅団|列島線|党|段階|弾|号|部|局|者|一人者|国|極|波|軍)"
)
_MONTHS = re.compile(r"(?<![\d.])(?P<month>1[0-2]|[1-9])月(?!\s?\d{1,2}\s?日)")
_YEAR_BEFORE = re.compile(r"\d{4}年$")
_ANY_NUMBER = r"(?<![\d.,〇一二三四五六七八九十百千万億])(?:\d[\d,.]*|[〇一二三四五六七八九十百千]{1,6})"
_SAME_BEHIND = 3
"""Characters behind a unit by which two figures count the same thing."""
_LETTERS = re.compile(r"[一-鿿ァ-ヴA-Za-z]")
_BEHIND = 2
"""Characters behind a month that must be the same for one to be a slip of the other."""
_LEAST = 80
"""Characters that a section must have: less is no account of what the bullets say."""
_MOST_NEAR = 3  # days


class _Section:
    """The text of a part of the post; `whole` is the text of both parts."""

    def __init__(self, text: str, whole: str) -> None:
        self.text = text
        self.whole = whole

    @cached_property
    def amounts(self) -> dict[str, list[tuple[Decimal, str]]]:
        """The values of the post in each unit, with their digits; those of this section first."""
        found: dict[str, list[tuple[Decimal, str]]] = {}
        for text in (self.text, self.whole):
            for figure in figures(text):
                found.setdefault(figure.unit, []).append((figure.value, figure.digits))
        return found

    @cached_property
    def calendar(self) -> list[Day]:
        """The days that it names."""
        return [day for text in (self.text, self.whole) for day in days(text)]

    @cached_property
    def katakana(self) -> list[str]:
        """The words of the section in katakana, each once."""
        return list(dict.fromkeys(KATAKANA.findall(self.whole)))

    @cached_property
    def latin(self) -> list[str]:
        """The words of the section in Latin letters with a capital, each once."""
        return list(dict.fromkeys(LATIN.findall(self.whole)))

    @cached_property
    def titled(self) -> list[tuple[str, str]]:
        """Names in kanji with their titles, each once."""
        return list(dict.fromkeys((found["name"], found["title"]) for found in TITLED.finditer(self.whole)))


@dataclass(frozen=True, slots=True)
class _Claim:
    """A bullet or headline, and the section that must bear it out."""

    passage: Passage
    section: _Section

    def hit(self, start: int, end: int, candidate: str | None) -> Hit:
        """A finding: the words from `start` to `end` are not in the section; `candidate` is the nearest that it has."""
        written = self.passage.words[start:end]
        if candidate is None:
            return Hit(self.passage, start, end, tr("“{words}” is not in the text.", words=written))
        message = tr("“{words}” is not in the text, which has “{candidate}”.", words=written, candidate=candidate)
        return Hit(self.passage, start, end, message, candidate)


def find(prose: Prose) -> Iterator[Hit]:
    """Each figure, day, quotation and name of a bullet or headline that its section does not have."""
    whole = "\n".join(passage.text for passage in prose.body)
    sections = {
        part: _Section("\n".join(passage.text for passage in prose.part(part)), whole)
        for part in (PostPart.NEWS, PostPart.COMMENTARY)
    }
    for passage in prose.passages:
        if passage.kind not in (PassageKind.BULLET, PassageKind.HEADLINE) or len(sections[passage.part].text) < _LEAST:
            continue
        claim = _Claim(passage, sections[passage.part])
        named = list(_days(claim))
        yield from named
        spans = [(day.start, day.end) for day in days(passage.text)]
        yield from _amounts(claim, spans)
        yield from _years(claim, spans)
        yield from _months(claim)
        yield from _counted(claim)
        yield from _quotations(claim)
        yield from _names(claim)


# -- amounts -------------------------------------------------------------------------------------------------------


def _amounts(claim: _Claim, spans: list[tuple[int, int]]) -> Iterator[Hit]:
    text = claim.passage.text
    for figure in figures(text, also_words=True):
        if any(start <= figure.start < end for start, end in spans):
            continue
        there = claim.section.amounts.get(figure.unit, [])
        if any(_says_same(figure, value) for value, _digits in there):
            continue
        if text[figure.start : figure.end] in claim.section.whole:
            continue
        if figure.unit in ("年", "月") or (figure.unit == "期" and text[: figure.start].endswith("第")):
            continue  # looked at below
        candidate, sure = _candidate(figure, there), True
        if is_range_or_ordinal(text, figure) or figure.is_word or figure.digits in claim.section.whole:
            candidate, sure = None, False
        elif candidate is None and (figure.is_calendar or not any(char.isdigit() for char in figure.digits)):
            sure = False
        elif candidate is None and _is_sum_or_other_unit(figure, claim.section):
            continue
        candidate = candidate or _in_same_words(text, figure, claim.section)
        if sure or candidate is not None:
            yield claim.hit(figure.start, figure.start + len(figure.digits), candidate)


def _in_same_words(text: str, figure: Quantity, section: _Section) -> str | None:
    """The number that the section has between the same words: 「二つの案を」 for 「三つの案を」."""
    first = figure.start + len(figure.digits)
    behind = text[first : figure.end + _SAME_BEHIND]
    if len(behind) < figure.end - first + _SAME_BEHIND or not _LETTERS.search(behind[figure.end - first :]):
        return None
    found = [one[1] for one in re.finditer(rf"({_ANY_NUMBER}){re.escape(behind)}", section.whole)]
    values = [value for one in found if (value := number(one)) is not None]
    if not values or len(set(values)) > 2 or any(one + other == figure.value for one in values for other in values):
        return None
    return found[0]


def _says_same(figure: Quantity, value: Decimal) -> bool:
    """Whether a bullet may say its figure for `value`: equal, or `value` rounded to the digits of the bullet."""
    if figure.value == value:
        return True
    if figure.is_calendar or not figure.value or figure.value.adjusted() != value.adjusted():
        return False
    unit = Decimal(1).scaleb(_last_digit(figure.value))
    return any(value.quantize(unit, rounding) == figure.value for rounding in (ROUND_HALF_UP, ROUND_DOWN))


def _last_digit(value: Decimal) -> int:
    """The exponent of the last digit of `value` that is not 0: 3240億 has 9."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _candidate(figure: Quantity, there: list[tuple[Decimal, str]]) -> str | None:
    """The digits of the text that the bullet's are a slip of: one digit another one, or 億 for 万."""
    written = figure.digits.replace(",", "")
    for value, digits in there:
        plain = digits.replace(",", "")
        place = one_letter_apart(written, plain)
        if place is not None and not (figure.is_calendar and not _is_close(written, plain)):
            return digits
        if not figure.is_calendar and value and figure.value and sorted(written) == sorted(plain) and len(written) > 1:
            return digits
        if not figure.is_calendar and _same_digits(figure.value, value):
            return digits
    return None


def _is_close(one: str, other: str) -> bool:
    """Whether two years, months or days can be a slip of each other: as many digits, and more than one."""
    return len(one) == len(other) and len(one) > 1


def _same_digits(one: Decimal, other: Decimal) -> bool:
    return (
        one != other
        and one.normalize().as_tuple().digits == other.normalize().as_tuple().digits
        and len(one.normalize().as_tuple().digits) > 1
    )


def _is_sum_or_other_unit(figure: Quantity, section: _Section) -> bool:
    """Whether the text may say it in another way: the same value with another unit, or a difference of two values."""
    for unit, values in section.amounts.items():
        if unit != figure.unit and any(value == figure.value for value, _digits in values):
            return True
    amounts = [value for value, _digits in section.amounts.get(figure.unit, [])][:20]
    return any(one - other == figure.value or one + other == figure.value for one in amounts for other in amounts)


# -- days ----------------------------------------------------------------------------------------------------------


def _days(claim: _Claim) -> Iterator[Hit]:
    for day in days(claim.passage.text):
        if day.month is None or day.day is None:
            continue
        there = [other for other in claim.section.calendar if other.day is not None]
        if any(other.month in (None, day.month) and other.day == day.day for other in there):
            yield from _year(claim, day, there)
            continue
        whole = claim.section.whole
        if re.search(rf"(?<![\d月]){day.day}日", whole) or f"{day.month}/{day.day}" in whole:
            continue
        near = [
            other for other in there if other.month is not None and (other.month == day.month) != (other.day == day.day)
        ]
        if near and len({(other.month, other.day) for other in near}) <= _MOST_NEAR:
            right = near[0]
            if right.month == day.month:
                yield _day_hit(claim, day, f"{day.day}日", f"{right.day}日")
            else:
                yield _day_hit(claim, day, f"{day.month}月", f"{right.month}月")


def _year(claim: _Claim, day: Day, there: list[Day]) -> Iterator[Hit]:
    years = {other.year for other in there if (other.month, other.day) == (day.month, day.day) and other.year}
    if day.year and years and day.year not in years:
        yield _day_hit(claim, day, f"{day.year}年", f"{min(years)}年")


def _day_hit(claim: _Claim, day: Day, written: str, right: str) -> Hit:
    place = claim.passage.text.find(written, day.start, day.end)
    if place < 0:  # in Chinese numerals, or of an era
        return claim.hit(day.start, day.end, None)
    return claim.hit(place, place + len(written), right)


def _years(claim: _Claim, spans: list[tuple[int, int]]) -> Iterator[Hit]:
    """Years of four digits that the text does not have, where it has one that is a slip away."""
    there: list[str] = []
    for found in _YEARS.finditer(claim.passage.text):
        year = found[1]
        if year in claim.section.whole or any(start <= found.start() < end for start, end in spans):
            continue
        there = there or list(dict.fromkeys(_YEARS.findall(claim.section.whole)))
        near = [other for other in there if one_letter_apart(year, other) is not None]
        if near and _era_year(int(year)) not in claim.section.whole:
            yield claim.hit(found.start(), found.end(), near[0])


def _era_year(year: int) -> str:
    return era_year(date(year, 12, 31))


def _months(claim: _Claim) -> Iterator[Hit]:
    """Months that the text does not have, where it has another one before the same words."""
    text, whole = claim.passage.text, claim.section.whole
    for found in _MONTHS.finditer(text):
        if re.search(rf"(?<!\d)0?{found['month']}(?:月|/\d)", whole):
            continue
        behind = text[found.end() : found.end() + _BEHIND]
        before = _YEAR_BEFORE.search(text[: found.start()])
        other = None
        if len(behind) == _BEHIND:
            other = re.search(rf"(?<!\d)(?P<month>1[0-2]|[1-9])月{re.escape(behind)}", whole)
        if other is None and before is not None:
            other = re.search(rf"{before[0]}(?P<month>1[0-2]|[1-9])月", whole)
        if other is not None:
            yield claim.hit(found.start(), found.end(), f"{other['month']}月")


def _counted(claim: _Claim) -> Iterator[Hit]:
    """第3四半期 and the like, where the text counts the same thing with other numbers only."""
    for found in _COUNTED.finditer(claim.passage.text):
        others = [other for other in _COUNTED.finditer(claim.section.whole) if other["what"] == found["what"]]
        value = number(found["count"])
        if others and all(number(other["count"]) != value for other in others):
            yield claim.hit(found.start("count"), found.end("count"), others[0]["count"])


# -- quotations and names ------------------------------------------------------------------------------------------


def _quotations(claim: _Claim) -> Iterator[Hit]:
    for found in _QUOTED.finditer(claim.passage.text):
        words = found[1]
        if words in claim.section.whole:
            continue
        near = nearly_in(words, claim.section.whole)
        if near is not None and not _is_wording(words, near):
            yield claim.hit(found.start(1), found.end(1), near)


def _is_wording(one: str, other: str) -> bool:
    """Whether two quotations differ by what an author smooths: a sign, a particle's end, one letter more or less."""
    place = one_letter_apart(one, other)
    if place is None or len(one) != len(other):
        return True
    pair = one[place] + other[place]
    return not all(char.isalnum() for char in pair) or (place in (0, len(one) - 1) and len(one) < 5)


def _names(claim: _Claim) -> Iterator[Hit]:
    section, text = claim.section, claim.passage.text
    for found in KATAKANA.finditer(text):
        yield from _name(claim, found.start(), found[0], section.katakana)
    for found in LATIN.finditer(text):
        yield from _name(claim, found.start(), found[0], section.latin)
    for found in TITLED.finditer(text):
        if found["name"] in section.whole:
            continue
        names = [name for name, title in section.titled if len(name) == len(found["name"]) and title == found["title"]]
        right = nearest(found["name"], names)
        if right is not None:
            yield claim.hit(found.start("name"), found.end("name"), right)


def _name(claim: _Claim, start: int, word: str, there: list[str]) -> Iterator[Hit]:
    if word in claim.section.whole or is_ordinary(word):
        return
    right = nearest(word, (other for other in there if len(other) > 3))
    if right is None or spelling_key(right) == spelling_key(word) or right.lower() == word.lower():
        return
    if right.startswith(word) or word.startswith(right) or right.endswith(word) or word.endswith(right):
        return  # a plural, a compound
    yield claim.hit(start, start + len(word), right)
