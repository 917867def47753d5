"""Places of the page and of the post that stand for each other: blocks for lines, words for words of the source, text
for fields."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from editor.core.post import Fields
from editor.core.profile.values import ProfileSettings
from editor.core.text.counts import plain_text

SLOTS = ("news", "commentary")


@dataclass(frozen=True, slots=True)
class PagePlace:
    """A place on the page: a block of a slot and the share of it that is above the place. No slot: above all blocks."""

    slot: str = ""
    index: int = 0
    share: float = 0.0


class Places:
    """`news` and `commentary` are the 1-based lines on which the blocks of the slots begin, `last` is the last line."""

    def __init__(self, news: tuple[int, ...], commentary: tuple[int, ...], last: int) -> None:
        self.lines = news, commentary, last
        """The lines of the news, those of the commentary, and the last line."""
        self._order = [
            (slot, index)
            for slot, starts in zip(SLOTS, (news, commentary), strict=True)
            for index, line in enumerate(starts)
            if line > 0  # a block that no line stands for, as the list of footnotes
        ]
        self._starts = [line for line in (*news, *commentary) if line > 0]
        self._numbers = {place: number for number, place in enumerate(self._order)}
        self._last = last

    def of_line(self, line: float) -> PagePlace:
        """The place of `line`; its fraction tells how much of a wrapped line is above."""
        number = bisect_right(self._starts, line) - 1
        if number < 0:
            return PagePlace()
        slot, index = self._order[number]
        return PagePlace(slot, index, min(1.0, (line - self._starts[number]) / self._height(number)))

    def to_line(self, place: PagePlace) -> float:
        """The line of `place`, with its fraction."""
        if not place.slot:
            return 1.0
        number = self._numbers.get((place.slot, place.index))
        if number is None:
            return float(self._last)
        return self._starts[number] + place.share * self._height(number)

    def _height(self, number: int) -> int:
        end = self._starts[number + 1] if number + 1 < len(self._starts) else self._last + 1
        return max(1, end - self._starts[number])


def source_index(source: str, text: str, before: str) -> int:
    """The index into `source`, a block's Markdown, of the place before which `before` of the block's visible `text` is.

    The words around the place are looked for in the source; of several such places the one that is as far along counts.
    """
    place = len(before)
    for width in (12, 6, 3, 1):
        words = re.escape(text[place : place + width].strip()) or re.escape(before[-width:].strip())
        if not words:
            continue
        found = [match.start() for match in re.finditer(words, source)]
        if found:
            along = place / max(1, len(text)) * len(source)
            return min(found, key=lambda index: abs(index - along))
    return 0


def field_of(fields: Fields, profile: ProfileSettings, text: str) -> str:
    """The dotted path of the field that the page shows as `text`; "" for none."""
    words = "".join(text.split())
    if not words:
        return ""
    shown = [
        ("news.headline", fields.news.headline),
        ("commentary.headline", profile.words.commentary + fields.commentary.headline),
        ("commentary.headline", fields.commentary.headline),
        ("date", profile.format_date(fields.date)),
        ("title", profile.compose_title(fields)),
        ("news.source", fields.news.source),
        *((f"news.summary.{number}", plain_text(bullet)) for number, bullet in enumerate(fields.news.summary)),
        *((f"commentary.summary.{number}", plain_text(b)) for number, b in enumerate(fields.commentary.summary)),
        *((f"related.{number}.title", post.title) for number, post in enumerate(fields.related)),
        *(
            (f"related.{number}.date", profile.format_short_date(post.date))
            for number, post in enumerate(fields.related)
        ),
        *((f"labels.{number}", label) for number, label in enumerate(fields.labels)),
    ]
    for path, value in shown:
        if "".join(value.split()) == words:
            return path
    # An element may show a little more than its field, such as a title with its date.
    return next((path for path, value in shown if len(value) > 3 and "".join(value.split()) in words), "")
