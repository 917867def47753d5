"""Compare-and-swap for files: a file is replaced only if it is the one that was read, else what came out is put back.

Between looking at a file and renaming another one over it, a third program can write it: what it wrote would be gone
and nobody would know. Linux and macOS can exchange two names in one step, Windows nearly. Then what came out is looked
at, not what was there before; is it not what was expected, the two are exchanged back. A program that has the old file
open for writing is waited for on Linux: a lease is given only on a file that nobody has open in that way.
"""

import contextlib
import errno
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from editor.core.disk import locks, regular, system
from editor.core.disk.names import beside

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_HERE = -100  # AT_FDCWD
_NO_REPLACE, _EXCHANGE = 1, 2  # RENAME_NOREPLACE, RENAME_EXCHANGE
_UNABLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
_WAIT, _PAUSE = 0.2, 0.01  # seconds


class OtherContentsError(Exception):
    """The file held something else than was expected, and holds it again. `kept`: where a further version lies now."""

    def __init__(self, kept: Path | None) -> None:
        self.kept = kept


def replace(new: Path, target: Path, is_old: Callable[[bytes], bool], is_new: Callable[[bytes], bool]) -> bool:
    """Put `new` in the place of `target` if `is_old(contents)` holds for what lies there; the name `new` is free then.

    False: this file system cannot do so, and nothing was done. Raises OtherContentsError and OSError; then `target` is
    what it was, and `new` may be removed.
    """
    with _locked(target):
        if not _swap(new, target):
            return False
        try:
            expected = _holds(new, is_old)
        except BaseException:
            _put_back(new, target, is_new)
            raise
        if not expected:
            raise OtherContentsError(_put_back(new, target, is_new))
        with contextlib.suppress(OSError):  # the new file is in place; what is left here is swept at the next start
            new.unlink()
    return True


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of the file while it has the name of one that is being written, so that nobody takes it for left
    behind by a crash."""
    if system.disk().holds_open_files:  # it could not be renamed; its name is locked
        yield
        return
    with regular.handle(path) as file:
        locks.lock(file)
        yield


def _holds(path: Path, wanted: Callable[[bytes], bool]) -> bool:
    """Whether `wanted(contents)`, after whoever is writing in the file has been waited for."""
    with regular.handle(path) as file:
        end = time.monotonic() + _WAIT
        while not _only_read(file) and time.monotonic() < end:
            time.sleep(_PAUSE)
        return wanted(regular.contents(file, path))


def _only_read(descriptor: int) -> bool:
    """Whether nobody has the file open for writing, or this cannot be known here."""
    if not hasattr(fcntl, "F_SETLEASE"):
        return True
    try:
        # Who opens the file for writing now waits until it is closed here. A lease that is asked back sends a signal:
        # one that is ignored unless somebody listens.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
    except OSError as error:
        return error.errno != errno.EAGAIN
    return True


def _put_back(new: Path, target: Path, is_new: Callable[[bytes], bool]) -> Path | None:
    """Exchange back; what nobody else has a copy of is kept beside `target`: its path, or None."""
    try:
        _swap(new, target)
        if _holds(new, is_new):  # who opened ours meanwhile may be about to write in it
            return None
    except OSError:
        pass
    return _keep(new, target)


def _keep(path: Path, target: Path) -> Path | None:
    """Give `path` a name that says what it is, as sync clients do: `NAME.theirs.md`."""
    for number in range(1, 100):
        kept = beside(target, "theirs", number)
        try:
            os.link(path, kept)
        except FileExistsError:
            continue
        except OSError:  # a file system without hard links
            try:
                rename_new(path, kept)
            except FileExistsError:
                continue
            except OSError:
                return None
        return kept
    return None


def rename_new(old: Path, new: Path) -> None:
    """Rename `old`, a file or folder, to `new`, which must not be there: FileExistsError. Raises OSError."""
    if not _rename(old, new, _NO_REPLACE) and not system.disk().rename_new(old, new):
        if os.path.lexists(new):  # the best that this system can do
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new))
        old.rename(new)


def _swap(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where that is not possible. Raises OSError."""
    return _rename(one, other, _EXCHANGE) or system.disk().swap(one, other)


def _rename(one: Path, other: Path, how: int) -> bool:
    rename = _renameat2()
    if rename is None:
        return False
    import ctypes

    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), how) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))


@cache
def _renameat2() -> Callable[[int, bytes, int, bytes, int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    try:
        import ctypes

        found = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError):  # a Python without it, a C library older than the call
        return None
    found.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    found.restype = ctypes.c_int
    return found
