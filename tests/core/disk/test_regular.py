"""Only regular files are read, and no more of them than the reader can hold."""

import contextlib
import errno
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.core.checks.images import _is_picture
from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.disk.choices_file import read_choices
from editor.core.disk.mounts import KnownFolder
from editor.core.errors import FileError, ImportFileError
from editor.core.exporters.embedded_images import data_address
from editor.core.history import runs, version_list
from editor.core.history.journal_files import left_behind
from editor.core.images import file_type
from editor.core.images import folder as images
from editor.core.importers.library import ImportTarget
from editor.core.importers.source import Member
from editor.core.library import scan
from editor.core.originals import record
from editor.core.sharing import claims
from editor.core.sharing.probe import ProbedFile, look

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")


@pytest.mark.parametrize("size", [0, 1, 4096, (1 << 20) - 1, 1 << 20, (1 << 20) + 1])
def test_reads_all_of_a_file(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    path = tmp_path / "a"
    path.write_bytes(data)
    assert regular.read(path, size) == data
    assert regular.read(os.fsencode(path)) == data
    assert regular.head(path, 10) == data[:10]
    with regular.opened(path) as stream:
        assert stream.read() == data
    if size:
        with pytest.raises(regular.TooLargeError):
            regular.read(path, size - 1)


def _open_files() -> int:
    """How many files this process has open; 0 on a system that does not say."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.is_dir() else 0


def test_nothing_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    before = _open_files()
    assert (regular.read(path), regular.head(path, 2), regular.text(path)) == (b"abc", b"ab", "abc")
    for refused in (tmp_path, tmp_path / "gone"):
        with pytest.raises(OSError, match=r"directory"):
            regular.read(refused)
    with pytest.raises(regular.TooLargeError):
        regular.read(path, 2)
    assert _open_files() == before


def test_a_head_is_read_to_its_size_and_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, read, asked = tmp_path / "a", os.read, []
    path.write_bytes(b"0123456789")

    def short(number: int, size: int) -> bytes:
        asked.append(size)
        return read(number, min(size, 3))

    monkeypatch.setattr(os, "read", short)
    assert [regular.head(path, size) for size in (0, 3, 7, 10, 99)] == [b"", b"012", b"0123456", *[b"0123456789"] * 2]
    assert asked[:5] == [3, 7, 4, 1, 10]


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert regular.read_if_there(path) is None
    path.write_bytes(b"abc")
    assert regular.read_if_there(path, 3) == b"abc"
    with pytest.raises(regular.TooLargeError) as caught:
        regular.read_if_there(path, 2)
    assert (caught.value.errno, caught.value.filename, caught.value.limit) == (errno.EFBIG, str(path), 2)
    with pytest.raises(IsADirectoryError):
        regular.read_if_there(tmp_path)


@pytest.mark.parametrize("busy", [1, 3, 99])
def test_a_file_under_a_lease_is_waited_for_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, busy: int
) -> None:
    """Another program holds a lease (fcntl(2)) and has a moment to let go of it: we did not want to wait in `open`."""
    path, real, clock, tried = tmp_path / "a", os.open, [0.0], []
    path.write_bytes(b"abc")

    def opening(*given: object) -> int:
        tried.append(given)
        if len(tried) <= busy:
            raise BlockingIOError(errno.EAGAIN, "leased")
        return real(*given)

    def sleep(seconds: float) -> None:
        assert seconds < 0.1
        clock[0] += 0.4  # as if each took so long

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(regular.time, "sleep", sleep)
    monkeypatch.setattr(regular.time, "monotonic", lambda: clock[0])
    if busy < 99:
        assert regular.read(path) == b"abc"
        assert len(tried) == busy + 1
    else:
        with pytest.raises(BlockingIOError):
            regular.read(path)
        assert len(tried) == 4


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _folder(path: Path) -> None:
    path.mkdir()


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(path))


def _loop(path: Path) -> None:
    path.symlink_to(path)


KINDS = [_fifo, _folder, _device, _socket]


@pytest.mark.parametrize("make", KINDS)
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "a.md"
    make(path)
    for read in (regular.read, regular.opened, regular.text, lambda path: regular.head(path, 10)):
        with pytest.raises(IsADirectoryError) as caught:
            read(path)
        assert cause(caught.value) == "it is not a file."


def test_a_file_without_a_size_is_read_to_its_end_and_no_further() -> None:
    path = Path("/proc/self/status")
    if not path.exists():
        pytest.skip("no such files here")
    assert path.stat().st_size == 0
    assert b"Name:" in regular.read(path)
    with pytest.raises(regular.TooLargeError):
        regular.read(path, 10)


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(1 << 40)  # sparse: a terabyte that takes no room
    with pytest.raises(FileError, match=r"a\.md could not be read: it is larger than 67 MB\."):
        store.read(path)


def _readers(path: Path) -> list[tuple[str, Callable[[], object]]]:
    """Every reader of the program, on `path` or with `path` in its way; some raise an OSError or a sentence."""
    folder, library = path.parent, path.parent
    known = ProbedFile(path, "id", "x" * 64, None, KnownFolder.of(folder), library)
    return [
        ("the journals", lambda: left_behind(folder)),
        ("the look at the file", lambda: look(known)),
        ("the marks of runs", lambda: runs.ended_unexpectedly(folder)),
        ("the claims", lambda: claims.claim(folder, path, "id")),
        ("an original", lambda: record.read_record(path)),
        ("the choices", lambda: read_choices(folder)),
        ("the size of a picture", lambda: file_type.pixel_size(path)),
        ("the kind of a picture", lambda: _is_picture(path)),
        ("a picture for a page", lambda: data_address(path)),
        ("the library", lambda: scan.read_bytes(library, os.fsencode(path.name))),
        ("the library of an import", lambda: ImportTarget(library)),
    ]


@pytest.mark.parametrize("make", [*KINDS, _loop])
def test_no_reader_waits(tmp_path: Path, make: Callable[[Path], None]) -> None:
    for name in ("a.md", "settings.toml", "0123456789abcdef.1.journal", "0123456789abcdef.run", "list", "a.json"):
        make(tmp_path / name)
    done: list[str] = []

    def read_all() -> None:
        for name, reader in _readers(tmp_path / "a.md"):
            with contextlib.suppress(FileError, ImportFileError, OSError):
                reader()
            done.append(name)

    thread = threading.Thread(target=read_all, daemon=True)
    thread.start()
    thread.join(30)
    assert done == [name for name, _reader in _readers(tmp_path / "a.md")]


@pytest.mark.parametrize("make", KINDS)
def test_readers_that_say_so(tmp_path: Path, make: Callable[[Path], None]) -> None:
    path = tmp_path / "a.md"
    make(path)
    with pytest.raises(FileError, match=r"a\.md could not be read: it is not a file\."):
        store.read(path)
    with pytest.raises(FileError, match=r"it is not a file|was not added"):
        images.add_image_file(tmp_path / "post.md", path)
    make(tmp_path / "list")
    with pytest.raises(IsADirectoryError):
        version_list.read(tmp_path)
    with pytest.raises(ImportFileError):
        Member("a.md", 1, path).open()
    with pytest.raises(FileError):
        store.write(path, b"x", "y" * 64)
