"""Figures of a まとめ or a headline that its section does not have."""

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from itertools import combinations

from editor.core.checks.facts.alike import is_swapped, one_letter_apart
from editor.core.checks.facts.days import ERAS
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
_ERA_BEFORE = re.compile(f"(?:{'|'.join(ERAS)})\\s?$")
_COMPARES = re.compile("[増減]|差(?!別)|比(?!例)|[円銭]高|[円銭]安|上回|下回|より|縮小|拡大|上昇|低下|下落|から")
_ADDS = re.compile("計(?!画|算)|合わせ|合算")
"""Words of a bullet that may reckon: the difference or the sum of two figures of the text."""
_CURRENCIES = frozenset(["円", "ドル", "ユーロ", "元", "人民元", "ウォン", "ポンド", "ルーブル", "ルピー", "フラン"])
_LEAST_MONEY = 10
_MAY_BE_ROUNDED = 1000
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
        if figure.unit == "年" and _ERA_BEFORE.search(text, max(0, figure.start - 4), figure.start):
            continue  # looked at with the years
        if figure.unit == "年" and figure.value < _FEW_YEARS and not is_range_or_ordinal(text, figure):
            if (other := _in_same_words(text, figure, statement.section)) is not None:
                yield statement.hit(figure.start, figure.start + len(figure.digits), other)
            continue
        if figure.unit in ("年", "月") or (figure.unit == "期" and text[: figure.start].endswith("第")):
            continue  # looked at below
        if len(figure.digits) == 1 and _is_sum(figure, statement.section.said.get(figure.unit, [])):
            continue  # each other number of one digit would be a slip of it
        if _is_reckoned(text, figure, statement.section):
            continue
        if (currency := _other_currency(figure, statement.section)) is not None:
            yield statement.hit(
                figure.start, figure.end, f"{text[figure.start : figure.start + len(figure.digits)]}{currency}"
            )
            continue
        candidate, sure = _candidate(figure, there), True
        if is_range_or_ordinal(text, figure) or figure.is_word or statement.section.has_number(figure.digits):
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
    unit = Decimal(1).scaleb(_last_digit(figure))
    return any(value.quantize(unit, rounding) == figure.value for rounding in (ROUND_HALF_UP, ROUND_DOWN))


def _last_digit(figure: Quantity) -> int:
    """The exponent of the last digit that is said: 3240億 has 9, since it may be rounded, 3.0 has -1."""
    value = (
        figure.value if figure.digits.replace(".", "").isdigit() and "." in figure.digits else figure.value.normalize()
    )
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _candidate(figure: Quantity, there: list[tuple[Decimal, str]]) -> str | None:
    """The digits of the text that the bullet's are a slip of: one digit another one, or 億 for 万."""
    written = figure.digits.replace(",", "")
    for value, digits in there:
        plain = digits.replace(",", "")
        place = one_letter_apart(written, plain)
        if place is not None and min(len(written), len(plain)) == 1 != max(len(written), len(plain)):
            place = None  # 1万 is no slip of 1
        if place is not None and not (figure.is_calendar and not _is_close(written, plain)):
            return digits
        if not figure.is_calendar and value and figure.value and sorted(written) == sorted(plain) and len(written) > 1:
            return digits
        if not figure.is_calendar and (_same_digits(figure.value, value) or _is_slip_in_kanji(figure, value)):
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


def _is_slip_in_kanji(figure: Quantity, value: Decimal) -> bool:
    """Whether a figure in Chinese numerals has one digit another one than `value`, or two that changed places."""
    if figure.digits[0].isdigit() or value == figure.value or value.adjusted() != figure.value.adjusted():
        return False
    one, other = (f"{number:f}" for number in (figure.value, value))
    significant = len(one.rstrip("0")) > 1
    return (
        significant and len(one) == len(other) and (one_letter_apart(one, other) is not None or is_swapped(one, other))
    )


def _other_currency(figure: Quantity, section: SectionText) -> str | None:
    """The currency in which the text has this amount, where it has it in no other one: 4000億円 for 4000億ドル."""
    if figure.unit not in _CURRENCIES or figure.value < _LEAST_MONEY:
        return None
    there = [
        unit
        for unit, values in section.amounts.items()
        if unit in _CURRENCIES and any(value == figure.value for value, _digits in values)
    ]
    return there[0] if len(there) == 1 and there[0] != figure.unit else None


def _is_reckoned(text: str, figure: Quantity, section: SectionText) -> bool:
    """Whether the bullet may have reckoned its figure from two of the text: the difference where it compares, the sum
    where it adds, percents and points with each other. Of large amounts it may round the result."""

    def values(*units: str) -> list[Decimal]:
        return list(dict.fromkeys(value for unit in units for value, _digits in section.amounts.get(unit, [])))[:20]

    reckoned: list[Decimal] = []
    if _COMPARES.search(text):
        points = values("ポイント")
        if figure.unit == "%":
            reckoned += [value + sign * point for value in values("%") for point in points for sign in (1, -1)]
        else:
            there = values("%" if figure.unit == "ポイント" else figure.unit)
            reckoned += [abs(one - other) for one, other in combinations(there, 2)]
    if _ADDS.search(text):
        reckoned += [one + other for one, other in combinations(values(figure.unit), 2)]
    return any(
        value == figure.value or (figure.value >= _MAY_BE_ROUNDED and _says_same(figure, value)) for value in reckoned
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
