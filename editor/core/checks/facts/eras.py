"""Years of an era beside the Western year that is another one, and years that an era never had."""

import re
from collections.abc import Iterator
from datetime import date

from editor.core.checks.facts.days import ERA_LETTERS, ERAS, is_corrected
from editor.core.checks.facts.numerals import number
from editor.core.checks.facts.words import as_wide_as
from editor.core.checks.prose.reading import Hit, Passage, Prose
from editor.core.words import tr

_COUNT = r"(?:\d{1,3}|元|[一二三四五六七八九十百]{1,4})"
_ERA = rf"(?P<era>令和|平成|昭和|大正|明治|(?<![A-Za-z])[RHS]|(?<![一-鿿])[令平昭](?=\d))\.?\s?(?P<count>{_COUNT})"
_WEST = r"(?<!\d)(?:西暦\s?)?(?P<year>1[89]\d\d|20\d\d|21\d\d|[一二][〇一二三四五六七八九]{3}(?=年))"
_END = r"(?!\s?(?:年度|年\s?\d{1,2}\s?月期|度))"
_BETWEEN = r"(?:[・=/／]|、\s?(?:つまり|すなわち|即ち)?|つまり|すなわち|即ち)"
_OPEN, _CLOSE = r"\s?[(\[〔【〈《]\s?", r"\s?[)\]〕】〉》]"
_DAY = r"(?:年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|年)?"
"""The rest of a day behind its year."""
_BOTH = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WEST}{_DAY}{_OPEN}{_ERA}{_END}{_DAY}{_CLOSE}{_END}",
        rf"{_ERA}{_END}{_DAY}{_OPEN}{_WEST}{_END}{_DAY}{_CLOSE}{_END}",
        rf"{_WEST}年?\s?{_BETWEEN}\s?{_ERA}{_END}年",
        rf"{_ERA}年?\s?{_BETWEEN}\s?{_WEST}{_END}年",
        rf"{_WEST}年は、?\s?{_ERA}{_END}年(?=だ|で[すあ]|に[当あ]た|[。、])",
        rf"{_ERA}年は、?\s?{_WEST}{_END}年(?=だ|で[すあ]|に[当あ]た|[。、])",
    )
)
_ALONE = re.compile(rf"{_ERA}年{_END}(?:\s?(?P<month>\d{{1,2}})\s?月)?(?![度代])")
_ENDS = {
    "平成": (31, 4),
    "昭和": (64, 1),
    "大正": (15, 12),
    "明治": (45, 7),
}
"""The last year of each era that is over, and its last month."""
_FIRST_MONTHS = {"令和": 5, "平成": 1, "昭和": 12, "大正": 7}
_COUNTED_ON = re.compile("に(?:当た|あた|相当)|なら")  # 昭和99年に当たる2024年
_NEVER = 50  # 昭和100年, 明治150年: said on purpose


def find(prose: Prose) -> Iterator[Hit]:
    """Each pair of years that differ, then each year of an era that was over or had not begun."""
    for passage in prose.passages:
        text = passage.own
        if not any(era in text for era in ERAS) and not re.search(r"[RHS令平昭]\.?\d", text):
            continue
        spans: list[tuple[int, int]] = []
        for pattern in _BOTH:
            for found in pattern.finditer(text):
                spans.append(found.span())
                if not is_corrected(text, found.end()):
                    yield from _pair(passage, found)
        for found in _ALONE.finditer(passage.unquoted):
            if len(found["era"]) == 2 and not any(start <= found.start() < end for start, end in spans):
                if is_corrected(text, found.end()) or _COUNTED_ON.match(text, found.end()):
                    continue
                yield from _never(passage, found, prose.day)


def _pair(passage: Passage, found: re.Match[str]) -> Iterator[Hit]:
    era, count, year = _era(found), _count(found["count"]), _count(found["year"])
    if count is None or year is None or count < 1 or ERAS[era].year - 1 + count == year:
        return
    message = tr("{written} is not the year {year}.", written=f"{era}{found['count']}年", year=year)
    mend = _mend(era, found["count"], year, passage.words[found.start("count") : found.end("count")])
    start = found.start("count") if mend else found.start("era")
    yield Hit(passage, start, found.end("count"), message, mend)


def _mend(era: str, count: str, year: int, written: str) -> str | None:
    """The year of `era` that `year` is, written as `written` is; None where the era had no such year."""
    right = year - ERAS[era].year + 1
    last = _ENDS.get(era)
    if right < 1 or (last is not None and right > last[0]) or not (count.isdigit() or count == "元"):
        return None
    return "元" if right == 1 else as_wide_as(str(right), written)


def _never(passage: Passage, found: re.Match[str], post: date) -> Iterator[Hit]:
    era = found["era"]
    if not found["count"].isdigit() and found["count"] != "元":
        return
    count = 1 if found["count"] == "元" else int(found["count"])
    if count and count % _NEVER == 0:
        return
    month = int(found["month"]) if found["month"] else None
    last = _ENDS.get(era)
    over = last is not None and (count > last[0] or (count == last[0] and month is not None and month > last[1]))
    early = count == 1 and month is not None and month < _FIRST_MONTHS.get(era, 0)
    none = count < 1
    if over and last is not None and post < date(ERAS[era].year - 1 + last[0], last[1], 28):
        return  # written before anybody knew
    if over or early or none:
        written = passage.words[found.start() : found.end()]
        yield Hit(passage, *found.span(), tr("There was no “{year}”.", year=written))


def _era(found: re.Match[str]) -> str:
    return ERA_LETTERS.get(found["era"], found["era"])


def _count(written: str) -> int | None:
    value = number("一" if written == "元" else written)
    return int(value) if value is not None else None
