"""Weekdays that do not fit their day."""

import re
from collections.abc import Iterator
from datetime import date

from editor.core.checks.facts.days import WEEKDAYS, Day, is_corrected
from editor.core.checks.facts.numerals import number
from editor.core.checks.prose.reading import Hit, Passage, Prose
from editor.core.words import tr

_FAR = 400
"""Characters before a day in which a year, or a month, is still spoken of."""
_FIRST_YEAR = 1873  # Japan's calendar before it was another one
_YEAR = re.compile(r"(?<!\d)((?:18|19|20|21)\d{2})(?=年|[-/.]\d)")
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
_STEPS = {
    "一昨年": -2,
    "おととし": -2,
    "昨年": -1,
    "去年": -1,
    "今年": 0,
    "本年": 0,
    "来年": 1,
    "再来年": 2,
    "さ来年": 2,
}
"""Years from that of the post to the one that a word means."""
_COUNTED = re.compile("(.+)年([前後])")


def find(prose: Prose) -> Iterator[Hit]:
    """Each weekday that is right in none of the years that can be meant."""
    before = ""
    title = " ".join((prose.subject.fields.title, prose.subject.fields.news.headline))
    for passage in prose.passages:
        for day in passage.days:
            if day.weekday is not None and day.day is not None and not is_corrected(passage.text, day.weekday.end):
                context = (before + passage.text[: day.start])[-_FAR:]
                meant = _meant(day, prose.day, context, title)
                if meant and all(one.weekday() != day.weekday.number for one in meant):
                    yield _hit(passage, day, meant[0])
        before = (before + passage.text)[-_FAR:] + "\n"


def _hit(passage: Passage, day: Day, meant: date) -> Hit:
    weekday = day.weekday
    assert weekday is not None
    right = weekday.spelt(passage.words, meant.weekday())
    message = tr(
        "{day} is a {right}, not a {written}.",
        day=f"{meant.year}年{meant.month}月{meant.day}日",
        right=f"{WEEKDAYS[meant.weekday()]}曜日",
        written=f"{WEEKDAYS[weekday.number]}曜日",
    )
    return Hit(passage, weekday.start, weekday.end, message, right)


def _meant(day: Day, post: date, context: str, title: str) -> list[date]:
    """The days that can be meant, the likeliest first; none where nothing can be said."""
    assert day.day is not None
    if day.month is None:
        return _of_months(day.day, post, context) if not day.said else _of_near_month(day.day, day.said, post)
    if day.year is not None:
        years = [day.year]
    elif day.said:
        years = _said(day.said, post, context)
    else:
        years = [_nearest(day.month, day.day, post), *_years_in(context), *_years_in(title)]
    return [found for year in years if year >= _FIRST_YEAR and (found := _date(year, day.month, day.day)) is not None]


def _years_in(text: str) -> list[int]:
    return [int(found[1]) for found in _YEAR.finditer(text)][::-1]


def _said(word: str, post: date, context: str) -> list[int]:
    """The years that a word such as 昨年 can mean; years of the text, where it looks from there."""
    there = _years_in(context)
    step = _STEPS.get(word)
    if counted := _COUNTED.fullmatch(word):
        step = int(number(counted[1]) or 0) * (-1 if counted[2] == "前" else 1)
    if step is not None:
        return [post.year + step, *([year + step for year in there] if "年" in context else [])]
    step = {"前年": -1, "翌年": 1}.get(word, 0)
    return [year + step for year in (*there, post.year)]


def _nearest(month: int, day: int, post: date) -> int:
    """The year in which this day is nearest to that of the post."""
    found = [
        (abs((one - post).days), year)
        for year in (post.year - 1, post.year, post.year + 1)
        if (one := _date(year, month, day)) is not None
    ]
    return min(found)[1] if found else 0


def _of_months(day: int, post: date, context: str) -> list[date]:
    """A day without a month: in the month of the post, the one before or behind it, or one that was spoken of."""
    index = post.year * 12 + post.month - 1
    months = [index, index - 1, index + 1]
    for found in _MONTH.finditer(context):
        if 1 <= (month := int(found[1])) <= 12:
            year = _nearest(month, min(day, 28), post)
            months += [one * 12 + month - 1 for one in (year, *_years_in(context))]
    return [one for month in months if (one := _date(month // 12, month % 12 + 1, day)) is not None]


def _of_near_month(day: int, word: str, post: date) -> list[date]:
    """A day of the month that is so many away from that of the post: 来月3日."""
    index = post.year * 12 + post.month - 1 + {"先々月": -2, "先月": -1, "今月": 0, "来月": 1, "再来月": 2}[word]
    found = _date(index // 12, index % 12 + 1, day)
    return [found] if found is not None else []


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
