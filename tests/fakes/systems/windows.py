"""Windows' way with files, imitated: what is open can be neither renamed nor removed, names are the same in capitals,
some are devices, folders cannot be opened, there are no flock, no fdatasync and no tables of time zones.

The imitation stands below the program: `os` refuses what Windows refuses, and `Kernel` plays the calls that
`windows_disk.py` makes, with Windows' own error numbers.
"""

import fcntl
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from editor.core.disk import exchange, locks, partial, regular, system, windows_disk
from editor.core.disk.windows_disk import DENIED, EXISTS, LOCKED, NOT_FOUND, SHARING, Kernel, WindowsDisk
from editor.core.history import journal_files, version_list
from editor.core.processes import own_files
from tests.fakes.systems.children import patch_children
from tests.fakes.systems.folded_names import REAL, called, new_name
from tests.fakes.systems.place import without_time_zones
from tests.fakes.systems.system_calls import patch_windows_calls
from tests.fakes.systems.text_mode import BINARY
from tests.fakes.systems.windows_files import is_read_only, may_not_be, may_not_go, patch_files

MADE_AT_IMPORT = (
    *((journal_files, "_FLAGS"), (version_list, "_OPEN"), (partial, "_NEW")),
    *((regular, "_FLAGS"), (windows_disk, "_NEW")),
)
"""Flags of os.open that the program puts together once, with O_BINARY where there is one."""

_HURRY = 10
"""How many times sooner than the program would it tries again what another holds. Not at once: other threads of the
program, too, hold a file for a moment."""
_sleep = time.sleep


class FakeKernel(Kernel):
    """The calls of kernel32 that the program makes, on this system's files."""

    def __init__(self, scanned: bool = False) -> None:
        self.called: list[str] = []
        self._scanned = scanned
        self._seen: set[str] = set()
        self.fails: Callable[[str], int] = lambda _call: 0
        """Windows' error number with which a call is to fail; 0: it is done."""

    def _begin(self, call: str, file: Path | None = None) -> int:
        self.called.append(call)
        if file is not None and self._is_looked_at(str(file)):
            return SHARING
        return self.fails(call)

    def _is_looked_at(self, file: str) -> bool:
        """Whether a scanner has `file` open: at every other attempt, from the first one on. Each file by itself, or one
        thread could be refused again and again while another one goes on renaming others."""
        if not self._scanned or file in self._seen:
            self._seen.discard(file)
            return False
        self._seen.add(file)
        return True

    def replace(self, target: Path, new: Path, aside: Path) -> int:
        """ReplaceFileW."""
        if number := self._begin("replace", new):
            if number == windows_disk.NOT_MOVED_AND_ASIDE:
                REAL["rename"](target, aside)
            return number
        target, new = called(target), called(new)
        if number := may_not_be(aside):
            return number
        if os.path.lexists(aside) and may_not_go(aside):
            return windows_disk.NOT_REPLACED
        if not (os.path.lexists(target) and os.path.lexists(new)):
            return NOT_FOUND
        if number := may_not_go(new) or may_not_go(target):
            return number
        REAL["rename"](target, aside)
        REAL["rename"](new, target)
        return 0

    def move(self, old: Path, new: Path, how: int) -> int:
        """MoveFileExW."""
        if number := self._begin("move", old):
            return number
        old, new = called(old), new_name(old, new)
        if not os.path.lexists(old):
            return NOT_FOUND
        if number := may_not_be(new):
            return number
        if os.path.lexists(new) and not how & 1:
            return EXISTS
        if number := may_not_go(old):
            return number
        if may_not_go(new) or is_read_only(new):
            return DENIED
        REAL["replace"](old, new)
        return 0

    def lock(self, descriptor: int) -> int:
        """LockFileEx: the lock belongs to the opened file, and goes when that is closed, by whichever process."""
        if number := self._begin("lock"):
            return number
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return LOCKED
        return 0


@contextmanager
def windows(scanned: bool = False) -> Iterator[FakeKernel]:
    """Files behave as on Windows meanwhile; `scanned`: where another program, such as one that looks for viruses, has
    each new file open for a moment, so that the first attempt to rename it is refused."""
    kernel = FakeKernel(scanned)
    before = system.use(WindowsDisk(lambda: kernel))
    with pytest.MonkeyPatch.context() as patch, without_time_zones():
        patch_files(patch)
        patch_windows_calls(patch)
        patch_children(patch, "windows")
        patch.setattr(own_files, "_BEFORE", own_files._state())  # its time as it is said here
        for module, flags in MADE_AT_IMPORT:
            patch.setattr(module, flags, getattr(module, flags) | BINARY)
        patch.setattr(shutil, "_use_fd_functions", False)
        patch.setattr(shutil, "_copyxattr", lambda *_given, **_named: None)
        patch.setattr(exchange, "_renameat2", lambda: None)
        patch.setattr(exchange, "fcntl", None)
        patch.setattr(locks, "fcntl", None)
        patch.setattr(windows_disk, "_sleep", lambda seconds: _sleep(seconds / _HURRY))
        try:
            yield kernel
        finally:
            system.use(before)
