"""The disk as Windows has it: what is open can be neither renamed nor removed, and there is no flock and no ctime.

Programs that look at every new file (virus scanners, sync clients, the search index) hold it for a moment, so what is
refused for that is tried again for a second. Never tried on a real system; the tests run it against an imitation of
the calls. https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-replacefilew
"""

import contextlib
import errno
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

from editor.core.disk import private, regular
from editor.core.disk.system_disk import LONGEST_NAME, Disk, units

NOT_FOUND, DENIED, SHARING, LOCKED, EXISTS, PENDING = 2, 5, 32, 33, 183, 997
NOT_REPLACED, NOT_MOVED, NOT_MOVED_AND_ASIDE = 1175, 1176, 1177
"""ReplaceFileW's own errors. After the last one the old file has the name of the backup, and `target` is missing."""
_UNABLE = {1, 50, 120}  # no such function, not supported, not implemented: FAT, some network folders
_BUSY = {DENIED, SHARING, LOCKED, NOT_REPLACED, NOT_MOVED}
_NUMBERS = {
    NOT_FOUND: errno.ENOENT,
    3: errno.ENOENT,
    DENIED: errno.EACCES,
    SHARING: errno.EACCES,
    LOCKED: errno.EACCES,
    NOT_REPLACED: errno.EACCES,
    NOT_MOVED: errno.EACCES,
    NOT_MOVED_AND_ASIDE: errno.EACCES,
    17: errno.EXDEV,
    19: errno.EROFS,
    21: errno.ENODEV,
    39: errno.ENOSPC,
    80: errno.EEXIST,
    112: errno.ENOSPC,
    123: errno.EINVAL,
    EXISTS: errno.EEXIST,
    206: errno.ENAMETOOLONG,
}
_REPLACE_EXISTING, _WRITE_THROUGH = 1, 8
_EXCLUSIVE, _AT_ONCE = 2, 1
_FAR = 0x7FFFFFFF  # the byte that is locked lies behind the end of every file: a locked one cannot be read by others
_ATTEMPTS, _PAUSE = 5, 0.05  # seconds, doubled each time: 0.75 in all

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

_sleep = time.sleep


class Kernel:
    """The calls of the system. Each gives Windows' error number, 0 where it is done."""

    def __init__(self) -> None:
        import ctypes

        self._ctypes: Any = ctypes
        self._library = self._ctypes.WinDLL("kernel32", use_last_error=True)

    def replace(self, target: Path, new: Path, aside: Path) -> int:
        """ReplaceFileW: `new` takes the place of `target`, whose contents get the name `aside`."""
        return self._result(self._library.ReplaceFileW(str(target), str(new), str(aside), 0, None, None))

    def move(self, old: Path, new: Path, how: int) -> int:
        """MoveFileExW."""
        return self._result(self._library.MoveFileExW(str(old), str(new), how))

    def lock(self, descriptor: int) -> int:
        """LockFileEx on one byte far behind the end of the file, without waiting."""
        import importlib

        handle = self._ctypes.c_void_p(importlib.import_module("msvcrt").get_osfhandle(descriptor))
        # OVERLAPPED: two pointers that the system fills, the place in two halves, a handle.
        place = (self._ctypes.c_size_t * 2)(), (self._ctypes.c_uint32 * 2)(0, _FAR), self._ctypes.c_void_p()
        memory = self._ctypes.create_string_buffer(b"".join(map(bytes, place)))
        return self._result(self._library.LockFileEx(handle, _EXCLUSIVE | _AT_ONCE, 0, 1, 0, memory))

    def _result(self, done: int) -> int:
        return 0 if done else int(self._ctypes.get_last_error()) or DENIED


class WindowsDisk(Disk):
    """The disk of Windows."""

    holds_open_files = True
    opens_folders = False
    folds_case = True
    has_locks = True
    reaches_network = True
    longest_path = 259  # MAX_PATH without its NUL; longer ones only where the person has allowed them in the registry
    keeps_change_time = False

    def __init__(self, kernel: Callable[[], Kernel] = Kernel) -> None:
        self._make = kernel
        self._made: Kernel | None = None

    @property
    def _kernel(self) -> Kernel:
        if self._made is None:
            self._made = self._make()
        return self._made

    def lock(self, descriptor: int) -> bool | None:
        """Lock the open file without waiting: False where another holds it, None where this disk knows no locks."""
        number = self._kernel.lock(descriptor)
        return True if number == 0 else (False if number in (LOCKED, PENDING) else None)

    def swap(self, one: Path, other: Path) -> bool:
        """Exchange two names: `other` is never missing, `one` for a moment. Raises OSError; then both are as before.

        False where this disk cannot.
        """
        aside = self._aside(one)
        number = _patiently(lambda: self._kernel.replace(other, one, aside))
        if number in _UNABLE:
            return False
        if number == NOT_MOVED_AND_ASIDE:
            _patiently(lambda: self._kernel.move(aside, other, 0))
        _raise(number, other)
        if number := _patiently(lambda: self._kernel.move(aside, one, 0)):
            self._copy(aside, one, other, number)
        return True

    def _copy(self, aside: Path, one: Path, other: Path, number: int) -> None:
        """Give `one` the contents of `aside`, which another program holds so that it cannot be renamed: error `number`.
        What is left of it is swept as a partial file. Raises that OSError where it cannot be read either; then the two
        are exchanged back, if that is possible."""
        try:
            data = regular.read(aside)
            descriptor = os.open(one, _NEW, private.FILE)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(descriptor, rest) :]
            finally:
                os.close(descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                one.unlink()
            _patiently(lambda: self._kernel.replace(other, aside, one))
            _raise(number, one)

    def _aside(self, one: Path) -> Path:
        """The name of the old file while it is exchanged for `one`: that of a partial file, which is swept, should the
        program end in between. A short one where the whole would be too long, another one where it is still there."""
        room = self.name_room(one.parent)
        for number in ("", *range(2, 10)):
            name = f"{one.name}.old{number}.tmp~"
            if len(os.fsencode(name)) > LONGEST_NAME or (room is not None and units(name) > room):
                name = f".{crc32(os.fsencode(one.name)):08x}.old{number}.tmp~"
            if not os.path.lexists(one.with_name(name)):
                break
        return one.with_name(name)

    def rename_new(self, old: Path, new: Path) -> bool:
        """Rename to a name that must be free: FileExistsError. Raises OSError."""
        _raise(_patiently(lambda: self._kernel.move(old, new, _WRITE_THROUGH)), new)
        return True

    def replace(self, new: Path, target: Path) -> None:
        """Rename `new` over `target`. Raises OSError."""
        number = _patiently(lambda: self._kernel.move(new, target, _REPLACE_EXISTING | _WRITE_THROUGH))
        if number == DENIED and os.access(target, os.W_OK):
            number = SHARING  # MoveFileExW says "access denied" of a target that somebody has open
        _raise(number, target)

    def sync_contents(self, descriptor: int) -> None:
        """Have the disk confirm the contents of the open file. Raises OSError."""
        os.fsync(descriptor)

    def change_time(self, _status: os.stat_result) -> int:
        """0: what Python calls so is the time at which the file was made."""
        return 0

    def file_number(self, _status: os.stat_result) -> int:
        """0: os.scandir gives none (https://docs.python.org/3/library/os.html#os.DirEntry.stat)."""
        return 0


def _patiently(call: Callable[[], int]) -> int:
    """The result of `call`, which is tried again while another program holds the file."""
    for attempt in range(_ATTEMPTS):
        number = call()
        if number not in _BUSY:
            return number
        if attempt < _ATTEMPTS - 1:
            _sleep(_PAUSE * 2**attempt)
    return number


def _raise(number: int, path: Path) -> None:
    """Raise the OSError of Windows' error `number`, about `path`; 0 is none."""
    if number:
        error = OSError(_NUMBERS.get(number, errno.EIO), f"Windows error {number}", str(path))
        error.winerror = number  # type: ignore[attr-defined]  # as Python sets it there
        raise error
