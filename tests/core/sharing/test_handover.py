"""A second start hands its file to the first, and is not held up by one that is dead, deaf or somebody else's."""

import os
import queue
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.core.disk import locks
from editor.core.processes import children
from editor.core.sharing import handover

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sockets among files")


@pytest.fixture
def environment() -> Iterator[dict[str, str]]:
    """A folder with a short name: a socket's address must not be long."""
    with tempfile.TemporaryDirectory(prefix="ronpyo-") as folder:
        yield {"XDG_RUNTIME_DIR": folder, "DISPLAY": ":7"}


@pytest.fixture
def first(environment: dict[str, str]) -> Iterator["queue.Queue[tuple[Path | None, str]]"]:
    """A first window; what it hears is collected."""
    door = handover.open_door(environment)
    assert door is not None
    heard: queue.Queue[tuple[Path | None, str]] = queue.Queue()
    door.setblocking(True)
    door.settimeout(0.05)
    ended = threading.Event()

    def listen() -> None:
        while not ended.is_set():
            if message := handover.receive(door):
                heard.put(message)

    thread = threading.Thread(target=listen)
    thread.start()
    yield heard
    ended.set()
    thread.join()
    handover.close_door(door)


@pytest.mark.parametrize("name", ["記事.md", "a b.md", "\udcff.md", None])
def test_a_file_is_handed_over(environment, first, name: str | None) -> None:
    path = Path("/posts") / name if name else None
    assert handover.hand_over(path, {**environment, "XDG_ACTIVATION_TOKEN": "t"})
    assert first.get(timeout=10) == (path, "t")


def test_a_path_is_meant_from_where_the_second_was_started(environment, first, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert handover.hand_over(Path("a.md"), environment)
    assert first.get(timeout=10) == (tmp_path / "a.md", "")


def test_another_display_is_another_desk(environment, first) -> None:
    assert not handover.hand_over(None, {**environment, "DISPLAY": ":8"})


def test_without_a_first_nothing_is_waited_for(environment, monkeypatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(handover.time, "sleep", waited.append)
    assert not handover.hand_over(None, environment)
    assert waited == []


def test_what_a_crash_left_behind_is_no_window(environment) -> None:
    place = handover.address(environment)
    assert place is not None
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as dead:
        dead.bind(str(place))
    assert not handover.hand_over(None, environment)
    door = handover.open_door(environment)
    assert door is not None
    assert place.stat().st_mode & 0o777 == 0o600
    handover.close_door(door)
    assert not place.exists()


def test_one_that_hangs_is_given_up(environment, monkeypatch) -> None:
    monkeypatch.setattr(handover, "PATIENCE", 0.6)
    door = handover.open_door(environment)
    assert door is not None
    assert not handover.hand_over(None, environment)
    assert handover.open_door(environment) is None  # it keeps its door
    handover.close_door(door)


@pytest.mark.parametrize(
    "message", [b"\n", b"{}\n", b'{"path": 1, "token": ""}\n', b"[" * 2000 + b"\n", b"\xff\n", b""]
)
def test_nonsense_is_not_opened(environment, message: bytes) -> None:
    door = handover.open_door(environment)
    assert door is not None
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.connect(door.getsockname())
        caller.sendall(message)
        caller.shutdown(socket.SHUT_WR)
        assert handover.receive(door) is None
    handover.close_door(door)


def test_a_first_that_is_still_starting_is_waited_for(environment) -> None:
    starter = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, os\nfrom editor.core.sharing import handover\n"
            "handover.announce(os.environ)\nprint('on its way', flush=True)\nsys.stdin.readline()\n"
            "door = handover.open_door(os.environ)\ndoor.setblocking(True)\nprint(handover.receive(door))\n",
        ],
        env={**children.environment(), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert starter.stdout is not None
    assert starter.stdin is not None
    assert starter.stdout.readline() == "on its way\n"
    go_on = threading.Timer(0.2, starter.stdin.close)
    go_on.start()
    assert handover.hand_over(Path("/a.md"), {**os.environ, **environment})
    assert "a.md" in starter.stdout.read()
    go_on.join()
    starter.wait()
    starter.stdout.close()


@pytest.fixture
def running() -> Iterator[int]:
    """The number of a process that runs."""
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    yield process.pid
    process.communicate(timeout=60)


def _mark(environment: dict[str, str]) -> Path:
    place = handover.address(environment)
    assert place is not None
    return place.with_suffix(".starting")


def test_of_two_starts_of_one_moment_one_is_the_first(environment, running) -> None:
    _mark(environment).write_text(str(running), "ascii")
    assert not handover.announce(environment)
    assert _mark(environment).read_text("ascii") == str(running)


@pytest.mark.parametrize("left", ["", "999999999", "no number", "own"])
def test_a_mark_that_nobody_stands_behind_is_taken(environment, left: str) -> None:
    _mark(environment).write_text(left.replace("own", str(os.getpid())), "ascii")
    assert handover.announce(environment)
    assert _mark(environment).read_text("ascii") == str(os.getpid())


def test_an_old_mark_of_a_start_that_hangs_is_taken(environment, running) -> None:
    _mark(environment).write_text(str(running), "ascii")
    os.utime(_mark(environment), (0, 0))
    assert handover.announce(environment)


def test_a_mark_that_is_just_being_written_is_waited_for(environment, running) -> None:
    mark = _mark(environment)
    answers: queue.Queue[bool] = queue.Queue()
    with mark.open("wb") as file:
        assert locks.lock(file.fileno()) is not False
        thread = threading.Thread(target=lambda: answers.put(handover.announce(environment)))
        thread.start()
        file.write(str(running).encode())
    thread.join()
    assert answers.get() is False


def test_a_folder_that_others_may_write_to_holds_no_door(environment) -> None:
    Path(environment["XDG_RUNTIME_DIR"]).chmod(0o777)
    place = handover.address(environment)
    assert place is None or place.parent != Path(environment["XDG_RUNTIME_DIR"])


def test_somebody_elses_window_is_none(environment, first, monkeypatch) -> None:
    monkeypatch.setattr(handover, "_is_own_process", lambda _peer: False)
    assert not handover.hand_over(Path("/a.md"), environment)
    assert first.empty()
