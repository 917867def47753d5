"""Days as pages write them, anywhere in a line: in Japanese, English and other languages, with and without a year."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from editor.core.text.dates import WEEKDAYS, parse_date

_LONGEST = 400  # characters of a line that are looked through
_WEEKDAY = r"(?:\s?[(（]?\s?(?P<weekday>[月火水木金土日])(?:曜日?)?\s?[)）・祝休]?)?"
_ERA = r"(?:(?:令和|平成|昭和)\s?(?:\d{1,2}|元)\s?年|(?<![A-Za-z\d])[RHS]\.?\s?\d{1,2}\s?[.年])"
_JAPANESE = re.compile(
    rf"(?P<year>{_ERA}|(?<!\d)[12]\d{{3}}\s?[年년])\s?(?:[(（](?:令和|平成)\s?(?:\d{{1,2}}|元)\s?年?[)）]\s?)?"
    rf"(?P<month>\d{{1,2}})\s?[月월.]\s?(?P<day>\d{{1,2}})\s?[日일]?(?!\d)"
)
_BOTH = re.compile(
    r"(?<!\d)([12]\d{3})\s?[(（](?:令和|平成)(?:\d{1,2}|元)年?[)）]\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日"
)
_MONTH_FIRST = re.compile(r"(?<!\d)(\d{1,2})月\s?(\d{1,2})(?:日)?,?\s?([12]\d{3})(?![\d年])")  # of WordPress
_DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})\s(\d{1,2})月,?\s?([12]\d{3})(?![\d年])")
_NUMBERS = re.compile(r"(?<![\d./-])([12]\d{3})\s?([-/.．・])\s?(\d{1,2})\s?[-/.．・]\s?(\d{1,2})(?![\d/-]|\.\d)")
_DAY_FIRST = re.compile(r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})[./-]\s?([12]\d{3})(?![\d/-])")
_LETTER = re.compile(r"(?<![A-Za-z\d])([RHS])0?(\d{1,2})[/-](\d{1,2})[/-](\d{1,2})(?![\d/-])")
_SHORT_YEAR = re.compile(r"(?<![A-Za-z\d./'’-])['’]?(\d{2})([./-])(\d{1,2})[./-](\d{1,2})(?![\d/-]|\.\d)")
_NO_YEAR = re.compile(r"(?<![\d./年年-])(?:(\d{1,2})月(\d{1,2})日|(\d{1,2})/(\d{1,2})(?![\d/]))" + _WEEKDAY)
_NAMES = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "sept": 9, "october": 10, "november": 11, "december": 12,
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "août": 8,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8,
    "septiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12,
    "gennaio": 1, "febbraio": 2, "aprile": 4, "maggio": 5, "giugno": 6, "luglio": 7, "settembre": 9, "ottobre": 10,
    "dicembre": 12, "janeiro": 1, "fevereiro": 2, "março": 3, "maio": 5, "junho": 6, "julho": 7, "setembro": 9,
    "outubro": 10, "novembro": 11, "dezembro": 12, "januari": 1, "februari": 2, "maart": 3, "augustus": 8, "mei": 5,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    "janv": 1, "févr": 2, "avr": 4, "juil": 7, "déc": 12, "okt": 10, "dez": 12, "mär": 3, "ene": 1, "abr": 4, "ago": 8,
    "dic": 12, "gen": 1, "giu": 6, "lug": 7, "set": 9, "ott": 10,
}  # fmt: skip
_NAME = "(?P<name>" + "|".join(sorted(_NAMES, key=len, reverse=True)) + r")\.?"
_DAY_NAME = re.compile(
    rf"(?<![\d\w])(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?\s?(?:of |de |-|\.)?\s?{_NAME}[\s,.-]*(?:de |del )?"
    r"(?P<year>[12]\d{3})(?!\d)",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    rf"(?<!\w){_NAME}\s?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s?[,\s./-]\s?(?P<year>[12]\d{{3}})(?!\d)", re.IGNORECASE
)
_YEAR_NAME = re.compile(rf"(?<!\d)(?P<year>[12]\d{{3}})[\s,.-]+{_NAME}[\s.-]*(?P<day>\d{{1,2}})(?!\d)", re.IGNORECASE)
_KANJI = re.compile(
    r"(?:(?:令和|平成|昭和)[元〇一二三四五六七八九十]{1,3}|(?<![〇一二三四五六七八九])[一二][〇一二三四五六七八九]{3})年"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_COMPACT = re.compile(r"(?<!\d)(20\d{2}|199\d)(\d{2})(\d{2})(?!\d)")
_NEXT = r"(?=$|[\s・•|｜/(（\[、。,.\-–—]|に?(?:公開|更新|配信|掲載|投稿|発信|アップ))"
_AGO = re.compile(
    r"(?:^|[\s・•|｜/(（:：,.\-–—]|公開|更新|配信|掲載|投稿|約)"
    r"(?:(?P<number>\d{1,3})\s?(?P<unit>秒|分|時間|日)\s?(?:前|(?=\s?[•·]))"
    r"|(?P<after>\d{1,3}|an?|one)\s?(?P<english>seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|[smhd])\s?ago"
    r"|vor\s(?P<between>\d{1,3}|einer?|einem)\s(?P<german>sekunden?|minuten?|stunden?|tag(?:en)?))" + _NEXT,
    re.IGNORECASE,
)
_DAY_WORDS = (
    (("今日", "本日", "きょう", "today", "just now", "heute"), 0),
    (("昨日", "きのう", "yesterday", "gestern"), 1),
    (("一昨日", "おととい"), 2),
)
_DAY_WORD = re.compile(
    r"(?:^|[・•|｜/(（:：]\s?|(?:公開|更新|配信|掲載|投稿)日?時?[:：\s]?\s?)(?P<word>"
    + "|".join(sorted((word for words, _days in _DAY_WORDS for word in words), key=len, reverse=True))
    + r")(?:[\s,]*(?:at\s|の|午前|午後)?\s?\d{1,2}(?:[:時]\d{0,2}分?|\s?[ap]m)?(?:\s?[ap]\.?m\.?)?)?"
    + _NEXT,
    re.IGNORECASE,
)
_AROUND_DAY = re.compile(
    r"(?:公開|掲載|配信|投稿|更新|発表|作成|登録|初出|最終|日時|日付|時刻|付け?|発行|第\d*版|午前|午後|[月火水木金土日]曜?日?|時|分|秒"
    r"|posted|published|updated|veröffentlicht|publié|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
    r"|modifié|mis à jour|aktualisiert|geändert|publicado|actualizado|pubblicato|aggiornato"
    r"|등록|입력|송고|승인|수정|기사|오전|오후|发布|发表|發布|發表|时间|時間"
    r"|date|on|at|by|the|uhr|min|am|pm|jst|gmt|utc|edt|est|pst|pdt|cet|bst|et|pt|le|vom|stand|à|h|\d{1,4}|\W|_)*+",
    re.IGNORECASE,
)
_PARTED = re.compile(r"[|｜•·]|\s[-–—]\s")
_SENTENCE = re.compile(r"。|[.!?…」』”\"]$")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day in a line: where it stands, and whether its year is written."""

    day: date
    start: int
    end: int
    sure: bool = True


def plain(text: str) -> str:
    """`text` with full-width digits and signs as ordinary ones."""
    return unicodedata.normalize("NFKC", text)


def days_in(text: str, today: date, language: str = "", *, yearless: bool = True) -> list[WrittenDay]:
    """The days that a line names, in its order, up to the day after `today`.

    Days without a year are the newest not after `today`, of that weekday where one stands behind them, and unsure;
    they count only where no day with a year is there. A day of numbers alone is read as its `language` does.
    """
    text = plain(text[:_LONGEST])
    found: list[WrittenDay] = []
    for one in _all(text, language):
        is_new = not any(one.start < other.end and other.start < one.end for other in found)
        if is_new and one.day <= today + timedelta(days=1) and one.day.year >= 1900:
            found.append(one)
    if not found and yearless:
        found = list(_without_year(text, today))
    return sorted(found, key=lambda one: one.start)


def day_ago(text: str, today: date) -> WrittenDay | None:
    """The day that a short line tells by its distance from `today`: 3時間前, 昨日, 2 days ago; always unsure.

    Hours are counted from the evening, since the time of reading is not known. Weeks and months name no day.
    """
    text = plain(text[:_LONGEST])
    if found := _AGO.search(text):
        number = next(filter(None, (found["number"], found["after"], found["between"])), "1")
        unit = next(filter(None, (found["unit"], found["english"], found["german"])), "").lower()
        count = int(number) if number.isdigit() else 1
        days = count if unit[0] in "日dt" else count // 24 if unit[0] in "時h" or unit == "stunden" else 0
    elif found := _DAY_WORD.search(text):
        days = next(days for words, days in _DAY_WORDS if found["word"].lower() in words)
    else:
        return None
    return WrittenDay(today - timedelta(days=min(days, 400)), found.start(), found.end(), sure=False)


def only_a_day(text: str) -> bool:
    """Whether a line says nothing but a day and a time."""
    if len(text) > 120 or not any(sign.isdigit() or sign == "月" for sign in text):
        return False
    text = plain(text)
    days = days_in(text, date(2100, 1, 1))
    if not days:
        return False
    for one in reversed(days):
        text = f"{text[: one.start]} {text[one.end :]}"
    return _AROUND_DAY.fullmatch(text) is not None


def is_dateline(text: str) -> bool:
    """Whether a line names a day among other things of the page with marks between them, and is no sentence:
    KYODO NEWS - Nov 26, 2026 - 18:32 | All, Japan."""
    if len(text) > 100 or _SENTENCE.search(text) or not _PARTED.search(text):
        return False
    return bool(days_in(text, date(2100, 1, 1), yearless=False))


def compact_day(digits: str) -> date | None:
    """The day in 20250402, wherever it stands among other signs than digits."""
    for found in _COMPACT.finditer(digits):
        if (day := _date(*map(int, found.groups()))) is not None:
            return day
    return None


def _all(text: str, language: str) -> Iterator[WrittenDay]:
    for found in _BOTH.finditer(text):
        yield from _written(found, *map(int, found.groups()))
    for found in _JAPANESE.finditer(text):
        year = found["year"].replace(" ", "")
        if year[0].isdigit():
            yield from _written(found, int(year[:4]), int(found["month"]), int(found["day"]))
        elif moment := parse_date(f"{year.rstrip('年.')}年{found['month']}月{found['day']}日"):
            yield WrittenDay(date(moment.year, moment.month, moment.day), found.start(), found.end())
    for found in _LETTER.finditer(text):
        if moment := parse_date(f"{found[1]}{found[2]}.{found[3]}.{found[4]}"):
            yield WrittenDay(date(moment.year, moment.month, moment.day), found.start(), found.end())
    for found in _KANJI.finditer(text):
        if moment := parse_date(found[0]):
            yield WrittenDay(date(moment.year, moment.month, moment.day), found.start(), found.end())
    for found in _MONTH_FIRST.finditer(text):
        yield from _written(found, int(found[3]), int(found[1]), int(found[2]))
    for found in _DAY_MONTH.finditer(text):
        yield from _written(found, int(found[3]), int(found[2]), int(found[1]))
    for found in _NUMBERS.finditer(text):
        yield from _written(found, int(found[1]), int(found[3]), int(found[4]))
    for pattern in (_NAME_DAY, _DAY_NAME, _YEAR_NAME):
        for found in pattern.finditer(text):
            month = _NAMES[found["name"].lower().rstrip(".")]
            yield from _written(found, int(found["year"]), month, int(found["day"]))
    for found in _DAY_FIRST.finditer(text):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        american = found[2] == "/" and language in ("", "en") and first <= 12
        month, day = (first, second) if american or second > 12 else (second, first)
        yield from _written(found, year, month, day)
    if language in ("", "ja"):
        for found in _SHORT_YEAR.finditer(text):
            yield from _written(found, 2000 + int(found[1]), int(found[3]), int(found[4]))


def _written(found: re.Match[str], year: int, month: int, day: int) -> Iterator[WrittenDay]:
    if (made := _date(year, month, day)) is not None:
        yield WrittenDay(made, found.start(), found.end())


def _without_year(text: str, today: date) -> Iterator[WrittenDay]:
    for found in _NO_YEAR.finditer(text):
        month, day = int(found[1] or found[3]), int(found[2] or found[4])
        weekday = found["weekday"]
        for year in range(today.year, today.year - 12, -1):
            made = _date(year, month, day)
            if made is None or made > today + timedelta(days=1):
                continue
            if not weekday or made.weekday() == WEEKDAYS.index(weekday):
                yield WrittenDay(made, found.start(), found.end(), sure=False)
                break


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
