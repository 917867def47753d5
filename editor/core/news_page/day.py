"""The day on which an article was published: as its linked data, its metas, the text beside its headline or its
address say it. Never the day of a change, nor that on which the page was saved.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from editor.core.news_page.day_stamps import CHANGED, PUBLISHED, day_in_address, day_of, is_of_others, stamps
from editor.core.news_page.day_text import WrittenDay, day_ago, days_in, only_a_day
from editor.core.news_page.facts import PageFacts
from editor.core.news_page.lines import HEADINGS, Line
from editor.core.news_page.outlets import folded

_FIRST = date(1990, 1, 1)
_DATED = re.compile(
    r"(?:^|[-_\s])(?:date|day|time|pub|published?|posted|timestamp|pubdate|update|hiduke|nichiji)", re.IGNORECASE
)
_UNSAID, _IN_TEXT, _CHANGED, _YEARLESS, _AGO = 1.0, 2.0, 3.5, 8.0, 9.0
_NEAR, _BEHIND, _LABELLED, _AT_END, _ABOVE, _ALONE = 0.0, 0.4, 1.0, 1.5, 2.5, 5.0
_ADDRESS = 2.2
_SURE = _AT_END
"""The highest penalty of a place at which a day is sure; beyond it, it is a guess. Penalties for words and for
place add up."""

_MOST = 800  # lines that are looked through
_AFTER = 14  # lines behind the headline, and before it, in which its day stands
_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Published:
    """A day, and whether it was written as the day of publication with its year."""

    day: date
    sure: bool = True


def published_on(facts: PageFacts, headline: str, article: Sequence[Line]) -> Published | None:
    """The day of publication; None where the page does not say it."""
    printed = list(_printed(facts, headline, article))
    for text in stamps(facts):
        if (day := day_of(text, facts, [one.day for one in printed])) is not None and _is_likely(day, facts):
            return Published(day)
    return next(iter(printed), None)


def _is_likely(day: date, facts: PageFacts) -> bool:
    return _FIRST <= day <= facts.today + timedelta(days=1)


def _printed(facts: PageFacts, headline: str, article: Sequence[Line]) -> Iterator[Published]:
    """Days that the page shows, the likeliest first; among them the one in its address."""
    candidates: list[tuple[float, int, Published]] = []
    for place, rank, line, label in _places(facts, headline, article):
        for one in days_in(line.text, facts.today, facts.language):
            said = _said(line, label, one)
            if said < _IN_TEXT or not line.weight:
                sure = one.sure and place <= _SURE
                candidates.append((said + place + (0 if one.sure else _YEARLESS), rank, Published(one.day, sure)))
        if place == _NEAR and not line.weight and len(line.text) < 60 and (ago := day_ago(line.text, facts.today)):
            candidates.append((_said(line, label, ago) + _AGO, rank, Published(ago.day, sure=False)))
    in_address = day_in_address(facts.address)
    if in_address is not None and _is_likely(in_address, facts):
        candidates.append((_ADDRESS, 0, Published(in_address)))
    candidates.sort(key=lambda item: item[:2])
    yield from (published for _cost, _rank, published in candidates if _is_likely(published.day, facts))


def _said(line: Line, label: str, one: WrittenDay) -> float:
    """The penalty of a line for a day in it as the day of publication; `label` is the short line before it."""
    before = (label if one.start < 3 else "") + line.text[max(0, one.start - 12) : one.start]
    if CHANGED.search(before) or CHANGED.search(line.text[one.end : one.end + 8]):
        return _CHANGED if not PUBLISHED.search(before) else 0
    if PUBLISHED.search(before) or (PUBLISHED.search(line.text) and not CHANGED.search(line.text)):
        return 0
    return _UNSAID if len(line.text) <= 60 or _DATED.search(_name_of(line)) else _IN_TEXT


def _name_of(line: Line) -> str:
    element = line.element
    inner = " ".join(one.get("class", "") for one in list(element.iter())[:8] if isinstance(one.tag, str))
    return f"{element.get('class', '')} {element.get('id', '')} {inner}"


def _places(facts: PageFacts, headline: str, article: Sequence[Line]) -> Iterator[tuple[float, int, Line, str]]:
    """Lines in which the day may stand: how unlikely their place is, their order in it, the short line before them."""
    lines, name = facts.lines, folded(headline)
    labels = ["", *(line.text if len(line.text) < 12 else "" for line in lines)]
    found = [at for at, line in enumerate(lines) if name and folded(line.text) == name]
    best = [at for at in found if lines[at].tag in ("h1", "h2", "h3")] or found
    if not best and len(name) > 7:  # a heading that says the day as well
        best = [at for at, line in enumerate(lines[:_MOST]) if line.tag in HEADINGS and name in folded(line.text)]
        yield from ((_NEAR, 0, lines[at], "") for at in best[:1])
    first = next((at for at, line in enumerate(lines) if line.weight and line.tag not in HEADINGS), len(lines))
    head = best[0] if best else max(0, first - 1)
    near = _NEAR
    for step in range(1, _AFTER + 1):
        if head + step < len(lines):
            line = lines[head + step]
            yield near, step, line, labels[head + step]
            near = _BEHIND if line.weight and line.tag not in HEADINGS else near
        if step <= _BEFORE and head - step >= 0:
            yield _NEAR, step + 1, lines[head - step], labels[head - step]
    for step, line in enumerate(reversed(article[-6:])):
        if len(line.text) < 80:
            yield _AT_END, step, line, ""
    for at, line in enumerate(lines[:_MOST]):
        if len(line.text) >= 60:
            continue
        if PUBLISHED.search(line.text) or PUBLISHED.search(labels[at]):
            yield _LABELLED, at, line, labels[at]
        elif at < first:
            yield _ABOVE, -at, line, labels[at]
        elif only_a_day(line.text) and not any(map(is_of_others, (line.element, *line.element.iterancestors()))):
            yield _ALONE, at, line, labels[at]
