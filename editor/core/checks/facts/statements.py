"""A line of a まとめ or a headline, and the section that must bear it out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from editor.core.checks.facts.days import Day, days
from editor.core.checks.facts.figures import figures
from editor.core.checks.facts.numerals import number
from editor.core.checks.facts.words import KATAKANA, LATIN, TITLED, as_wide_as, folded
from editor.core.checks.prose.reading import Hit, Passage
from editor.core.words import tr

_TENTHS = re.compile(r"(\d{1,2}|[一二三四五六七八九])割(\d|[一二三四五六七八九])分")
_IN_NUMBER = frozenset("0123456789.,")
_GOES_ON = re.compile(r"[.,]?\d|[万億兆京]")
_HOUR = re.compile(r"(?P<half>午後)?(?<!\d)(?P<hour>\d{1,2})(?:時|:\d\d)")
_HALF = re.compile("半分|半数|半額|半減|折半")


class SectionText:
    """The text of a part of the post; `whole` is the text of both parts."""

    def __init__(self, text: str, rest: str) -> None:
        self.text = text
        self._rest = rest
        self.whole = f"{text}\n{rest}"

    @cached_property
    def folded(self) -> str:
        """`whole` with old forms of characters as the new ones."""
        return folded(self.whole)

    def has_number(self, digits: str) -> bool:
        """Whether it has a number of these digits by itself, and not as a part of a longer one."""
        place = self.whole.find(digits)
        while place >= 0:
            before, behind = self.whole[place - 1 : place] if place else "", self.whole[place + len(digits) :][:2]
            if before not in _IN_NUMBER and not _GOES_ON.match(behind):
                return True
            place = self.whole.find(digits, place + 1)
        return False

    @cached_property
    def amounts(self) -> dict[str, list[tuple[Decimal, str]]]:
        """The values of the post in each unit, with their digits; those of this section first."""
        found: dict[str, list[tuple[Decimal, str]]] = {}
        for text in (self.text, self._rest):
            for figure in figures(text):
                found.setdefault(figure.unit, []).append((figure.value, figure.digits))
        return found

    @cached_property
    def said(self) -> dict[str, list[Decimal]]:
        """The values that it says in other ways: 一人 and other words, 第九条, 三割五分 as 35 %, 半分 as 50 %."""
        found: dict[str, list[Decimal]] = {}
        for figure in figures(self.whole.replace("第", " "), also_words=True):
            found.setdefault(figure.unit, []).append(figure.value)
        found.setdefault("時", []).extend(_of_other_clock(self.whole))
        shares = [value * 10 for value in found.get("割", [])]
        for tenths, hundredths in _TENTHS.findall(self.whole):
            if (ten := number(tenths)) is not None and (one := number(hundredths)) is not None:
                shares.append(ten * 10 + one)
        if _HALF.search(self.whole):
            shares.append(Decimal(50))
        tenths_of = [value / 10 for value in (*found.get("%", []), *shares)]
        found.setdefault("%", []).extend(shares)
        found.setdefault("割", []).extend(tenths_of)
        return found

    @cached_property
    def calendar(self) -> list[Day]:
        """The days that it names."""
        return [day for text in (self.text, self._rest) for day in days(text)]

    @cached_property
    def katakana(self) -> list[str]:
        """Its words in katakana, each once."""
        return list(dict.fromkeys(KATAKANA.findall(self.whole)))

    @cached_property
    def latin(self) -> list[str]:
        """Its words in Latin letters with a capital, each once."""
        return list(dict.fromkeys(LATIN.findall(self.whole)))

    @cached_property
    def titled(self) -> list[tuple[str, str]]:
        """Names in kanji with their titles, each once."""
        return list(dict.fromkeys((found["name"], found["title"]) for found in TITLED.finditer(self.whole)))


def _of_other_clock(text: str) -> Iterator[Decimal]:
    """The hours of `text` as a clock of the other kind has them: 午後6時 is 18時."""
    for found in _HOUR.finditer(text):
        hour = int(found["hour"])
        if found["half"] and hour < 12:
            yield Decimal(hour + 12)
        elif 12 < hour <= 24:
            yield Decimal(hour - 12)


@dataclass(frozen=True, slots=True)
class SummaryStatement:
    """A bullet or headline, and the section that must bear it out."""

    passage: Passage
    section: SectionText

    def hit(self, start: int, end: int, candidate: str | None) -> Hit:
        """A finding: the words from `start` to `end` are not in the section; `candidate` is the nearest that it has."""
        written = self.passage.words[start:end]
        if candidate is None:
            return Hit(self.passage, start, end, tr("“{words}” is not in the text.", words=written))
        candidate = as_wide_as(candidate, written)
        message = tr("“{words}” is not in the text, which has “{candidate}”.", words=written, candidate=candidate)
        return Hit(self.passage, start, end, message, candidate)
