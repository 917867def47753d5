"""Single instance: a second start hands its file to the first, by a socket among the person's own files, known to this
display alone; on Windows by a named pipe (`pipe.py`).

Nothing here waits for long. A first window that does not answer, or that belongs to somebody else, is none.
"""

import contextlib
import hashlib
import os
import stat
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core import paths
from editor.core.disk import folders, private, regular
from editor.core.processes import identity
from editor.core.sharing import pipe

if TYPE_CHECKING:
    import socket

PATIENCE = 3.0
"""Seconds in which the first window must answer."""

_STARTING = 10.0  # seconds: a start that takes longer has failed
_CLAIMING = 1.0  # seconds that another start may take to leave its mark
_PAUSE = 0.05
LARGEST = 100_000
"""Bytes of a message."""

_LONGEST_ADDRESS = 100  # bytes that a socket's address may have everywhere


def address(environment: Mapping[str, str]) -> Path | None:
    """The address on which the first window of this display listens; None where sockets have none (Windows)."""
    if sys.platform == "win32":
        return None
    display = environment.get("WAYLAND_DISPLAY") or environment.get("DISPLAY") or environment.get("QT_QPA_PLATFORM", "")
    state = paths.state()
    machine = identity.me().machine  # not its name, which changes with the network
    key = hashlib.sha256(os.fsencode(f"{state}\0{machine}\0{display}")).hexdigest()[:16]
    with contextlib.suppress(OSError):
        folders.make(state)
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    for folder in (Path(runtime), state):
        found = folder / f"ronpyo-{key}.socket"
        if folder.is_absolute() and len(os.fsencode(found)) <= _LONGEST_ADDRESS and _is_own(folder):
            return found
    return None


def pipe_name() -> str:
    """The name of the pipe on which the person's first window listens; "" where there are sockets."""
    if sys.platform != "win32":
        return ""
    return f"ronpyo-{hashlib.sha256(os.fsencode(paths.state())).hexdigest()[:16]}"


def hand_over(path: Path | None, environment: Mapping[str, str]) -> bool:
    """Have the first window come to the front and open `path`; False: there is none, or it does not answer."""
    if name := pipe_name():
        return pipe.say(name, _message(path, environment), PATIENCE)
    place = address(environment)
    if place is None:
        return False
    end = time.monotonic() + _STARTING
    while not place.exists():
        if not _is_starting(place) or time.monotonic() > end:
            return False
        time.sleep(_PAUSE)
    return _say(place, _message(path, environment), PATIENCE)


def _message(path: Path | None, environment: Mapping[str, str]) -> bytes:
    import json

    token = environment.get("XDG_ACTIVATION_TOKEN") or environment.get("DESKTOP_STARTUP_ID") or ""
    message = json.dumps({"path": str(path.absolute()) if path is not None else None, "token": token})
    return message.encode("utf-8", "surrogateescape")


def understood(data: bytes) -> tuple[Path | None, str] | None:
    """The path to open, if any, and the token that lets a window come to the front; None: it is no message of ours."""
    import json

    try:
        message = json.loads(data.decode("utf-8", "surrogateescape"))
        path, token = message["path"], message["token"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not isinstance(token, str) or not isinstance(path, str | None):
        return None
    return (Path(path) if path is not None else None), token


def announce(environment: Mapping[str, str]) -> bool:
    """Say that the first window is on its way: a second start waits for it. A mark in a file costs a start nothing.

    False: another start has said so already. A desktop that opens two files starts the program twice in one moment.
    """
    place = address(environment)
    if place is None:
        return True
    from editor.core.disk import locks

    with contextlib.suppress(OSError):
        private.create(_mark(place))
        with _mark(place).open("ab") as mark:
            locks.wait(mark.fileno(), _CLAIMING)
            if _is_starting(place):
                return False
            mark.truncate(0)
            mark.write(str(os.getpid()).encode("ascii"))
    return True


def open_door(environment: Mapping[str, str]) -> "socket.socket | None":
    """Listen for second starts; None where another window does so already, or it cannot be done."""
    place = address(environment)
    if place is None:
        return None
    import socket

    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        if _answers(place):
            door.close()
            return None
        with contextlib.suppress(FileNotFoundError):
            place.unlink()  # a crash left it behind
        door.bind(str(place))
        place.chmod(0o600)
        door.listen(8)
        door.setblocking(False)
    except OSError:
        door.close()
        return None
    finally:
        with contextlib.suppress(OSError):
            _mark(place).unlink()
    return door


def close_door(door: "socket.socket") -> None:
    """Listen no more."""
    with contextlib.suppress(OSError):
        Path(door.getsockname()).unlink()
    door.close()


def receive(door: "socket.socket") -> tuple[Path | None, str] | None:
    """One message of a second start, answered: the path to open, if any, and the token that lets a window come to the
    front. None: it was none."""
    import socket

    try:
        caller, _address = door.accept()
    except OSError:
        return None
    with caller:
        caller.settimeout(0.5)
        try:
            if not _is_own_process(caller):
                return None
            data = b""
            while not data.endswith(b"\n") and len(data) < LARGEST and (part := caller.recv(65536)):
                data += part
            if (wish := understood(data)) is None:
                return None
            caller.sendall(b"ok\n")
            with contextlib.suppress(OSError):
                caller.shutdown(socket.SHUT_RDWR)
        except OSError:
            return None
    return wish


def _say(place: Path, message: bytes, patience: float) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(patience)
        try:
            caller.connect(str(place))
            if not _is_own_process(caller):
                return False
            caller.sendall(message + b"\n")
            return caller.recv(16) == b"ok\n"
        except OSError:
            return False


def _answers(place: Path) -> bool:
    """Whether somebody listens, even if too busy to answer."""
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
        caller.settimeout(0.5)
        try:
            caller.connect(str(place))
        except (BlockingIOError, TimeoutError):
            return True
        except OSError:
            return False
        return True


def _is_own(folder: Path) -> bool:
    """Whether the folder is the person's, and nobody else can put anything there."""
    try:
        status = folder.stat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid() and not status.st_mode & 0o022


def _is_own_process(peer: "socket.socket") -> bool:
    """Whether the program at the other end runs for the same person."""
    import socket
    import struct

    if not hasattr(socket, "SO_PEERCRED"):
        return True  # the folder is the person's own
    words = struct.calcsize("3i")
    _pid, user, _group = struct.unpack("3i", peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, words))
    return bool(user == os.geteuid())


def _mark(place: Path) -> Path:
    return place.with_suffix(".starting")


def _is_starting(place: Path) -> bool:
    mark = _mark(place)
    try:
        pid = int(regular.head(mark, 20))
        young = time.time() - mark.stat().st_mtime < _STARTING
    except (OSError, ValueError):
        return False
    return young and pid != os.getpid() and identity.runs(pid)
