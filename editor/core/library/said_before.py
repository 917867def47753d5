"""Earlier statements of the author on the subject of a paragraph: the bullets and the nearest sentence of the near
posts, and the figures and names that were others then."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.library.draft import DraftPost
from editor.core.library.fold import fold
from editor.core.library.index import Index
from editor.core.library.related import Weights, related
from editor.core.library.terms import spelled, terms_of
from editor.core.library.texts import PostSummary, Texts
from editor.core.library.timeline import bullets_of
from editor.core.text.figures import figures, offices, same_name
from editor.core.text.sentences import sentences

_WEIGHTS = Weights(title=1.5, link=0.0, distance=0.03, labels=0.03, listed=0.0)
_LONGEST = 4_000  # characters of a paragraph
_SENTENCES = 600  # of an earlier post
_BEFORE = 8  # characters before a figure that say what it is
_LEAST = 2  # terms that a sentence shares, to be near


class Difference(NamedTuple):
    """A figure or name of the paragraph (its place there) that was another one: `before` is how it was written."""

    start: int
    end: int
    before: str


@dataclass(frozen=True, slots=True)
class Said:
    """One earlier post: its bullets, its nearest sentence ("" where none is near), what was different then."""

    entry: PostSummary
    score: float
    why: tuple[str, ...]
    bullets: tuple[str, ...]
    sentence: str
    differences: tuple[Difference, ...]


def said_before(index: Index, paragraph: str, draft: DraftPost, most: int = 5) -> list[Said]:
    """The statements on `paragraph` of `draft` in the `most` nearest of the author's posts, the nearest first."""
    text = paragraph[:_LONGEST]
    asked = draft._replace(texts=Texts("", (), (), (), text, ()))
    matches = related(index, asked, most, weights=_WEIGHTS)
    entries = {entry.id: entry for entry in index.entries([match.number for match in matches])}
    wanted = set(spelled(fold(text)))
    found = []
    for match in matches:
        if (entry := entries.get(match.number)) is not None:
            sentence = _nearest(index.texts(entry.id).body, wanted)
            differences = tuple(different(text, sentence))
            found.append(Said(entry, match.score, match.why, bullets_of(index, entry), sentence, differences))
    return found


def _nearest(body: str, wanted: set[int]) -> str:
    """The sentence of `body` that shares most of the terms `wanted` for its length."""
    best, most = "", 0.0
    for number, sentence in enumerate(sentences(body)):
        if number == _SENTENCES:
            break
        codes = set(terms_of("", "", fold(sentence.text)).codes)
        shared = len(codes & wanted)
        share = shared / (len(codes) + 4) * shared
        if shared >= _LEAST and share > most:
            best, most = sentence.text, share
    return best


def different(text: str, before: str) -> Iterator[Difference]:
    """The figures and names of `text` in whose place `before` has others: figures of the same unit, names of the same
    office."""
    earlier = list(figures(before))
    for figure in figures(text):
        alike = [one for one in earlier if one.unit == figure.unit]
        if alike and all(one.value != figure.value for one in alike):
            here = _around(text, figure.start)
            nearest = max(alike, key=lambda one: len(here & _around(before, one.start)))
            yield Difference(figure.start, figure.end, nearest.written)
    people = list(offices(before))
    for person in offices(text):
        held = [one for one in people if one.office == person.office]
        if held and not any(same_name(one.name, person.name) for one in held):
            yield Difference(person.start, person.end, held[0].name)


def _around(text: str, at: int) -> set[int]:
    """The terms that stand right before a place."""
    return set(terms_of("", "", fold(text[max(0, at - _BEFORE) : at])).codes)
