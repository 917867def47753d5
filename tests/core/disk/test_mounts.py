"""Folders on drives: what is told when the folder or its drive is not there."""

import os
from pathlib import Path

import pytest

from editor.core.disk.mounts import KnownFolder, mount_of


@pytest.fixture
def mounted(monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """What is mounted, instead of what the system says."""
    mounts: set[Path] = {Path("/")}
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) in mounts)
    return mounts


def test_the_mount_is_that_of_what_is_left_of_the_path(mounted: set[Path], tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    for folder in (tmp_path, drive, drive / "posts", drive / "gone" / "posts"):
        assert mount_of(folder) == Path("/")
    mounted.add(drive)
    assert [mount_of(folder) for folder in (drive, drive / "posts" / "2025", tmp_path)] == [drive, drive, Path("/")]
    mounted.clear()
    assert mount_of(drive) == Path(drive.anchor)  # nothing is mounted: the end of the path


def test_a_folder_in_trouble_says_why(mounted: set[Path], tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    posts = drive / "posts"
    posts.mkdir(parents=True)
    mounted.add(drive)
    place = KnownFolder.of(posts)
    assert (place, place.unplugged, place.trouble()) == (KnownFolder(posts, drive), False, "")
    mounted.remove(drive)
    assert place.unplugged and "is not connected" in place.trouble() and str(posts) in place.trouble()
    mounted.add(drive)
    posts.rmdir()
    assert not place.unplugged and "is gone" in place.trouble()
    posts.write_bytes(b"")
    assert "is gone" in place.trouble()
