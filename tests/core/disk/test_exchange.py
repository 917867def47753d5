"""Putting a file in the place of another: only of the one that was meant, whatever another program does meanwhile."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.disk import exchange, store
from editor.core.errors import FileChangedError, SaveError

OLD, NEW, THEIRS, LATER = b"old", b"new", b"theirs", b"later"

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="this system exchanges no names")


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


def test_what_comes_out_is_not_taken_for_left_behind(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file lies under the name of a temporary one for a moment: nobody may sweep it then."""
    holds, swept = exchange._holds, []

    def sweeping(path: Path, wanted: Callable[[bytes], bool]) -> bool:
        swept.append(store.sweep(path.parent))
        return holds(path, wanted)

    monkeypatch.setattr(exchange, "_holds", sweeping)
    store.write(post, NEW, store.digest(OLD))
    assert swept == [0]


def test_a_system_without_leases_waits_for_nobody(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(exchange.fcntl, "F_SETLEASE")
    monkeypatch.setattr(exchange.time, "sleep", lambda _seconds: pytest.fail("waited"))
    with post.open("r+b"):
        store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize(
    ("taken", "name"), [(0, "a.theirs.md"), (1, "a.theirs-2.md"), (98, "a.theirs-99.md"), (99, None)]
)
def test_what_is_kept_gets_the_first_free_name(
    post: Path, monkeypatch: pytest.MonkeyPatch, links: bool, taken: int, name: str | None
) -> None:
    if not links:
        monkeypatch.setattr(os, "link", _refuse)
    names = ["a.theirs.md", *[f"a.theirs-{number}.md" for number in range(2, 100)]]
    for other in names[:taken]:
        post.with_name(other).write_bytes(THEIRS)
    came_out = post.with_name(".a.md.tmp~")
    came_out.write_bytes(LATER)
    assert exchange._keep(came_out, post) == (post.with_name(name) if name else None)
    assert all(post.with_name(other).read_bytes() == THEIRS for other in names[:taken])
    if name:
        assert post.with_name(name).read_bytes() == LATER


def test_what_is_kept_of_a_post_with_the_longest_name_is_kept(post: Path) -> None:
    came_out, target = post.with_name("x.tmp~"), post.with_name(f"{'a' * 252}.md")
    came_out.write_bytes(LATER)
    kept = exchange._keep(came_out, target)
    assert kept is not None and kept.read_bytes() == LATER and kept.name.endswith("a.theirs.md")


@pytest.mark.parametrize(("number", "pauses"), [(errno.EINVAL, 0), (errno.ENOLCK, 0), (errno.EAGAIN, 1)])
def test_only_a_file_that_is_being_written_is_waited_for(
    post: Path, monkeypatch: pytest.MonkeyPatch, number: int, pauses: int
) -> None:
    """A network drive gives no leases at all: nothing there can be known, so nobody is waited for."""
    slept: list[float] = []

    def refuse(*_given: object) -> int:
        raise OSError(number, os.strerror(number))

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        monkeypatch.setattr(exchange.fcntl, "fcntl", lambda *_given: 0)

    monkeypatch.setattr(exchange.fcntl, "fcntl", refuse)
    monkeypatch.setattr(exchange.time, "sleep", sleep)
    assert exchange._holds(post, OLD.__eq__)
    assert len(slept) == pauses


def test_names_may_be_relative(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(post.parent)
    exchange.rename_new(Path(post.name), Path("b.md"))
    Path(post.name).write_bytes(NEW)
    assert exchange.replace(Path("b.md"), Path(post.name), NEW.__eq__, OLD.__eq__)
    assert {path.name: path.read_bytes() for path in post.parent.iterdir()} == {"a.md": OLD}


def test_linux_exchanges_names() -> None:
    exchange._renameat2.cache_clear()
    assert exchange._renameat2() is not None


def _refuse(*_given: object) -> None:
    raise OSError(errno.EPERM, "no links")


def test_what_can_be_kept_nowhere_has_no_name(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", _refuse)
    assert exchange._keep(post.with_name("gone"), post) is None


@pytest.mark.parametrize("able", [True, False], ids=["in one step", "by looking before"])
def test_a_rename_takes_no_name_that_is_taken(post: Path, monkeypatch: pytest.MonkeyPatch, able: bool) -> None:
    if not able:
        monkeypatch.setattr(exchange, "_renameat2", lambda: None)
    folder, other, new = post.with_name("folder"), post.with_name("other.md"), post.with_name("new.md")
    folder.mkdir()
    other.symlink_to("nowhere")
    for taken in (folder, other):
        with pytest.raises(FileExistsError):
            exchange.rename_new(post, taken)
    assert post.read_bytes() == OLD and other.is_symlink() and not list(folder.iterdir())
    exchange.rename_new(post, new)
    assert new.read_bytes() == OLD and not post.exists()
    with pytest.raises(FileNotFoundError):
        exchange.rename_new(post, folder / "x.md")


def test_the_systems_own_error_is_told(post: Path) -> None:
    exchange._renameat2.cache_clear()
    with pytest.raises(FileNotFoundError):
        exchange.rename_new(post.with_name("gone"), post.with_name("new.md"))
