"""The disk as macOS has it (APFS, HFS+): its own exchange of names, and a sync that reaches the medium.

Never tried on a real system; the tests run it against an imitation of its calls.
"""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from editor.core.disk.system_disk import Disk

_SWAP, _EXCLUSIVE = 2, 4  # RENAME_SWAP, RENAME_EXCL of renamex_np(2)
_FULL_SYNC = 51  # F_FULLFSYNC of fcntl(2): fsync(2) alone leaves the data in the cache of the drive
_UNABLE = {errno.ENOTSUP, errno.EINVAL, errno.ENOSYS, 102}  # 102: EOPNOTSUPP there


class Calls:
    """The calls of the system that Python has no name for. Each gives the error number, 0 where it is done."""

    def __init__(self) -> None:
        import ctypes

        self._ctypes: Any = ctypes
        self._rename = ctypes.CDLL(None, use_errno=True).renamex_np
        self._rename.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)

    def rename(self, one: Path, other: Path, how: int) -> int:
        """renamex_np(2)."""
        done = self._rename(os.fsencode(one), os.fsencode(other), how)
        return 0 if done == 0 else int(self._ctypes.get_errno())

    def full_sync(self, descriptor: int) -> int:
        """fcntl(2) with F_FULLFSYNC."""
        import fcntl

        try:
            fcntl.fcntl(descriptor, _FULL_SYNC)
        except OSError as error:
            return error.errno or errno.EIO
        return 0


class MacDisk(Disk):
    """The disk of macOS."""

    folds_case = True

    def __init__(self, calls: Callable[[], Calls] = Calls) -> None:
        self._make = calls
        self._made: Calls | None = None

    @property
    def _calls(self) -> Calls:
        if self._made is None:
            self._made = self._make()
        return self._made

    def swap(self, one: Path, other: Path) -> bool:
        """Exchange two names in one step; False where this volume cannot. Raises OSError."""
        return self._rename(one, other, _SWAP)

    def rename_new(self, old: Path, new: Path) -> bool:
        """Rename to a name that must be free; False where this volume cannot promise it. Raises OSError."""
        return self._rename(old, new, _EXCLUSIVE)

    def _rename(self, one: Path, other: Path, how: int) -> bool:
        number = self._calls.rename(one, other, how)
        if number in _UNABLE:
            return False
        if number:
            raise OSError(number, os.strerror(number), str(other))
        return True

    def sync(self, descriptor: int) -> None:
        """Have the drive itself confirm the file; network volumes, which cannot, are asked in the plain way.

        Raises OSError.
        """
        number = self._calls.full_sync(descriptor)
        if number in (*_UNABLE, errno.ENOTTY):
            os.fsync(descriptor)
        elif number:
            raise OSError(number, os.strerror(number))

    def sync_contents(self, descriptor: int) -> None:
        """Have the drive confirm the contents: there is no lesser way that reaches it. Raises OSError."""
        self.sync(descriptor)
