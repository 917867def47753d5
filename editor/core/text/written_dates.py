"""Dates at the beginning or the end of a line of text, as people write them there: in brackets, with a weekday, …"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from editor.core.text.dates import DATE_PATTERN, parse_date
from editor.core.text.patterns import pattern

_WIDE = {ord("０") + digit: str(digit) for digit in range(10)} | {
    ord(wide): plain for wide, plain in zip("／－．：（）［］，\u3000\xa0‐−", "/-.:()[],  --", strict=True)
}
_NAMED = pattern(r"\(\?P<\w+>")
_DATE = "(?:" + _NAMED.sub("(?:", DATE_PATTERN) + ")"
_SPACED = r"\d{4}\s?年\s{0,2}\d{1,2}\s?月\s{0,2}\d{1,2}\s?日(?:\s?\(?[月火水木金土日㈪㈫㈬㈭㈮㈯㈰](?:曜日?)?\)?)?"
_MONTH_FIRST = r"\d{1,2}月\s?\d{1,2},\s?\d{4}"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]?\s?)?"
_ENGLISH = (
    rf"{_WEEKDAY}(?:{_MONTH}\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s?\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s?{_MONTH},?\s?\d{{4}})"
)
_SHORT = (
    r"(?<!\w)(?:['’]?\d{2}年\s?\d{1,2}月\s?\d{1,2}日"
    r"|(?:\d{2}/\d{1,2}/|['’]\d{2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-))\d{1,2})(?!\d)"
)
_ANY = rf"(?<![0-9A-Za-z])(?!(?<=\w)[RHSTM])(?P<date>{_SPACED}|{_MONTH_FIRST}|{_SHORT}|{_ENGLISH}|{_DATE})"
_KIND = r"(?:(?:更新|公開|投稿|掲載|配信|作成)(?:日時?\s?:?|\s?:)\s?)?"
_OPEN, _CLOSE = r"(?:[(\[【〔<＜《「]\s?)?", r"(?:\s?[)\]】〕>＞》」])?"
_OF = r"\s?(?:付け?|公開|掲載|配信|更新|投稿|の?記事|の?(?:ブログ|エントリー?)|の投稿)?"
_BETWEEN = r"[\s,、:—―–|｜/~〜-]*"
_LAST = rf"{_BETWEEN}{_OPEN}{_KIND}{_ANY}{_OF}{_CLOSE}\s*$"
_FIRST = rf"^\s*{_OPEN}{_KIND}{_ANY}{_OF}{_CLOSE}(?:(?<=[)\]】〕>＞》」]){_BETWEEN}|$|(?=\W){_BETWEEN})"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT_PARTS = pattern(r"['’]?(\d{2})\D\s?(\d{1,2})\D\s?(\d{1,2})日?")
_MONTH_FIRST_PARTS = pattern(r"(\d{1,2})月\s?(\d{1,2}),\s?(\d{4})")
_SPACED_PARTS = pattern(r"(\d{4})\s?年\s{0,2}(\d{1,2})\s?月\s{0,2}(\d{1,2})\s?日")
_FAR = 60
"""Characters at an end of the text in which a date is looked for."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The compiled `pattern`, when it is first needed: these take 20 ms, and a window needs none before a title is
    pasted."""
    return re.compile(pattern, re.IGNORECASE)


def english_date() -> re.Pattern[str]:
    """The pattern of a date as March 31, 2025 or 5 Mar 2025, also where the white space was taken out."""
    return _compiled(rf"(?<![A-Za-z])(?:{_ENGLISH})(?!\d)")


@dataclass(frozen=True, slots=True)
class Dated:
    """A line without its date. `day` is the date as ISO 8601; `written` the characters that said it."""

    text: str
    day: str
    written: str


def without_date(text: str) -> Dated | None:
    """`text` without the date at its end, else at its beginning, brackets and dashes around it included.

    None where there is no date, or none that exists. Reads 2025年3月31日, （2025年03月31日）, 2025/3/31, 2025.3.31(月),
    令和7年3月31日, R7.3.31, 3月 31, 2025, and full-width digits; a time behind a date is taken with it.
    """
    stripped = text.strip()
    plain = stripped.translate(_WIDE)
    if (found := _compiled(_LAST).search(plain, max(0, len(plain) - _FAR))) and (day := _iso(found["date"])):
        return Dated(stripped[: found.start()].strip(), day, stripped[found.start() :])
    if (found := _compiled(_FIRST).match(plain[:_FAR])) and (day := _iso(found["date"])):
        return Dated(stripped[found.end() :].strip(), day, stripped[: found.end()])
    return None


def _iso(written: str) -> str:
    try:
        if found := _MONTH_FIRST_PARTS.fullmatch(written):
            return date(int(found[3]), int(found[1]), int(found[2])).isoformat()
        if found := _SPACED_PARTS.match(written):
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        if found := _SHORT_PARTS.fullmatch(written):
            year = int(found[1])
            return date(year + (2000 if year < 70 else 1900), int(found[2]), int(found[3])).isoformat()
        if english_date().fullmatch(written):
            day, year = (int(number) for number in re.findall(r"\d+", written))
            name = re.search(
                "|".join(_MONTHS), re.sub(_WEEKDAY, "", written, count=1, flags=re.IGNORECASE), re.IGNORECASE
            )
            return date(year, _MONTHS.index(name[0].lower()) + 1, day).isoformat() if name else ""
    except ValueError:
        return ""
    moment = parse_date(written)
    return date(moment.year, moment.month, moment.day).isoformat() if moment else ""
