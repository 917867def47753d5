"""The file beside the file: its name, its mode and owner, and that nothing is left of it, whatever fails."""

import errno
import fcntl
import os
from pathlib import Path

import pytest

from editor.core.disk import locks, partial, private
from editor.core.errors import SaveError


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    return path


def open_files() -> int:
    """How many files this process has open; 0 on a system that does not say."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


@pytest.mark.parametrize(
    ("name", "temporary"),
    [
        ("a.md", ".a.md.tmp~"),
        ("a" * 249, f".{'a' * 249}.tmp~"),
        ("a" * 250, f".{'a' * 249}.tmp~"),
        ("a" * 255, f".{'a' * 249}.tmp~"),
        ("論" * 83, f".{'論' * 83}.tmp~"),  # 249 bytes
        ("論" * 83 + "a", f".{'論' * 83}.tmp~"),
        ("a" + "論" * 83, f".a{'論' * 82}.tmp~"),
    ],
)
def test_the_name_is_cut_to_what_a_file_system_takes(name: str, temporary: str) -> None:
    assert partial.temporary(Path("/posts") / name) == Path("/posts") / temporary


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_mode_and_owner_are_those_of_the_old_file(post: Path, monkeypatch: pytest.MonkeyPatch, mode: int) -> None:
    post.chmod(mode)
    status = list(post.stat())
    status[4] += 1  # the owner
    given: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "fchown", lambda _descriptor, user, group: given.append((user, group)))
    with partial.written(post, b"new", os.stat_result(status)) as part:
        assert part.path.stat().st_mode & 0o777 == mode
        assert part.path.read_bytes() == b"new"
        assert part.is_ours()
        part.path.replace(post)
        assert not part.is_ours()
    assert given == [(status[4], status[5])]


def test_an_owner_who_stays_is_not_set(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fchown", lambda *_given: pytest.fail("set"))
    with partial.written(post, b"new", post.stat()) as part:
        part.path.unlink()


def test_what_is_private_is_nobody_elses(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    post.chmod(0o644)
    monkeypatch.setattr(private, "is_private", lambda _path: True)
    monkeypatch.setattr(partial.attributes, "copy", lambda *_given: pytest.fail("copied"))
    with partial.written(post, b"new", post.stat()) as part:
        assert part.path.stat().st_mode & 0o777 == 0o600
        part.path.unlink()


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL])
def test_a_drive_on_which_modes_are_not_ours_to_set_is_written(
    post: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """FAT and network drives that are mounted for everybody: all files belong to root, with one mode."""

    def refuse(_descriptor: int, _mode: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fchmod", refuse, raising=False)
    with partial.written(post, b"new", post.stat()) as part:
        part.path.replace(post)
    assert post.read_bytes() == b"new"


@pytest.mark.parametrize("call", ["dup", "fstat", "lstat", "fchmod", "write", "fsync"])
def test_nothing_is_left_of_a_write_that_failed(post: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    status, before = post.stat(), open_files()

    def fail(*_given: object, **_named: object) -> int:
        raise OSError(errno.EMFILE, "too many")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, fail)
        with pytest.raises(OSError, match="too many"), partial.written(post, b"new", status):
            pass
    assert list(post.parent.iterdir()) == [post]
    assert open_files() == before


def test_nothing_is_left_of_a_write_that_was_stopped(post: Path) -> None:
    before = open_files()
    with pytest.raises(KeyError), partial.written(post, b"new", post.stat()):
        raise KeyError
    assert list(post.parent.iterdir()) == [post]
    assert open_files() == before


def test_two_writers_in_one_program_are_told_apart(post: Path) -> None:
    with partial.written(post, b"one", None) as part:
        with pytest.raises(SaveError, match="another app is saving it"), partial.written(post, b"other", None):
            pass
        assert part.is_ours() and part.path.read_bytes() == b"one"
        part.path.replace(post)
    assert post.read_bytes() == b"one"


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_swept_before_it_was_locked_is_made_again(
    post: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Between making the file and locking it, a sweep takes it for left behind."""
    real, left = fcntl.flock, [None] * times

    def late(descriptor: int, how: int) -> None:
        if left:
            left.pop()
            partial.temporary(post).unlink()
        real(descriptor, how)

    before = open_files()
    monkeypatch.setattr(fcntl, "flock", late)
    with partial.written(post, b"new", None) as part:
        assert part.is_ours() and part.path.read_bytes() == b"new"
        part.path.replace(post)
    assert open_files() == before


def test_where_it_is_swept_each_time_the_save_is_refused(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def late(_descriptor: int, _how: int) -> None:
        tried.append(partial.temporary(post).unlink())

    monkeypatch.setattr(fcntl, "flock", late)
    before = open_files()
    with pytest.raises(SaveError), partial.written(post, b"new", None):
        pass
    assert len(tried) == 3
    assert open_files() == before
    assert list(post.parent.iterdir()) == [post]


def test_a_system_without_locks_of_ours(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "fcntl", None)
    partial.temporary(post).write_bytes(b"half")
    with partial.written(post, b"new", None) as part:
        assert part.path.read_bytes() == b"new"
        part.path.replace(post)
    partial.temporary(post).write_bytes(b"half")
    assert partial.sweep(post.parent) == 1
    assert list(post.parent.iterdir()) == [post]
