"""Dates as authors write them, in Japanese and ISO 8601, and how Japanese writes them out. No time zone is invented."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

from editor.core.text.patterns import pattern

WEEKDAYS = "月火水木金土日"

_ERAS = (
    ("令和", "R", date(2019, 5, 1)),
    ("平成", "H", date(1989, 1, 8)),
    ("昭和", "S", date(1926, 12, 25)),
    ("大正", "T", date(1912, 7, 30)),
    ("明治", "M", date(1868, 1, 25)),
)
_NUMBER = "[0-9〇一二三四五六七八九十元]{1,4}"
_YEAR = (
    rf"(?:(?P<era>令和|平成|昭和|大正|明治|[RHSTM])\.?\s?(?P<era_year>{_NUMBER})"
    r"|(?P<year>\d{4}|[〇一二三四五六七八九]{4}))"
)
_WEEKDAY = r"(?:\s?\(?[月火水木金土日](?:曜日?)?\)?)?"
_TIME = (
    r"(?:(?:[Tt]|\s{1,3}|(?<=日))(?P<hour>\d{1,2})(?::|時)(?P<minute>\d{1,2})?"
    r"(?:(?::|分)(?P<second>\d{1,2})?(?:[.,](?P<part>\d{1,9}))?秒?)?"
    r"(?:\s?(?P<zone>[Zz]|UTC|JST|[-+]\d\d:?\d\d|[-+]\d\d))?)?"
)
DATE_PATTERN = rf"{_YEAR}(?:年\s?|[-/.])(?P<month>{_NUMBER})(?:月\s?|[-/.])(?P<day>{_NUMBER})日?{_WEEKDAY}{_TIME}"
"""The regular expression of a date, or a moment, in text whose full-width signs are made ordinary ones."""

_DATE = pattern(DATE_PATTERN, re.IGNORECASE)
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {str(n): n for n in range(10)}
_LONGEST = 60  # characters


def parse_date(text: str) -> date | datetime | None:
    """The date, or the moment where there is a time, that `text` names; None if it names none.

    Reads `2025-04-02`, `2025-04-02T07:30:00+09:00`, `2025/4/2 7:30`, `2025年4月2日（水）`, `令和7年4月2日`, `R7.4.2`,
    full-width and Chinese numerals, and the date of an e-mail. A moment has a time zone only if the text has one.
    """
    if len(text) > _LONGEST:
        return None
    text = unicodedata.normalize("NFKC", text).strip()
    match = _DATE.fullmatch(text)
    try:
        return _moment(match) if match else _of_mail(text)
    except (ValueError, OverflowError):
        return None


def _moment(match: re.Match[str]) -> date | datetime:
    if match["era"]:
        era = next(start for name, letter, start in _ERAS if match["era"].upper() in (name, letter))
        year = era.year - 1 + _number(match["era_year"])
        if _number(match["era_year"]) < 1:
            raise ValueError(match["era_year"])
    else:
        year = int("".join(str(_DIGITS[char]) for char in match["year"]))
    day = date(year, _number(match["month"]), _number(match["day"]))
    if match["era"] and day < era:
        raise ValueError(match[0])
    if match["hour"] is None:
        return day
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    micro = int((match["part"] or "0").ljust(6, "0")[:6])
    end = hour == 24 and not (minute or second or micro)  # ISO 8601: 24:00 is the end of a day
    second = 59 if second == 60 else second  # RFC 3339: a leap second
    moment = datetime(day.year, day.month, day.day, 0 if end else hour, minute, second, micro, _zone(match["zone"]))
    return moment + timedelta(days=1) if end else moment


def _zone(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text.upper() in ("Z", "UTC"):
        return UTC
    if text.upper() == "JST":
        return timezone(timedelta(hours=9))
    minutes = int(text[1:3]) * 60 + int(text[3:].lstrip(":") or 0)
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _number(text: str) -> int:
    """A number below 100 in digits or Chinese numerals; 元 is the first year of an era."""
    if text == "元":
        return 1
    if text.isdecimal():
        return int(text)
    if "元" in text:
        raise ValueError(text)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int("".join(str(_DIGITS[char]) for char in text))
    if len(tens) > 1 or len(ones) > 1:
        raise ValueError(text)
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _of_mail(text: str) -> datetime | None:
    if not re.match(r"(?:[A-Za-z]{3},\s?)?\d{1,2}\s[A-Za-z]{3}\s\d{4}\s", text):
        return None
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(text)
    except (TypeError, IndexError):
        return None


def weekday(day: date) -> str:
    """水曜日"""
    return WEEKDAYS[day.weekday()] + "曜日"


def era_year(day: date) -> str:
    """令和7年; the first year of an era is 元年. Before the era 明治 the Western year."""
    for name, _, start in _ERAS:
        if day >= (
            start if not isinstance(day, datetime) else datetime(start.year, start.month, start.day, tzinfo=day.tzinfo)
        ):
            number = day.year - start.year + 1
            return f"{name}{'元' if number == 1 else number}年"
    return f"{day.year}年"
