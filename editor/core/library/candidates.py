"""Candidates for the related posts of a draft: a bounded number, whatever the size of the library.

The draft's most telling words are looked up, rare ones first, until so many posts were seen that further ones would
take too long; beside those that share most of them stand the newest ones, those with the same labels, and those that
the near ones link to or are linked from.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from math import log

from editor.core.library import common, grams
from editor.core.library.draft import DraftPost
from editor.core.library.fold import fold
from editor.core.library.habits import EDGES
from editor.core.library.index import Index
from editor.core.library.pages import page_number
from editor.core.library.terms import COUNT, HEAD, TITLE, Spelled, spelled, terms

_TERMS = 400  # of the draft that are compared
_LOOKED_UP = 48  # of them whose posts are looked up
_ROWS = 20_000  # posts of them together, in a library of up to ten thousand
_SHARING = 130  # posts that share most of these
_MOST_SHARING = 1_000
_OFTEN = 0.3  # share of the posts beyond which a word says nothing
_ALWAYS = 20  # posts that may have a word in any case
_MATES, _NEWEST = 30, 30
_AROUND = 12  # near posts whose links are followed
_LINKS = 50  # of one of them
_IN_TITLE, _IN_HEADS = 1.5, 0.7  # times that a word of the draft's title, of its bullets counts as said once more
AT_ONCE = 500
"""Numbers in one statement."""


class Question:
    """A draft that is compared: the weights of its terms, and what lies before it in time.

    `wanted` are the weights by term, the heaviest first; `now` is its number; `before` are the numbers of the posts
    before it, the newest first, times −1, so that they rise; `typical` is how many terms a post is long.
    """

    def __init__(self, index: Index, draft: DraftPost) -> None:
        self.index = index
        self.draft = draft
        self.text = fold(draft.texts.stream)
        counted, self._sample, self.typical = common.counted(index)
        self._posts = max(counted, 1)
        self.spelled: dict[int, Spelled] = spelled(self.text)
        self._labels = frozenset(draft.texts.labels)
        self._counts: dict[int, int] = {}
        self.wanted = self._weighed()
        last = index.connection.execute("SELECT max(id) FROM post").fetchone()[0] or 0
        self.now = draft.number or last + 1
        rows = index.connection.execute(
            "SELECT id FROM post WHERE id < ? ORDER BY id DESC LIMIT ?", (self.now, EDGES[-1])
        )
        self.before = [-number for (number,) in rows]

    def _weighed(self) -> dict[int, float]:
        """The weight of each term that says something: rare, and often or in a prominent place of the draft."""
        own = terms(self.text)
        self._counts = counts = common.counts(self.index, own.codes)
        sample = max(self._sample, 1)
        most = max(_ALWAYS * sample / self._posts, sample * _OFTEN)
        weighed = []
        for code, weight in zip(own.codes, own.weights, strict=True):
            count = counts.get(code, 1)
            if count > most:
                continue
            said = (weight & COUNT) + _IN_TITLE * bool(weight & TITLE) + _IN_HEADS * bool(weight & HEAD)
            rarity = log(1 + (sample - min(count, sample) + 0.5) / (count + 0.5))
            weighed.append((rarity * (1 + log(said) if said >= 1 else said), code))
        weighed.sort(reverse=True)
        return {code: value for value, code in weighed[:_TERMS]}

    def sharing(self, most: int) -> list[int]:
        """The posts that share most of the draft's most telling words, at most so many, the best first; drafts and the
        post itself among them."""
        scores = self._sharing()
        return [number for _score, number in nlargest(most, zip(scores.values(), scores, strict=True))]

    def candidates(self, limit: int) -> list[int]:
        """The numbers of the posts to be scored where `limit` are wanted."""
        near = self.sharing(min(_MOST_SHARING, max(_SHARING, 2 * limit)))
        found = {*near, *(-number for number in self.before[:_NEWEST])}
        for label in sorted(self._labels):
            rows = self.index.connection.execute(
                "SELECT post FROM label WHERE name = ? AND post < ? ORDER BY post DESC LIMIT ?",
                (label, self.now, _MATES),
            )
            found.update(post for (post,) in rows)
        for number in near[:_AROUND]:
            found.update(self.linked(number))
        return sorted(found)

    def _sharing(self) -> dict[int, float]:
        """A rough score of each post by the most telling terms that it shares with the draft."""
        scale = self._posts / max(1, self._sample)
        budget = round(_ROWS * max(1.0, self._posts / 10_000) ** 0.35)
        scores: defaultdict[int, float] = defaultdict(float)
        asked = 0
        for code, value in self.wanted.items():
            if asked == _LOOKED_UP or budget <= 0:
                break
            if self._counts.get(code, 1) * scale > budget:
                continue
            asked += 1
            expression = grams.term(*self.spelled[code])
            rows = self.index.connection.execute(
                "SELECT rowid FROM grams WHERE grams MATCH ? LIMIT ?", (expression, budget)
            ).fetchall()
            budget -= len(rows)
            for (post,) in rows:
                scores[post] += value
        return scores

    def linked(self, number: int) -> list[int]:
        """The posts that this one links to or is linked from."""
        rows = self.index.connection.execute(
            "SELECT p.id FROM link l JOIN post p ON p.page = l.page AND p.page <> 0 WHERE l.post = ?1 "
            "UNION SELECT l.post FROM post p JOIN link l ON l.page = p.page WHERE p.id = ?1 AND p.page <> 0 LIMIT ?2",
            (number, _LINKS),
        )
        return [other for (other,) in rows if other != number]

    def allowed(self, numbers: Sequence[int], unpublished: bool) -> dict[int, int]:
        """The `numbers` of posts that may be listed, with the number of labels that they share with the draft."""
        own = self.own_numbers(self.index, self.draft)
        found = {}
        for start in range(0, len(numbers), AT_ONCE):
            some = numbers[start : start + AT_ONCE]
            rows = self.index.connection.execute(
                f"SELECT id, status, url, labels FROM post WHERE id IN ({marks(some)})", some
            )
            for number, status, url, labels in rows:
                if number not in own and (unpublished or is_linkable(status, url)):
                    found[number] = len(self._labels.intersection(json.loads(labels))) if self._labels else 0
        return found

    @staticmethod
    def own_numbers(index: Index, draft: DraftPost) -> frozenset[int]:
        """The numbers of the posts that are the draft itself, by their file, address or id."""
        rows = index.connection.execute(
            "SELECT id FROM post WHERE path = ?1 AND ?1 <> x'' UNION SELECT id FROM post WHERE page = ?2 AND page <> 0 "
            "UNION SELECT post FROM file WHERE post_id = ?3 AND post_id <> '' AND post IS NOT NULL",
            (draft.path, page_number(draft.url), draft.post_id),
        )
        return frozenset(number for (number,) in rows)


def is_linkable(status: str, url: str) -> bool:
    """Whether a reader could follow a link to a post: it is published, or waits for its day under a known address."""
    return status == "published" or (status == "ready" and bool(url))


def marks(values: Sequence[object]) -> str:
    """A question mark for each of `values`, for a statement."""
    return ",".join("?" * len(values))
