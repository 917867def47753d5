"""Putting a file in the place of another: only of the one that was meant, whatever another program does meanwhile."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.disk import exchange, store
from editor.core.errors import FileChangedError, SaveError

OLD, NEW, THEIRS, LATER = b"old", b"new", b"theirs", b"later"

pytestmark = pytest.mark.skipif(exchange._renameat2() is None, reason="this system exchanges no names")


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_bytes(OLD)
    return path


def by_replacing(path: Path, data: bytes) -> None:
    other = path.with_name("other")
    other.write_bytes(data)
    other.replace(path)


def in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


@pytest.fixture
def between(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Another program acts right before the exchange of the given numbers."""
    swap = exchange._swap

    def plan(*acts: Callable[[], object] | None) -> None:
        waiting = list(acts)

        def swapping(one: Path, other: Path) -> bool:
            if waiting and (act := waiting.pop(0)):
                act()
            return swap(one, other)

        monkeypatch.setattr(exchange, "_swap", swapping)

    return plan


@pytest.mark.parametrize("writes", [by_replacing, in_place])
def test_what_is_written_after_the_comparison_is_put_back(post: Path, between, writes) -> None:
    between(lambda: writes(post, THEIRS))
    with pytest.raises(FileChangedError, match="left as it is"):
        store.write(post, NEW, store.digest(OLD))
    assert {path.name: path.read_bytes() for path in post.parent.iterdir()} == {"a.md": THEIRS}


@pytest.mark.parametrize("writes", [by_replacing, in_place])
def test_two_versions_of_another_program_are_both_kept(post: Path, between, writes) -> None:
    between(lambda: writes(post, THEIRS), lambda: writes(post, LATER))
    with pytest.raises(FileChangedError, match=r"a\.theirs\.md"):
        store.write(post, NEW, store.digest(OLD))
    assert {path.read_bytes() for path in post.parent.iterdir()} == {THEIRS, LATER}
    assert len(list(post.parent.iterdir())) == 2


def test_a_file_deleted_after_the_comparison_is_not_made_again(post: Path, between) -> None:
    between(post.unlink)
    with pytest.raises(FileChangedError, match="no longer there"):
        store.write(post, NEW, store.digest(OLD))
    assert list(post.parent.iterdir()) == []


def test_a_program_that_has_the_old_file_open_is_waited_for(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = os.open(post, os.O_WRONLY)

    def finish(_seconds: float) -> None:
        if not finished:
            os.pwrite(writer, THEIRS, 0)
            os.close(writer)
            finished.append(True)

    finished: list[bool] = []
    monkeypatch.setattr(exchange.time, "sleep", finish)
    with pytest.raises(FileChangedError):
        store.write(post, NEW, store.digest(OLD))
    assert finished
    assert post.read_bytes() == THEIRS


def test_a_program_that_holds_the_file_and_writes_nothing_does_not_stop_a_save(post: Path) -> None:
    with post.open("r+b"):
        store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW
    assert list(post.parent.iterdir()) == [post]


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS])
def test_a_file_system_without_exchange_is_renamed_on(post: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_arguments: object) -> int:
        import ctypes

        ctypes.set_errno(number)
        return -1

    monkeypatch.setattr(exchange, "_renameat2", lambda: refuse)
    store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW


@pytest.mark.parametrize("acts", [(None, None), (None, "fails")], ids=["it can be put back", "not even that"])
def test_an_old_file_that_cannot_be_read_again_is_kept(
    post: Path, monkeypatch: pytest.MonkeyPatch, between, acts
) -> None:
    def fail(*_arguments: object) -> bool:
        raise OSError(errno.EIO, "EIO")

    holds, first = exchange._holds, [fail]
    monkeypatch.setattr(exchange, "_holds", lambda *given: (first.pop() if first else holds)(*given))
    between(None, fail if acts[1] else None)
    with pytest.raises(SaveError):
        store.write(post, NEW, store.digest(OLD))
    found = {path.name: path.read_bytes() for path in post.parent.iterdir()}
    assert found == ({"a.md": NEW, "a.theirs.md": OLD} if acts[1] else {"a.md": OLD})


def test_signals_of_the_lease_do_not_end_the_program(post: Path) -> None:
    descriptor = os.open(post, os.O_RDONLY)
    try:
        assert exchange._only_read(descriptor)
        with pytest.raises(BlockingIOError):
            os.open(post, os.O_WRONLY | os.O_NONBLOCK)
    finally:
        os.close(descriptor)


def test_who_opened_ours_before_it_was_taken_back_is_waited_for(post: Path, between, monkeypatch) -> None:
    writers: list[int] = []

    def finish(_seconds: float) -> None:
        if writers:
            os.pwrite(writer := writers.pop(), LATER, 0)
            os.close(writer)

    monkeypatch.setattr(exchange.time, "sleep", finish)
    between(lambda: by_replacing(post, THEIRS), lambda: writers.append(os.open(post, os.O_WRONLY)))
    with pytest.raises(FileChangedError):
        store.write(post, NEW, store.digest(OLD))
    assert not writers
    assert {path.read_bytes() for path in post.parent.iterdir()} == {THEIRS, LATER}
