"""The day on which an article was published: as its linked data, its metas, the text beside its headline or its
address say it. Never the day of a change, nor that on which the page was saved.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from editor.core.news_page.day_stamps import CHANGED, PUBLISHED, day_in_address, day_of, stamps
from editor.core.news_page.day_text import days_in
from editor.core.news_page.facts import Facts
from editor.core.news_page.lines import Line
from editor.core.news_page.outlets import folded

_FIRST = date(1990, 1, 1)
_DATED = re.compile(
    r"(?:^|[-_\s])(?:date|day|time|pub|published?|posted|timestamp|pubdate|update|hiduke|nichiji)", re.IGNORECASE
)
_AFTER = 14  # lines behind the headline, and before it, in which its day stands
_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Published:
    """A day, and whether it was written as the day of publication with its year."""

    day: date
    sure: bool = True


def published_on(facts: Facts, headline: str, article: Sequence[Line]) -> Published | None:
    """The day of publication; None where the page does not say it."""
    printed = list(_printed(facts, headline, article))
    for text in stamps(facts):
        if (day := day_of(text, facts, [one.day for one in printed])) is not None and _is_likely(day, facts):
            return Published(day)
    return next(iter(printed), None)


def _is_likely(day: date, facts: Facts) -> bool:
    return _FIRST <= day <= facts.today + timedelta(days=1)


def _printed(facts: Facts, headline: str, article: Sequence[Line]) -> Iterator[Published]:
    """Days that stand beside the headline, the likeliest first; after them the one in the address."""
    candidates: list[tuple[int, int, Published]] = []
    for rank, line in _near(facts, headline, article):
        for one in days_in(line.text, facts.today, facts.language):
            before = line.text[max(0, one.start - 12) : one.start]
            said = (
                0 if PUBLISHED.search(before) or (PUBLISHED.search(line.text) and not CHANGED.search(line.text)) else 1
            )
            if CHANGED.search(before) or (said and CHANGED.search(line.text[one.end : one.end + 14])):
                said = 3
            elif said and not _DATED.search(_name_of(line)) and len(line.text) > 60:
                said = 2
            if line.weight and said == 2:
                continue
            candidates.append((said + (0 if one.sure else 4), rank, Published(one.day, one.sure)))
    candidates.sort(key=lambda item: item[:2])
    in_address = day_in_address(facts.address)
    for _said, _rank, published in candidates:
        if in_address and not published.sure and published.day.replace(year=2000) == in_address.replace(year=2000):
            yield Published(in_address)
            return
    sure = [published for _said, _rank, published in candidates if published.sure]
    if not sure and in_address is not None and _is_likely(in_address, facts):
        yield Published(in_address)
        return
    yield from (published for _said, _rank, published in candidates)
    if in_address is not None and _is_likely(in_address, facts):
        yield Published(in_address)


def _name_of(line: Line) -> str:
    element = line.element
    inner = " ".join(one.get("class", "") for one in list(element.iter())[:8] if isinstance(one.tag, str))
    return f"{element.get('class', '')} {element.get('id', '')} {inner}"


def _near(facts: Facts, headline: str, article: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """The lines about the headline, the nearest first; the last ones of the article; without either the first ones."""
    lines, name = facts.lines, folded(headline)
    places = [at for at, line in enumerate(lines) if name and folded(line.text) == name]
    best = [at for at in places if lines[at].tag in ("h1", "h2")] or places
    if best:
        at = best[0]
        for step in range(1, _AFTER + 1):
            if at + step < len(lines):
                yield step, lines[at + step]
            if step <= _BEFORE and at - step >= 0:
                yield step + 1, lines[at - step]
    else:
        first = next((at for at, line in enumerate(lines) if line.weight), 0)
        for step, line in enumerate(lines[max(0, first - _BEFORE) : first + 4]):
            yield 20 + step, line
    for step, line in enumerate(reversed(article[-6:])):
        if len(line.text) < 80:
            yield 40 + step, line
    for step, line in enumerate(lines):
        if step < 600 and len(line.text) < 60 and PUBLISHED.search(line.text):
            yield 60 + step, line
