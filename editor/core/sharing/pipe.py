"""The named pipe of Windows by which a second start finds the first window: the second start's end of it.

A pipe is read without a time limit, so a thread does it, which is left alone when the first window does not answer.
Never tried on a real system; the tests put a local socket in its place.
"""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import IO

OK = b"ok\n"
"""The answer to a message that was understood."""

_BUSY = 231  # ERROR_PIPE_BUSY: each end that listens is talking to somebody
_PAUSE = 0.05  # seconds


def opened(name: str, patience: float) -> IO[bytes]:
    """The pipe called `name`, open to write and to read. Raises OSError."""
    end = time.monotonic() + patience
    while True:
        try:
            return open(rf"\\.\pipe\{name}", "r+b", buffering=0)  # noqa: PTH123  # no file
        except OSError as error:
            if getattr(error, "winerror", 0) != _BUSY or time.monotonic() > end:
                raise
            time.sleep(_PAUSE)


def say(
    name: str,
    message: bytes,
    patience: float,
    door: Callable[[str, float], AbstractContextManager[IO[bytes]]] = opened,
) -> bool:
    """Send one line to the first window; whether it said that it understood, within `patience` seconds."""
    understood: list[bool] = []

    def talk() -> None:
        try:
            with door(name, patience) as pipe:
                pipe.write(message + b"\n")
                answer = b""
                while len(answer) < len(OK) and (piece := pipe.read(len(OK) - len(answer))):
                    answer += piece
        except OSError:
            return
        understood.append(answer == OK)

    thread = threading.Thread(target=talk, daemon=True)
    thread.start()
    thread.join(patience)
    return understood == [True]
