"""Windows' way with files, imitated: what is open can be neither renamed nor removed, names are the same in capitals,
some are devices, folders cannot be opened, there is no flock and no fdatasync.

The imitation stands below the program: `os` refuses what Windows refuses, and `Kernel` plays the calls that
`windows_disk.py` makes, with Windows' own error numbers.
"""

# ruff: noqa: PTH112, PTH118, PTH119, PTH208
import errno
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from editor.core.disk import exchange, locks, names, system, windows_disk
from editor.core.disk.windows_disk import DENIED, EXISTS, LOCKED, NOT_FOUND, SHARING, Kernel, WindowsDisk

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$')
_REAL = {name: getattr(os, name) for name in ("open", "close", "rename", "replace", "unlink", "link", "stat", "lstat")}


def _identity(path: Any) -> tuple[int, int] | None:
    try:
        found = _REAL["lstat"](path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_open(path: Any) -> bool:
    """Whether somebody in this process has the file open."""
    wanted = _identity(path)
    for number in os.listdir("/proc/self/fd"):
        try:
            found = os.fstat(int(number))
        except OSError:
            continue
        if (found.st_dev, found.st_ino) == wanted:
            return True
    return False


class FakeKernel(Kernel):
    """The calls of kernel32 that the program makes, on this system's files."""

    def __init__(self) -> None:
        self.called: list[str] = []
        self.fails: Callable[[str], int] = lambda _call: 0
        """Windows' error number with which a call is to fail; 0: it is done."""
        self._locked: dict[tuple[int, int], int] = {}

    def _begin(self, call: str) -> int:
        self.called.append(call)
        return self.fails(call)

    def replace(self, target: Path, new: Path, aside: Path) -> int:
        """ReplaceFileW."""
        if number := self._begin("replace"):
            if number == windows_disk.NOT_MOVED_AND_ASIDE:
                _REAL["rename"](target, aside)
            return number
        if not (os.path.lexists(target) and os.path.lexists(new)):
            return NOT_FOUND
        if is_open(target) or is_open(new):
            return SHARING
        _REAL["rename"](target, aside)
        _REAL["rename"](new, target)
        return 0

    def move(self, old: Path, new: Path, how: int) -> int:
        """MoveFileExW."""
        if number := self._begin("move"):
            return number
        if not os.path.lexists(old):
            return NOT_FOUND
        if os.path.lexists(new) and not how & 1:
            return EXISTS
        if is_open(old) or is_open(new):
            return SHARING if is_open(old) else DENIED
        _REAL["replace"](old, new)
        return 0

    def lock(self, descriptor: int) -> int:
        """LockFileEx: the lock belongs to the opened file, and goes when that is closed."""
        if number := self._begin("lock"):
            return number
        found = os.fstat(descriptor)
        key = (found.st_dev, found.st_ino)
        holder = self._locked.get(key)
        if holder not in (None, descriptor) and self._still_open(holder, key):
            return LOCKED
        self._locked[key] = descriptor
        return 0

    def closed(self, descriptor: int) -> None:
        """The descriptor was closed: its locks are gone."""
        self._locked = {key: holder for key, holder in self._locked.items() if holder != descriptor}

    @staticmethod
    def _still_open(descriptor: int | None, key: tuple[int, int]) -> bool:
        try:
            found = os.fstat(-1 if descriptor is None else descriptor)
        except OSError:
            return False
        return (found.st_dev, found.st_ino) == key


def _refused(path: Any, number: int = SHARING) -> PermissionError:
    error = PermissionError(errno.EACCES, "The process cannot access the file (imitated)", os.fspath(path))
    error.winerror = number  # type: ignore[attr-defined]
    return error


def _as_it_is_called(path: Any) -> Any:
    """The name under which the file that is meant lies there: in whatever case its letters are."""
    if isinstance(path, int) or _identity(path) is not None:
        return path
    text = os.fspath(path)
    if isinstance(text, bytes):
        return path
    folder, name = os.path.split(text)
    try:
        there = os.listdir(folder or ".")
    except OSError:
        return path
    found = [one for one in there if one.casefold() == name.casefold()]
    return os.path.join(folder, found[0]) if found else path


def _check_name(path: Any) -> None:
    name = os.path.basename(os.fsdecode(path))
    if names.is_reserved(name) or _FORBIDDEN.search(name):
        raise OSError(errno.EINVAL, "The filename is incorrect (imitated)", os.fsdecode(path))


def _patch(patch: pytest.MonkeyPatch, kernel: FakeKernel) -> None:
    def opened(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        path = _as_it_is_called(path)
        if flags & os.O_CREAT:
            _check_name(path)
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "Permission denied (imitated)", os.fsdecode(path))
        return int(_REAL["open"](path, flags, mode, **more))

    def closed(descriptor: int) -> None:
        kernel.closed(descriptor)
        _REAL["close"](descriptor)

    def moved(name: str) -> Callable[..., None]:
        def move(old: Any, new: Any, **more: Any) -> None:
            old, called = _as_it_is_called(old), _as_it_is_called(new)
            _check_name(new)
            if is_open(old):
                raise _refused(old)
            if os.path.lexists(called) and _identity(called) != _identity(old):
                if name == "rename":
                    raise FileExistsError(errno.EEXIST, "File exists (imitated)", os.fspath(new))
                if is_open(called):
                    raise _refused(called, DENIED)
                new = called
            _REAL[name](old, new, **more)

        return move

    def removed(path: Any, **more: Any) -> None:
        path = _as_it_is_called(path)
        if is_open(path):
            raise _refused(path)
        _REAL["unlink"](path, **more)

    def looked(name: str) -> Callable[..., os.stat_result]:
        def look(path: Any, **more: Any) -> os.stat_result:
            found: os.stat_result = _REAL[name](_as_it_is_called(path), **more)
            return found

        return look

    for name, function in (
        ("open", opened),
        ("close", closed),
        ("rename", moved("rename")),
        ("replace", moved("replace")),
        ("unlink", removed),
        ("remove", removed),
        ("stat", looked("stat")),
        ("lstat", looked("lstat")),
    ):
        patch.setattr(os, name, function)
    for name in ("fdatasync", "fchmod", "fchown", "listxattr"):
        patch.delattr(os, name, raising=False)
    patch.setattr(exchange, "_renameat2", lambda: None)
    patch.setattr(exchange, "fcntl", None)
    patch.setattr(locks, "fcntl", None)
    patch.setattr(windows_disk, "_sleep", lambda _seconds: None)


@contextmanager
def windows() -> Iterator[FakeKernel]:
    """Files behave as on Windows meanwhile."""
    kernel = FakeKernel()
    before = system.use(WindowsDisk(lambda: kernel))
    with pytest.MonkeyPatch.context() as patch:
        _patch(patch, kernel)
        try:
            yield kernel
        finally:
            system.use(before)
