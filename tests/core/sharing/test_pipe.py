"""A second start by a named pipe: both ends, over a local socket in the place of Windows' pipe."""

import contextlib
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtCore import QCoreApplication

from editor.app.instance.door import Door
from editor.app.instance.pipe_door import PipeDoor
from editor.core.sharing import handover, pipe


@contextlib.contextmanager
def by_socket(name: str, patience: float) -> Iterator[IO[bytes]]:
    """The local socket `name`, as the pipe is opened."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(patience)
        caller.connect(name)
        with caller.makefile("rwb", buffering=0) as file:
            yield file


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A name for the pipe, as on Windows."""
    name = str(tmp_path / "pipe")
    if len(os.fsencode(name)) > 100:
        pytest.skip("the folder for tests has too long a name for a socket")
    monkeypatch.setattr(handover, "pipe_name", lambda: name)
    say = pipe.say
    monkeypatch.setattr(pipe, "say", lambda *given: say(*given, door=by_socket))
    return name


def ask(path: Path | None, answers: list[bool]) -> threading.Thread:
    """A second start, in another thread."""
    thread = threading.Thread(target=lambda: answers.append(handover.hand_over(path, {"DESKTOP_STARTUP_ID": "token"})))
    thread.start()
    return thread


@pytest.mark.parametrize("name", ["記事 1.md", None])
def test_a_second_start_is_heard_and_answered(qapp, qtbot, place: str, tmp_path: Path, name: str | None) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / name if name else None
    door = Door()
    answers: list[bool] = []
    with qtbot.waitSignal(door.knocked, timeout=20_000) as knocked:
        thread = ask(path, answers)
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=20_000)
    assert (knocked.args, answers) == ([path, "token"], [True])
    door.close()
    door.deleteLater()


@pytest.mark.parametrize("message", [b"", b"{", b"[1]", b'{"path": 1, "token": ""}', b'{"path": null}'])
def test_what_is_no_message_is_not_answered(qapp, qtbot, place: str, message: bytes) -> None:  # type: ignore[no-untyped-def]
    door = PipeDoor(place)
    assert door.listens
    heard: list[object] = []
    door.knocked.connect(lambda *wish: heard.append(wish))
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(pipe.say(place, message, 20)))
    thread.start()
    qtbot.waitUntil(lambda: not thread.is_alive(), timeout=30_000)
    assert (answers, heard) == ([False], [])
    door.close()
    door.deleteLater()
    QCoreApplication.processEvents()


def test_without_a_first_window_there_is_nobody(place: str) -> None:
    assert not handover.hand_over(None, {})


def test_one_that_does_not_answer_is_not_waited_for(place: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as silent:
        silent.bind(place)
        silent.listen(1)
        assert not pipe.say(place, b"{}", 0.05)


def test_a_pipe_that_is_busy_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(name: str, *_how: object, **_more: object) -> IO[bytes]:
        asked.append(name)
        error = OSError(22, "busy")
        error.winerror = 231 if len(asked) < 3 else 2  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr("builtins.open", refuse)
    monkeypatch.setattr(pipe, "_PAUSE", 0)
    with pytest.raises(OSError, match="busy"):
        pipe.opened("ronpyo-1", 60)
    assert asked == [r"\\.\pipe\ronpyo-1"] * 3
