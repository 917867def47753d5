"""Queries: the parser of what a person types into the search field.

Words are looked for anywhere in a post, all of them, in all their spellings (`text/spellings.py`): `米国 関税`. `"in
quotes"` is one run of text as it is written, `-word` must not be there. `label:米国` and `status:draft` choose by label
and status, `clip:交渉` by what is kept of the news page, `2024..2025` and `2024-05..2024-07` by date; a year, a month
or a day alone is a date, or a text that says it. Whatever is none of this is text: nothing is wrong to type.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from typing import TypeVar

from editor.core.library.fold import fold, tidy
from editor.core.post import Status
from editor.core.text.patterns import pattern
from editor.core.text.spellings import Wording, wording

_WORD = pattern(r'(-?)(?:(label|tag|ラベル|タグ|status|状態|clip|クリップ):)?(?:"([^"]*)(?:"|$)|([^\s]+))')
_RANGE = pattern(r"([0-9]{4}(?:[-/][0-9]{1,2}){0,2})?\.{2,3}([0-9]{4}(?:[-/][0-9]{1,2}){0,2})?")
_DATE = pattern(r"(?:19|20|21)[0-9]{2}(?:[-/](?:0?[1-9]|1[0-2])(?:[-/](?:0?[1-9]|[12][0-9]|3[01]))?)?")
_STATUS = {
    "下書き": Status.DRAFT,
    "完成": Status.READY,
    "公開待ち": Status.READY,
    "公開": Status.PUBLISHED,
    "公開済み": Status.PUBLISHED,
    **{status.value: status for status in Status},
}
_T = TypeVar("_T")
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Word:
    """A folded text to look for. `day` is "2024", "2024-05" or "2024-05-31" where it can be meant as a date, too.
    `as_written`: it stood in quotation marks and is looked for in no other spelling."""

    text: str
    day: str = ""
    as_written: bool = False

    @property
    def wording(self) -> Wording:
        """The word in all spellings in which it is looked for."""
        return Wording(self.text) if self.as_written else wording(self.text)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from one to another, both included, as 2024-05-31."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Criteria:
    """Criteria that a post must meet, or must not: words, labels (folded), statuses, days, words in its clips."""

    words: tuple[Word, ...] = ()
    labels: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    days: tuple[Days, ...] = ()
    clips: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A query: the criteria to meet, and those not to. An empty one is every post."""

    wanted: Criteria = Criteria()
    unwanted: Criteria = Criteria()


def parse(text: str) -> Query:
    """The query that `text` says. Never raises."""
    folded = fold(tidy(text))
    wanted, unwanted = _Choosing(), _Choosing()
    for minus, name, quoted, plain in (match.groups() for match in _WORD.finditer(folded)):
        value = plain or (quoted or "").strip()
        if not value:
            continue
        if minus and not value.strip("-"):
            minus, value = "", minus + value
        side = unwanted if minus else wanted
        if name in ("label", "tag", "ラベル", "タグ"):
            side.labels.append(value)
        elif name and value in _STATUS:
            side.statuses.append(_STATUS[value].value)
        elif name in ("clip", "クリップ"):
            side.clips.append(Word(value, as_written=not plain))
        elif name:
            side.words.append(Word(f"{name}:{value}", as_written=not plain))
        elif plain and (found := _days(plain)):
            side.days.append(found)
        else:
            side.words.append(Word(value, _day(plain) if plain else "", as_written=not plain))
    if wanted == unwanted == _Choosing() and folded:
        wanted.words.append(Word(folded))
    return Query(wanted.done(), unwanted.done())


@dataclass
class _Choosing:
    """A choice while the words are gone through."""

    words: list[Word] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    days: list[Days] = field(default_factory=list)
    clips: list[Word] = field(default_factory=list)

    def done(self) -> Criteria:
        return Criteria(
            _once(self.words), _once(self.labels), _once(self.statuses), _once(self.days), _once(self.clips)
        )


def _once(items: list[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))


def _days(text: str) -> Days | None:
    """The days that `2024..2025` names; either end may be missing."""
    match = _RANGE.fullmatch(text)
    if match is None or not (match[1] or match[2]):
        return None
    ends = [_bounds(end) if end else None for end in match.groups()]
    if any(end is None for end, given in zip(ends, match.groups(), strict=True) if given):
        return None
    known = sorted(end for end in ends if end)
    return Days(known[0][0] if match[1] else FIRST_DAY, max(end[1] for end in known) if match[2] else LAST_DAY)


def _day(text: str) -> str:
    """`text` as a date that a word alone can mean; empty where it is none."""
    if not _DATE.fullmatch(text) or _bounds(text) is None:
        return ""
    return "-".join(f"{int(number):02d}" for number in re.split("[-/]", text))


def _bounds(text: str) -> tuple[str, str] | None:
    """First and last day of a year, a month, a day; None where there is no such day."""
    year, month, day = (*map(int, re.split("[-/]", text)), 0, 0)[:3]
    if year < 1 or not 0 <= month <= 12 or (month and day > monthrange(year, month)[1]):
        return None
    if re.search("[-/]0{1,2}(?:[-/]|$)", text):
        return None
    first, last = month or 1, month or 12
    return (
        f"{year:04d}-{first:02d}-{day or 1:02d}",
        f"{year:04d}-{last:02d}-{day or monthrange(year, last)[1]:02d}",
    )
