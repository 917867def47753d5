"""Predictions: sentences that the author marks with 予測 and a day, to be looked at again on that day.

The mark stands anywhere in its sentence, in any brackets: 【予測：2026年3月31日】関税は下がる。 or
関税は下がる（予測 2026-03-31）。
Without a day of the month the last one is meant, without a month the end of the year.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from editor.core.text.dates import parse_date
from editor.core.text.patterns import pattern
from editor.core.text.sentences import sentences

_MARK = pattern(
    r"[（(【［\[〔]\s*予測\s*[:：、,]?\s*(?P<day>[^（()）【】［］\[\]〔〕]{4,24}?)\s*(?:まで(?:に)?)?\s*[）)】］\]〕]"
)
_MONTH = pattern(r"([0-9]{4})(?:年|[-/.])\s?([0-9]{1,2})月?(?:末|中)?")
_YEAR = pattern(r"([0-9]{4})年?(?:末|中)?")
_LONGEST = 400  # characters of a sentence that are shown


class Marked(NamedTuple):
    """A sentence that is marked: its day (2026-03-31), and itself without the mark."""

    day: str
    sentence: str


def marked(text: str) -> Iterator[Marked]:
    """The predictions in `text`, in order; a mark without a day that exists is none."""
    if "予測" not in text:
        return
    pieces = [piece.text for piece in sentences(text)]
    for number, piece in enumerate(pieces):
        for mark in _MARK.finditer(piece):
            if day := _day(mark["day"]):
                bare = _MARK.sub("", piece).strip("。 　")
                if not bare and number:  # the mark stands behind the full stop of its sentence
                    bare = pieces[number - 1]
                yield Marked(day, (bare + "。" if bare and bare[-1] not in "。！？!?.」" else bare)[:_LONGEST])


def _day(text: str) -> str:
    text = normalize("NFKC", text).strip()
    if (moment := parse_date(text)) is not None:
        return f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    year, month = 0, 12
    if found := _MONTH.fullmatch(text):
        year, month = int(found[1]), int(found[2])
    elif found := _YEAR.fullmatch(text):
        year = int(found[1])
    if not (1900 <= year <= 2200 and 1 <= month <= 12):
        return ""
    return date(year, month, monthrange(year, month)[1]).isoformat()
