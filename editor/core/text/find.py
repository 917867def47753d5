"""Finding words in a text: as they are, or folded so that Ｎａｔｏ, NATO and nato, or ｶﾞｽ and ガス, are the same.

A word is found in all its spellings (`spellings.py`), unless it is to be found as it is written.

Folding changes lengths (㍿ is four characters, ｶﾞ becomes one, a selector is nothing), so every hit is reported in
characters of the text as it is, and holds whole clusters: a character with the marks and selectors that follow it.
"""

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from editor.core.text.folding import accents_of, ends_of, fold, folded_with_places, is_one_to_one
from editor.core.text.spellings import WordForm, Wording, wording

__all__ = ["find_all", "fold"]

_HIRAGANA = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
"""Code points of katakana, ァ to ヶ, ヽ and ヾ → those of hiragana."""


def find_all(
    text: str, wanted: str, exact: bool = False, kana: bool = False, *, as_written: bool = False
) -> list[tuple[int, int]]:
    """(start, end) of every hit of `wanted` in `text`, in order, none overlapping; `exact`: character for character.
    `kana`: hiragana and katakana are the same, also where all else is exact. `as_written`: in no other spelling, and
    with the same accents.

    Of words that fold to nothing (a zero-width space) the exact ones are found.
    """
    alike = _as_hiragana if kana else str
    folded_words = "" if exact else fold(wanted)
    if not folded_words:
        return _find_exact(alike(text), alike(wanted)) if wanted else []
    found = _find_folded(text, _worded(folded_words, kana, as_written), alike)
    if not as_written:
        return found
    accents = accents_of(wanted)
    return [(start, end) for start, end in found if accents_of(text[start:end]) == accents]


def _worded(folded_words: str, kana: bool, as_written: bool) -> Wording:
    if as_written:
        return Wording(_as_hiragana(folded_words) if kana else folded_words)
    found = wording(folded_words)
    if not kana:
        return found
    # In hiragana nobody sees where a word ends: what would have to be one is left out.
    every = dict.fromkeys(WordForm(_as_hiragana(one.text)) for one in found.spellings if not one.ends)
    return Wording(_as_hiragana(folded_words), tuple(every))


def _find_folded(text: str, wanted: Wording, alike: Callable[[str], str]) -> list[tuple[int, int]]:
    folded = alike(fold(text))
    if not wanted.is_in(folded):
        return []
    if "\n" in wanted.text:
        return _find_in(text, folded, wanted, alike)
    lines, folded_lines = text.split("\n"), folded.split("\n")  # folding leaves the ends of lines
    hits: list[tuple[int, int]] = []
    for index, offset in _lines_with(wanted, folded, lines, folded_lines):
        found = _find_in(lines[index], folded_lines[index], wanted, alike)
        hits += [(offset + start, offset + end) for start, end in found]
    return hits


def _lines_with(wanted: Wording, folded: str, lines: list[str], folded_lines: list[str]) -> list[tuple[int, int]]:
    """The index and the place of each line that holds the words."""
    offsets = [0, *accumulate(len(line) + 1 for line in lines)]
    ends = list(accumulate(len(line) + 1 for line in folded_lines))
    found: list[tuple[int, int]] = []
    hit = wanted.next(folded)
    while hit is not None:
        index = bisect_right(ends, hit[0])
        found.append((index, offsets[index]))
        hit = wanted.next(folded, ends[index])
    return found


def _find_exact(text: str, wanted: str) -> list[tuple[int, int]]:
    hits = []
    at = text.find(wanted)
    while at >= 0:
        hits.append((at, at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return hits


def _as_hiragana(text: str) -> str:
    """`text` with hiragana in place of katakana, character for character."""
    return text.translate(_HIRAGANA)


def _find_in(text: str, folded: str, wanted: Wording, alike: Callable[[str], str]) -> list[tuple[int, int]]:
    if is_one_to_one(text):
        return list(wanted.spans(folded))
    ends = ends_of(text)
    if ends is None:
        return _find_in_clusters(text, wanted, alike)
    hits: list[tuple[int, int]] = []
    hit = wanted.next(folded)
    while hit is not None:
        start, end = bisect_right(ends, hit[0]), bisect_right(ends, hit[1] - 1) + 1
        hits.append((start, end))
        hit = wanted.next(folded, ends[end - 1])
    return hits


def _find_in_clusters(text: str, wanted: Wording, alike: Callable[[str], str]) -> list[tuple[int, int]]:
    folded, places = folded_with_places(text)
    folded = alike(folded)
    hits: list[tuple[int, int]] = []
    hit = wanted.next(folded)
    while hit is not None:
        start, end = places[hit[0]][0], places[hit[1] - 1][1]
        hits.append((start, end))
        at = hit[1]
        while at < len(folded) and places[at][0] < end:  # the rest of a character that was hit in part
            at += 1
        hit = wanted.next(folded, at)
    return hits
