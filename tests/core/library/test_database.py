"""The index's file, opened by several at once."""

from pathlib import Path
from threading import Barrier, Thread

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
