"""Saving, journals, run marks, versions as on Windows and macOS: the same promises, by the ways of each system."""

import contextlib
import errno
import os
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import SimpleNamespace

import pytest

from editor.core import paths
from editor.core.clips import store as clips
from editor.core.disk import exchange, folders, locks, partial, regular, store, system, windows_disk
from editor.core.disk.windows_disk import SHARING
from editor.core.errors import FileChangedError, SaveError
from editor.core.history import journal_files, runs
from editor.core.history.journal_files import JournalFile, left_behind
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions
from editor.core.library import scan
from tests.fakes.systems.macos import macos
from tests.fakes.systems.windows import FakeKernel, windows

OLD, NEW, THEIRS = b"old\r\n", "新しい\r\n".encode(), b"theirs\n"
SYSTEMS: dict[str, Callable[[], AbstractContextManager[object]]] = {"Windows": windows, "macOS": macos}


@pytest.fixture(params=SYSTEMS)
def other(request: pytest.FixtureRequest) -> Iterator[object]:
    with SYSTEMS[request.param]() as calls:
        yield calls


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "2026-11-27-港.md"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_listing_and_a_look_at_a_file_say_the_same_of_it(other: object, post: Path) -> None:
    """Else each look at the library would take every post, and every file of clips, for changed."""
    os.utime(post, (1_600_000_000, 1_600_000_000))
    [(name, listed)] = scan.post_files(post.parent)
    assert listed == scan.stand(post.parent, name)
    clip = clips.clips_path(post.parent, "id-1")
    clip.parent.mkdir()
    clip.write_bytes(b"x")
    assert list(clips.stands(post.parent).values()) == [clips.stand(post.parent, "id-1")]


@pytest.mark.parametrize("expected", [store.digest(OLD), None])
def test_a_save_replaces_the_file_and_leaves_nothing_beside(other: object, post: Path, expected: str | None) -> None:
    for data in (NEW, b"again\n"):
        assert store.write(post, data, expected) == store.digest(data)
        assert post.read_bytes() == data
        assert names(post.parent) == [post.name]
        expected = expected and store.digest(data)
    assert not list((paths.state() / "locks").glob("*")) if (paths.state() / "locks").exists() else True


def test_a_file_is_saved_under_the_name_in_other_letters(other: object, post: Path) -> None:
    """As somebody has typed it, or another app has composed it: it is the same file."""
    typed = post.with_name(unicodedata.normalize("NFD", post.name.replace("港", "ガ")).upper())
    post.rename(post.with_name(post.name.replace("港", "ガ")))
    store.write(typed, NEW, store.digest(OLD))
    assert typed.read_bytes() == NEW
    assert len(names(post.parent)) == 1
    with pytest.raises(FileChangedError):
        store.write(typed, OLD, store.ABSENT)


def test_a_new_file_never_replaces_one(other: object, post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store.write(post.with_name("new.md"), NEW, store.ABSENT)
    assert post.with_name("new.md").read_bytes() == NEW
    monkeypatch.setattr(store, "_look", lambda *_given: None)  # it appears behind the look
    with pytest.raises(FileChangedError):
        store.write(post, NEW, store.ABSENT)
    assert post.read_bytes() == OLD
    assert names(post.parent) == sorted([post.name, "new.md"])


def test_what_a_third_program_wrote_meanwhile_is_put_back(
    other: object, post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = store._look

    def late(*given: object) -> None:
        look(*given)  # type: ignore[arg-type]
        post.write_bytes(THEIRS)

    monkeypatch.setattr(store, "_look", late)
    with pytest.raises(FileChangedError):
        store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == THEIRS
    assert names(post.parent) == [post.name]


@pytest.mark.parametrize("theirs", [False, True], ids=["unchanged", "written meanwhile"])
def test_on_windows_an_old_file_that_somebody_holds_fails_no_save(
    post: Path, monkeypatch: pytest.MonkeyPatch, theirs: bool
) -> None:
    """It was said that nothing was saved, where the new text was in place already; and what another program had written
    was swept with the old file."""
    look = store._look

    def late(*given: object) -> None:
        look(*given)  # type: ignore[arg-type]
        if theirs:
            post.write_bytes(THEIRS)

    monkeypatch.setattr(store, "_look", late)
    with windows() as kernel:
        monkeypatch.setattr(windows_disk, "_sleep", lambda _seconds: None)
        held: list[int] = []

        def hold(call: str) -> int:
            if call == "move" and not held:
                held.extend(os.open(aside, os.O_RDONLY) for aside in post.parent.glob(".*.old.tmp~"))
            return 0

        kernel.fails = hold
        refused = pytest.raises(FileChangedError) if theirs else contextlib.nullcontext()
        with refused:
            store.write(post, NEW, store.digest(OLD))
        assert post.read_bytes() == (THEIRS if theirs else NEW)
        for descriptor in held:
            os.close(descriptor)
        assert held and partial.sweep(post.parent) == 1
        assert names(post.parent) == [post.name]


def test_on_windows_an_old_file_that_nobody_else_may_read_is_put_back(
    post: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> bytes:
        raise PermissionError(errno.EACCES, "held")

    with windows() as kernel:
        monkeypatch.setattr(windows_disk, "_sleep", lambda _seconds: None)
        monkeypatch.setattr(windows_disk, "regular", SimpleNamespace(read=refuse))
        kernel.fails = lambda call: SHARING if call == "move" else 0
        with pytest.raises(SaveError, match="intact"):
            store.write(post, NEW, store.digest(OLD))
        assert (post.read_bytes(), names(post.parent)) == (OLD, [post.name])


def test_the_file_is_not_missing_for_a_moment(other: object, post: Path) -> None:
    seen: list[bool] = []
    store.write(post, NEW, store.digest(OLD), before=lambda _old: seen.append(post.exists()))
    assert seen == [True]


def test_names_are_exchanged_and_new_ones_must_be_free(other: object, post: Path) -> None:
    second = post.with_name("second.md")
    second.write_bytes(NEW)
    assert exchange._swap(post, second)
    assert (post.read_bytes(), second.read_bytes()) == (NEW, OLD)
    with pytest.raises(FileExistsError):
        exchange.rename_new(post, second)
    exchange.rename_new(post, post.with_name("third.md"))
    assert names(post.parent) == ["second.md", "third.md"]


def test_a_living_journal_is_no_left_behind_one_and_goes_when_it_is_done(other: object, tmp_path: Path) -> None:
    first, second = (JournalFile(tmp_path, stream, 1, b"beginning") for stream in "ab")
    first.sync()
    assert left_behind(tmp_path) == []
    second.close()
    assert [left.stream for left in left_behind(tmp_path)] == ["b"]
    first.remove()
    assert names(tmp_path) == ["b.1.journal"]
    [left] = left_behind(tmp_path)
    left.remove()
    assert names(tmp_path) == []


def test_the_mark_of_a_run_goes_with_it(other: object, tmp_path: Path) -> None:
    run = runs.Run(tmp_path / "runs")
    assert runs.ended_unexpectedly(tmp_path / "runs").number == 0
    run.end()
    assert names(tmp_path / "runs") == []
    (tmp_path / "runs" / "0123.run").write_bytes(b"")
    assert runs.ended_unexpectedly(tmp_path / "runs").number == 1


def test_versions_are_kept_and_read(other: object, tmp_path: Path) -> None:
    versions = Versions(tmp_path / "versions")
    place = PostPlace(tmp_path / "post.md", "id-1")
    for text in ("一", "二"):
        versions.keep(place, f"---\nid: id-1\n---\n{text}\r\n".encode(), Reason.SAVED)
    assert [versions.read(one) for one in versions.listing(place).versions] == [
        f"---\nid: id-1\n---\n{text}\r\n".encode() for text in ("一", "二")
    ]


# --- Windows ----------------------------------------------------------------------------------------------------


def test_on_windows_what_somebody_holds_is_said_as_that_and_stays(post: Path) -> None:
    with windows(), post.open("rb"):
        with pytest.raises(SaveError, match="another app is using the file"):
            store.write(post, NEW, store.digest(OLD))
        with pytest.raises(SaveError, match="another app is using the file"):
            store.write(post, NEW, None)
        assert post.read_bytes() == OLD
        assert names(post.parent) == [post.name]


@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize("number", [5, 32, 33, 1175, 1176])
def test_on_windows_what_is_held_for_a_moment_is_tried_again(post: Path, times: int, number: int) -> None:
    with windows() as kernel:
        answers = [number] * times
        kernel.fails = lambda call: answers.pop() if call == "replace" and answers else 0
        store.write(post, NEW, store.digest(OLD))
        assert kernel.called.count("replace") == times + 1
    assert (post.read_bytes(), names(post.parent)) == (NEW, [post.name])


def test_on_windows_a_replacement_that_broke_off_half_way_is_undone(post: Path) -> None:
    """ReplaceFileW can end with the old file called as the backup, and nothing in its place."""
    with windows() as kernel:
        kernel.fails = lambda call: 1177 if call == "replace" else 0
        with pytest.raises(SaveError, match="intact"):
            store.write(post, NEW, store.digest(OLD))
    assert (post.read_bytes(), names(post.parent)) == (OLD, [post.name])


@pytest.mark.parametrize("number", [1, 50, 120])
def test_on_windows_a_disk_that_replaces_nothing_is_saved_to_by_renaming(post: Path, number: int) -> None:
    with windows() as kernel:
        kernel.fails = lambda call: number if call == "replace" else 0
        store.write(post, NEW, store.digest(OLD))
    assert (post.read_bytes(), names(post.parent)) == (NEW, [post.name])


@pytest.mark.parametrize(("number", "words"), [(112, "full"), (19, "read-only"), (21, "connected"), (206, "too long")])
def test_on_windows_each_error_has_its_sentence(post: Path, number: int, words: str) -> None:
    with windows() as kernel:
        kernel.fails = lambda call: number if call == "replace" else 0
        with pytest.raises(SaveError, match=words):
            store.write(post, NEW, store.digest(OLD))
    assert (post.read_bytes(), names(post.parent)) == (OLD, [post.name])


def test_on_windows_two_that_save_at_once_do_not_take_each_others_file(post: Path) -> None:
    with windows():
        with partial.written(post, NEW, post.stat()):
            with pytest.raises(SaveError, match="another app is saving it"):
                store.write(post, THEIRS, None)
            assert partial.sweep(post.parent) == 0
        temp = partial.temporary(post)
        temp.write_bytes(b"left behind")
        store.write(post, NEW, None)
        temp.write_bytes(b"left behind")
        assert partial.sweep(post.parent) == 1
        assert names(post.parent) == [post.name]


@pytest.mark.parametrize("units", [245, 253, 254, 259], ids=lambda units: f"{units} units")
def test_on_windows_a_post_whose_path_leaves_no_room_for_more_is_saved(tmp_path: Path, units: int) -> None:
    """Neither its partial file nor the old one, while both are exchanged, has a longer path than may be."""
    stem = "長" * 40
    with windows():
        folder = tmp_path / ("f" * (units - len(str(tmp_path)) - len(f"//{stem}.md")))
        folder.mkdir()
        post = folder / f"{stem}.md"
        assert len(str(post)) == units
        store.write(post, OLD, store.ABSENT)
        store.write(post, NEW, store.digest(OLD))
        assert post.read_bytes() == NEW
        assert names(folder) == [post.name]


def test_a_post_with_the_longest_name_is_saved(other: object, tmp_path: Path) -> None:
    post = tmp_path / f"{'長' * 84}.md"  # 255 bytes
    store.write(post, OLD, store.ABSENT)
    store.write(post, NEW, store.digest(OLD))
    assert (post.read_bytes(), names(tmp_path)) == (NEW, [post.name])


def test_on_windows_a_save_goes_on_where_nothing_can_be_locked(post: Path) -> None:
    with windows() as kernel:
        kernel.fails = lambda call: 50 if call == "lock" else 0
        store.write(post, NEW, store.digest(OLD))
    assert post.read_bytes() == NEW


def test_on_windows_the_lock_of_a_name_is_one_for_all_its_spellings(tmp_path: Path) -> None:
    with windows():
        with locks.named(tmp_path / "Post.md") as first, locks.named(tmp_path / "POST.MD") as second:
            assert (first, second) == (True, False)
        with locks.named(tmp_path / "post.md") as again:
            assert again
        held = locks.wait_for_name(tmp_path / "a", 0)
        with pytest.raises(BlockingIOError):
            locks.wait_for_name(tmp_path / "A", 0.02)
        held.release()
        held.release()
        locks.wait_for_name(tmp_path / "A", 0).release()
        assert names(paths.state() / "locks") == []


def test_on_windows_a_folder_is_no_file(tmp_path: Path) -> None:
    with windows(), pytest.raises(IsADirectoryError):
        regular.read(tmp_path)


def test_on_windows_the_journals_lock_outlives_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Closed before it is removed, and yet at no moment one that a crash left behind."""
    with windows():
        file = JournalFile(tmp_path, "a", 1, b"beginning")
        seen: list[object] = []
        unlink = JournalFile._unlink

        def looked(self: JournalFile) -> None:
            seen.append(left_behind(tmp_path))
            unlink(self)

        monkeypatch.setattr(JournalFile, "_unlink", looked)
        file.remove()
        assert (seen, names(tmp_path)) == ([[]], [])


def test_on_windows_a_file_written_within_one_step_of_the_clock_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    path.write_bytes(b"one")
    with windows():
        first = scan.stand(tmp_path, b"post.md")
        status = path.stat()
        path.write_bytes(b"two")
        os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
        assert scan.stand(tmp_path, b"post.md") != first
        os.utime(path, (1_000_000_000, 1_000_000_000))
        assert scan.stand(tmp_path, b"post.md") == scan.stand(tmp_path, b"post.md")


# --- macOS ----------------------------------------------------------------------------------------------------


def test_on_macos_the_drive_itself_confirms(post: Path) -> None:
    with macos() as calls:
        store.write(post, NEW, store.digest(OLD))
        assert calls.called == ["sync", "swap", "sync"]


@pytest.mark.parametrize("number", [errno.ENOTSUP, errno.EINVAL, 102])
def test_on_macos_a_volume_that_can_neither_is_saved_to_in_the_plain_way(post: Path, number: int) -> None:
    with macos() as calls:
        calls.fails = number
        store.write(post, NEW, store.digest(OLD))
        store.write(post.with_name("new.md"), NEW, store.ABSENT)
    assert (post.read_bytes(), names(post.parent)) == (NEW, sorted([post.name, "new.md"]))


def test_on_macos_a_disk_that_does_not_confirm_is_not_believed(post: Path) -> None:
    with macos() as calls:
        calls.fails = errno.EIO
        with pytest.raises(SaveError, match="intact"):
            store.write(post, NEW, store.digest(OLD))
    assert (post.read_bytes(), names(post.parent)) == (OLD, [post.name])


# --- Linux ----------------------------------------------------------------------------------------------------


def test_here_the_plain_disk_is_in_use(tmp_path: Path) -> None:
    disk = system.disk()
    assert (disk.holds_open_files, disk.opens_folders, disk.folds_case, disk.has_locks) == (False, True, False, False)
    assert (disk.swap(tmp_path, tmp_path), disk.rename_new(tmp_path, tmp_path), disk.lock(0)) == (False, False, None)
    status = tmp_path.stat()
    assert disk.change_time(status) == status.st_ctime_ns
    assert locks.folded("Ä/a") == "Ä/a"
    with folders.opened(tmp_path) as folder:
        disk.sync(folder)
        disk.sync_contents(folder)


def test_the_one_before_is_given_back() -> None:
    before = system.disk()
    with windows() as kernel:
        assert isinstance(kernel, FakeKernel)
        assert system.disk() is not before
    assert system.disk() is before
    assert journal_files.locks.exist()
