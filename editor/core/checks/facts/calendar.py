"""Days that no calendar has, and years that a slip of January made: a day of last year in a post of this week."""

import re
from collections.abc import Iterator
from datetime import date

from editor.core.checks.facts.days import Day, is_corrected
from editor.core.checks.prose.reading import Hit, Prose
from editor.core.words import tr

_MONTH = re.compile(r"(?<![\d.])\d{4}年\s?(?P<month>\d{1,2})月(?!期|号|\s?\d{1,2}\s?日)")
_HALF = re.compile(r"午[前後]\s?(?P<hour>\d{1,2})(?:時|:\d\d)(?!間)")
_MINUTES = re.compile(r"(?<!\d)\d{1,2}時(?P<minutes>\d{2})分(?!間)")
_LOOKS_BACK = re.compile(
    r"昨年|去年|前年|前回|一昨年|周年|以来|以降|から|より|まで|締め?切|年前|1年|一年|旧|当時|かつて|改正|施行|生まれ|誕生|死去|没|来年|翌年|予定|予約|期限"
)
_AROUND = 30  # characters around a day
_CLOSE = 10  # days
_ISO_SIGNS = ("-", "/", ".")


def impossible(prose: Prose) -> Iterator[Hit]:
    """Days such as 2月30日, months such as 2025年13月, and times such as 午後13時 or 10:75."""
    for passage in prose.passages:
        text = passage.own
        for day in passage.days:
            if not day.is_possible and _is_meant(day) and not is_corrected(passage.text, day.end):
                written = passage.words[day.start : day.end].strip()
                yield Hit(passage, day.start, day.end, tr("There is no day “{day}”.", day=written))
        for found in _MONTH.finditer(text):
            if not 1 <= int(found["month"]) <= 12:
                yield Hit(passage, *found.span(), tr("There is no month “{month}”.", month=found[0]))
        for found in (*_HALF.finditer(text), *_MINUTES.finditer(text)):
            if int(found["hour"]) > 12 if "hour" in found.re.groupindex else int(found["minutes"]) > 59:
                yield Hit(passage, *found.span(), tr("There is no time “{time}”.", time=found[0]))


def _is_meant(day: Day) -> bool:
    """Whether the writer meant a day: numbers with dots or slashes may be a version, a score or an address."""
    if day.sign == ".":
        return bool(day.era) or day.weekday is not None
    if day.sign == "/" and day.year is not None and day.month is not None and day.day is not None:
        return 1 <= day.month <= 12 and 28 < day.day <= 31
    return day.sign not in _ISO_SIGNS or day.weekday is not None or (day.sign == "-" and day.year is not None)


def far_year(prose: Prose) -> Iterator[Hit]:
    """A day that is close to that of the post but for its year, which is one off."""
    post = prose.day
    for passage in prose.passages:
        for day in passage.days:
            if day.year is None or day.era or day.sign != "年" or abs(day.year - post.year) != 1 or not day.month:
                continue
            around = passage.text[max(0, day.start - _AROUND) : day.end + _AROUND]
            try:
                meant = date(post.year, day.month, day.day or 0)
                written = date(day.year, day.month, day.day or 0)
            except ValueError:
                continue
            if abs((meant - post).days) <= _CLOSE < abs((written - post).days) and not _LOOKS_BACK.search(around):
                yield Hit(
                    passage,
                    day.start,
                    day.end,
                    tr("Is {year} meant? The day is close to that of the post but for its year.", year=post.year),
                )
