"""File locks: who holds one is known, who ended holds none, and where there are none nobody waits."""

import errno
import fcntl
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.core.disk import locks


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    return path


@pytest.fixture
def holder(file: Path) -> Iterator[int]:
    descriptor = os.open(file, os.O_RDONLY)
    assert locks.lock(descriptor) is True
    yield descriptor
    if descriptor >= 0:
        os.close(descriptor)


def test_one_holder_at_a_time(file: Path, holder: int) -> None:
    other = os.open(file, os.O_RDWR)
    try:
        assert locks.lock(other) is False
        assert locks.is_locked(file)
        fcntl.flock(holder, fcntl.LOCK_UN)
        assert not locks.is_locked(file)
        assert locks.lock(other) is True
    finally:
        os.close(other)


def test_to_look_takes_no_lock(file: Path) -> None:
    assert not locks.is_locked(file)
    assert not locks.is_locked(file)


def test_a_holder_that_ends_lets_go(file: Path) -> None:
    child = os.fork()
    if not child:
        locks.lock(os.open(file, os.O_RDONLY))
        os._exit(0 if locks.is_locked(file) else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert not locks.is_locked(file)


@pytest.mark.usefixtures("holder")
def test_waiting_ends_with_an_error(file: Path) -> None:
    other = os.open(file, os.O_RDONLY)
    try:
        with pytest.raises(BlockingIOError):
            locks.wait(other, 0.02)
    finally:
        os.close(other)


def test_waiting_ends_when_the_holder_lets_go(file: Path, holder: int) -> None:
    other = os.open(file, os.O_RDONLY)
    release = threading.Thread(target=lambda: (time.sleep(0.05), fcntl.flock(holder, fcntl.LOCK_UN)))
    release.start()
    try:
        locks.wait(other, 30)
        assert locks.is_locked(file)
    finally:
        release.join()
        os.close(other)


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EIO])
def test_a_file_system_without_locks(file: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_descriptor: int, _how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", fails)
    descriptor = os.open(file, os.O_RDONLY)
    try:
        assert locks.exist()
        assert locks.lock(descriptor) is None
        assert not locks.is_locked(file)
        locks.wait(descriptor, 30)  # returns at once
    finally:
        os.close(descriptor)


def test_a_system_without_locks(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "fcntl", None)
    descriptor = os.open(file, os.O_RDONLY)
    try:
        assert not locks.exist()
        assert locks.lock(descriptor) is None
        assert not locks.is_locked(file)
        locks.wait(descriptor, 30)
    finally:
        os.close(descriptor)


def test_what_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        locks.is_locked(tmp_path / "none")
    with pytest.raises(IsADirectoryError):
        locks.is_locked(tmp_path)


def test_a_file_that_could_not_be_closed_was_looked_at_all_the_same(
    file: Path, holder: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    close = os.close

    def failing(descriptor: int) -> None:
        close(descriptor)
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "close", failing)
        assert locks.is_locked(file)  # a journal that is in use would be taken for one that was left behind
