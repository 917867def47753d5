"""A library that can be searched: the index with the care that it needs. What is damaged is made anew, unasked."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from editor.core.errors import FileError
from editor.core.library import database
from editor.core.library.fold import fold
from editor.core.library.index import Index
from editor.core.library.query import Query, parse
from editor.core.library.reading import Titles
from editor.core.library.refresh import Apart, Changes, Progress, refresh, refresh_files
from editor.core.library.search import search
from editor.core.library.segments import merge
from editor.core.library.snippet import Snippet, Spans, marks, snippet, words_of
from editor.core.library.texts import PostSummary
from editor.core.words import tr

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result:
    """One post that was found. `score` is 5 where the title says it all, 1 where only the text does."""

    entry: PostSummary
    score: int
    title_spans: Spans
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Results:
    """The best of what was found, and how many posts were found in all."""

    best: tuple[Result, ...]
    total: int


class Archive:
    """The posts of one folder. Opening it reads nothing of them; `refresh` does. Raises FileError where there is no
    such folder, and where another process holds the index for a minute.

    `emptied` is called where a damaged index was thrown away: it sees to it that all posts are read, while the one that
    is empty answers. Without it they are read before anything is answered.
    """

    def __init__(self, library: Path, place: Path | None = None, emptied: Callable[[], None] | None = None) -> None:
        if not library.is_dir():
            raise FileError(tr("There is no folder “{path}”.", path=library))
        self.library = library
        self._renewed = False
        self._emptied = emptied
        self._titles = Titles()
        try:
            self.index = Index(library, place)
        except sqlite3.OperationalError as error:
            raise _held(error) from error

    @property
    def was_read(self) -> bool:
        """Whether its posts were read, or are just being read; else the index is empty, because it was made anew.
        Raises FileError."""
        return self.soundly(lambda index: index.was_read)

    def close(self) -> None:
        """Let go of the index."""
        self.index.close()

    def refresh(self, progress: Progress = lambda _done, _all: True, apart: Apart | None = None) -> Changes:
        """Read what is new or changed; very much of it by `apart`, if there is one. Raises FileError."""
        self._titles = Titles()
        return self._soundly(lambda: refresh(self.index, progress, apart), reads_all=True)

    def merge(self, go_on: Callable[[], bool] = lambda: True) -> bool:
        """Make searching faster after many posts were read, until `go_on` answers False; whether nothing is left.
        Raises FileError."""
        return self._soundly(lambda: merge(self.index, go_on))

    def refresh_files(self, files: Iterable[Path]) -> Changes:
        """Read these files, which are new, changed or gone. Raises FileError."""
        return self._soundly(lambda: refresh_files(self.index, tuple(files), self._titles))

    def find(self, text: str, limit: int | None = None) -> Results:
        """The posts that `text` finds, the best first; see `query.py`. Raises FileError."""
        query = parse(text)
        return self.soundly(lambda _index: self._find(query, limit))

    def soundly(self, work: Callable[[Index], T]) -> T:
        """Run `work`, which reads the index at one moment. The index is made anew if it turns out to be damaged. Raises
        FileError where that is of no use."""

        def read() -> T:
            with self.index.reading():
                return work(self.index)

        return self._soundly(read)

    def _find(self, query: Query, limit: int | None) -> Results:
        index = self.index
        found = search(index, query, limit)
        words = words_of(query)
        levels = dict(found.hits)
        results = []
        for entry in index.entries(list(levels)):
            stream = index.stream(entry.id)
            piece = snippet(stream, words, clipped=bool(query.wanted.clips))
            title = marks(entry.title, words)
            if not piece.spans and not title and any(not word.day for word in query.wanted.words):
                _require(stream, query)
            results.append(Result(entry, levels[entry.id], title, piece))
        return Results(tuple(results), found.total)

    def _soundly(self, work: Callable[[], T], *, reads_all: bool = False) -> T:
        """Do `work`; where the index turns out to be damaged, make it anew, once, and do it again; it is filled by
        `work` itself where that `reads_all`. Raises FileError where that is of no use."""
        try:
            return work()
        except sqlite3.DatabaseError as error:
            if database.is_locked(error):
                raise _held(error) from error
            if self._renewed or database.is_no_damage(error):
                raise self._unfit(error) from error
            self._renewed = True
        try:
            self.index.renew()
            if self._emptied is not None and not reads_all:
                self._emptied()
            elif not reads_all:
                refresh(self.index)
            return work()
        except sqlite3.DatabaseError as error:
            raise self._unfit(error) from error

    def _unfit(self, error: sqlite3.Error) -> FileError:
        if database.is_full(error):
            return FileError(
                tr(
                    "The posts are safe, but the disk is full, and the search index in “{path}” is not complete. "
                    "Free some space; then reading goes on.",
                    path=self.index.place.parent,
                )
            )
        return FileError(tr("The posts are safe, but they cannot be read into the search index: {error}", error=error))


def _require(stream: str, query: Query) -> None:
    """Raise DatabaseError where a post has not the words for which it was found."""
    text = fold(stream)
    if any(not word.wording.is_in(text) for word in query.wanted.words if not word.day):
        raise sqlite3.DatabaseError("the index names a post that has not the word")


def _held(_error: Exception) -> FileError:
    return FileError(tr("The posts are safe. Another app is using the search index; please try again later."))
