"""Advisory file locks (flock(2)): they tell the file of a living writer from one that a crash left behind.

The system drops a lock when its holder ends, however it ends. Windows has none of these, and needs none: there nobody
can remove what is open.
"""

import errno
import os
import time

from editor.core.disk import regular
from editor.core.disk.regular import AnyPath

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PAUSE = 0.01  # seconds


def exist() -> bool:
    """Whether the system has such locks; a file system may lack them all the same."""
    return fcntl is not None


def lock(descriptor: int) -> bool | None:
    """Lock the open file without waiting: False where another holds it, None where locks are unknown here."""
    if fcntl is None:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def wait(descriptor: int, seconds: float) -> None:
    """Lock the open file as soon as its holder lets go. Raises BlockingIOError where that takes longer."""
    end = time.monotonic() + seconds
    while lock(descriptor) is False:
        if time.monotonic() > end:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        time.sleep(_PAUSE)


def is_locked(path: AnyPath) -> bool:
    """Whether somebody holds the lock of the file `path`; False where locks are unknown. Raises OSError."""
    if fcntl is None:
        return False
    with regular.handle(path) as descriptor:
        return lock(descriptor) is False
