"""Figures of a まとめ or a headline that its section does not have."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import combinations

from editor.core.checks.facts.alike import one_letter_apart
from editor.core.checks.facts.figures import Quantity, figures, is_range_or_ordinal
from editor.core.checks.facts.numerals import number
from editor.core.checks.facts.statements import SectionText, SummaryStatement
from editor.core.checks.prose.reading import Hit

_ANY_NUMBER = (
    r"(?<![\d.,廿卅〇一二三四五六七八九十百千万億])"
    r"(?:\d[\d,.]*|[〇零一二三四五六七八九十百千]{1,6}(?:[・点][〇一二三四五六七八九]{1,4})?)"
)
_SAME_BEHIND = 3
"""Characters behind a unit by which two figures count the same thing."""
_SAME_BEFORE = 3
"""Characters before a number by which two figures of a unit count the same thing."""
_SURE_BEHIND = 5
"""The same where the section has the figure, too, with other words."""
_SAME_AT_END = 2
"""The same where the bullet ends there: 四つの柱."""
_FEW_YEARS = 100  # a time, and no year of the calendar
_SHORT_YEAR = re.compile(r"\d\d年")
_LETTERS = re.compile(r"[一-鿿ァ-ヴA-Za-z]")


def unfounded_amounts(statement: SummaryStatement, spans: list[tuple[int, int]]) -> Iterator[Hit]:
    """Each figure that the section does not have; `spans` are days, which are looked at elsewhere."""
    text = statement.passage.text
    for figure in figures(text, also_words=True):
        if any(start <= figure.start < end for start, end in spans):
            continue
        there = statement.section.amounts.get(figure.unit, [])
        if _stands_in(text[figure.start : figure.end], statement.section.whole) or any(
            _says_same(figure, value)
            for value in (*(value for value, _digits in there), *statement.section.said.get(figure.unit, ()))
        ):
            # Said somewhere, but the same words may stand with another number there; of another year one speaks anyhow.
            if figure.is_calendar:
                continue
            if (other := _in_same_words(text, figure, statement.section, _SURE_BEHIND)) is not None:
                yield statement.hit(figure.start, figure.start + len(figure.digits), other)
            continue
        if figure.unit == "年" and figure.value < _FEW_YEARS and not is_range_or_ordinal(text, figure):
            if (other := _in_same_words(text, figure, statement.section)) is not None:
                yield statement.hit(figure.start, figure.start + len(figure.digits), other)
            continue
        if figure.unit in ("年", "月") or (figure.unit == "期" and text[: figure.start].endswith("第")):
            continue  # looked at below
        if len(figure.digits) == 1 and _is_sum(figure, statement.section.said.get(figure.unit, [])):
            continue  # each other number of one digit would be a slip of it
        candidate, sure = _candidate(figure, there), True
        if is_range_or_ordinal(text, figure) or figure.is_word or figure.digits in statement.section.whole:
            candidate, sure = None, False
        elif candidate is None and (figure.is_calendar or not any(char.isdigit() for char in figure.digits)):
            sure = False
        elif candidate is None and _is_sum_or_other_unit(figure, statement.section):
            continue
        candidate = candidate or _in_same_words(text, figure, statement.section)
        if sure or candidate is not None:
            yield statement.hit(figure.start, figure.start + len(figure.digits), candidate)


def _stands_in(words: str, text: str) -> bool:
    """Whether a figure stands in `text`, and not as the end of a longer one: 2年 in 22年. 28年 may be 2028年."""
    if _SHORT_YEAR.fullmatch(words) and any(f"{century}{words}" in text for century in ("19", "20")):
        return True
    place = text.find(words)
    while place > 0 and words[0].isdigit() and text[place - 1].isdigit():
        place = text.find(words, place + 1)
    return place >= 0


def _in_same_words(text: str, figure: Quantity, section: SectionText, least: int = _SAME_BEHIND) -> str | None:
    """The number that the section has between the same words: 三つの案を for 二つの案を, 死者は三人 for 死者は五人.

    `least`: the characters behind the unit that must be the same; else those before the number are.
    """
    first = figure.start + len(figure.digits)
    before, behind = text[max(0, figure.start - _SAME_BEFORE) : figure.start], text[first : figure.end + least]
    found: list[str] = []
    rest = len(text) - figure.end
    at_end = least == _SAME_BEHIND and rest == _SAME_AT_END
    if (len(behind) == figure.end - first + least or at_end) and _LETTERS.search(behind[figure.end - first :]):
        found = _numbers("", behind, section)
    if not found and least == _SAME_BEHIND and len(before) == _SAME_BEFORE and _LETTERS.search(before):
        found = _numbers(before, text[first : figure.end], section)
    values = [value for one in found if (value := number(one)) is not None]
    if (
        not values
        or figure.value in values
        or len(set(values)) > 2
        or any(one + other == figure.value for one, other in combinations(set(values), 2))
    ):
        return None
    return found[0]


def _numbers(before: str, behind: str, section: SectionText) -> list[str]:
    """The numbers that the section has between these words."""
    if behind not in section.whole or before not in section.whole:
        return []
    return re.findall(rf"{re.escape(before)}({_ANY_NUMBER}){re.escape(behind)}", section.whole)


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


def _is_sum(figure: Quantity, values: list[Decimal]) -> bool:
    """Whether two figures of the text make the bullet's together: three dead and two injured are five."""
    return any(one + other == figure.value for one, other in combinations(values[:20], 2))


def _is_sum_or_other_unit(figure: Quantity, section: SectionText) -> bool:
    """Whether the text may say it in another way: the same value with another unit, or a difference of two values."""
    for unit, values in section.amounts.items():
        if unit != figure.unit and any(value == figure.value for value, _digits in values):
            return True
    amounts = [value for value, _digits in section.amounts.get(figure.unit, [])][:20]
    return any(one - other == figure.value or one + other == figure.value for one in amounts for other in amounts)
