"""The index's file, opened by several at once."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest

from editor.core.library import database
from editor.core.library.database import discard, open_database


def test_several_at_once_make_one_index(tmp_path):
    """As the window's library process does it with its two threads: not one is told that the file is locked."""
    found: list[str] = []

    def work(path: Path, together: Barrier) -> None:
        together.wait()
        try:
            connection = open_database(path)
            found.append(connection.execute("PRAGMA database_list").fetchone()[2])
            connection.close()
        except Exception as error:
            found.append(repr(error))

    wanted = []
    for number in range(60):
        path = tmp_path / str(number) / "index.sqlite3"
        together = Barrier(2)
        threads = [Thread(target=work, args=(path, together)) for _thread in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        wanted += [str(path)] * 2
    assert found == wanted


def test_one_that_is_discarded_is_made_anew(tmp_path):
    path = tmp_path / "index.sqlite3"
    open_database(path).close()
    discard(path)
    assert not list(tmp_path.iterdir())
    assert open_database(path).execute("SELECT count(*) FROM post").fetchone() == (0,)


FOREIGN = {
    "of an older version": "UPDATE meta SET value = '3'",
    "of a version that is no number": "UPDATE meta SET value = 'x'",
    "without a version": "DELETE FROM meta",
    "without the texts": "DROP TABLE grams",
    "of another program": "DROP TABLE meta; CREATE TABLE meta (a); INSERT INTO meta VALUES ('version')",
    "of another program, with a version": "DROP TABLE meta; CREATE TABLE meta (name, value);"
    " INSERT INTO meta VALUES ('version', x'00')",
}


@pytest.mark.parametrize("statements", FOREIGN.values(), ids=FOREIGN)
def test_one_that_is_not_ours_is_made_anew(tmp_path, statements):
    path = tmp_path / "index.sqlite3"
    open_database(path).close()
    with sqlite3.connect(path) as other:
        other.executescript(statements)
    other.close()
    made = open_database(path)
    assert made.execute("PRAGMA database_list").fetchone()[2] == str(path)
    assert made.execute("SELECT count(*) FROM post").fetchone() == (0,)
    made.close()


def test_an_empty_folder_at_its_place_gives_way_and_a_full_one_does_not(tmp_path):
    path = tmp_path / "index.sqlite3"
    path.mkdir()
    made = open_database(path)
    assert made.execute("PRAGMA database_list").fetchone()[2] == str(path)
    made.close()
    discard(path)
    path.mkdir()
    (path / "mine.txt").write_text("mine", encoding="utf-8")
    in_memory = open_database(path)
    assert in_memory.execute("PRAGMA database_list").fetchone()[2] == ""
    in_memory.close()
    assert (path / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_several_at_once_that_find_an_old_one_use_the_same_new_one(tmp_path):
    """As after an update: one thread of the library process reads the posts, the others search what it read."""
    found: list[tuple[int, int]] = []

    def work(path: Path, together: Barrier, kept: list[sqlite3.Connection]) -> None:
        together.wait()
        kept.append(open_database(path))

    for number in range(30):
        path = tmp_path / str(number) / "index.sqlite3"
        with closing(open_database(path)) as old:
            old.execute("UPDATE meta SET value = '3' WHERE name = 'version'")
        kept: list[sqlite3.Connection] = []
        together = Barrier(4)
        threads = [Thread(target=work, args=(path, together, kept)) for _thread in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        kept[0].execute("INSERT INTO meta VALUES ('read', 'yes')")
        said = [one.execute("SELECT count(*) FROM meta WHERE name = 'read'").fetchone()[0] for one in kept]
        found.append((len(kept), sum(said)))
        for one in kept:
            one.close()
    assert found == [(4, 4)] * 30


def test_one_that_another_process_made_anew_meanwhile_is_left_alone(tmp_path, monkeypatch):
    """Between the look at an old index and its end, another window may have put a new one there."""
    path, others = tmp_path / "index.sqlite3", []
    with closing(open_database(path)) as old:
        old.execute("UPDATE meta SET value = '3' WHERE name = 'version'")
    opened = database._opened

    def meanwhile(name: str) -> sqlite3.Connection:
        try:
            return opened(name)
        except sqlite3.DatabaseError:
            if not others:
                discard(path)
                others.append(opened(name))
            raise

    monkeypatch.setattr(database, "_opened", meanwhile)
    with closing(open_database(path)) as own, closing(others[0]) as other:
        other.execute("INSERT INTO meta VALUES ('read', 'yes')")
        assert own.execute("SELECT count(*) FROM meta WHERE name = 'read'").fetchone() == (1,)
