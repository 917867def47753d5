"""Where files are that were renamed."""

from pathlib import Path

import pytest

from editor.app.files.file_moves import FileMoves, FilePlaces
from editor.app.threads.jobs import Jobs
from editor.core.errors import FileError
from editor.core.renaming.rename import RenamedPost

A, B, C = Path("/l/a.md"), Path("/l/b.md"), Path("/l/c.md")


def moved(old, new, digest="one"):
    return RenamedPost(old, new, "", digest)


@pytest.mark.parametrize(
    ("moves", "asked", "found"),
    [
        ([], (A, "one"), (A, "one")),
        ([(A, B)], (A, "one"), (B, "one")),
        ([(A, B)], (A, "another"), (B, "another")),
        ([(A, B)], (A, ""), (A, "")),
        ([(A, B), (B, C)], (A, "one"), (C, "one")),
        ([(A, B), (B, A)], (A, "one"), (A, "one")),
        ([(A, B), (B, A)], (B, "one"), (A, "one")),
    ],
)
def test_where_a_file_is(moves, asked, found):
    places = FilePlaces()
    for old, new in moves:
        places.note(moved(old, new))
    assert places.where(*asked) == found


def test_a_name_that_was_given_again_is_another_files(tmp_path):
    old, new = tmp_path / "a.md", tmp_path / "b.md"
    places = FilePlaces()
    places.note(moved(old, new))
    assert places.where(old, "") == (old, "")  # a new post is written
    assert places.where(old, "of the new one") == (old, "of the new one")
    places.note(moved(old, new))
    old.write_text("from elsewhere", encoding="utf-8")
    assert places.where(old, "of the other one") == (old, "of the other one")
    old.unlink()
    assert places.where(old, "of the other one") == (old, "of the other one")


def test_it_is_told_then_followed(qapp, qtbot):
    said = []
    moves = FileMoves(Jobs(), lambda found: said.append(("follow", found.new)))
    moves.renamed.connect(lambda old, new: said.append((old, new)))
    moves.start(lambda: moved(A, B), lambda found, error: said.append((found.new, error)))
    assert moves.under_way
    qtbot.waitUntil(lambda: not moves.under_way)
    assert said == [(A, B), ("follow", B), (B, None)] and moves.begun == 1


def test_what_failed_is_handed_on(qapp, qtbot):
    said = []
    moves = FileMoves(Jobs(), said.append)

    def work():
        raise FileError("no")

    moves.start(work, lambda found, error: said.append((found, str(error))))
    qtbot.waitUntil(lambda: not moves.under_way)
    assert said == [(None, "no")]
