"""News and paragraphs that earlier posts covered: the same news, and paragraphs that are nearly the same."""

import re
import time
from collections.abc import Iterator
from typing import NamedTuple

from editor.core.file.postfile import PostFile
from editor.core.library.candidates import Question
from editor.core.library.draft import DraftPost
from editor.core.library.fold import fold, tidy
from editor.core.library.index import Index
from editor.core.library.pages import page_number
from editor.core.library.texts import PostSummary, Texts
from editor.core.library.visible import visible
from editor.core.problem import Problem, Severity
from editor.core.words import tr

ALIKE = 0.8
"""The likeness from which on two headlines are of the same news."""

NEARLY = 0.7
"""Share of a paragraph's runs of five characters from which on it is nearly the same."""

_LONGEST = 200  # characters of a headline
_PARTS = re.compile(r"\s*(?:[―—–|｜]+|【[^】]*】)\s*")
_NOISE = re.compile(r"[\W_]+")
_LOOKED_AT = 60  # posts that share most words with a headline
_RUN = 5
_SHORTEST = 40  # characters of a paragraph that is worth looking for
_MOST_PARAGRAPHS = 200
_MOST_RUNS = 1_000
_NEAR = 6  # posts that a paragraph is compared with


class Covered(NamedTuple):
    """An earlier post about the same news: by its `address` (share 1), or by a headline that is so much alike."""

    entry: PostSummary
    by: str
    share: float


class Reused(NamedTuple):
    """A paragraph (its place in the body) that is nearly the same in an earlier post, and how much of it is there."""

    start: int
    end: int
    entry: PostSummary
    share: float


def covered(index: Index, url: str, headline: str, draft: DraftPost, most: int = 5) -> list[Covered]:
    """The author's earlier posts about the news at `url` with this `headline`, those with its address first."""
    found: dict[int, tuple[str, float]] = {}
    if page := page_number(url):
        rows = index.connection.execute("SELECT post FROM link WHERE page = ? ORDER BY post DESC LIMIT 50", (page,))
        found.update((number, ("address", 1.0)) for (number,) in rows)
    wanted = _bare(headline)
    if len(wanted) > 3:
        question = Question(index, draft._replace(texts=Texts(tidy(headline[:_LONGEST]), (), (), (), "", ())))
        for number in question.sharing(_LOOKED_AT):
            if number not in found and (share := _alike(index, number, wanted)) >= ALIKE:
                found[number] = ("headline", share)
    own = _own(index, draft)
    ordered = sorted(found, key=lambda number: (found[number][0] != "address", -found[number][1], -number))
    entries = [entry for entry in index.entries(ordered) if entry.id not in own]
    return [Covered(entry, *found[entry.id]) for entry in entries[:most]]


def _alike(index: Index, number: int, wanted: str) -> float:
    """The likeness of the headline to the most alike of the post's title, its parts, and its headlines and bullets."""
    from difflib import SequenceMatcher

    texts = index.texts(number)
    best = 0.0
    for text in dict.fromkeys((texts.title, *_PARTS.split(texts.title), *texts.heads)):
        other = _bare(text)
        if 2 * min(len(other), len(wanted)) < ALIKE * (len(other) + len(wanted)):
            continue
        matcher = SequenceMatcher(None, wanted, other, autojunk=False)
        if matcher.quick_ratio() >= ALIKE:
            best = max(best, matcher.ratio())
    return round(best, 3)


def _bare(text: str) -> str:
    return _NOISE.sub("", fold(tidy(text[:_LONGEST])))


def reused(index: Index, body: str, draft: DraftPost, seconds: float = 1.0) -> list[Reused]:
    """The paragraphs of `body` that are nearly those of an earlier post. Looks no longer than `seconds`; what is not
    looked at then is not found."""
    ends = time.monotonic() + seconds
    own = _own(index, draft)
    found = []
    for start, end in _paragraphs(body):
        if time.monotonic() > ends:
            break
        text = visible(body[start:end]).text
        question = Question(index, draft._replace(texts=Texts("", (), (), (), tidy(text), ())))
        shingles = _shingles(text)
        best, most = 0, 0.0
        for number in question.sharing(_NEAR):
            if number not in own and (share := _shared(shingles, index, number)) > most:
                best, most = number, share
        if most >= NEARLY:
            found += [Reused(start, end, entry, round(most, 3)) for entry in index.entries([best])]
    return found


def reused_problem(file: PostFile, one: Reused) -> Problem:
    """The finding that a paragraph of `file` stood in an earlier post."""
    message = tr(
        "This paragraph is nearly one of “{title}” ({day}): {share} % of it.",
        title=one.entry.title,
        day=one.entry.day,
        share=round(100 * one.share),
    )
    line = file.body_line + file.body.count("\n", 0, one.start)
    words = file.body[one.start : one.end].partition("\n")[0]
    return Problem("reused", Severity.ADVICE, message, line, "", 1, words)


def _paragraphs(body: str) -> Iterator[tuple[int, int]]:
    """(start, end) of the paragraphs that are long enough to be looked for, without their line ends."""
    count = 0
    for match in re.finditer(r"(?:[^\n]+\n?)+", body):
        text = match[0].rstrip()
        if len(_bare_all(visible(text).text)) >= _SHORTEST and not text.lstrip().startswith((">", "<!--", "![", "```")):
            yield match.start(), match.start() + len(text)
            count += 1
            if count == _MOST_PARAGRAPHS:
                return


def _shingles(text: str) -> list[str]:
    bare = _bare_all(text)
    return [bare[at : at + _RUN] for at in range(len(bare) - _RUN + 1)][:_MOST_RUNS]


def _shared(shingles: list[str], index: Index, number: int) -> float:
    text = _bare_all(index.texts(number).body)
    return sum(shingle in text for shingle in shingles) / max(1, len(shingles))


def _bare_all(text: str) -> str:
    return _NOISE.sub("", fold(text))


def _own(index: Index, draft: DraftPost) -> frozenset[int]:
    """The numbers that the draft has in the index itself."""
    return Question.own_numbers(index, draft)
