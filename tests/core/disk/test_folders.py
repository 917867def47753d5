"""Folders of posts: made with all that is missing above them, synced, looked at without fear."""

import errno
import os
import stat
from pathlib import Path

import pytest

from editor.core.disk import folders, private
from editor.core.errors import SaveError
from tests.fakes.systems.windows import windows


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose names were made to last, in order."""
    found: list[Path] = []
    monkeypatch.setattr(os, "fsync", lambda number: found.append(Path(f"/proc/self/fd/{number}").resolve()))
    return found


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system does not say which folder is open")
def test_each_missing_folder_lasts_before_the_next_is_made(tmp_path: Path, synced: list[Path]) -> None:
    deep = tmp_path / "a" / "b" / "c"
    folders.make(deep)
    assert deep.is_dir()
    assert synced == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]
    folders.make(deep)
    assert len(synced) == 3


def test_a_folder_outside_of_the_library_is_not_made(tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    with pytest.raises(SaveError, match="x is outside of the library"):
        folders.make_folder(tmp_path / "library" / ".." / "x", tmp_path / "library")
    assert [path.name for path in tmp_path.iterdir()] == ["library"]


def test_a_private_folder_that_was_open_to_others_is_narrowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The nearest one that is there: above it nothing is looked at."""
    state, looked = tmp_path / "state", []
    is_folder = folders.is_folder
    (state / "versions").mkdir(parents=True)
    state.chmod(0o755)
    (state / "versions").chmod(0o755)
    monkeypatch.setattr(private, "roots", lambda: (state,))
    monkeypatch.setattr(folders, "is_folder", lambda path: looked.append(path) or is_folder(path))
    folders.make(state / "versions" / "a" / "b")
    assert [mode(state / name) for name in ("versions", "versions/a", "versions/a/b")] == [0o700] * 3
    assert state not in looked


def test_folders_of_posts_keep_their_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    folders.make(tmp_path / "2025")
    assert mode(tmp_path) == 0o755
    umask = os.umask(0)
    os.umask(umask)
    assert mode(tmp_path / "2025") == 0o777 & ~umask


@pytest.mark.parametrize("made", ["folder", "file"])
def test_another_program_makes_it_in_the_same_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: str
) -> None:
    folder, mkdir = tmp_path / "2025", Path.mkdir

    def late(path: Path, how: int) -> None:
        if made == "folder":
            mkdir(path, how)
        else:
            path.write_bytes(b"")
        raise FileExistsError(errno.EEXIST, "there", str(path))

    monkeypatch.setattr(Path, "mkdir", late)
    if made == "folder":
        folders.make_folder(folder, tmp_path)
    else:
        with pytest.raises(SaveError, match="another file has this name"):
            folders.make_folder(folder, tmp_path)
    assert folders.is_folder(folder) is (made == "folder")


@pytest.mark.parametrize("number", sorted(folders.UNSUPPORTED))
def test_a_drive_that_cannot_confirm_names_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def fsync(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fsync)
    folders.make(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_only_folders_are_opened_and_they_are_closed_again(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NotADirectoryError), folders.opened(tmp_path / "file"):
        pass
    with folders.opened(tmp_path) as number:
        assert os.fstat(number).st_ino == tmp_path.stat().st_ino
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(number)


def test_a_system_that_opens_no_folders_syncs_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _number: pytest.fail("synced"))
    with windows(), folders.opened(tmp_path) as number:
        folders.sync(number)


@pytest.mark.parametrize(
    ("name", "is_folder", "is_file"),
    [("folder", True, False), ("file", False, True), ("to_folder", True, False), ("to_file", False, True)]
    + [(name, False, False) for name in ("gone", "to_gone", "circle", "file/x", "x" * 300, "a\0b")],
)
def test_looks(tmp_path: Path, name: str, is_folder: bool, is_file: bool) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for target in ("folder", "file", "gone"):
        (tmp_path / f"to_{target}").symlink_to(target)
    (tmp_path / "circle").symlink_to("circle")
    assert (folders.is_folder(tmp_path / name), folders.is_file(tmp_path / name)) == (is_folder, is_file)


@pytest.mark.parametrize(("own", "there", "after"), [(True, True, 0o700), (False, True, 0o755), (True, False, 0o755)])
def test_a_folder_of_the_programs_own_is_narrowed_and_none_above_it(
    tmp_path: Path, own: bool, there: bool, after: int
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there").chmod(0o755)
    folders.make(tmp_path / "there" if there else tmp_path / "there" / "new", own)
    assert mode(tmp_path / "there") == after
