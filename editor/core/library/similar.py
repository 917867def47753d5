"""The earlier posts that are nearest to one that is being written: what its list of related posts is chosen from.

A post is near that shares words with the new one that few others have: the sum of their weights (how often in the new
post, most of all in its title and bullets) times their inverse document frequencies, as BM25 has it for texts of like
length (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), and once more where the word is in the
earlier post's own title or bullets. Of equals the newer one is nearer: a commentary goes on from yesterday's.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log

from editor.core.library import grams
from editor.core.library.fold import ITEM, fold
from editor.core.library.index import PER_DAY, Index
from editor.core.library.texts import Entry, Texts

_WORD = re.compile("[\u4e00-\u9fff\u3005]{2,}|[ァ-ヴー]{2,}|[a-z][a-z0-9]{2,}")
_KANJI = re.compile("[\u4e00-\u9fff\u3005]")
_LONGEST = 30_000  # characters of the new post that are looked at
_LONGEST_WORD = 16
_TRIED, _USED = 80, 30  # words whose posts are asked for, and those of them that say most
_IN_HEADS = 4.0  # weight of a word in the new post's title or bullets, beside one in its body
_OFTEN = 0.3  # share of the posts beyond which a word says nothing
_MOST = 5_000  # posts of one word
_LABEL = 1.5
_NEWER = 0.3  # how much nearer a post of today is than one of long ago


def linkable(entry: Entry) -> bool:
    """Whether a reader could follow a link to it."""
    return bool(entry.url) or entry.status == "published"


def similar(index: Index, texts: Texts, limit: int, without: bytes = b"") -> list[int]:
    """The numbers of at most `limit` posts near to the one that says `texts`, the nearest first.

    Those that nobody could link to are left out, and so is the file `without`.
    """
    most = min(_MOST, max(20, round(index.count() * _OFTEN)))
    found = []
    for word, weight in _words(texts)[:_TRIED]:
        posts = _posts(index, grams.phrase(word).expression, most)
        if posts:
            found.append((weight * _rarity(most, len(posts)), word, posts))
    scores: defaultdict[int, float] = defaultdict(float)
    found.sort(key=lambda item: (-item[0], item[1]))
    for value, word, posts in found[:_USED]:
        for post in posts:
            scores[post] += value
        heads = " OR ".join(grams.phrase(word, mark).expression for mark in (grams.TITLE, grams.HEAD))
        for post in _posts(index, heads, most) or ():
            scores[post] += value
    if found:
        typical = found[0][0]
        for label in texts.labels:
            posts = _posts(index, grams.label(fold(label)), most)
            for post in posts or ():
                if post in scores:
                    scores[post] += _LABEL * typical / log(2 + len(posts or ()))
    return _best(index, scores, limit, without)


def _words(texts: Texts) -> list[tuple[str, float]]:
    """The words of a post with their weights, the heaviest first; of Chinese characters all pairs, for nobody says
    where words end."""
    weights: defaultdict[str, float] = defaultdict(float)
    for word, count in Counter(_each(fold(texts.body[:_LONGEST]))).items():
        weights[word] = 1 + log(count)
    for word in _each(fold(ITEM.join((texts.title, *texts.heads)))):
        weights[word] += _IN_HEADS
    return sorted(weights.items(), key=lambda item: -item[1])


def _each(text: str) -> Iterable[str]:
    for match in _WORD.finditer(text):
        run = match[0]
        if _KANJI.match(run):
            yield from map("".join, pairwise(run))
        elif len(run) <= _LONGEST_WORD:
            yield run


def _posts(index: Index, expression: str, most: int) -> list[int] | None:
    """The posts that `expression` finds; None where these are none, or more than `most`."""
    statement = "SELECT rowid FROM grams WHERE grams MATCH ? LIMIT ?"
    rows = index.connection.execute(statement, (expression, most + 1)).fetchall()
    return [number for (number,) in rows] if 0 < len(rows) <= most else None


def _rarity(most: int, count: int) -> float:
    return log(1 + (most / _OFTEN) / count)


def _best(index: Index, scores: Mapping[int, float], limit: int, without: bytes) -> list[int]:
    if not scores:
        return []
    newest = max(scores)

    def nearness(post: int) -> float:
        years = (newest - post) / PER_DAY / 365
        return scores[post] * (1 + _NEWER / (1 + years))

    ordered = sorted(scores, key=lambda post: (-nearness(post), -post))[: 4 * limit]
    own = index.entry_of(without)
    return [entry.id for entry in index.entries(ordered) if linkable(entry) and (own is None or entry.id != own.id)][
        :limit
    ]
