"""Notes of renamed files."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.errors import FileError
from editor.core.renaming import notes as renames


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "renames"


def note(folder, old, new, post_id="id"):
    return renames.begin(folder, Path(old), Path(new), post_id)


def test_a_note_is_read_again(folder, tmp_path):
    begun = note(folder, tmp_path / "が.md", tmp_path / "b.md")
    assert renames.notes(folder) == [begun] and not begun.interrupted
    renames.end(begun)
    (ended,) = renames.notes(folder)
    assert ended.done and ended.old == begun.old
    renames.drop(begun)
    assert renames.notes(folder) == []


def test_one_of_a_process_that_ended_is_interrupted(folder, tmp_path):
    begun = note(folder, tmp_path / "a.md", tmp_path / "b.md")
    gone = replace(begun, process=replace(begun.process, boot="another"))
    assert gone.interrupted and not replace(gone, done=True).interrupted


def test_names_are_followed(folder, tmp_path):
    a, b, c = (tmp_path / name for name in ("a.md", "b.md", "c.md"))
    note(folder, a, b)
    note(folder, b, c)
    assert renames.renamed_to(a, folder) is None
    c.write_text("x")
    assert renames.renamed_to(a, folder) == c and renames.renamed_to(b, folder) == c
    assert renames.renamed_to(c, folder) is None


@pytest.mark.parametrize(("post_id", "found"), [("one", "b.md"), ("another", None), ("", "b.md")])
def test_another_post_that_had_the_name_is_not_followed(folder, tmp_path, post_id, found):
    old, new = tmp_path / "a.md", tmp_path / "b.md"
    new.write_text("text", encoding="utf-8")
    renames.end(renames.begin(folder, old, new, "one"))
    assert renames.renamed_to(old, folder, post_id) == (tmp_path / found if found else None)


def test_there_and_back_ends(folder, tmp_path):
    a, b = tmp_path / "a.md", tmp_path / "b.md"
    for _time in range(3):
        note(folder, a, b)
        note(folder, b, a)
    assert renames.renamed_to(a, folder) is None


@pytest.mark.parametrize("damaged", ["", "{", "[]", '{"old": 1}', "null", "[" * 5_000])
def test_damaged_notes_are_none(folder, tmp_path, damaged):
    begun = note(folder, tmp_path / "a.md", tmp_path / "b.md")
    (folder / "0.json").write_text(damaged)
    assert renames.notes(folder) == [begun]


@pytest.mark.parametrize("new", ["x" * 5_000, "b.md/c.md", "b\0.md", ""])
def test_a_new_name_that_cannot_be_looked_at_is_none(folder, tmp_path, new):
    (tmp_path / "b.md").write_text("x")
    note(folder, tmp_path / "a.md", tmp_path / new)
    assert renames.renamed_to(tmp_path / "a.md", folder) is None


def test_old_ones_go(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(renames, "MOST", 3)
    for number in range(5):
        note(folder, tmp_path / f"{number}.md", tmp_path / "b.md")
    assert [Path(one.old).stem for one in renames.notes(folder)] == ["2", "3", "4"]


def test_what_cannot_be_noted_is_said(folder, tmp_path):
    folder.write_text("a file")
    with pytest.raises(FileError):
        note(folder, tmp_path / "a.md", tmp_path / "b.md")
    assert renames.renamed_to(tmp_path / "a.md", folder) is None
