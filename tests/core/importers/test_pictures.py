"""Pictures of an import: which names they get, and that what the author made of one stays, whenever it was made."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.disk.store import digest
from editor.core.errors import FileChangedError, FileError, ImportFileError
from editor.core.from_html.convert import Attachment
from editor.core.importers import pictures
from editor.core.importers.entry import Entry, EntryKind
from editor.core.importers.pictures import PictureFile, PictureFolder, confirm, free_name, pictures_of
from editor.core.importers.source import Member

OURS, THEIRS, MINE = b"ours", b"theirs", b"mine"


@pytest.fixture
def folder(tmp_path: Path) -> PictureFolder:
    return PictureFolder(tmp_path / "2025" / "post.md", tmp_path, [])


def picture(data: bytes, read: Callable[[], bytes] | None = None, name: str = "p.png") -> PictureFile:
    return PictureFile(name, digest(data), read or (lambda: data))


def put(folder: PictureFolder, given: PictureFile, wrote: bytes | None, known: bytes | None) -> None:
    """Put a picture; `wrote` is what an import wrote last, `known` what its record says is on the disk."""
    folder.put(
        [given],
        lambda name, found: wrote is not None and (name, found) == ("p.png", digest(wrote)),
        {} if known is None else {"p.png": digest(known)},
    )


@pytest.mark.parametrize(
    ("there", "wrote", "known", "after", "edited"),
    [
        (None, None, None, THEIRS, []),
        (None, OURS, OURS, THEIRS, []),  # the author removed it: it comes again
        (OURS, OURS, OURS, THEIRS, []),  # it was changed there
        (THEIRS, OURS, OURS, THEIRS, []),
        (THEIRS, THEIRS, THEIRS, THEIRS, []),
        (MINE, OURS, OURS, MINE, ["p.png"]),  # changed on both sides
        (MINE, None, None, MINE, ["p.png"]),
        (MINE, THEIRS, THEIRS, MINE, []),  # only the author changed it
    ],
)
def test_what_the_author_made_of_a_picture_stays(
    folder: PictureFolder,
    there: bytes | None,
    wrote: bytes | None,
    known: bytes | None,
    after: bytes,
    edited: list[str],
) -> None:
    folder.path.mkdir(parents=True)
    if there is not None:
        (folder.path / "p.png").write_bytes(there)
    put(folder, picture(THEIRS), wrote, known)
    assert {path.name: path.read_bytes() for path in folder.path.iterdir()} == {"p.png": after}
    assert folder.edited == edited


@pytest.mark.parametrize("there", [None, OURS], ids=["new", "replaced"])
def test_a_picture_that_the_author_saves_in_the_last_moment_stays(folder: PictureFolder, there: bytes | None) -> None:
    """Between the look at the file and the writing of the new one: while the source is being read."""
    path = folder.path / "p.png"
    folder.path.mkdir(parents=True)
    if there is not None:
        path.write_bytes(there)

    def late() -> bytes:
        path.write_bytes(MINE)
        return THEIRS

    with pytest.raises(FileChangedError):
        put(folder, picture(THEIRS, late), OURS, OURS)
    assert {path.name: path.read_bytes() for path in folder.path.iterdir()} == {"p.png": MINE}


def test_a_picture_that_is_removed_in_the_last_moment_comes_again(folder: PictureFolder) -> None:
    path = folder.path / "p.png"
    folder.path.mkdir(parents=True)
    path.write_bytes(OURS)

    def late() -> bytes:
        path.unlink()
        return THEIRS

    put(folder, picture(THEIRS, late), OURS, OURS)
    assert path.read_bytes() == THEIRS


def test_a_picture_that_is_there_is_not_read_again(folder: PictureFolder) -> None:
    folder.path.mkdir(parents=True)
    for there in (THEIRS, MINE):
        (folder.path / "p.png").write_bytes(there)
        put(folder, picture(THEIRS, lambda: pytest.fail("read again")), None, THEIRS)


@pytest.mark.parametrize(("known", "asked"), [(THEIRS, 0), (OURS, 1), (None, 1)])
def test_the_disk_confirms_what_a_killed_run_has_named(
    folder: PictureFolder, monkeypatch: pytest.MonkeyPatch, known: bytes | None, asked: int
) -> None:
    folder.path.mkdir(parents=True)
    (folder.path / "p.png").write_bytes(THEIRS)
    (folder.path / "q.png").write_bytes(THEIRS)
    calls: list[int] = []
    monkeypatch.setattr(os, "fsync", calls.append)
    names = {"q.png": digest(THEIRS), **({} if known is None else {"p.png": digest(known)})}
    folder.put([picture(THEIRS), picture(THEIRS, name="q.png")], lambda _name, _found: False, names)
    assert len(calls) == asked


def test_no_pictures_make_no_folder(folder: PictureFolder) -> None:
    folder.put([], lambda _name, _found: False, {})
    assert not folder.path.exists()
    put(folder, picture(THEIRS), None, None)
    assert (folder.path / "p.png").read_bytes() == THEIRS


def test_what_cannot_be_read_or_confirmed_is_said(folder: PictureFolder, tmp_path: Path) -> None:
    (folder.path / "p.png").mkdir(parents=True)
    with pytest.raises(FileError, match=r"p\.png could not be read"):
        put(folder, picture(THEIRS), None, None)
    with pytest.raises(FileError, match=r"post\.md is saved, but the disk did not confirm it"):
        confirm(tmp_path / "gone", folder.post)


PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def member(folder: Path, name: str, data: bytes = PNG) -> Member:
    (folder / name).write_bytes(data)
    return Member(name, len(data), folder / name)


def test_pictures_that_come_with_a_post_are_read_when_they_are_wanted(tmp_path: Path) -> None:
    entry = Entry(
        EntryKind.POST,
        "i",
        "k",
        files=(("a.png", member(tmp_path, "a.png")), ("b.png", member(tmp_path, "b.png", PNG + b"b"))),
    )
    found = pictures_of(entry)
    assert [(one.name, one.digest, one.read()) for one in found] == [
        ("a.png", digest(PNG), PNG), ("b.png", digest(PNG + b"b"), PNG + b"b"),
    ]  # fmt: skip
    (tmp_path / "a.png").write_bytes(b"no picture any more")
    with pytest.raises(ImportFileError, match=r"a\.png is not an image any more"):
        found[0].read()


@pytest.mark.parametrize(("limit", "fits"), [(len(PNG), True), (len(PNG) - 1, False)])
def test_a_picture_may_have_so_many_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: int, fits: bool
) -> None:
    monkeypatch.setattr(pictures, "SIZE_LIMIT", limit)
    entry = Entry(EntryKind.POST, "i", "k", files=(("a.png", member(tmp_path, "a.png")),))
    if fits:
        assert len(pictures_of(entry)) == 1
    else:
        with pytest.raises(ImportFileError, match="too large"):
            pictures_of(entry)
    inside = pictures.pictures_inside([Attachment("a.png", PNG), Attachment("b.png", b"text")])
    assert [(one.name, one.digest, one.read()) for one in inside] == ([("a.png", digest(PNG), PNG)] if fits else [])


@pytest.mark.parametrize(
    ("taken", "name", "free"),
    [
        ([], "a.png", "a.png"),
        (["a.png"], "a.png", "a-2.png"),
        (["A.PNG", "a-2.png"], "a.png", "a-3.png"),
        (["か\u3099.png"], "が.png", "が-2.png"),
        (["b.png"], "a.png", "a.png"),
    ],
)
def test_no_two_pictures_have_one_name(tmp_path: Path, taken: list[str], name: str, free: str) -> None:
    one = member(tmp_path, "one.png")
    known = {other: member(tmp_path, f"{number}.png") for number, other in enumerate(taken)}
    assert free_name(name, one, known) == free
    assert free_name(name, one, {name: one}) == name  # it is the same one
