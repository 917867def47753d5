"""Saving: all or nothing, no silent overwrite, each failure in words. The system calls fail by monkeypatching."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.errors import FileChangedError, FileError, SaveError, UnconfirmedSaveError
from editor.core.file import store

OLD, NEW = b"---\nid: a\n---\nold", b"---\nid: a\n---\nnew"


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "記事.md"
    path.write_bytes(OLD)
    return path


def test_write_replaces_and_leaves_nothing_beside(post: Path) -> None:
    post.chmod(0o640)
    data, digest = store.read(post)
    assert store.write(post, NEW, digest) == store.digest(NEW)
    assert (data, post.read_bytes()) == (OLD, NEW)
    assert post.stat().st_mode & 0o777 == 0o640
    assert list(post.parent.iterdir()) == [post]


@pytest.mark.parametrize("expected", ["x" * 64, store.ABSENT])
def test_a_changed_file_is_not_overwritten(post: Path, expected: str) -> None:
    with pytest.raises(FileChangedError):
        store.write(post, NEW, expected)
    assert post.read_bytes() == OLD
    assert list(post.parent.iterdir()) == [post]


def test_a_file_that_is_gone_is_not_made_again(post: Path) -> None:
    post.unlink()
    with pytest.raises(FileChangedError):
        store.write(post, NEW, store.digest(OLD))
    assert not post.exists()
    store.write(post, NEW, store.ABSENT)
    assert post.read_bytes() == NEW


def test_another_post_is_never_overwritten(post: Path) -> None:
    with pytest.raises(FileChangedError):
        store.write(post, b"---\nid: b\n---\n", store.digest(OLD))
    assert post.read_bytes() == OLD
    store.write(post, b"---\ntitle: x\n---\n", store.digest(OLD))


def _failing(number: int) -> Callable[..., int]:
    def fail(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize("call", ["open", "write", "fsync", "close", "fchmod"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
def test_a_failure_before_the_rename_keeps_the_old_file(
    post: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    real_close = os.close
    fail = _failing(number)

    def close(descriptor: int) -> None:
        real_close(descriptor)
        fail()

    with monkeypatch.context() as patch:
        patch.setattr(os, call, close if call == "close" else fail)
        with pytest.raises(SaveError) as caught:
            store.write(post, NEW, store.digest(OLD))
    assert post.name in str(caught.value)
    assert post.read_bytes() == OLD
    assert list(post.parent.iterdir()) == [post]


def test_a_failure_after_the_rename_says_so(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    calls: list[int] = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(errno.EIO, "EIO")
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fsync)
        with pytest.raises(UnconfirmedSaveError):
            store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_is_allowed(post: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    real = os.fsync
    calls: list[int] = []

    def fsync(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(number, "no")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW


def test_short_writes_are_continued(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data)[:3]))
    store.write(post, NEW * 50, store.digest(OLD))
    assert post.read_bytes() == NEW * 50


def test_a_link_is_written_through_inside_the_library_only(tmp_path: Path) -> None:
    library, outside = tmp_path / "library", tmp_path / "outside.md"
    library.mkdir()
    (library / "real.md").write_bytes(OLD)
    outside.write_bytes(OLD)
    inner, outer = library / "inner.md", library / "outer.md"
    inner.symlink_to("real.md")
    outer.symlink_to(outside)
    store.write(inner, NEW, store.digest(OLD), library=library)
    assert inner.is_symlink()
    assert (library / "real.md").read_bytes() == NEW
    with pytest.raises(SaveError):
        store.write(outer, NEW, store.digest(OLD), library=library)
    assert outside.read_bytes() == OLD


def test_what_a_crash_left_behind_is_replaced(post: Path) -> None:
    store.temporary(post).write_bytes(b"half")
    store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW
    assert list(post.parent.iterdir()) == [post]


def test_the_longest_name_has_a_temporary_one(tmp_path: Path) -> None:
    post = tmp_path / ("あ" * 84 + ".md")  # 255 bytes
    assert len(store.temporary(post).name.encode()) <= 255
    store.write(post, NEW, store.ABSENT)
    assert post.read_bytes() == NEW


def test_folders_and_missing_places(tmp_path: Path) -> None:
    with pytest.raises(SaveError):
        store.write(tmp_path, NEW, None)
    with pytest.raises(SaveError):
        store.write(tmp_path / "gone" / "a.md", NEW, store.ABSENT)
    assert not (tmp_path / "gone").exists()
    with pytest.raises(FileError):
        store.read(tmp_path / "gone.md")
    store.make_folder(tmp_path / "2025" / "x", tmp_path)
    assert (tmp_path / "2025" / "x").is_dir()
    with pytest.raises(SaveError):
        store.make_folder(tmp_path / ".." / "x", tmp_path)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SaveError):
        store.make_folder(tmp_path / "file" / "x", tmp_path)
