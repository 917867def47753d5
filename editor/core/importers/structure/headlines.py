"""The two headlines of a commentary, found in the lines of a post."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from editor.core.from_html.blocks import Heading
from editor.core.from_html.inline import Line
from editor.core.importers.structure.items import LineOrBlock, squeezed, start_of, without_start
from editor.core.importers.structure.labels import Labels, is_date, is_ranking, undecorated

_LONGEST = 300  # characters of a headline
_MOST_LINES = 3  # that a headline is broken into
FIRST = 5  # blocks of a post among which its title stands
_FARTHEST = 8  # lines from the beginning in which the headline of the title is looked for


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline, the items `start` to `end` (exclusive) that say it, and the addresses that it links to.

    Where `start` equals `end` the commentary begins there, and nothing is taken out of the body. `rest` is what else
    stands on the line.
    """

    text: str
    start: int
    end: int
    links: tuple[str, ...] = ()
    rest: Line | None = None


def find_commentary(items: Sequence[LineOrBlock], title: str, labels: Labels) -> Headline | None:
    """The headline of the commentary; None where no line begins the commentary."""
    _news, wanted = labels.split_title(title)
    exact: list[Headline] = []
    marked: list[Headline] = []
    others: list[Headline] = []
    for index, item in enumerate(items):
        text = item.text
        if not text or len(text) > _LONGEST:
            continue
        rest = labels.commentary_in(text)
        if rest is None:
            if wanted and item.is_heading and (found := _joined(items, index, wanted)):
                others.append(found)
            continue
        whole = labels.whole_commentary_in(text)
        if whole and (not wanted or squeezed(wanted).startswith(squeezed(whole))):
            rest = whole
        found = _labelled(items, index, rest, wanted, labels)
        if wanted and squeezed(found.text) == squeezed(wanted):
            exact.append(found)
        elif found.text or item.is_heading:
            (marked if item.is_heading else others).append(found)
    return next(iter([*exact, *marked, *others]), None)


def _labelled(items: Sequence[LineOrBlock], index: int, rest: str, wanted: str, labels: Labels) -> Headline:
    """The headline behind the word for the commentary, which item `index` begins with; `rest` is what follows it."""
    if wanted:
        joined, lines, addresses = rest, 1, list(items[index].links)
        while squeezed(joined) != squeezed(wanted) and lines < _MOST_LINES and index + lines < len(items):
            following = items[index + lines].text
            if not following or not squeezed(wanted).startswith(squeezed(joined + following)):
                break
            joined += following
            addresses += items[index + lines].links
            lines += 1
        if squeezed(joined) == squeezed(wanted):
            return Headline(wanted, index, index + lines, tuple(addresses))
    if rest:
        return Headline(rest, index, index + 1, tuple(items[index].links))
    behind = next((at for at in range(index + 1, len(items)) if not items[at].is_silent), len(items))
    if behind < len(items):
        if wanted and (found := _joined(items, behind, wanted)):
            # Pictures between the label and the headline stay in the body, behind both.
            return Headline(found.text, index, found.end, (*items[index].links, *found.links))
        item = items[behind]
        is_label = labels.is_summary(item.text) or labels.related_in(item.text) or is_date(item.text)
        if behind == index + 1 and item.is_heading and item.text and not is_label and len(item.text) <= _LONGEST:
            return Headline(item.text, index, behind + 1, (*items[index].links, *item.links))
    if wanted:
        return Headline(wanted, index, index + 1, tuple(items[index].links))
    return Headline("", index, index)


def _joined(items: Sequence[LineOrBlock], index: int, wanted: str) -> Headline | None:
    """The headline `wanted` in item `index` or broken into lines from there; None where it is not."""
    joined, addresses = "", []
    for at in range(index, min(index + _MOST_LINES, len(items))):
        text = items[at].text
        if not text or len(joined) + len(text) > _LONGEST:
            return None
        joined += text
        addresses += items[at].links
        if squeezed(wanted) in (squeezed(joined), squeezed(undecorated(joined))):
            return Headline(wanted, index, at + 1, tuple(addresses))
        if not squeezed(wanted).startswith((squeezed(joined), squeezed(undecorated(joined)))):
            return None
    return None


def _with_rest(item: LineOrBlock, index: int, wanted: str) -> Headline | None:
    """The headline `wanted` before a date or something in brackets on the same line."""
    text = item.text
    if item.line is None or not squeezed(text).startswith(squeezed(wanted)):
        return None
    end = next(at for at in range(len(text) + 1) if squeezed(text[:at]) == squeezed(wanted))
    rest = text[end:].strip()
    if not is_date(rest) and not re.fullmatch(r"[（(［\[【<＜].{1,40}[)）］\]】>＞]", rest):
        return None
    line = without_start(item.line, start_of(item.line) + end)
    return Headline(wanted, index, index + 1, tuple(item.links), line) if line is not None else None


def find_title(items: Sequence[LineOrBlock], title: str) -> Headline | None:
    """The title as the heading with which a post begins, as a post without commentary has it; None where it does not
    begin so."""
    first = next((index for index, item in enumerate(items) if not item.is_silent), None)
    if first is None or not title or not items[first].is_heading or not isinstance(items[first].block, Heading):
        return None
    return _joined(items, first, title)


def find_news(items: Sequence[LineOrBlock], title: str, labels: Labels) -> Headline | None:
    """The headline of the news among the first `items`: the one of the title, else a first line that stands out."""
    wanted, _commentary = labels.split_title(title)
    lines = [index for index, item in enumerate(items) if item.line is not None and not item.is_silent]
    if wanted:
        for index in lines[:_FARTHEST]:
            if found := _joined(items, index, wanted) or _with_rest(items[index], index, wanted):
                return found
    for index in lines:
        item = items[index]
        text = item.text
        if not text or is_date(text) or (item.links and is_ranking(text)) or squeezed(text) == squeezed(title):
            continue
        if labels.is_summary(text) or labels.source_in(text) or labels.related_in(text) or len(text) > _LONGEST:
            return None
        is_headline = item.is_heading and (isinstance(item.block, Heading) or len(text) <= _LONGEST)
        return Headline(text, index, index + 1, tuple(item.links)) if is_headline else None
    return None
