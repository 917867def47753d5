"""Searching: the posts that a query finds, the best first.

A post is better, the more of the words are in its title, or in its bullets and labels; among equals the newer one is.
So the best ones are asked for level by level, each in the order of the posts' numbers, and no hit is looked at that
will not be shown: a word that is in 80,000 posts is answered as soon as a rare one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from editor.core.library import grams
from editor.core.library.fold import fold
from editor.core.library.grams import CLIP, HEAD, TITLE
from editor.core.library.index import Index, number_of
from editor.core.library.query import FIRST_DAY, LAST_DAY, Criteria, Query, Word
from editor.core.text.spellings import Wording

ANYWHERE, SOME_HEAD, SOME_TITLE, HEADS, TITLES = 1, 2, 3, 4, 5
"""Levels of a hit: all words somewhere; one in bullets or labels, one in the title; all there; all in the title."""

_MOST_WORDS = 32  # in one expression; further ones are compared with the texts
_FEW = 400  # hits that are better ranked one by one than asked for level by level
_ADDRESS = ("://", "www.", ".")


class SearchHit(NamedTuple):
    """A search hit: the number of a post and its level (`ANYWHERE` to `TITLES`)."""

    number: int
    level: int


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and how many there are in all."""

    hits: tuple[SearchHit, ...]
    total: int


class _Plan(NamedTuple):
    """A query as the index understands it: an expression for each level, limits of numbers, words to compare.

    `better` says of each level but the last what makes a hit one of it, without what makes it a hit.
    """

    levels: tuple[tuple[int, str], ...]
    better: tuple[tuple[int, str], ...]
    limits: str
    compared: tuple[Wording, ...]
    refused: tuple[Wording, ...]


def search(index: Index, query: Query, limit: int | None = None) -> Found:
    """The posts that `query` finds, all or the best `limit` of them."""
    plan = _plan(query)
    if plan.compared or plan.refused:
        return _compared(index, plan, limit)
    if len(query.wanted.words) > 1:
        few = _numbers(index, plan.levels[-1][1], plan.limits, None if limit is None else _FEW)
        if limit is None or len(few) < _FEW:
            return _ranked(index, plan, few, limit)
    hits: dict[int, int] = {}
    for level, expression in plan.levels:
        wanted = None if limit is None else limit - len(hits)
        if wanted == 0:
            break
        for number in _numbers(index, expression, plan.limits, None if wanted is None else wanted + len(hits)):
            hits.setdefault(number, level)
    best = sorted(hits.items(), key=lambda hit: (-hit[1], -hit[0]))[:limit]
    total = len(hits)
    if limit is not None and total >= limit:
        total = _count(index, plan)
    return Found(tuple(SearchHit(*hit) for hit in best), total)


def _ranked(index: Index, plan: _Plan, numbers: list[int], limit: int | None) -> Found:
    """All hits are known: what is left to find is how good they are, for which titles and bullets are enough."""
    levels = dict.fromkeys(numbers, ANYWHERE)
    if numbers:
        within = f" AND rowid BETWEEN {numbers[-1]} AND {numbers[0]}"
        for level, expression in reversed(plan.better):
            for number in _numbers(index, expression, within, None):
                if number in levels:
                    levels[number] = level
    best = sorted(levels.items(), key=lambda hit: (-hit[1], -hit[0]))
    return Found(tuple(SearchHit(*hit) for hit in best[:limit]), len(best))


def _numbers(index: Index, expression: str, limits: str, most: int | None) -> list[int]:
    statement = f"SELECT rowid FROM grams WHERE grams MATCH ?{limits} ORDER BY rowid DESC LIMIT ?"
    rows = index.connection.execute(statement, (expression, -1 if most is None else most)).fetchall()
    return [number for (number,) in rows]


def _count(index: Index, plan: _Plan) -> int:
    statement = f"SELECT count(*) FROM grams WHERE grams MATCH ?{plan.limits}"
    return int(index.connection.execute(statement, (plan.levels[-1][1],)).fetchone()[0])


def _compared(index: Index, plan: _Plan, limit: int | None) -> Found:
    """The search for words that are too long or too many for the index: its hits are compared with the texts."""
    hits: dict[int, int] = {}
    gone: set[int] = set()
    for level, expression in plan.levels:
        for number in _numbers(index, expression, plan.limits, None):
            if number in hits or number in gone:
                continue
            text = fold(index.stream(number))
            if all(word.is_in(text) for word in plan.compared) and not any(word.is_in(text) for word in plan.refused):
                hits[number] = level
            else:
                gone.add(number)
    best = sorted(hits.items(), key=lambda hit: (-hit[1], -hit[0]))
    return Found(tuple(SearchHit(*hit) for hit in best[:limit]), len(best))


# -- from the query to expressions ---------------------------------------------------------------------------------


def _plan(query: Query) -> _Plan:
    wanted, unwanted = query.wanted, query.unwanted
    words, more = wanted.words[:_MOST_WORDS], wanted.words[_MOST_WORDS:]
    others = unwanted.words[:_MOST_WORDS]
    compared = [word.wording for word in words if not _is_whole(word)] + [word.wording for word in more]
    long = [word for word in others if not _is_whole(word)]
    refused = [word.wording for word in (*long, *unwanted.words[_MOST_WORDS:])]
    fixed = [*map(grams.label, wanted.labels), *map(grams.status, wanted.statuses)]
    fixed += [_within(word, (CLIP,)) for word in wanted.clips[:_MOST_WORDS]]
    compared += [word.wording for word in wanted.clips if not _is_whole(word, CLIP)]
    without = [_anywhere(word) for word in others if word not in long]
    without += [*map(grams.label, unwanted.labels), *map(grams.status, unwanted.statuses)]
    without += [_within(word, (CLIP,)) for word in unwanted.clips[:_MOST_WORDS]]
    anywhere = [_anywhere(word) for word in words]
    better = tuple((level, " AND ".join(parts)) for level, parts in _levels(words) if parts)
    levels = []
    for level, part in better:
        also = anywhere if level in (SOME_TITLE, SOME_HEAD) else []  # what is in the title is in the post
        levels.append((level, _expression([*fixed, *also, f"({part})"], without)))
    levels.append((ANYWHERE, _expression([*fixed, *anywhere], without)))
    return _Plan(tuple(levels), better, _limits(wanted, unwanted), tuple(compared), tuple(refused))


def _levels(words: tuple[Word, ...]) -> Iterator[tuple[int, list[str]]]:
    """The expressions that put a post with all of `words` on a level above the lowest."""
    titles = [_within(word, (TITLE,)) for word in words]
    heads = [_within(word, (TITLE, HEAD)) for word in words]
    yield TITLES, titles
    yield HEADS, heads
    if len(words) > 1:
        yield SOME_TITLE, [_any(titles)]
        yield SOME_HEAD, [_any(heads)]


def _phrases(word: Word, mark: str = "") -> list[grams.Phrase]:
    """The expressions for the spellings of `word`, of which each finds posts."""
    return [grams.spelling(one, mark) for one in word.wording.spellings]


def _is_whole(word: Word, mark: str = "") -> bool:
    return all(phrase.whole for phrase in _phrases(word, mark))


def _anywhere(word: Word) -> str:
    found = [phrase.expression for phrase in _phrases(word)]
    if any(sign in word.text.strip(".") for sign in _ADDRESS):
        found.append(grams.link(word.text))
    if word.day:
        found.append(grams.dated(word.day))
    return _any(found)


def _within(word: Word, marks: tuple[str, ...]) -> str:
    found = [phrase.expression for mark in marks for phrase in _phrases(word, mark)]
    if word.day:
        found.append(grams.dated(word.day))
    return _any(found)


def _any(expressions: list[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f"({' OR '.join(expressions)})"


def _expression(parts: list[str], without: list[str]) -> str:
    found = " AND ".join(parts) or grams.ALL
    return f"({found}) NOT {_any(without)}" if without else found


def _limits(wanted: Criteria, unwanted: Criteria) -> str:
    """Numbers grow with dates: an SQL condition for the days. All that is put into it is numbers."""
    conditions = [f"rowid BETWEEN {first} AND {last}" for first, last in _ranges(wanted)]
    conditions += [f"NOT rowid BETWEEN {first} AND {last}" for first, last in _ranges(unwanted)]
    return "".join(f" AND {condition}" for condition in conditions)


def _ranges(choice: Criteria) -> Iterable[tuple[int, int]]:
    for days in choice.days:
        first = number_of(days.first) if days.first != FIRST_DAY else number_of(FIRST_DAY)
        last = 2**62 if days.last == LAST_DAY else number_of(days.last) + 8191
        yield first, last
