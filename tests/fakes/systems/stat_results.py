"""What Windows says of a file: times in steps of two seconds (FAT), no time of change, no permissions, and in the
listing of a folder no number of the file."""

import os
import stat
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Any

STEP_NS = 2_000_000_000
_MADE_NS = 1_500_000_000 * 10**9
"""What Python calls time of change is the time at which the file was made there, whatever became of it later."""

_REAL_SCANDIR = os.scandir


def as_windows_has_it(found: os.stat_result, *, listed: bool = False) -> os.stat_result:
    """`found` as Windows would say it; `listed`: as the listing of a folder does."""
    written, read = (nanoseconds // STEP_NS * STEP_NS for nanoseconds in (found.st_mtime_ns, found.st_atime_ns))
    times = {"atime": read, "mtime": written, "ctime": _MADE_NS}
    kind, may_write = stat.S_IFMT(found.st_mode), found.st_mode & stat.S_IWUSR
    mode = kind | (0o777 if kind == stat.S_IFDIR else 0o666 if may_write else 0o444)
    number, device, names = (0, 0, 0) if listed else (found.st_ino, found.st_dev, found.st_nlink)
    seconds = [nanoseconds // 10**9 for nanoseconds in times.values()]
    more = {f"st_{name}": nanoseconds / 10**9 for name, nanoseconds in times.items()}
    more |= {f"st_{name}_ns": nanoseconds for name, nanoseconds in times.items()}
    return os.stat_result((mode, number, device, names, 0, 0, found.st_size, *seconds), more)


class Entry(os.PathLike[Any]):
    """An entry of a folder as os.scandir gives it there."""

    def __init__(self, entry: "os.DirEntry[Any]") -> None:
        self._entry = entry
        self.name, self.path = entry.name, entry.path
        self.is_file, self.is_dir, self.is_symlink = entry.is_file, entry.is_dir, entry.is_symlink
        self.inode = entry.inode

    def __fspath__(self) -> Any:
        return self.path

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        return as_windows_has_it(self._entry.stat(follow_symlinks=follow_symlinks), listed=True)


class _Entries:
    def __init__(self, path: Any) -> None:
        self._entries = _REAL_SCANDIR(path)

    def __iter__(self) -> Iterator[Entry]:
        return map(Entry, self._entries)

    def __next__(self) -> Entry:
        return Entry(next(self._entries))

    def __enter__(self) -> "_Entries":
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._entries.close()

    def close(self) -> None:
        self._entries.close()


def scandir(path: Any = ".") -> _Entries:
    """os.scandir."""
    return _Entries(path)


def looking(real: Callable[..., os.stat_result], called: Callable[[Any], Any]) -> Callable[..., os.stat_result]:
    """os.stat, os.lstat or os.fstat; `called(path)` is the name under which the file lies here."""

    def look(path: Any, **more: Any) -> os.stat_result:
        return as_windows_has_it(real(called(path), **more))

    return look
