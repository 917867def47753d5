"""Related posts: the earlier posts that belong to one that is being written, from which its list is chosen.

What speaks for a post (`Signs`), of those that `candidates.py` finds:

- **words in common**, weighted as BM25 has it (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009)
  over the terms of `terms.py`; a word in a title, or in bullets and labels, counts as said several times (BM25F),
- **links**: what near posts list, and which posts list near ones, for an author goes on with his threads,
- **distance** in time and **labels** in common, as far as this author's habits show that he goes by them.

The weights were chosen over several archives at once, real ones and made-up ones whose authors have different habits;
`tests/bench/related.py` measures them.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import compress
from math import exp, log
from operator import mul
from typing import NamedTuple

from editor.core.library import common
from editor.core.library.candidates import AT_ONCE, Question, is_linkable, marks
from editor.core.library.draft import DraftPost
from editor.core.library.index import Index
from editor.core.library.terms import COUNT, HEAD, TITLE, Terms
from editor.core.library.texts import PostSummary
from editor.core.library.why import Shown

_AROUND = 12  # near posts whose links count
_QUARTERS = 16  # of a typical post's length; a longer post is none the worse
_SHORT = 1  # quarter; a shorter post is none the better


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of the signals beside the words in common.

    `title` and `head`: how many times a word of a title, of bullets or labels counts as said. `bend` and `length` are
    BM25's k₁ and b. `link` is for links in common, `distance` and `labels` for the log odds of the author's habits.
    `listed` is taken from a post that one of the `last` posts lists.
    """

    title: float = 3.0
    head: float = 1.5
    bend: float = 1.2
    length: float = 0.4
    link: float = 0.1
    distance: float = 0.2
    labels: float = 0.07
    listed: float = 0.03
    last: int = 3


WEIGHTS = Weights()


class Signs(NamedTuple):
    """The signals for a post: the words and links in common, both from 0 to 1; the log odds that the author links to
    one at this distance, and with so many labels in common; whether one of the last posts lists it."""

    words: float
    link: float
    distance: float
    labels: float
    listed: bool


class RelatedMatch(NamedTuple):
    """A related post: its number, its score from 0 to 1, and the words in common, the most telling first."""

    number: int
    score: float
    why: tuple[str, ...]


def linkable(entry: PostSummary) -> bool:
    """Whether a reader could follow a link to it."""
    return is_linkable(entry.status, "" if entry.derived else entry.url)


def related(
    index: Index,
    draft: DraftPost,
    limit: int,
    *,
    unpublished: bool = False,
    explained: bool = True,
    weights: Weights = WEIGHTS,
) -> list[RelatedMatch]:
    """At most `limit` posts that belong to `draft`, the best first. Never itself; those that nobody could link to only
    if `unpublished`. `explained`: with the words in common."""
    ranking = Ranking(Question(index, draft), weights)
    best = nlargest(limit, ((score, number) for number, score in ranking.scores(limit, unpublished).items()))
    shown = Shown(index, ranking.question)
    return [
        RelatedMatch(
            number,
            round(1 / (1 + exp(-score)), 4),
            shown.why(number, ranking.found.get(number)) if explained else (),
        )
        for score, number in best
    ]


class Ranking:
    """The scores of the posts that a question is about. `found` are the terms of those with words in common."""

    def __init__(self, question: Question, weights: Weights) -> None:
        self.question = question
        self.found: dict[int, Terms] = {}
        self._index = question.index
        self._weights = weights
        self._worth: dict[int, list[float]] = {}

    def scores(self, limit: int, unpublished: bool = False) -> dict[int, float]:
        """The score of each post that has anything in common with the draft."""
        w = self._weights
        return {
            number: one.words
            + w.link * one.link
            + w.distance * one.distance
            + w.labels * one.labels
            - w.listed * one.listed
            for number, one in self.signs(limit, unpublished).items()
        }

    def signs(self, limit: int, unpublished: bool = False) -> dict[int, Signs]:
        """The signals for each of them."""
        question = self.question
        numbers = question.allowed(question.candidates(limit), unpublished)
        habits = common.habits_of(self._index)
        words = self._words(list(numbers))
        best = max(words.values(), default=1.0)
        near = dict(nlargest(_AROUND, words.items(), key=lambda item: item[1]))
        links = self._links({number: value / best for number, value in near.items()})
        listed = self._listed_lately()
        found = {}
        for number, shared in numbers.items():
            if number in words or number in links or shared:
                between = bisect_left(question.before, -number) + 1 if number < question.now else 0
                found[number] = Signs(
                    words.get(number, 0.0) / best,
                    links.get(number, 0.0),
                    habits.of_distance(between),
                    habits.of_labels(shared),
                    number in listed,
                )
        return found

    def _words(self, numbers: list[int]) -> dict[int, float]:
        """The sum of the weights of the words in common, for each post that has some."""
        wanted, typical = self.question.wanted, max(1, self.question.typical)
        scores = {}
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            rows = self._index.connection.execute(f"SELECT id, terms FROM near WHERE id IN ({marks(some)})", some)
            for number, data in rows:
                one = Terms.unpacked(data)
                shared = [*map(wanted.__contains__, one.codes)]
                values = self._values(max(_SHORT, min(_QUARTERS, 4 * one.length // typical)))
                said = map(values.__getitem__, compress(one.weights, shared))
                total = sum(map(mul, map(wanted.__getitem__, compress(one.codes, shared)), said))
                if total:
                    self.found[number] = one
                    scores[number] = total
        return scores

    def _values(self, quarters: int) -> list[float]:
        """The value of a term's byte in a post that is so many quarters of a typical one long."""
        if (known := self._worth.get(quarters)) is None:
            w = self._weights
            bend = w.bend * (1 - w.length + w.length * quarters / 4)
            said = [(b & COUNT) + w.title * bool(b & TITLE) + w.head * bool(b & HEAD) for b in range(256)]
            known = self._worth[quarters] = [value / (value + bend) for value in said]
        return known

    def _links(self, near: Mapping[int, float]) -> dict[int, float]:
        """The strength of the links between the near posts and each post, from 0 to 1."""
        scores: defaultdict[int, float] = defaultdict(float)
        for number, value in near.items():
            others = self.question.linked(number)
            for other in others:
                scores[other] += value / log(2 + len(others))
        most = max(scores.values(), default=1.0)
        return {number: value / most for number, value in scores.items()}

    def _listed_lately(self) -> frozenset[int]:
        last = [-number for number in self.question.before[: self._weights.last]]
        rows = self._index.connection.execute(
            f"SELECT p.id FROM link l JOIN post p ON p.page = l.page WHERE p.page <> 0 AND l.post IN ({marks(last)})",
            last,
        )
        return frozenset(number for (number,) in rows)
