"""Bounded reading of regular files: the one door by which contents of files come into the program.

What a name leads to is nobody's promise: a pipe that no one writes into, a device without an end, a file of ten
gigabytes. A pipe is opened without waiting for its other end, only regular files are read, and no more of them than
the caller can hold.
"""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

LARGEST = 64 * 1024 * 1024
"""Bytes that are read of a file where its reader knows no smaller bound."""

# No child process inherits what Python opens (PEP 446): that needs no flag.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_PIECE = 1 << 20  # bytes
_LEASED = 1.0  # seconds for another program to let go of a file (a lease, fcntl(2)), for which we would have waited

AnyPath = Path | str | bytes


class TooLargeError(OSError):
    """The file is larger than `limit` bytes."""

    def __init__(self, path: AnyPath, limit: int) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), os.fsdecode(path))
        self.limit = limit


def descriptor(path: AnyPath) -> int:
    """A descriptor from which the regular file `path` can be read. Raises OSError, at once for all else: EISDIR."""
    end = time.monotonic() + _LEASED
    while True:
        try:
            opened = os.open(path, _FLAGS)
            break
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
        except OSError as error:
            # A socket; a folder, where folders cannot be opened.
            if error.errno == errno.ENXIO or (isinstance(error, PermissionError) and Path(os.fsdecode(path)).is_dir()):
                raise _not_regular(path) from None
            raise
    try:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            raise _not_regular(path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(opened)
        raise
    return opened


def opened(path: AnyPath) -> BinaryIO:
    """The regular file `path`, to be read in pieces by a reader that counts them. Raises OSError."""
    return open(descriptor(path), "rb")


@contextlib.contextmanager
def handle(path: AnyPath) -> Iterator[int]:
    """The descriptor of the regular file `path`, closed in the end. Raises OSError."""
    number = descriptor(path)
    try:
        yield number
    finally:
        with contextlib.suppress(OSError):
            os.close(number)


def read(path: AnyPath, limit: int = LARGEST) -> bytes:
    """The bytes of the regular file `path`. Raises OSError, TooLargeError where they are more than `limit`."""
    with handle(path) as number:
        return contents(number, path, limit)


def contents(number: int, path: AnyPath, limit: int = LARGEST) -> bytes:
    """The rest of the open file `number`, which is called `path`. Raises as `read` does."""
    if os.fstat(number).st_size > limit:
        raise TooLargeError(path, limit)
    pieces, size = [], 0
    while piece := os.read(number, _PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > limit:  # it grew, or the system did not say how large it is
            raise TooLargeError(path, limit)
    return b"".join(pieces)


def head(path: AnyPath, size: int) -> bytes:
    """The first `size` bytes of the regular file `path`, fewer where it has fewer. Raises OSError."""
    with handle(path) as number:
        data = b""
        while len(data) < size and (piece := os.read(number, size - len(data))):
            data += piece
        return data


def read_if_there(path: AnyPath, limit: int = LARGEST) -> bytes | None:
    """Like `read`, but None where there is no such file."""
    try:
        return read(path, limit)
    except FileNotFoundError:
        return None


def text(path: AnyPath, limit: int = LARGEST) -> str:
    """The UTF-8 text of the regular file `path`, without the mark that editors of Windows put before it (U+FEFF).

    Raises OSError, and ValueError where it is none.
    """
    return read(path, limit).decode("utf-8-sig")


def _not_regular(path: AnyPath) -> OSError:
    return IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), os.fsdecode(path))
