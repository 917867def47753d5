"""Renaming a post's file, with its pictures and links; whatever happens in between."""

from dataclasses import replace
from pathlib import Path

import pytest

from editor.core.disk import exchange, store
from editor.core.errors import FileChangedError, FileError, SaveError
from editor.core.renaming import notes as renames
from editor.core.renaming import rename as renaming
from editor.core.renaming.rename import finish_interrupted, rename_post

ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"
PLAIN = f"---\nid: {ID}\nnews:\n  headline: 国\n---\n本文\n"
SHOWN = f"---\nid: {ID}\nimages:\n  a/x.jpg:\n    alt: 図\n---\n![図](a/x.jpg) [自分](a.md#節)\n"
FOLLOWED = SHOWN.replace("a/x.jpg", "b/x.jpg").replace("a.md", "b.md")


class Shelf:
    """A folder with a post `a.md`, and what was kept of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir()
        self.kept: list[tuple[str, bytes]] = []

    def put(self, text: str, *, pictures: bool = False) -> Path:
        (self.folder / "a.md").write_text(text, encoding="utf-8")
        if pictures:
            (self.folder / "a").mkdir()
            (self.folder / "a" / "x.jpg").write_bytes(b"jpg")
        return self.folder / "a.md"

    def keep(self, path: Path, data: bytes, _file: object) -> None:
        self.kept.append((path.name, data))

    def rename(self, new: str = "b.md", expected: str = "", *, alone: bool = False) -> object:
        return rename_post(self.folder / "a.md", self.folder / new, self.keep, expected, alone=alone)

    @property
    def tree(self) -> dict[str, str]:
        files = (path for path in sorted(self.folder.rglob("*")) if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_text(encoding="utf-8") for path in files}


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "posts")


def test_a_post_without_pictures(shelf):
    inode = shelf.put(PLAIN).stat().st_ino
    found = shelf.rename()
    assert shelf.tree == {"b.md": PLAIN} and (shelf.folder / "b.md").stat().st_ino == inode
    assert found.file is None and found.post_id == ID and found.digest == store.digest(PLAIN.encode())
    assert shelf.kept == []
    assert renames.renamed_to(shelf.folder / "a.md") == shelf.folder / "b.md"


def test_pictures_and_links_come_along(shelf):
    shelf.put(SHOWN, pictures=True)
    found = shelf.rename()
    assert shelf.tree == {"b.md": FOLLOWED, "b/x.jpg": "jpg"}
    assert found.digest == store.digest(FOLLOWED.encode()) and found.before == store.digest(SHOWN.encode())
    assert shelf.kept == [("b.md", SHOWN.encode())]


@pytest.mark.parametrize(("text", "pictures"), [(SHOWN, False), (PLAIN, True), (SHOWN, True)])
def test_alone_means_that_nothing_comes_along(shelf, text, pictures):
    shelf.put(text, pictures=pictures)
    before = shelf.tree
    assert shelf.rename(alone=True) is None and shelf.tree == before and renames.notes(renames.renames_folder()) == []


def test_an_empty_folder_comes_along_all_the_same(shelf):
    shelf.put(PLAIN)
    (shelf.folder / "a").mkdir()
    assert shelf.rename(alone=True) is not None
    assert (shelf.folder / "b").is_dir() and not (shelf.folder / "a").exists()


@pytest.mark.parametrize("taken", ["b.md", "B.md", "b", "B"])
def test_no_name_that_is_taken(shelf, taken):
    shelf.put(SHOWN, pictures=True)
    (shelf.folder / taken).write_text("another")
    before = shelf.tree
    with pytest.raises(FileError):
        shelf.rename()
    assert shelf.tree == before


@pytest.mark.parametrize("new", ["a.md", "b.txt", "c/b.md", "../b.md"])
def test_no_other_place_and_kind(shelf, new):
    shelf.put(PLAIN)
    with pytest.raises(FileError):
        shelf.rename(new)
    assert shelf.tree == {"a.md": PLAIN}


def test_what_was_changed_meanwhile_stays(shelf):
    shelf.put(PLAIN)
    with pytest.raises(FileChangedError):
        shelf.rename(expected="0" * 64)
    assert shelf.tree == {"a.md": PLAIN}


def test_a_link_to_a_file_elsewhere_stays(shelf, tmp_path):
    (tmp_path / "real.md").write_text(PLAIN, encoding="utf-8")
    (shelf.folder / "a.md").symlink_to(tmp_path / "real.md")
    with pytest.raises(FileError):
        shelf.rename()
    assert (shelf.folder / "a.md").is_symlink()


@pytest.mark.parametrize("inside", ["2025-01-01-x.md", "more/"])
def test_a_folder_of_posts_is_no_folder_of_pictures(shelf, inside):
    shelf.put(PLAIN)
    place = shelf.folder / "a" / inside
    place.parent.mkdir()
    if inside.endswith("/"):
        place.mkdir()
    else:
        place.write_text("x")
    shelf.rename()
    assert (shelf.folder / "a" / inside).exists() and (shelf.folder / "b.md").is_file()
    assert not (shelf.folder / "b").exists()


def test_letter_case_alone(shelf):
    shelf.put(SHOWN, pictures=True)
    shelf.rename("A.md")
    assert sorted(path.name for path in shelf.folder.iterdir()) == ["A", "A.md"]
    assert "![図](A/x.jpg) [自分](A.md#節)" in (shelf.folder / "A.md").read_text(encoding="utf-8")


def test_a_disk_that_takes_both_cases_for_one(shelf, monkeypatch):
    """Such a disk says of the new name that it is taken, by the file itself."""
    shelf.put(PLAIN)

    def refuse(old, new):
        raise FileExistsError(17, "exists", str(new))

    monkeypatch.setattr(exchange, "rename_new", refuse)
    monkeypatch.setattr(renaming, "_is_same", lambda old, new: True)
    shelf.rename("A.md")
    assert shelf.tree == {"A.md": PLAIN}


def test_a_header_that_cannot_be_edited(shelf):
    broken = "---\nimages: {a/x.jpg: [\n---\n![図](a/x.jpg)\n"
    shelf.put(broken, pictures=True)
    shelf.rename()
    assert "![図](b/x.jpg)" in shelf.tree["b.md"] and shelf.tree["b/x.jpg"] == "jpg"


def fail_at(monkeypatch, step):
    """Let the renaming fail before `step`: 1 the file, 2 its pictures, 3 its links."""
    count = 0

    def counted(real):
        def call(*arguments, **more):
            nonlocal count
            count += 1
            if count == step:
                raise SaveError("the disk is full") if real is write else OSError(28, "full")
            return real(*arguments, **more)

        return call

    rename, write = exchange.rename_new, renaming._write
    monkeypatch.setattr(exchange, "rename_new", counted(rename))
    monkeypatch.setattr(renaming, "_write", counted(write))


@pytest.mark.parametrize("step", [1, 2, 3])
def test_what_fails_is_taken_back(shelf, monkeypatch, step):
    shelf.put(SHOWN, pictures=True)
    fail_at(monkeypatch, step)
    with pytest.raises(SaveError) as caught:
        shelf.rename()
    assert "a.md" in str(caught.value) and shelf.tree == {"a.md": SHOWN, "a/x.jpg": "jpg"}
    assert renames.notes(renames.renames_folder()) == []


def test_a_version_that_cannot_be_kept_stops_it(shelf, monkeypatch):
    shelf.put(SHOWN, pictures=True)

    def refuse(*_given):
        raise SaveError("no room for versions")

    monkeypatch.setattr(shelf, "keep", refuse)
    with pytest.raises(SaveError):
        shelf.rename()
    assert shelf.tree == {"a.md": SHOWN, "a/x.jpg": "jpg"}


def killed_before(shelf, monkeypatch, step):
    """What is on the disk when the program is killed before `step` of the renaming, and the next start finds."""

    class Killed(BaseException):
        pass

    count = 0

    def counted(real):
        def call(*arguments, **more):
            nonlocal count
            count += 1
            if count == step:
                raise Killed
            return real(*arguments, **more)

        return call

    with monkeypatch.context() as patch:
        patch.setattr(exchange, "rename_new", counted(exchange.rename_new))
        patch.setattr(renaming, "_write", counted(renaming._write))
        with pytest.raises(Killed):
            shelf.rename()
    (note,) = renames.notes(renames.renames_folder())
    gone = replace(note, process=replace(note.process, boot="the boot before"))
    renames._write(gone, None)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_the_next_start_finishes_what_was_killed(shelf, monkeypatch, step):
    shelf.put(SHOWN, pictures=True)
    killed_before(shelf, monkeypatch, step)
    finish_interrupted(shelf.keep)
    wanted = {"a.md": SHOWN, "a/x.jpg": "jpg"} if step == 1 else {"b.md": FOLLOWED, "b/x.jpg": "jpg"}
    assert shelf.tree == wanted and not any(note.interrupted for note in renames.notes(renames.renames_folder()))
    finish_interrupted(shelf.keep)
    assert shelf.tree == wanted


def test_what_another_program_made_since_is_left_alone(shelf, monkeypatch):
    shelf.put(SHOWN, pictures=True)
    killed_before(shelf, monkeypatch, 2)
    (shelf.folder / "a.md").write_text("another post")
    finish_interrupted(shelf.keep)
    assert shelf.tree == {"a.md": "another post", "a/x.jpg": "jpg", "b.md": SHOWN}


def test_a_renaming_that_is_under_way_is_not_finished_by_others(shelf):
    shelf.put(SHOWN, pictures=True)
    renames.begin(renames.renames_folder(), shelf.folder / "a.md", shelf.folder / "b.md", ID)
    (shelf.folder / "a.md").rename(shelf.folder / "b.md")
    assert finish_interrupted(shelf.keep) == [] and shelf.tree == {"a/x.jpg": "jpg", "b.md": SHOWN}


def test_a_note_of_files_that_are_gone(shelf):
    note = renames.begin(renames.renames_folder(), shelf.folder / "a.md", shelf.folder / "b.md", ID)
    renames._write(replace(note, process=replace(note.process, boot="before")), None)
    assert finish_interrupted(shelf.keep) == []


def test_a_disk_that_is_not_there_is_waited_for(shelf, monkeypatch):
    """The next start is before the drive is plugged in: what was interrupted is finished by the one after it."""
    shelf.put(SHOWN, pictures=True)
    killed_before(shelf, monkeypatch, 2)
    unplugged = shelf.folder.rename(shelf.folder.with_name("unplugged"))
    assert finish_interrupted(shelf.keep) == []
    unplugged.rename(shelf.folder)
    assert finish_interrupted(shelf.keep) == [shelf.folder / "b.md"]
    assert shelf.tree == {"b.md": FOLLOWED, "b/x.jpg": "jpg"}


@pytest.mark.parametrize("step", [2, 3])
def test_what_cannot_be_written_now_is_tried_again(shelf, monkeypatch, step):
    shelf.put(SHOWN, pictures=True)
    killed_before(shelf, monkeypatch, step)
    with monkeypatch.context() as patch:
        fail_at(patch, 1)
        assert finish_interrupted(shelf.keep) == []
    assert finish_interrupted(shelf.keep) == [shelf.folder / "b.md"]
    assert shelf.tree == {"b.md": FOLLOWED, "b/x.jpg": "jpg"}


def test_another_post_that_got_the_name_since_is_left_alone(shelf, monkeypatch):
    shelf.put(SHOWN, pictures=True)
    killed_before(shelf, monkeypatch, 2)
    other = SHOWN.replace(ID, "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b11")
    (shelf.folder / "b.md").write_text(other, encoding="utf-8")
    assert finish_interrupted(shelf.keep) == [] and shelf.tree == {"a/x.jpg": "jpg", "b.md": other}
    assert not any(note.interrupted for note in renames.notes(renames.renames_folder()))
