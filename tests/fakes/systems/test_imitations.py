"""The imitations do what the systems do, so that a test in them means something."""

import errno
import os
import re
import socket
import subprocess
import sys
import unicodedata
import zoneinfo
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from editor.core.disk import store
from editor.core.disk.windows_disk import SHARING
from editor.core.errors import SaveError
from editor.core.processes import children, identity
from editor.core.text import zones
from tests.fakes.systems.macos import macos
from tests.fakes.systems.posix_only import FOLDERS, reasons
from tests.fakes.systems.windows import MADE_AT_IMPORT, windows
from tests.guard import repository
from tests.plugins.systems import about_no_test


@pytest.fixture
def as_on_windows() -> Iterator[None]:
    with windows():
        yield


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_bytes(b"old\n")
    return path


def program(source: str, **given: Any) -> dict[str, Any]:
    """Run `source` as a module of the program would."""
    names: dict[str, Any] = {"__name__": "editor.imagined", **given}
    exec(compile(source, "imagined.py", "exec"), names)
    return names


WAYS: dict[str, Callable[[Path], object]] = {
    "renamed": lambda path: path.rename(path.with_name("other.md")),
    "renamed over another": lambda path: path.replace(path.with_name("other.md")),
    "replaced": lambda path: path.with_name("new.md").replace(path),
    "removed": lambda path: path.unlink(),
}


@pytest.mark.parametrize("way", WAYS)
def test_what_is_open_stays_where_it_is(as_on_windows: None, post: Path, way: str) -> None:
    post.with_name("new.md").write_bytes(b"new")
    with post.open("rb"), pytest.raises(PermissionError) as error:
        WAYS[way](post)
    assert error.value.winerror in (5, 32)  # type: ignore[attr-defined]
    assert post.read_bytes() == b"old\n"
    WAYS[way](post)


@pytest.mark.parametrize("way", ["replaced", "removed"])
def test_what_is_marked_as_read_only_stays_as_it_is(as_on_windows: None, post: Path, way: str) -> None:
    post.with_name("new.md").write_bytes(b"new")
    post.chmod(0o400)
    with pytest.raises(PermissionError):
        WAYS[way](post)
    assert post.read_bytes() == b"old\n"


def test_a_folder_in_which_something_is_open_is_not_renamed(as_on_windows: None, post: Path) -> None:
    folder = post.parent
    with post.open("rb"), pytest.raises(PermissionError):
        folder.rename(folder.with_name("other"))
    folder.rename(folder.with_name("other"))


@pytest.mark.parametrize("name", ["CON", "nul.md", "com1.txt", "a.", "a ", "a:b", "a?", 'a"b', "a\x01"])
def test_names_that_cannot_be(as_on_windows: None, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    for make in (lambda: path.write_bytes(b""), path.mkdir, lambda: os.close(os.open(path, os.O_CREAT | os.O_RDWR))):
        with pytest.raises(OSError, match="imitated") as error:
            make()
        assert error.value.errno == errno.EINVAL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["CON.md", "a.", "a?.md", "a" * 260])
def test_nothing_gets_such_a_name_by_the_calls_of_the_kernel(as_on_windows: None, tmp_path: Path, name: str) -> None:
    """A save is a file of another name, which is renamed then."""
    with pytest.raises(SaveError):
        store.write(tmp_path / name, b"", store.ABSENT)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("system", [windows, macos])
def test_names_in_other_letters_mean_the_same_file(system: Any, tmp_path: Path) -> None:
    name = unicodedata.normalize("NFC", "が-A.md")
    with system():
        (tmp_path / "Sub").mkdir()
        (tmp_path / "Sub" / name).write_bytes(b"x")
        other = tmp_path / "sUB" / unicodedata.normalize("NFD", name).lower()
        assert other.exists() and other.read_bytes() == b"x" and other.stat().st_size == 1
        assert os.access(other, os.W_OK)
        other.rename(tmp_path / "sub" / name.lower())
        assert [path.name for path in (tmp_path / "SUB").iterdir()] == [name.lower()]
        with pytest.raises(FileExistsError):
            (tmp_path / "SUB").mkdir()
        other.unlink()
        assert not list((tmp_path / "Sub").iterdir())


def test_what_is_looked_at_for_viruses_is_saved_at_the_second_attempt(post: Path) -> None:
    with windows(scanned=True) as kernel:
        digest = store.read(post)[1]
        store.write(post, b"new", digest)
        assert kernel.called.count("replace") == 2
    assert post.read_bytes() == b"new"


def test_each_file_is_looked_at_once_whatever_is_renamed_beside_it(tmp_path: Path) -> None:
    """Or a thread that renames many files has every attempt of another thread refused, by turns."""
    with windows(scanned=True) as kernel:
        (tmp_path / "a").write_bytes(b"")
        assert kernel.move(tmp_path / "a", tmp_path / "b", 0) == SHARING
        for number in range(3):
            (tmp_path / "c").write_bytes(b"")
            assert [kernel.move(tmp_path / "c", tmp_path / f"d{number}", 0) for _attempt in range(2)] == [SHARING, 0]
        assert kernel.move(tmp_path / "a", tmp_path / "b", 0) == 0


def test_the_machine_is_called_otherwise_each_time() -> None:
    with macos():
        known = identity.known_processes()
        assert known.host() != known.host() and socket.gethostname() != socket.gethostname()
        assert known.machine() == known.machine()
    assert os.uname() == os.uname()


def test_no_time_zone_has_a_table(as_on_windows: None) -> None:
    with pytest.raises(zoneinfo.ZoneInfoNotFoundError):
        zoneinfo.ZoneInfo("Europe/Paris")
    assert zones.named_zone("Europe/Paris") is None
    assert str(zones.named_zone("Asia/Tokyo")) == "UTC+09:00"  # what the blogs of this program are in


def test_times_and_numbers(as_on_windows: None, post: Path) -> None:
    os.utime(post, ns=(5_999_999_999, 5_999_999_999))
    found = post.stat()
    assert (found.st_mtime_ns, found.st_mtime, found.st_ino > 0) == (4_000_000_000, 4.0, True)
    [entry] = os.scandir(post.parent)
    listed = entry.stat()
    assert (listed.st_mtime_ns, listed.st_size, listed.st_ino, listed.st_dev) == (4_000_000_000, 4, 0, 0)
    post.write_bytes(b"changed")
    assert post.stat().st_ctime_ns == found.st_ctime_ns
    assert entry.inode() == found.st_ino


@pytest.mark.parametrize(
    ("source", "data"),
    [
        ("path.write_text('一\\n', encoding='utf-8')", "一\r\n".encode()),
        ("path.write_text('一\\n', encoding='utf-8', newline='\\n')", "一\n".encode()),
        ("path.write_text('一\\n')", "一\r\n".encode("cp932")),
        ("open(path, 'w', encoding='utf-8').write('a\\n')", b"a\r\n"),
        ("path.write_bytes(b'a\\n')", b"a\n"),
        ("number = os.open(path, os.O_RDWR | os.O_CREAT); os.write(number, b'a\\n'); os.close(number)", b"a\r\n"),
        ("number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_BINARY); os.write(number, b'a\\n')", b"a\n"),
    ],
)
def test_text_of_the_program_is_written_as_text(as_on_windows: None, tmp_path: Path, source: str, data: bytes) -> None:
    program(source, path=tmp_path / "a", os=os)
    assert (tmp_path / "a").read_bytes() == data


def test_text_of_a_test_is_written_as_it_is(as_on_windows: None, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("一\n", encoding="utf-8")
    assert (tmp_path / "a").read_bytes() == "一\n".encode()


def test_all_is_as_before_afterwards(post: Path) -> None:
    before = {name: getattr(os, name) for name in dir(os)}
    for system in (windows, macos):
        with system():
            assert os.stat is not before["stat"]
    assert {name: getattr(os, name) for name in dir(os)} == before


def test_flags_that_are_put_together_at_import_are_known() -> None:
    """Else the imitation would take files that are opened as bytes for text."""
    known = {(module.__name__, name) for module, name in MADE_AT_IMPORT}
    found = {
        (module, match[1])
        for module in repository.modules()
        for match in re.finditer(r"^(\w+) = .*O_BINARY", repository.source(module), re.MULTILINE)
    }
    assert found == known


CHILD = """
import os, sys
from pathlib import Path
from editor.core.disk import system
held = open(sys.argv[1], "rb")
print(type(system.disk()).__name__, hasattr(os, "fork"), Path(sys.argv[1].upper()).exists(), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(("imitation", "seen"), [(windows, "WindowsDisk False True"), (macos, "MacDisk True True")])
def test_a_process_that_is_started_is_in_it(imitation: Any, seen: str, post: Path) -> None:
    with imitation():
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(post)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=children.environment(),
        )
        try:
            assert child.stdout is not None and child.stdout.readline().strip() == seen
            if imitation is windows:
                with pytest.raises(PermissionError):
                    post.unlink()  # the child has it open
        finally:
            child.communicate("", timeout=60)
        post.unlink()
    assert not post.exists()


@pytest.mark.parametrize("length", [259, 260])
def test_a_path_has_room_for_so_many_units(as_on_windows: None, tmp_path: Path, length: int) -> None:
    folder = tmp_path / ("a" * 100)
    folder.mkdir()
    path = folder / ("b" * (length - len(str(folder)) - 1))
    if length <= 259:
        path.write_bytes(b"")
    else:
        with pytest.raises(FileNotFoundError) as error:
            path.write_bytes(b"")
        assert error.value.winerror == 206  # type: ignore[attr-defined]


def test_for_the_program_alone_it_is_another_platform(as_on_windows: None) -> None:
    asked = program("import sys; found = sys.platform == 'win32', {'win32': 1}.get(sys.platform)")
    assert asked["found"] == (True, 1)
    assert sys.platform == "linux" and sys.platform.startswith("linux") and f"{sys.platform}" == "linux"


@pytest.mark.parametrize("system", ["windows", "macos"])
def test_each_line_on_what_is_posix_only_is_about_a_test(request: pytest.FixtureRequest, system: str) -> None:
    """Of tests that are run together with this one, the cases are looked at, too."""
    for test, reason in reasons(system).items():
        file, _colons, name = test.partition("::")
        source = (repository.ROOT / file).read_text(encoding="utf-8")
        assert reason and file.startswith(FOLDERS)
        assert not name or f"def {name.partition('[')[0]}(" in source, test
    assert not about_no_test(reasons(system), request.config, request.session.items)
