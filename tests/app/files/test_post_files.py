"""A post goes to the trash once a version of it is kept."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QFile

from editor.app.files.post_files import PostFiles, trash
from editor.core.errors import FileError, SaveError
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions

POST = "---\nid: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10\ntitle: 題\n---\n本文\n"
ID = "0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10"


@pytest.fixture
def post(tmp_path):
    path = tmp_path / "posts" / "a.md"
    (tmp_path / "posts" / "a").mkdir(parents=True)
    (tmp_path / "posts" / "a" / "p.jpg").write_bytes(b"x")
    path.write_text(POST, encoding="utf-8")
    return path


@pytest.fixture
def bin_of(tmp_path, monkeypatch):
    """The system's trash, a folder of the test."""
    place = tmp_path / "trash"
    place.mkdir()

    def move(name):
        target = place / Path(name).name
        shutil.move(name, target)
        return True, str(target)

    monkeypatch.setattr(QFile, "moveToTrash", move)
    return place


@pytest.fixture
def versions(tmp_path):
    return Versions(tmp_path / "versions")


def test_it_goes_with_its_pictures_and_a_version_stays(post, bin_of, versions):
    trash(post, versions)
    assert not post.exists() and not post.with_suffix("").exists()
    assert (bin_of / "a.md").read_text(encoding="utf-8") == POST and (bin_of / "a" / "p.jpg").exists()
    place = PostPlace(post, ID)
    (kept,) = versions.listing(place).versions
    assert kept.reason is Reason.TRASHED and versions.read(kept) == POST.encode()


@pytest.mark.parametrize("beside", ["posts/a/2026-01-01-b.md", "posts/a/b/x.jpg", "posts/a.markdown", "posts/A.md"])
def test_a_folder_that_is_not_its_alone_stays(post, bin_of, versions, beside):
    """`2026/` beside `2026.md` holds the posts of a year; `a.md` and `a.markdown` have one folder of pictures."""
    other = post.parents[1] / beside
    other.parent.mkdir(exist_ok=True)
    other.write_text("他", encoding="utf-8")
    trash(post, versions)
    assert [path.name for path in bin_of.iterdir()] == ["a.md"]
    assert other.exists() and (post.with_suffix("") / "p.jpg").exists()


def test_without_a_version_it_stays(post, bin_of, versions, monkeypatch):
    def refuse(*_arguments):
        raise SaveError("the disk is full")

    monkeypatch.setattr(versions, "keep", refuse)
    with pytest.raises(SaveError):
        trash(post, versions)
    assert post.exists() and not any(bin_of.iterdir())


def test_without_a_trash_it_stays(post, versions, monkeypatch):
    monkeypatch.setattr(QFile, "moveToTrash", lambda _name: (False, ""))
    with pytest.raises(FileError, match="unchanged"):
        trash(post, versions)
    assert post.exists() and post.with_suffix("").exists()


def test_it_is_done_beside_the_window(qapp, qtbot, post, bin_of, versions):
    files, told = PostFiles(versions), []
    files.duplicate(post.parent, post, told.append, told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].exists()
    files.trash(post, told.append, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    files.trash(post, lambda _done: None, told.append)
    qtbot.waitUntil(lambda: len(told) == 3)
    assert isinstance(told[2], str)
