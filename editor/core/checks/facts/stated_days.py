"""Days, years, months and counted things of a まとめ or a headline that its section has otherwise."""

import re
from collections.abc import Iterator

from editor.core.checks.facts.alike import one_letter_apart
from editor.core.checks.facts.days import ERAS, Day, days
from editor.core.checks.facts.numerals import DIGITS, number
from editor.core.checks.facts.statements import SummaryStatement
from editor.core.checks.prose.reading import Hit

_YEARS = re.compile(
    r"(?<![\d,.])(\d{4}(?=年(?![間前後]))|\d{4}(?=[-–〜~]\d{2,4}年)|(?:1[5-9]|20|21)\d\d(?![\d,.]|\s?[億万兆円人件%]))"
)
_KANJI_YEAR = re.compile(r"(?<![〇一二三四五六七八九十百千])[一二][〇一二三四五六七八九]{3}(?=年(?![間前後]))")
_ERA_YEAR = re.compile(rf"({'|'.join(ERAS)})\s?(\d{{1,3}}|元|[一二三四五六七八九十]{{1,3}})年")
_COUNTED = re.compile(
    r"第\s?(?P<count>\d{1,4}|[一二三四五六七八九十]{1,3})\s?"
    r"(?P<what>四半期|回|次|位|章|条|項|期|代|世|世代|艦隊|師団|旅団|列島線|党|段階|弾|号|部|局|者|一人者|国|極|波|軍)"
)
_MONTHS = re.compile(r"(?<![\d.〜~–])(?P<month>1[0-2]|[1-9])月(?!\s?\d{1,2}\s?日)")
_YEAR_BEFORE = re.compile(r"\d{4}年$")
_MAGNITUDE = re.compile(r"(?:マグニチュード|(?<![A-Za-z])M)\s?(?P<one>\d\.\d)(?![\d.])")
_KINDS = (
    re.compile(
        r"(?<![\d.〇一二三四五六七八九十百千])(?P<one>\d{1,3}|[〇一二三四五六七八九十百]{1,5})\s?対\s?"
        r"(?P<other>\d{1,3}|[〇一二三四五六七八九十百]{1,5})(?![\d.〇一二三四五六七八九十百千])"
    ),
    re.compile(
        r"(?<![\d.〜~一二三四五六七八九十百])(?P<one>\d{1,3}|[一二三四五六七八九十百]{1,3})\s?人に\s?(?P<other>\d{1,2}|[一二三四五六七八九十]{1,2})\s?人"
    ),
    _MAGNITUDE,
    re.compile(r"震度\s?(?P<one>[1-7一二三四五六七])(?P<half>[強弱])?"),
)
_RANGE = re.compile(
    r"(?<![\d.])(?P<one>\d{1,4})\s?[〜~–−-]\s?(?P<other>\d{1,4})\s?(?P<unit>月期|月|日|年|歳|時|度|%|人)"
)
_DECADE = re.compile(r"(?<![\d〜~年月第])([1-9]0)代(?![表理替目])")
_BEHIND = 2
"""Characters behind a month that must be the same for one to be a slip of the other."""
_MOST_NEAR = 3  # days


def unfounded_days(statement: SummaryStatement) -> Iterator[Hit]:
    """Each day, year, month and counted thing that is a slip of what the section has."""
    spans = [(day.start, day.end) for day in days(statement.passage.text)]
    yield from _days(statement)
    yield from _years(statement, spans)
    yield from _months(statement)
    yield from _counted(statement)
    yield from _ranges(statement)
    yield from _decades(statement)
    yield from _of_kinds(statement)


def _days(statement: SummaryStatement) -> Iterator[Hit]:
    for day in days(statement.passage.text):
        if day.month is None or day.day is None:
            continue
        there = [other for other in statement.section.calendar if other.day is not None]
        if any(other.month in (None, day.month) and other.day == day.day for other in there):
            yield from _year(statement, day, there)
            continue
        whole = statement.section.whole
        if re.search(rf"(?<![\d月]){day.day}日", whole) or f"{day.month}/{day.day}" in whole:
            continue
        near = [
            other for other in there if other.month is not None and (other.month == day.month) != (other.day == day.day)
        ]
        if near and len({(other.month, other.day) for other in near}) <= _MOST_NEAR:
            right = next((other for other in near if _is_slip(day, other)), near[0])
            if right.month == day.month:
                yield _day_hit(statement, day, f"{day.day}日", f"{right.day}日")
            else:
                yield _day_hit(statement, day, f"{day.month}月", f"{right.month}月")


def _is_slip(day: Day, other: Day) -> bool:
    """Whether the month or the day, where the two differ, is one digit away."""
    pairs = ((day.month, other.month), (day.day, other.day))
    return all(one == two or one_letter_apart(str(one), str(two)) is not None for one, two in pairs)


def _year(statement: SummaryStatement, day: Day, there: list[Day]) -> Iterator[Hit]:
    years = {other.year for other in there if (other.month, other.day) == (day.month, day.day) and other.year}
    if day.year and years and day.year not in years:
        yield _day_hit(statement, day, f"{day.year}年", f"{min(years)}年")


def _day_hit(statement: SummaryStatement, day: Day, written: str, right: str) -> Hit:
    place = statement.passage.text.find(written, day.start, day.end)
    if place < 0:  # in Chinese numerals, or of an era
        return statement.hit(day.start, day.end, None)
    return statement.hit(place, place + len(written), right)


def _years(statement: SummaryStatement, spans: list[tuple[int, int]]) -> Iterator[Hit]:
    """Years of four digits that the text does not have, where it has one that is a slip away."""
    there: list[str] = []
    whole = ""
    for found in _YEARS.finditer(_with_digits(statement.passage.text)):
        year = found[1]
        whole = whole or _with_digits(statement.section.whole)
        if year in whole or any(start <= found.start() < end for start, end in spans):
            continue
        there = there or list(dict.fromkeys(_YEARS.findall(whole)))
        near = [other for other in there if one_letter_apart(year, other) is not None]
        if near and int(year) not in _years_of_eras(whole):
            yield statement.hit(found.start(), found.end(), near[0])
    yield from _era_years(statement)


def _era_years(statement: SummaryStatement) -> Iterator[Hit]:
    """Years of an era that the text does not have, in no way to count, where it has one beside them."""
    for found in _ERA_YEAR.finditer(statement.passage.text):
        era, count = found[1], number("一" if found[2] == "元" else found[2])
        if count is None:
            continue
        whole = _with_digits(statement.section.whole)
        year, there = ERAS[era].year - 1 + int(count), _years_of_eras(whole)
        if year in there or str(year) in whole or f"{year % 100:02}年" in whole:
            continue
        near = [one for one in (year - 1, year + 1) if one in there or f"{one}年" in whole]
        if len(near) == 1 and near[0] >= ERAS[era].year and found[2].isdigit():
            yield statement.hit(*found.span(2), str(near[0] - ERAS[era].year + 1))


def _with_digits(text: str) -> str:
    """`text` with the years in Chinese numerals in digits, which are as many characters: 一九四五年."""
    return _KANJI_YEAR.sub(lambda found: "".join(str(DIGITS[char]) for char in found[0]), text)


def _years_of_eras(text: str) -> set[int]:
    """The Western years of those that are counted in an era: 令和七年, 昭和20年."""
    found = ((ERAS[era].year - 1, number("一" if count == "元" else count)) for era, count in _ERA_YEAR.findall(text))
    return {before + int(count) for before, count in found if count is not None}


def _months(statement: SummaryStatement) -> Iterator[Hit]:
    """Months that the text does not have, where it has another one before the same words."""
    text, whole = statement.passage.text, statement.section.whole
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
            yield statement.hit(found.start(), found.end(), f"{other['month']}月")


def _counted(statement: SummaryStatement) -> Iterator[Hit]:
    """第3四半期 and the like, where the text counts the same thing with other numbers only."""
    for found in _COUNTED.finditer(statement.passage.text):
        others = [other for other in _COUNTED.finditer(statement.section.whole) if other["what"] == found["what"]]
        value = number(found["count"])
        if others and all(number(other["count"]) != value for other in others):
            yield statement.hit(found.start("count"), found.end("count"), others[0]["count"])


def _ranges(statement: SummaryStatement) -> Iterator[Hit]:
    """Ranges (1〜3月期) of which the text has one end with another one."""
    there = {(found["one"], found["other"], found["unit"]) for found in _RANGE.finditer(statement.section.whole)}
    for found in _RANGE.finditer(statement.passage.text):
        one, other, unit = found["one"], found["other"], found["unit"]
        if (one, other, unit) in there:
            continue
        firsts = [(a, b) for a, b, what in there if what == unit and a == one]
        lasts = [(a, b) for a, b, what in there if what == unit and b == other]
        if bool(firsts) == bool(lasts):
            continue  # both: two ranges of the text as one
        name, right = ("other", firsts[0][1]) if firsts else ("one", lasts[0][0])
        if not re.search(rf"(?<![\d.]){found[name]}{unit[0]}", statement.section.whole):
            yield statement.hit(*found.span(name), right)


def _decades(statement: SummaryStatement) -> Iterator[Hit]:
    """Ages in tens (20代) that the text does not have, where it has others."""
    whole = statement.section.whole
    for found in _DECADE.finditer(statement.passage.text):
        if not re.search(rf"(?<!\d){found[1]}(?!\d)", whole) and (others := _DECADE.findall(whole)):
            yield statement.hit(*found.span(1), others[0])


def _of_kinds(statement: SummaryStatement) -> Iterator[Hit]:
    """Votes, scores and intensities (8対5, 震度6強) that the text does not have, where it has one close to them."""
    for kind in _KINDS:
        for found in kind.finditer(statement.passage.text):
            others = {_values(other): other for other in kind.finditer(statement.section.whole)}
            mine = _values(found)
            near = [other for values, other in others.items() if len(mine) == 1 or set(values) & set(mine)]
            if near and mine not in others:
                part = "one" if kind is _MAGNITUDE else 0
                yield statement.hit(*found.span(part), near[0][part])


def _values(found: re.Match[str]) -> tuple[str, ...]:
    """The numbers of a vote in any order; the intensity with its half."""
    if "half" in found.groupdict():
        return (f"{number(found['one'])}{found['half'] or ''}",)
    named = found.groupdict()
    return tuple(sorted(str(number(named[name])) for name in ("one", "other") if name in named))
