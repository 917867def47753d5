"""Messages between the program and its own processes: a 4-byte big-endian length, then that many bytes.

All of them that speak a stream use it, both ways: the render process (`workers/post_worker.py`) and the guarded export
that runs it once (`workers/guarded_export.py`), the library's process (`library/worker.py`), the ones that read for it
(`library/apart.py`, `library/reading.py`), and those that do one task after another (`tasks.py`) or one wish
(`one_wish.py`). The window's end is `app/processes/child_process.py`. Nobody outside the program reads these streams,
so none of them is lines of text, in which a stray word printed by a library would be taken for an answer.

`sharing/handover.py` is none of them: one line to a program that may be another one, or an older version of ours.

A message is JSON: what comes from a process that reads hostile text is not unpickled. Two kinds are not: the requests
to the processes of `workers/` are pickled (we wrote them), and the tokens of a post that was read for the index are
bare bytes.
"""

import json
import struct
from collections.abc import Iterator
from threading import Lock, Timer
from typing import IO, Any, Protocol

LENGTH = struct.Struct(">I")

LARGEST = 2**29 - 1
"""Bytes of one message. Where text stands in place of a length, its first letter alone makes it a larger number."""

_PIECE = 2**20  # bytes that are asked for at once: a length that is not true takes no memory by itself


class ChannelError(ValueError):
    """A message that is none of ours, or larger than one may be, received or sent."""


class Killable(Protocol):
    """A process that can be ended."""

    def kill(self) -> None:
        """End it at once."""


def framed(message: bytes) -> bytes:
    """`message` as it travels. Raises ChannelError where it is too large."""
    return _length_of(message) + message


def _length_of(message: bytes) -> bytes:
    if len(message) > LARGEST:
        raise ChannelError(f"a message of {len(message)} bytes")
    return LENGTH.pack(len(message))


def as_json(value: object, errors: str = "surrogatepass") -> bytes:
    """`value` as a message. `errors`: what becomes of lone surrogates, as for `str.encode`."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", errors)


def from_json(message: bytes) -> Any:
    """The value that `as_json` made a message of. Raises ChannelError."""
    try:
        return json.loads(message.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise ChannelError(str(error)) from error


def read(stream: IO[bytes]) -> bytes | None:
    """Wait for the next message of `stream`; None where it ends, also within a message. Raises ChannelError."""
    head = _exactly(stream, LENGTH.size)
    return None if head is None else _exactly(stream, _checked(head))


def messages(stream: IO[bytes]) -> Iterator[bytes]:
    """The messages of `stream` until it ends. Raises ChannelError."""
    while (message := read(stream)) is not None:
        yield message


def _checked(head: bytes | bytearray) -> int:
    length: int = LENGTH.unpack_from(head)[0]
    if length > LARGEST:
        raise ChannelError(f"a message of {length} bytes")
    return length


def _exactly(stream: IO[bytes], size: int) -> bytes | None:
    """So many bytes, in however many pieces they come; None where the stream ends before."""
    piece = stream.read(min(size, _PIECE))
    if len(piece) == size:
        return piece
    data = bytearray()
    while piece:
        data += piece
        if len(data) == size:
            return bytes(data)
        piece = stream.read(min(size - len(data), _PIECE))
    return None


class MessageDecoder:
    """Splits a byte stream into its messages; its pieces may end anywhere."""

    def __init__(self) -> None:
        self._data = bytearray()

    def add(self, piece: bytes) -> None:
        """The next piece has come."""
        self._data += piece

    def take(self) -> bytes | None:
        """The next message, which is taken out; None where it is not whole yet. Raises ChannelError."""
        if len(self._data) < LENGTH.size:
            return None
        end = LENGTH.size + _checked(self._data)
        if len(self._data) < end:
            return None
        with memoryview(self._data) as whole, whole[LENGTH.size : end] as part:
            message = bytes(part)
        del self._data[:end]
        return message


class Sender:
    """Sends messages into a stream, each of them whole, from whichever thread has one."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._lock = Lock()

    def send(self, *messages: bytes) -> bool:
        """Send these, one right after another; False where nobody is left to read them. Raises ChannelError."""
        heads = [_length_of(message) for message in messages]
        with self._lock:
            try:
                for head, message in zip(heads, messages, strict=True):
                    self._stream.write(head)
                    self._stream.write(message)
                self._stream.flush()
            except OSError:
                return False
        return True


class Watch:
    """Kills a process that gives no sign for `patience` seconds, while the context lasts."""

    def __init__(self, process: Killable, patience: float) -> None:
        self._process = process
        self._patience = patience
        self._timer: Timer | None = None

    def __enter__(self) -> "Watch":
        self.saw_it()
        return self

    def __exit__(self, *_about: object) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def saw_it(self) -> None:
        """Wait as long again: the other end gave a sign."""
        self.__exit__()
        self._timer = Timer(self._patience, self._process.kill)
        self._timer.daemon = True
        self._timer.start()
