"""Reading of regular files alone: a pipe, a device or a socket under the name of a post would never end or answer."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

_OPEN = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def opened(path: Path) -> BinaryIO:
    """The regular file at `path`, open for reading. Raises OSError, IsADirectoryError for anything else."""
    descriptor = os.open(path, _OPEN)  # not blocking: else the pipe is waited for before it can be told to be one
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise IsADirectoryError(errno.EISDIR, "not a regular file", str(path))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def read(path: Path, limit: int) -> bytes | None:
    """The bytes of the regular file at `path`, None where there is none. Raises OSError, also for more than `limit`."""
    try:
        stream = opened(path)
    except FileNotFoundError:
        return None
    with stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, "too large", str(path))
    return data
