"""Measure the ranking of related posts: how well it finds again what authors linked to.

`python -m tests.bench.related` takes every archive of the shared data and blogs that are made up (`made_blog.py`).
It hides the links of each post to others of its blog (its list of related posts and links in its text, with their
words; in the index, too), asks for them, and prints recall among the first ten and the mean reciprocal rank of the
first right one: of ours, and of what a program could do without much thought. Further archives and folders can be
named. `--speed FOLDER` measures the time of a question over what `./dev bench library --folder FOLDER` wrote.
"""

import argparse
import contextlib
import io
import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log
from pathlib import Path

from editor import cli
from editor.core.file.contents import Contents
from editor.core.file.postfile import PostFile
from editor.core.library.archive import Archive
from editor.core.library.draft import DraftPost, draft_of
from editor.core.library.fold import fold
from editor.core.library.pages import page_number
from editor.core.library.related import WEIGHTS, Weights, linkable, related
from editor.core.library.texts import PostSummary, Texts
from tests.bench.made_blog import HABITS, Author
from tests.shared_data import shared_folders

FIRST = 10
"""Posts among which the right ones are looked for."""

_LOOKED_AT = 30  # posts among which the first right one is looked for
_LEAST = 5  # queries without which an archive says nothing
_MOST = 150  # queries of one archive
_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\(\s*<?([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?[^()\n]*\)")
_ANCHOR = re.compile(r"<a\b[^<>]*href\s*=\s*[\"']?([^\"'<>\s]+)[^<>]*>.*?</a\s*>", re.IGNORECASE | re.DOTALL)

Ranking = Callable[["Question"], Sequence[int]]
"""The numbers of posts, the best first."""


@dataclass(frozen=True)
class Question:
    """A post without its links, and the posts that it linked to."""

    entry: PostSummary
    draft: DraftPost
    right: frozenset[int]


@dataclass(frozen=True)
class Measured:
    """Recall among the first ten and mean reciprocal rank."""

    recall: float
    rank: float


class Blog:
    """An archive with its questions."""

    def __init__(self, name: str, folder: Path, index: Path) -> None:
        self.name = name
        self._folder = folder
        self.archive = Archive(folder, index)
        self.archive.refresh()
        self.entries = {entry.id: entry for entry in self.archive.index.newest(1_000_000)}
        self.offered = [number for number, entry in self.entries.items() if linkable(entry)]
        self._pages = {page_number(entry.url): number for number, entry in self.entries.items() if entry.url}
        every = [question for entry in self.entries.values() if entry.day and (question := self._question(entry))]
        self.questions = random.Random(1).sample(every, min(_MOST, len(every)))

    def _question(self, entry: PostSummary) -> Question | None:
        file = PostFile.parse((self._folder / entry.path).read_bytes())
        right = {self._pages.get(page_number(row.url), 0) for row in file.fields.related}

        def hidden(address: str, whole: str) -> str:
            number = self._pages.get(page_number(address), 0)
            right.add(number)
            return "" if number else whole

        body = _LINK.sub(lambda match: hidden(match[2], match[0]), file.body)
        body = _ANCHOR.sub(lambda match: hidden(match[1], match[0]), body)
        right &= set(self.offered)
        right.discard(entry.id)
        text = Contents(replace(file.fields, related=(), images=()), body).alone().text
        draft = draft_of(text.encode("utf-8", "surrogatepass"), entry.path)
        return Question(entry, draft, frozenset(right)) if right and draft else None

    @contextlib.contextmanager
    def hiding(self, question: Question) -> Iterator[None]:
        """The index does not know the links of the post meanwhile."""
        connection = self.archive.index.connection
        connection.execute("BEGIN")
        connection.execute("DELETE FROM link WHERE post = ?", (question.entry.id,))
        try:
            yield
        finally:
            connection.execute("ROLLBACK")


def ours(blog: Blog, weights: Weights = WEIGHTS) -> Ranking:
    """The ranking of the program."""

    def ranked(question: Question) -> list[int]:
        with blog.hiding(question):
            return [match.number for match in related(blog.archive.index, question.draft, _LOOKED_AT, weights=weights)]

    return ranked


def newest(blog: Blog) -> Ranking:
    """The newest posts before it first."""
    return lambda question: sorted(blog.offered, key=lambda number: (number > question.entry.id, -number))


def labels(blog: Blog) -> Ranking:
    """Those with the most labels in common first; of equals the newest before it."""

    def ranked(question: Question) -> list[int]:
        own = set(question.draft.texts.labels)
        return sorted(
            blog.offered,
            key=lambda number: (-len(own & {*blog.entries[number].labels}), number > question.entry.id, -number),
        )

    return ranked


def bm25(blog: Blog, bend: float = 1.2, length: float = 0.75) -> Ranking:
    """BM25 over all pairs of characters of title, bullets and text."""
    texts = {number: _pairs(blog.archive.index.texts(number)) for number in blog.offered}
    typical = sum(map(Counter.total, texts.values())) / max(1, len(texts))
    found: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, counts in texts.items():
        norm = bend * (1 - length + length * counts.total() / typical)
        for pair, count in counts.items():
            found[pair].append((number, count * (bend + 1) / (count + norm)))

    def ranked(question: Question) -> list[int]:
        scores: defaultdict[int, float] = defaultdict(float)
        for pair in _pairs(question.draft.texts):
            posts = found.get(pair, ())
            rarity = log(1 + (len(texts) - len(posts) + 0.5) / (len(posts) + 0.5))
            for number, value in posts:
                scores[number] += rarity * value
        return sorted(blog.offered, key=lambda number: (-scores[number], -number))

    return ranked


def _pairs(texts: Texts) -> "Counter[str]":
    text = fold("\n".join((texts.title, *texts.heads, texts.body)))
    return Counter(map("".join, pairwise(text)))


RANKINGS: Mapping[str, Callable[[Blog], Ranking]] = {
    "newest first": newest,
    "labels in common": labels,
    "BM25, pairs of characters": bm25,
    "ours": ours,
}


def measure(blog: Blog, ranking: Ranking) -> Measured:
    """How well `ranking` finds what the authors of `blog` linked to."""
    recall = rank = 0.0
    for question in blog.questions:
        found = [number for number in ranking(question) if number != question.entry.id]
        recall += len(question.right & {*found[:FIRST]}) / len(question.right)
        rank += next((1 / place for place, one in enumerate(found, 1) if one in question.right), 0.0)
    count = len(blog.questions)
    return Measured(recall / count, rank / count)


def blogs(sources: Sequence[Path], room: Path) -> Iterator[Blog]:
    """Those of `sources`, files to be imported and folders of posts, that have enough links; then the made-up ones."""
    for source in sources:
        folder = source
        if not source.is_dir():
            folder = room / "posts" / source.name
            with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())):
                cli.main(["import", str(source), "--into", str(folder)])
        if folder.is_dir():
            blog = Blog(source.name, folder, room / f"{source.name}.sqlite3")
            if len(blog.questions) >= _LEAST:
                yield blog
            else:
                sys.stderr.write(f"{source.name}: {len(blog.questions)} posts that link to others\n")
    for seed, habit in enumerate(HABITS, 7):
        folder = room / "made" / habit
        Author(habit, seed).write(folder, 400)
        yield Blog(f"made up: {habit}", folder, room / f"{habit}.sqlite3")


def table(found: Mapping[str, tuple[Blog, Mapping[str, Measured]]]) -> str:
    """The figures as Markdown: recall@10 / MRR."""
    lines = [
        f"| archive | posts | asked | {' | '.join(RANKINGS)} |",
        f"| --- | --- | --- |{' --- |' * len(RANKINGS)}",
    ]
    for name, (blog, measured) in found.items():
        cells = [f"{one.recall:.2f} / {one.rank:.2f}" for one in measured.values()]
        lines.append(f"| {name} | {len(blog.entries)} | {len(blog.questions)} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def speed(folder: Path, count: int = 60) -> str:
    """Milliseconds of a question over the library in `folder`: median and 95 %, after three to warm up."""
    archive = Archive(folder, folder / ".index" / "index.sqlite3")
    archive.refresh()
    index = archive.index
    entries = random.Random(3).sample(index.newest(2_000), count + 3)
    times = []
    for entry in entries:
        data = (folder / entry.path).read_bytes()
        start = time.perf_counter()
        draft = draft_of(data, entry.path)
        if draft:
            related(index, draft, _LOOKED_AT)
        times.append((time.perf_counter() - start) * 1000)
    times = sorted(times[3:])
    return f"{index.count():,} posts: {statistics.median(times):.1f} ms ({times[len(times) * 95 // 100]:.1f} ms)\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line says, and print the table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.related", description=__doc__.split("\n\n")[0])
    parser.add_argument(
        "sources", nargs="*", type=Path, help="archives or folders of posts, instead of the shared ones"
    )
    parser.add_argument("--speed", type=Path, help="measure the time over this library instead")
    options = parser.parse_args(arguments)
    if options.speed:
        sys.stdout.write(speed(options.speed))
        return 0
    shared = [
        file for folder in shared_folders() if (folder / "blogger").is_dir() for file in (folder / "blogger").iterdir()
    ]
    sources = options.sources or sorted(shared)
    with tempfile.TemporaryDirectory(prefix="ronpyo-related-") as room:
        for name in ("CACHE", "STATE", "DATA", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(room, name.lower()))
        found = {}
        for blog in blogs(sources, Path(room)):
            found[blog.name] = blog, {name: measure(blog, make(blog)) for name, make in RANKINGS.items()}
            blog.archive.close()
        sys.stdout.write(table(found))
    worse = [name for name, (_blog, measured) in found.items() if _is_worse(measured)]
    for name in worse:
        sys.stderr.write(f"{name}: ours is not the best\n")
    return 1 if worse else 0


def _is_worse(measured: Mapping[str, Measured]) -> bool:
    *others, own = measured.values()
    return own.recall < max(one.recall for one in others) or own.rank < max(one.rank for one in others)


if __name__ == "__main__":
    sys.exit(main())
