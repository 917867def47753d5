"""Days as running text names them, with the weekday beside them where one is said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from editor.core.checks.facts.numerals import number

WEEKDAYS = "月火水木金土日"
ERAS = {
    "令和": date(2019, 5, 1),
    "平成": date(1989, 1, 8),
    "昭和": date(1926, 12, 25),
    "大正": date(1912, 7, 30),
    "明治": date(1868, 1, 25),
}
ERA_LETTERS = {"R": "令和", "H": "平成", "S": "昭和"} | {era[0]: era for era in ERAS}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CIRCLED = "㈪㈫㈬㈭㈮㈯㈰"
_ENGLISH_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ERA = r"(?P<era>令和|平成|昭和|大正|明治|(?<![A-Za-z0-9])[RHS])\.?\s?"
_YEAR = (
    rf"(?:{_ERA}(?P<era_year>\d{{1,3}}|元|[一二三四五六七八九十]{{1,3}})(?:\s?[(\[【]\s?\d{{4}}年?\s?[)\]】])?\s?(?:年|[./-](?=\d))"
    r"(?:\s?[(\[【]\s?\d{4}年?\s?[)\]】])?"
    r"|(?<!\d)(?P<year>\d{4}|[一二][〇一二三四五六七八九]{3})\s?"
    r"(?:年(?:\s?[(\[【][^()\[\]【】]{2,8}[)\]】])?|[(\[【][^()\[\]【】]{2,8}[)\]】]\s?年?)"
    r"|(?P<said>一昨年|おととし|昨年|去年|前年|今年|本年|同年|来年|翌年|再来年|さ来年"
    r"|(?<!\d)(?:\d{1,2}|[二三四五六七八九十]{1,2})年[前後])(?:の|、)?)"
)
_JAPANESE = (
    rf"(?:{_YEAR}\s?)?(?P<month>(?<!\d){_NUMBER})\s?月\s?(?P<day>{_NUMBER})\s?日(?![本間程銀米中英独仏韓朝露比豪曜])"
)
_ISO = (
    r"(?<![\d./-])(?P<iso_year>(?:18|19|20|21)\d{2})(?P<sign>[-/.])(?P<iso_month>\d{1,2})(?P=sign)(?P<iso_day>\d{1,2})"
    r"(?![\d./-]*\d)"
)
_ERA_SHORT = (
    r"(?<![A-Za-z\d])(?P<short_era>[RHS]|令和|平成|昭和)(?P<short_year>\d{1,2})[./-](?P<short_month>\d{1,2})[./-](?P<short_day>\d{1,2})"
    r"(?!\d)"
)
_SLASH = r"(?<![\d./-])(?P<slash_month>\d{1,2})/(?P<slash_day>\d{1,2})(?![\d/]|\.\d)"
_OF_MONTH = r"(?P<near_month>先々月|先月|今月|来月|再来月)の?(?P<near_day>\d{1,2})日"
_ALONE = r"(?<![\d月.,第])(?P<alone>\d{1,2})日(?=\s?[(\[【〔]|[月火水木金土日]曜日)"
_MONTH_NAME = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_WEEKDAY_NAME = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_ENGLISH = (
    rf"(?:(?<![A-Za-z\d])(?P<first_weekday>{_WEEKDAY_NAME}),?\s)?(?:the\s)?(?<![A-Za-z\d])(?:"
    rf"(?P<name_a>{_MONTH_NAME})\s(?P<day_a>\d{{1,2}}){_ORDINAL}(?!\d)(?:,?\s(?P<year_a>\d{{4}}))?"
    rf"|(?P<day_b>\d{{1,2}}){_ORDINAL}\s(?:of\s)?(?P<name_b>{_MONTH_NAME})(?:,?\s(?P<year_b>\d{{4}}))?)"
    rf"(?:,?\s?[(\[](?P<last_weekday>{_WEEKDAY_NAME})[)\]]|,\s(?P<bare_weekday>{_WEEKDAY_NAME})(?=\s*(?:$|[,;)])))?"
)
_DAY = re.compile(f"{_ISO}|{_ERA_SHORT}|{_JAPANESE}|{_SLASH}|{_OF_MONTH}|{_ALONE}")
_DAY_ENGLISH = re.compile(_ENGLISH)

_CAN_NAME = re.compile(r"\d|月")
_CAN_NAME_ENGLISH = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")

_HOLIDAY = r"(?:\s?(?:[・／/、,･=]\s?(?![月火水木金土日](?:曜日?)?[)\]】〕>])[^\s()\[\]【】（）]{1,8}|祝日?|休日?))?"
_OF_DAY = r"(?:朝|昼|夜|夕|午[前後]|深夜|未明|早朝)"
_ISSUE = rf"(?:付け?)?(?:の?[朝夕]刊)?(?:{_OF_DAY}[方刻過ぎ]{{0,2}})?"
"""Words between a day and its weekday in brackets: 26日付朝刊（木）, 26日夜（木）."""
_NAMED = rf"曜(?:日(?!本)|(?=\s?{_OF_DAY})|(?![日一-鿿ァ-ヴ々]|から|と))"
"""The end of a weekday that is no part of a name: 日曜大工, 金曜ロードショー, 日曜版."""
_NO_OTHER = rf"(?=[\s、。.,)」』・]|$|の?{_OF_DAY}|だ|で[すあ])"
"""A weekday behind a comma may be the day of what comes: 26日、金曜日に訪米すると発表した."""
_BEHIND = re.compile(
    rf"(?:{_ISSUE}\s?[(\[【〔<〈《]\s?(?:(?:祝日?|休日?)\s?[・／/、,･]?\s?)?"
    rf"(?P<bracket>[月火水木金土日])(?:曜日?)?{_HOLIDAY}\s?[)\]】〕>〉》]"
    rf"|\s?[(\[]\s?(?P<english>{_WEEKDAY_NAME})\s?[)\]]"
    rf"|\s(?P<bare>{_WEEKDAY_NAME})(?=\s*(?:$|[\d、。,;)]))"
    rf"|\s?(?P<circled>[㈪-㈰])"
    rf"|\s?[=]\s?(?P<dashed>[月火水木金土日])曜日?\s?[=]"
    rf"|の?\s?(?P<open>[月火水木金土日]){_NAMED}"
    rf"|\s?[、,・]\s?(?P<apart>[月火水木金土日]){_NAMED}{_NO_OTHER}"
    r"|[はが]、?\s?(?P<predicate>[月火水木金土日])曜日?(?=だ|で|。|、|に[当あ]|よ|と[いな]|\s|$))"
    r"(?!\s?[・〜~–—-]\s?[月火水木金土日](?:曜|[)\]】]))"
)
_BEFORE = re.compile(
    r"(?<![月火水木金土日・第〜~–-])(?<!から)(?<!毎週)(?<!隔週)(?<!毎月)"
    r"(?P<weekday>[月火水木金土日])曜日?(?:の|、|,|\s|[(\[])\s?$"
)
_CORRECTED = re.compile(
    r"\s?[)\]】〕]?\s?(?:付け?)?[」』]?\s?"
    r"(?:と(?:ある|した|書いた|記した)のは|という[^。、]{0,4}は(?:な|存在)|[^。、]{0,3}[(]正しくは|ではな|でな|じゃな|は(?:な[いか]|存在|誤|間違|無)|の(?:誤|間違))"
)
_LUNAR = re.compile(r"(?:旧暦|陰暦|太陰暦)[^。]{0,12}$")


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday beside a day: its number (Monday 0), its span in the text, and how it is spelt."""

    number: int
    start: int
    end: int

    def spelt(self, text: str, number: int) -> str:
        """The weekday `number` as the text spells this one: 水, 水曜, Wed, Wednesday."""
        written = text[self.start : self.end]
        if written[0] in WEEKDAYS:
            return WEEKDAYS[number] + written[1:]
        if written in _CIRCLED:
            return _CIRCLED[number]
        whole = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]
        return whole if written.lower().endswith("day") else whole[:3]


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names. What is not said is None; `said` is a word such as 昨年 that stands for the year."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int
    said: str = ""
    era: str = ""
    weekday: Weekday | None = None
    sign: str = "年"

    @property
    def is_possible(self) -> bool:
        """Whether a calendar has such a day; without a year in a leap year, without a month of 31 days."""
        try:
            date(self.year if self.year is not None else 2024, self.month if self.month is not None else 1, self.day)
        except ValueError:
            return False
        return True


def days(text: str) -> Iterator[Day]:
    """The days named in `text`, whose full-width digits and brackets have been made ordinary ones."""
    if _CAN_NAME.search(text):
        for found in _DAY.finditer(text):
            if (day := _japanese(text, found)) is not None and not _LUNAR.search(text[: found.start()][-20:]):
                yield day
        if _CAN_NAME_ENGLISH.search(text):
            for found in _DAY_ENGLISH.finditer(text):
                if (day := _english(found)) is not None:
                    yield day


def _japanese(text: str, found: re.Match[str]) -> Day | None:
    year: int | None = None
    era, said, sign = "", "", "年"
    if found["iso_year"]:
        year, month, day = int(found["iso_year"]), _int(found["iso_month"]), _int(found["iso_day"])
        sign = found["sign"]
    elif found["short_era"]:
        era, sign = ERA_LETTERS.get(found["short_era"], found["short_era"]), "."
        year = ERAS[era].year - 1 + int(found["short_year"])
        month, day = _int(found["short_month"]), _int(found["short_day"])
    elif found["slash_month"]:
        month, day, sign = _int(found["slash_month"]), _int(found["slash_day"]), "/"
    elif found["near_month"]:
        month, day, said = None, _int(found["near_day"]), found["near_month"]
    elif found["alone"]:
        month, day, sign = None, _int(found["alone"]), "日"
    else:
        month, day = _int(found["month"]), _int(found["day"])
        if found["era"]:
            era = ERA_LETTERS.get(found["era"], found["era"])
            counted = _int(found["era_year"])
            year = ERAS[era].year - 1 + counted if counted else None
        elif found["year"]:
            year = _int(found["year"])
        said = found["said"] or ""
    if day is None or (month is None and not (found["alone"] or found["near_month"])):
        return None
    weekday = _weekday(text, found)
    if (found["slash_month"] or found["near_month"]) and weekday is None:
        return None  # a fraction, a score, a place of two
    return Day(found.start(), found.end(), year, month, day, said, era, weekday, sign)


def _weekday(text: str, found: re.Match[str]) -> Weekday | None:
    if behind := _BEHIND.match(text, found.end()):
        name = behind.lastgroup or ""
        word = behind[name]
        if found["alone"] and name not in ("bracket", "english") and found.end() != behind.start(name):
            return None
        return Weekday(_weekday_number(word), *behind.span(name))
    before = _BEFORE.search(text, max(0, found.start() - 12), found.start())
    if before and not found["alone"]:
        return Weekday(WEEKDAYS.index(before["weekday"]), before.start("weekday"), before.end("weekday"))
    return None


def _weekday_number(word: str) -> int:
    for names in (WEEKDAYS, _CIRCLED):
        if word in names:
            return names.index(word)
    return _english_weekday(word)


def is_corrected(text: str, end: int) -> bool:
    """Whether the words that end at `end` are spoken of as a mistake: 26日（金）ではなく, 2月30日はない."""
    return _CORRECTED.match(text, end) is not None


def _english(found: re.Match[str]) -> Day | None:
    name, day = found["name_a"] or found["name_b"], int(found["day_a"] or found["day_b"])
    year = found["year_a"] or found["year_b"]
    names = ("first_weekday", "last_weekday", "bare_weekday")
    group = next((name for name in names if found[name]), names[0])
    if not found[group] and not year:
        return None
    weekday = None
    if found[group]:
        start, end = found.span(group)
        weekday = Weekday(_english_weekday(found[group]), start, end - found[group].endswith("."))
    month = _MONTHS.index(name[:3].lower()) + 1
    return Day(found.start(), found.end(), int(year) if year else None, month, day, "", "", weekday, " ")


def _english_weekday(name: str) -> int:
    return _ENGLISH_WEEKDAYS.index(name[:3].lower())


def _int(text: str) -> int | None:
    value = number("一" if text == "元" else text)
    return int(value) if value is not None else None
