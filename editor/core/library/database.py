"""The SQLite file of an index: opened, made, and thrown away when it is of another version or damaged.

It lies in the cache folder, one for each library, and holds nothing that the post files do not say.
"""

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
from pathlib import Path

from editor.core import paths
from editor.core.disk import folders, private
from editor.core.library.grams import TOKEN_SIGNS

VERSION = 10
"""Counts up with every change of the tables, of the tokens or of what of a post is searched."""

_WAITS = 60.0  # seconds for another process to end its transaction
_ATTEMPTS = 4
_opening = threading.Lock()
"""One thread at a time: two that find an old index would each throw away what the other has made, and one would answer
from a file that is nowhere any more."""
_SUFFIXES = ("", "-wal", "-shm", "-journal")
_TABLES = f"""
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE file (
    path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, ctime INTEGER, inode INTEGER, fresh INTEGER,
    digest TEXT, post_id TEXT, copy_of BLOB, post INTEGER
) WITHOUT ROWID;
CREATE TABLE post (
    id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE, title TEXT NOT NULL, date TEXT NOT NULL, day TEXT NOT NULL,
    status TEXT NOT NULL, labels TEXT NOT NULL, url TEXT NOT NULL, copies TEXT NOT NULL, page INTEGER NOT NULL,
    derived TEXT NOT NULL, blog TEXT NOT NULL
);
CREATE INDEX post_page ON post (page) WHERE page <> 0;
CREATE TABLE maybe (original BLOB, path BLOB, PRIMARY KEY (original, path)) WITHOUT ROWID;
CREATE INDEX maybe_path ON maybe (path);
CREATE TABLE words (id INTEGER PRIMARY KEY, stream TEXT NOT NULL);
CREATE TABLE label (name TEXT, post INTEGER, PRIMARY KEY (name, post)) WITHOUT ROWID;
CREATE INDEX post_derived ON post (derived) WHERE derived <> '';
CREATE INDEX file_post_id ON file (post_id) WHERE post_id <> '';
CREATE TABLE prediction (day TEXT, post INTEGER, sentence TEXT, PRIMARY KEY (day, post, sentence)) WITHOUT ROWID;
CREATE INDEX prediction_post ON prediction (post);
CREATE TABLE near (id INTEGER PRIMARY KEY, terms BLOB NOT NULL);
CREATE TABLE common (term INTEGER PRIMARY KEY, posts INTEGER NOT NULL);
CREATE TABLE link (page INTEGER, post INTEGER, PRIMARY KEY (page, post)) WITHOUT ROWID;
CREATE INDEX link_post ON link (post);
CREATE INDEX drafts ON post (id) WHERE status <> 'published';
CREATE VIRTUAL TABLE grams USING fts5(
    tokens, content='', columnsize=0, tokenize="ascii tokenchars '{TOKEN_SIGNS}'"
);
INSERT INTO grams(grams, rank) VALUES ('automerge', 8);
INSERT INTO grams(grams, rank) VALUES ('hashsize', 16777216);
INSERT INTO grams(grams, rank) VALUES ('pgsz', 8100);
INSERT INTO meta VALUES ('version', '{VERSION}');
"""


def place(library: Path) -> Path:
    """The path of the index of `library`."""
    name = hashlib.sha256(os.fsencode(os.path.realpath(library))).hexdigest()[:32]
    return paths.cache() / "library" / f"{name}.sqlite3"


def open_database(path: Path) -> sqlite3.Connection:
    """The database at `path`, made anew where it is missing, old or damaged; in memory where no file can be."""
    with _opening:
        for _attempt in range(_ATTEMPTS):
            found = 0, 0
            try:
                folders.make(path.parent)
                for suffix in _SUFFIXES:
                    private.narrow(path.with_name(path.name + suffix))
                private.create(path)  # SQLite gives the files beside it the same mode
                found = identity(path)
                connection = _opened_in_turn(str(path))
                if identity(path) == found:
                    return connection
                connection.close()  # another process threw it away while it was opened
            except OSError:
                if not path.is_dir():
                    break
                discard(path)
            except sqlite3.DatabaseError as error:
                if is_locked(error):
                    raise
                if identity(path) == found:  # else another process has made it anew, which is not to be thrown away
                    discard(path)
    return _opened(":memory:")


def is_locked(error: sqlite3.Error) -> bool:
    """Whether another connection holds the database, which is no damage."""
    return isinstance(error, sqlite3.OperationalError) and ("locked" in str(error) or "busy" in str(error))


def is_no_damage(error: sqlite3.Error) -> bool:
    """Whether the disk is at fault, and an index that is made anew would be no better."""
    return is_full(error) or (isinstance(error, sqlite3.OperationalError) and "readonly" in str(error))


def is_full(error: sqlite3.Error) -> bool:
    """Whether the disk has no space left."""
    return isinstance(error, sqlite3.OperationalError) and "full" in str(error)


def discard(path: Path) -> None:
    """Remove the database; another process that has it open works on in what it has."""
    for suffix in _SUFFIXES:
        with contextlib.suppress(OSError):
            file = path.with_name(path.name + suffix)
            if file.is_dir() and not file.is_symlink():
                file.rmdir()  # an empty one; any other is not ours
            else:
                file.unlink(missing_ok=True)


def identity(path: Path) -> tuple[int, int]:
    """Device and inode of the file at `path`; (0, 0) where there is none."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def _opened_in_turn(name: str) -> sqlite3.Connection:
    """The database, opened again and again while another connection makes the file: where two of them change the
    journal's mode at once, SQLite sees a deadlock and does not wait its timeout
    (https://www.sqlite.org/c3ref/busy_handler.html)."""
    ends = time.monotonic() + _WAITS
    while True:
        try:
            return _opened(name)
        except sqlite3.OperationalError as error:
            if not is_locked(error) or time.monotonic() > ends:
                raise
        time.sleep(0.005)


def _opened(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=_WAITS, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA page_size = 8192")  # for a file that is made: a fifth faster than 4096
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("PRAGMA wal_autocheckpoint = 4000")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA cache_size = -32000")
        connection.execute("PRAGMA journal_size_limit = 4000000")
        connection.execute("PRAGMA temp_store = MEMORY")
        # Debian builds SQLite so that each page of a merged segment is overwritten with zeros before it is used again.
        connection.execute("PRAGMA secure_delete = FAST").fetchone()
        if not _is_made(connection):
            _make(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _is_made(connection: sqlite3.Connection) -> bool:
    """Whether the tables are there. Raises DatabaseError where they are those of another version, or of no index."""
    if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        return False
    found = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    if found != (str(VERSION),):
        raise sqlite3.DatabaseError(f"version {found}")
    connection.execute("SELECT count(*) FROM grams WHERE grams MATCH '\"\x01\"'").fetchone()
    return True


def _make(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if not _is_made(connection):  # no other process has made them meanwhile
        for statement in _TABLES.split(";\n"):
            if statement.strip():
                connection.execute(statement)
    connection.execute("COMMIT")
