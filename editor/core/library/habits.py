"""Habits: the way in which the author of a library links to earlier posts, learned from the links that are there.

One author lists the last posts of a thread, another those with the same label, a third what is near in words however
old it is. So the odds that a post is linked to, given how many posts lie between and how many labels are shared, are
counted over the last links, and an average author's stand for those that are missing (additive smoothing).
"""

import json
import random
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import exp, log
from typing import NamedTuple

from editor.core.library.index import Index

EDGES = (2, 5, 10, 20, 40, 80, 160, 320, 640, 1280)
"""Bounds of the classes of distance, in posts; behind the last class of them is that of posts later than the one that
links."""

LATER = len(EDGES) + 1
_SHARED = 3  # labels in common, or more

_LINKS = 2_000  # the last ones, that are counted
_PAIRS = 2_000  # chance pairs of posts, to which they are compared
_BELIEF = 15.0  # links that the average author counts as
_PACE = 40.0  # posts after which an average author is half as likely to link to one
_LATER_SHARE = 0.04
_LABELS = (-0.7, 0.5, 1.0, 1.3)  # log odds of an average author
_MOST = 4.0  # either way


class Habits(NamedTuple):
    """Log odds that a post is linked to, by its class of distance and by the number of labels in common."""

    distances: tuple[float, ...]
    labels: tuple[float, ...]

    def of_distance(self, between: int) -> float:
        """The log odds for a post that is the `between`th before the one that links; 0: it is a later one."""
        return self.distances[class_of(between)]

    def of_labels(self, shared: int) -> float:
        """The log odds for a post with so many labels in common."""
        return self.labels[min(shared, _SHARED)]


def class_of(between: int) -> int:
    """The class of distance."""
    return LATER if between < 1 else bisect_left(EDGES, between)


def learn(index: Index) -> Habits:
    """The habits that the links in `index` show."""
    run = index.connection.execute
    numbers = [row[0] for row in run("SELECT id FROM post ORDER BY id")]
    rank = {number: place for place, number in enumerate(numbers)}
    links = run(
        "SELECT l.post, p.id FROM link l JOIN post p ON p.page = l.page AND p.page <> 0 AND p.id <> l.post "
        "ORDER BY l.post DESC LIMIT ?",
        (_LINKS,),
    ).fetchall()
    places = [(rank[source], rank[target]) for source, target in links]
    chance = random.Random(len(numbers))
    pairs = [(chance.choice(numbers), chance.choice(numbers)) for _pair in range(min(_PAIRS, 4 * len(numbers)))]
    return Habits(
        _distances(places, len(numbers)),
        _labels(_shared(index, links), _shared(index, [pair for pair in pairs if pair[0] != pair[1]])),
    )


def dumped(habits: Habits) -> str:
    """Them as text."""
    return json.dumps(habits)


def loaded(text: str) -> Habits:
    """Them again; those of an average author where `text` is none."""
    try:
        distances, labels = json.loads(text)
        habits = Habits(tuple(map(float, distances)), tuple(map(float, labels)))
    except (ValueError, TypeError):
        return AVERAGE
    return habits if (len(habits.distances), len(habits.labels)) == (LATER + 1, _SHARED + 1) else AVERAGE


def _distances(places: Sequence[tuple[int, int]], posts: int) -> tuple[float, ...]:
    chances = _sizes(posts // 2, posts - posts // 2)
    average = _average(posts // 2, posts - posts // 2)
    found = [0.0] * (LATER + 1)
    if places:
        chances = [0.0] * (LATER + 1)
        average = [0.0] * (LATER + 1)
        for source, target in places:
            found[class_of(source - target)] += 1
        for source in _some([source for source, _target in places]):
            chances = [a + b for a, b in zip(chances, _sizes(source, posts - source - 1), strict=True)]
            average = [a + b for a, b in zip(average, _average(source, posts - source - 1), strict=True)]
    return _odds(found, average, chances)


def _some(sources: Sequence[int]) -> Sequence[int]:
    return sources[:: max(1, len(sources) // 100)]


def _sizes(before: int, after: int) -> list[float]:
    """Number of posts in each class of distance, of so many before and after."""
    bounds = [min(edge, before) for edge in (0, *EDGES)] + [before]
    return [float(end - start) for start, end in pairwise(bounds)] + [float(after)]


def _average(before: int, after: int) -> list[float]:
    """The distribution of an average author's links over the classes."""
    middles = [(start + end) / 2 for start, end in pairwise((0, *EDGES, 4 * EDGES[-1]))]
    sizes = _sizes(before, after)
    weights = [size / (1 + middle / _PACE) for size, middle in zip(sizes[:-1], middles, strict=True)]
    whole = sum(weights) or 1.0
    return [weight / whole * (1 - _LATER_SHARE) for weight in weights] + [_LATER_SHARE if after else 0.0]


def _labels(linked: Iterable[int], by_chance: Iterable[int]) -> tuple[float, ...]:
    found, chances = [0.0] * (_SHARED + 1), [0.5] * (_SHARED + 1)
    for shared in linked:
        found[shared] += 1
    for shared in by_chance:
        chances[shared] += 1
    return _odds(found, [one * exp(odds) for one, odds in zip(chances, _LABELS, strict=True)], chances)


def _odds(found: Sequence[float], average: Sequence[float], chances: Sequence[float]) -> tuple[float, ...]:
    """The log odds of each class: how often it was found, beside how often by chance."""
    whole, of_average, by_chance = sum(found), sum(average) or 1.0, sum(chances) or 1.0
    odds = []
    for count, usual, chance in zip(found, average, chances, strict=True):
        share = (count + _BELIEF * usual / of_average) / (whole + _BELIEF)
        odds.append(max(-_MOST, min(_MOST, log((share + 1e-6) / (chance / by_chance + 1e-6)))) if chance else 0.0)
    return tuple(round(value, 3) for value in odds)


def _shared(index: Index, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Number of labels that the posts of each pair share, at most three."""
    have: dict[int, frozenset[str]] = {}
    wanted = sorted({number for pair in pairs for number in pair})
    for start in range(0, len(wanted), 500):
        some = wanted[start : start + 500]
        marks = ",".join("?" * len(some))
        rows = index.connection.execute(f"SELECT id, labels FROM post WHERE id IN ({marks})", some)
        have.update((number, frozenset(json.loads(labels))) for number, labels in rows)
    return [min(_SHARED, len(have[one] & have[other])) for one, other in pairs]


AVERAGE = Habits(_distances((), 1_000), _LABELS)
"""Of an author of whom no link is known."""
