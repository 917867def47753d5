"""The index of a library: its entries and their tokens, put in and taken out.

The number of a post grows with its date, so that the newest of many hits are found without sorting them. All methods
raise sqlite3.DatabaseError where the file is damaged; `refresh.py` makes a new one then.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from editor.core.fields.blog_address import front_page
from editor.core.library import database
from editor.core.library.fold import GROUP, ITEM, fold
from editor.core.library.grams import tokens
from editor.core.library.pages import link_number, page_number
from editor.core.library.texts import LINKS, PostSummary, Read, Texts, first_words

PER_DAY = 8192
"""Numbers for the posts of a day."""

PROFILES = "profiles"
"""The note of the blog profiles with which posts were read; the first one that is made when they are read."""

_COLUMNS = "id, path, title, date, day, status, labels, url, copies, derived"
_AT_ONCE = 500  # numbers in one statement


class Index:
    """One open index. Not to be used by two threads at once."""

    def __init__(self, library: Path, path: Path | None = None) -> None:
        self.library = library
        self.place = path or database.place(library)
        self._free: dict[int, int] = {}
        self._blog_is_known = False
        self.connection = database.open_database(self.place)
        self._file = database.identity(self.place)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def renew(self) -> None:
        """Throw the file away and begin an empty one: it is damaged. Where another connection has done so already, its
        file is opened."""
        replaced = self.replaced
        self.connection.close()
        if not replaced:
            database.discard(self.place)
        self._free.clear()
        self._blog_is_known = False
        self.connection = database.open_database(self.place)
        self._file = database.identity(self.place)

    @property
    def was_read(self) -> bool:
        """Whether its posts were read, or are just being read; else it is empty, because it was made anew."""
        return bool(self.meta(PROFILES))

    @property
    def replaced(self) -> bool:
        """Whether its file was thrown away, and there is another one or none at its place."""
        return database.identity(self.place) != self._file

    @property
    def in_memory(self) -> bool:
        """Whether no file could be made: what is written is for this connection alone."""
        return not self.connection.execute("PRAGMA database_list").fetchone()[2]

    @contextmanager
    def reading(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever another process writes meanwhile."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction: all of it, or nothing. Waits while another process writes."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    # -- putting in, taking out ------------------------------------------------------------------------------------

    def put(self, number: int, path: bytes, post: Read, text: bytes, terms: bytes) -> None:
        """Index `post` under a free number (`free_numbers`), by the tokens `text` and its packed `terms`; it must not
        be in the index. Within `writing`; of many posts, the smallest number first."""
        run = self.connection.execute
        page = page_number(post.url or post.derived)
        listed = _list(post.labels)
        run(
            "INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?)",
            (
                *(number, path, post.title, post.date, post.day, post.status, listed, post.url, page),
                *(post.derived, post.blog),
            ),
        )
        run("INSERT INTO words VALUES (?, ?)", (number, post.stream))
        if page and not self._blog_is_known:
            if not self.blog():
                self.set_meta("blog", front_page(post.url or post.derived))
            self._blog_is_known = True
        run("INSERT INTO near VALUES (?, ?)", (number, terms))
        self.connection.executemany(
            "INSERT OR IGNORE INTO prediction VALUES (?, ?, ?)", [(day, number, said) for day, said in post.predictions]
        )
        links = post.stream.split(GROUP)[LINKS].split(ITEM)
        # Not the blog of most posts: while they are read that may change.
        pages = {link_number(link, post.blog) for link in links} - {0, page}
        self.connection.executemany("INSERT INTO link VALUES (?, ?)", [(one, number) for one in sorted(pages)])
        run("INSERT INTO grams (rowid, tokens) VALUES (?, ?)", (number, text))
        self.connection.executemany(
            "INSERT OR IGNORE INTO label VALUES (?, ?)", [(name, number) for name in post.labels]
        )

    def drop(self, number: int) -> None:
        """Take the post out. Within `writing`."""
        run = self.connection.execute
        found = run("SELECT status, day, labels FROM post WHERE id = ?", (number,)).fetchone()
        if found is None:
            return
        status, day, labels = found
        old = tokens(fold(self.stream(number)), status, day).encode()
        run("INSERT INTO grams (grams, rowid, tokens) VALUES ('delete', ?, ?)", (number, old))
        run("DELETE FROM words WHERE id = ?", (number,))
        run("DELETE FROM near WHERE id = ?", (number,))
        run("DELETE FROM link WHERE post = ?", (number,))
        run("DELETE FROM prediction WHERE post = ?", (number,))
        run("DELETE FROM post WHERE id = ?", (number,))
        names = [(name, number) for name in json.loads(labels)]
        self.connection.executemany("DELETE FROM label WHERE name = ? AND post = ?", names)
        self._free.clear()

    def free_numbers(self, moments: Iterable[tuple[str, int]]) -> list[int]:
        """A free number for a post of each of these (day, seconds after midnight), all different: later ones are
        larger, those without a date come first of all. They are free until the next post is put in."""
        numbers: list[int] = []
        given: set[int] = set()
        for day, second in moments:
            first = number_at(day, second) if day else 1
            step = -1 if day[5:] > "06" else 1  # away from the end of the year
            number = self._free.get(first) or self._next_free(first, step)
            while number in given or self._is_taken(number):
                number += step
            self._free[first] = number + step
            given.add(number)
            numbers.append(number)
        return numbers

    def _is_taken(self, number: int) -> bool:
        return self.connection.execute("SELECT 1 FROM post WHERE id = ?", (number,)).fetchone() is not None

    def _next_free(self, first: int, step: int) -> int:
        """The first free number from `first` on. By one statement: of posts without a date there may be very many."""
        if not self._is_taken(first):
            return first
        beyond, order = (">=", "ASC") if step > 0 else ("<=", "DESC")
        row = self.connection.execute(
            f"SELECT id FROM post p WHERE id {beyond} ?1 AND NOT EXISTS (SELECT 1 FROM post WHERE id = p.id + ?2) "
            f"ORDER BY id {order} LIMIT 1",
            (first, step),
        ).fetchone()
        return int(row[0]) + step

    # -- reading ---------------------------------------------------------------------------------------------------

    def entries(self, numbers: Sequence[int]) -> list[PostSummary]:
        """The entries of these posts, in this order; those that are gone are left out."""
        found: dict[int, PostSummary] = {}
        blog = self.blog()
        for start in range(0, len(numbers), _AT_ONCE):
            some = numbers[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            for row in self.connection.execute(f"SELECT {_COLUMNS} FROM post WHERE id IN ({marks})", some):
                found[row[0]] = self._entry(row, blog)
        return [found[number] for number in numbers if number in found]

    def entry_of(self, path: bytes) -> PostSummary | None:
        """The entry of the post at `path`."""
        row = self.connection.execute(f"SELECT {_COLUMNS} FROM post WHERE path = ?", (path,)).fetchone()
        return self._entry(row, self.blog()) if row else None

    def newest(self, count: int) -> list[PostSummary]:
        """The entries of so many posts, the newest first."""
        rows = self.connection.execute(f"SELECT {_COLUMNS} FROM post ORDER BY id DESC LIMIT ?", (count,))
        blog = self.blog()
        return [self._entry(row, blog) for row in rows]

    def _entry(self, row: Sequence[Any], blog: str) -> PostSummary:
        number, path, title, date, day, status, labels, url, copies, derived = row
        name = os.fsdecode(path)
        if not url and derived:
            url = derived if derived[0] != "/" else blog and blog + derived
            derived = url
        return PostSummary(
            number,
            name,
            title or self._first_words(number) or Path(name).stem,
            date,
            day,
            status,
            tuple(json.loads(labels)),
            url,
            tuple(json.loads(copies or "[]")),
            bool(derived),
        )

    def _first_words(self, number: int) -> str:
        """The first words of a post without a title; "" where it has none."""
        texts = self.texts(number)
        return first_words(texts.body) or first_words(" ".join(texts.heads))

    def blog(self) -> str:
        """The front page of the blog that most posts lie on; empty where none is known."""
        return self.meta("blog")

    def stream(self, number: int) -> str:
        """All texts of a post as they are shown; see `texts.Texts`. Raises sqlite3.DatabaseError where it has none."""
        row = self.connection.execute("SELECT stream FROM words WHERE id = ?", (number,)).fetchone()
        if row is None:
            raise sqlite3.DatabaseError(f"post {number} has no text")
        return str(row[0])

    def texts(self, number: int) -> Texts:
        """The texts of a post, taken apart."""
        return Texts.of_stream(self.stream(number))

    def count(self) -> int:
        """Number of posts."""
        return int(self.connection.execute("SELECT count(*) FROM post").fetchone()[0])

    def labels(self) -> list[tuple[str, int]]:
        """All labels with the number of their posts, the most used first."""
        return self.connection.execute(
            "SELECT name, count(*) FROM label GROUP BY name ORDER BY count(*) DESC, name"
        ).fetchall()

    def years(self) -> list[tuple[int, int]]:
        """All years with the number of their posts, the newest first."""
        rows = self.connection.execute(
            "SELECT substr(day, 1, 4), count(*) FROM post WHERE day <> '' GROUP BY 1 ORDER BY 1 DESC"
        )
        return [(int(year), count) for year, count in rows]

    def meta(self, name: str) -> str:
        """A note about the index itself; empty where there is none."""
        row = self.connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set_meta(self, name: str, value: str) -> None:
        """Keep it. Within `writing`."""
        self.connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))


def number_of(day: str) -> int:
    """The first number for a post of `day` (2025-04-02)."""
    return date.fromisoformat(day).toordinal() * PER_DAY


def number_at(day: str, second: int) -> int:
    """The first number for a post of `day`, so many seconds after midnight."""
    return number_of(day) + second * 8000 // 86400


def _list(items: Iterable[str]) -> str:
    return json.dumps(list(items), ensure_ascii=False)
