"""`os` as Windows has it: what is open can be neither renamed nor removed, nor a folder in which something is open;
names are the same in capitals, some are devices, folders cannot be opened."""

# ruff: noqa: PTH100, PTH112, PTH114, PTH118, PTH119
import contextlib
import errno
import os
import re
import stat
import sys
from collections.abc import Callable
from typing import Any

import pytest

from editor.core.disk import names
from editor.core.disk.windows_disk import DENIED, SHARING
from tests.fakes.systems.children import processes
from tests.fakes.systems.folded_names import REAL, called, identity, new_name
from tests.fakes.systems.stat_results import looking, scandir
from tests.fakes.systems.text_mode import BINARY, patch_text_mode

_LONGEST, _LONGEST_FOLDER = 259, 247
"""UTF-16 units of a path (MAX_PATH), and of a folder's."""
_INVALID_NAME, TOO_LONG = 123, 206
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]$')


def _open_files() -> list[tuple[int, int]]:
    found = []
    for pid in processes():
        try:
            for number in REAL["listdir"](f"/proc/{pid}/fd"):
                with contextlib.suppress(OSError):  # closed meanwhile
                    state = REAL["stat"](f"/proc/{pid}/fd/{number}")
                    found.append((state.st_dev, state.st_ino))
        except OSError:  # it has just ended
            continue
    return found


def is_open(path: Any) -> bool:
    """Whether somebody has the file open, in the test or in a process that it started."""
    return identity(path) in _open_files()


def _holds_open(folder: Any) -> bool:
    """Whether somebody in this process has a file in the folder open, or in one below it."""
    opened = _open_files()
    return any(
        identity(os.path.join(place, name)) in opened for place, _folders, files in os.walk(folder) for name in files
    )


def _refused(path: Any, number: int = SHARING) -> PermissionError:
    error = PermissionError(errno.EACCES, "The process cannot access the file (imitated)", os.fspath(path))
    error.winerror = number  # type: ignore[attr-defined]
    return error


def is_too_long(path: Any, longest: int = _LONGEST) -> bool:
    """Whether the whole path has more than `longest` UTF-16 units."""
    return len(os.path.abspath(os.fsdecode(path)).encode("utf-16-le", "surrogatepass")) // 2 > longest


def _check_length(path: Any, longest: int) -> None:
    if is_too_long(path, longest):
        error = FileNotFoundError(errno.ENOENT, "The filename or extension is too long (imitated)", os.fsdecode(path))
        error.winerror = TOO_LONG  # type: ignore[attr-defined]
        raise error


def _check_name(path: Any) -> None:
    _check_length(path, _LONGEST)
    if may_not_be(path):
        raise OSError(errno.EINVAL, "The filename is incorrect (imitated)", os.fsdecode(path))


def may_not_be(path: Any) -> int:
    """Windows' error number for a path that no file can get; 0: it may be made."""
    if is_too_long(path):
        return TOO_LONG
    name = os.path.basename(os.fsdecode(path))
    return _INVALID_NAME if names.is_reserved(name) or _FORBIDDEN.search(name) else 0


def is_read_only(path: Any) -> bool:
    """Whether the file is there and marked as read-only."""
    return identity(path) is not None and not REAL["lstat"](path).st_mode & stat.S_IWUSR


def may_not_go(path: Any) -> int:
    """Windows' error number for a file that is open, or a folder that holds what is open;
    0: it may be renamed or removed."""
    if _is_folder(path):
        return DENIED if _holds_open(path) else 0
    return SHARING if is_open(path) else 0


def _is_folder(path: Any) -> bool:
    return os.path.isdir(path) and not os.path.islink(path)


def _check_may_go(path: Any) -> None:
    if number := may_not_go(path):
        raise _refused(path, number)


def _open(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
    path = called(path)
    if flags & os.O_CREAT:
        _check_name(path)
    if os.path.isdir(path):
        if flags & os.O_EXCL:
            raise FileExistsError(errno.EEXIST, "File exists (imitated)", os.fsdecode(path))
        raise PermissionError(errno.EACCES, "Permission denied (imitated)", os.fsdecode(path))
    if flags & (os.O_WRONLY | os.O_RDWR) and is_read_only(path):
        raise _refused(path, DENIED)
    return int(REAL["open"](path, flags & ~BINARY, mode, **more))


def _moving(name: str) -> Callable[..., None]:
    def move(old: Any, new: Any, **more: Any) -> None:
        old, there = called(old), called(new)
        _check_name(new)
        _check_may_go(old)
        if identity(there) is not None and identity(there) != identity(old):
            if name == "rename":
                raise FileExistsError(errno.EEXIST, "File exists (imitated)", os.fspath(new))
            if may_not_go(there) or is_read_only(there):
                raise _refused(there, DENIED)
        REAL[name](old, new_name(old, new), **more)

    return move


def _remove(path: Any, **more: Any) -> None:
    path = called(path)
    if sys._getframe(1).f_globals.get("__name__") == "tempfile":  # a file without a name, which is made otherwise there
        REAL["unlink"](path, **more)
        return
    _check_may_go(path)
    if _is_folder(path) or is_read_only(path):
        raise _refused(path, DENIED)
    REAL["unlink"](path, **more)


def _making(name: str) -> Callable[..., None]:
    def make(*arguments: Any, **more: Any) -> None:
        *before, new = (called(one) if isinstance(one, str | bytes | os.PathLike) else one for one in arguments[:2])
        paths = [one for one in (*before, new) if not isinstance(one, int)]
        _check_name(paths[-1])
        if name == "mkdir":
            _check_length(paths[-1], _LONGEST_FOLDER)
        REAL[name](*before, new, *arguments[2:], **more)

    return make


def patch_files(patch: pytest.MonkeyPatch) -> None:
    """Put it in place."""
    text = patch_text_mode(patch, called, _check_name)

    def opened(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        descriptor = _open(path, flags, mode, **more)
        text.opened(descriptor, flags)
        return descriptor

    def closed(descriptor: int) -> None:
        text.closed(descriptor)
        REAL["close"](descriptor)

    functions: dict[str, Any] = {
        "open": opened,
        "close": closed,
        "rename": _moving("rename"),
        "replace": _moving("replace"),
        "unlink": _remove,
        "remove": _remove,
        "mkdir": _making("mkdir"),
        "link": _making("link"),
        "listdir": lambda path=".": REAL["listdir"](called(path)),
        "scandir": lambda path=".": scandir(called(path)),
        "rmdir": lambda path, **more: REAL["rmdir"](called(path), **more),
        "utime": lambda path, *given, **more: REAL["utime"](called(path), *given, **more),
        "chmod": lambda path, *given, **more: REAL["chmod"](called(path), *given, **more),
        "access": lambda path, *given, **more: REAL["access"](called(path), *given, **more),
        **{name: looking(REAL[name], called) for name in ("stat", "lstat", "fstat")},
    }
    for name, function in functions.items():
        patch.setattr(os, name, function)
