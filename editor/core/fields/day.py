"""The day of a date field: read, stepped, and put in place of another one; what else the value says stays."""

from datetime import date, timedelta

from editor.core.text.dates import parse_date
from editor.core.text.patterns import pattern

_DAY = pattern(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})")


_MOMENT = pattern(r"\s*(\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:[Zz]|[-+]\d\d:?\d\d)?\s*")


def legible(value: str) -> str:
    """`value` as it is seen while nobody edits it: of a moment (2025-04-02T07:30:00+09:00) day and time."""
    found = _MOMENT.fullmatch(value)
    return f"{found[1]} {found[2]}" if found else value


def day_of(value: str) -> date | None:
    """The day that `value` says; None where it says none."""
    if found := _DAY.match(value):
        try:
            return date(*map(int, found.groups()))
        except ValueError:
            return None
    moment = parse_date(value)
    return date(moment.year, moment.month, moment.day) if moment is not None else None


def with_day(value: str, day: date) -> str:
    """`value` with `day` for its day: the time and the zone behind it stay, anything else goes."""
    found = _DAY.match(value)
    return f"{day.isoformat()}{value[found.end() :] if found else ''}"


def stepped(value: str, days: int) -> str:
    """`value` so many `days` later; as it is where it says no day, or there is no such day."""
    day = day_of(value)
    if day is None:
        return value
    try:
        return with_day(value, day + timedelta(days=days))
    except OverflowError:
        return value
