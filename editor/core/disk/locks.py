"""Advisory file locks: they tell the file of a living writer from one that a crash left behind.

The system drops a lock when its holder ends, however it ends. With flock(2) it is the file itself that is locked, open
or renamed. Where a file that is open cannot be renamed (Windows), the lock of its name is a small file among the
person's own.
"""

import contextlib
import errno
import hashlib
import os
import time
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from editor.core import paths
from editor.core.disk import folders, private, regular, system
from editor.core.disk.regular import AnyPath

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PAUSE = 0.01  # seconds


def exist() -> bool:
    """Whether the system has such locks; a file system may lack them all the same."""
    return fcntl is not None or system.disk().has_locks


def lock(descriptor: int) -> bool | None:
    """Lock the open file without waiting: False where another holds it, None where locks are unknown here."""
    if fcntl is None:
        return system.disk().lock(descriptor)
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
    if not exist():
        return False
    if system.disk().holds_open_files:
        with named(Path(os.fsdecode(path))) as is_ours:
            return not is_ours
    with regular.handle(path) as descriptor:
        return lock(descriptor) is False


class NameLock:
    """The lock of a name, where the file of that name cannot be open and renamed at once; elsewhere it does nothing.

    `is_ours` says whether it was free. Where the person's own folder cannot be written, nothing is locked.
    """

    def __init__(self, path: Path) -> None:
        self.is_ours = True
        self._descriptor = -1
        self._file: Path | None = None
        if not system.disk().holds_open_files:
            return
        with contextlib.suppress(OSError):
            self._file = _file_of(path)
            folders.make(self._file.parent)
            flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(self._file, flags, private.FILE)
            self.is_ours = lock(self._descriptor) is not False

    def release(self) -> None:
        """Give the name free. Its file goes, unless another program is just looking at it."""
        if self._descriptor != -1:
            with contextlib.suppress(OSError):
                os.close(self._descriptor)
            self._descriptor = -1
            if self.is_ours and self._file is not None:
                with contextlib.suppress(OSError):
                    self._file.unlink()


@contextlib.contextmanager
def named(path: Path) -> Iterator[bool]:
    """Hold the lock of the name `path` meanwhile; gives whether it was free."""
    held = NameLock(path)
    try:
        yield held.is_ours
    finally:
        held.release()


def wait_for_name(path: Path, seconds: float) -> NameLock:
    """The lock of the name `path` as soon as its holder lets go. Raises BlockingIOError where that takes longer."""
    end = time.monotonic() + seconds
    while not (held := NameLock(path)).is_ours:
        held.release()
        if time.monotonic() > end:
            raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
        time.sleep(_PAUSE)
    return held


def _file_of(path: Path) -> Path:
    name = folded(os.path.realpath(path))
    return paths.state() / "locks" / f"{hashlib.sha256(os.fsencode(name)).hexdigest()[:32]}.lock"


def folded(path: str) -> str:
    """`path` as the system's disk compares names: one text for all the spellings that mean the same file."""
    if not system.disk().folds_case:
        return path
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
