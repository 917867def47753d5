"""Partial files: the new contents of a file while they are written beside it, as `.NAME.tmp~`.

The name is predictable, so that what a crash left behind is recognised and swept. While its writer lives, the file is
locked: neither another save nor a sweep takes it for left behind.
"""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.core.disk import attributes, folders, locks, private, system
from editor.core.disk.system_disk import LONGEST_NAME, units
from editor.core.errors import SaveError
from editor.core.words import tr

_ATTEMPTS = 3
_ABANDONED = 3600.0  # seconds, where the file system knows no locks
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_NO_LOCK = -1
_NO_MODES = {errno.EPERM, errno.ENOSYS, *folders.UNSUPPORTED}
"""Error numbers by which a file system says that the mode of a file is not ours to set: all files of a FAT or network
drive have the mode, and mostly the owner, with which it was mounted."""
_SEEN = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


def temporary(path: Path) -> Path:
    """The name under which `path` is written first: `.NAME.tmp~` in its folder, cut to what a file system takes."""
    name, room = path.name, system.disk().name_room(path.parent)
    more = len("..tmp~")
    while len(os.fsencode(name)) > LONGEST_NAME - more or (name and room is not None and units(name) > room - more):
        name = name[:-1]
    return path.with_name(f".{name}.tmp~")


@dataclass(frozen=True, slots=True)
class Partial:
    """A file that is whole, on the disk and closed, but not yet at its place; `mark` is its device and inode."""

    path: Path
    mark: tuple[int, int]

    def is_ours(self) -> bool:
        """Whether the name still means what was written; without locks another writer could have taken it."""
        try:
            return _mark(os.lstat(self.path)) == self.mark
        except FileNotFoundError:
            return False


@contextlib.contextmanager
def written(target: Path, data: bytes, old: os.stat_result | None, own: bool = False) -> Iterator[Partial]:
    """Write what is to become `target`, with mode, owner and extended attributes of the `old` file.

    Inside of the block it is to be renamed; where it was not, or cannot be written, it is removed again. `own`: nobody
    else may read it, wherever it lies.
    Raises OSError, and SaveError while another program writes the same file.
    """
    temp = temporary(target)
    with locks.named(temp) as is_ours:
        if not is_ours:
            raise _in_use(target.name)
        with _written(temp, target, data, old, own) as part:
            yield part


@contextlib.contextmanager
def _written(temp: Path, target: Path, data: bytes, old: os.stat_result | None, own: bool) -> Iterator[Partial]:
    is_private = own or private.is_private(target)
    descriptor, lock = _create(temp, target.name, private.FILE if is_private else private.mode_of_file(temp))
    try:
        try:
            _copy_mode(descriptor, old, is_private)
            if old is not None and not is_private:
                attributes.copy(target, descriptor)
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            system.disk().sync(
                descriptor
            )  # after a failure never tried again: what could not be written is forgotten by then
            mark = _mark(os.fstat(descriptor))
        except BaseException:
            _close(descriptor)
            raise
        os.close(descriptor)  # some file systems report a full disk only here
        yield Partial(temp, mark)
    except BaseException:
        with contextlib.suppress(OSError):
            temp.unlink()
        raise
    finally:
        _close(lock)


def sweep(folder: Path, depth: int = 0) -> int:
    """Remove what crashed writers left behind in `folder` and `depth` levels of folders in it; gives how many files.

    What a living program is writing stays. Never raises: what cannot be removed is tried again at the next start.
    """
    removed = 0
    try:
        with os.scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return 0
    for entry in found:
        with contextlib.suppress(OSError):
            if depth and entry.is_dir(follow_symlinks=False):
                removed += sweep(Path(entry.path), depth - 1)
            elif entry.name.startswith(".") and entry.name.endswith(".tmp~") and entry.is_file(follow_symlinks=False):
                removed += _remove_abandoned(Path(entry.path), _ABANDONED)
    return removed


def _create(temp: Path, name: str, mode: int) -> tuple[int, int]:
    """The new file, locked: a descriptor to write to, and one that holds the lock after the other is closed."""
    for _attempt in range(_ATTEMPTS):
        try:
            descriptor = os.open(temp, _NEW, mode)
        except FileExistsError:  # left behind by a crash (what it held is older than what is saved now), or in use
            _make_room(temp)
            continue
        try:
            if locks.lock(descriptor) is not False and _mark(os.fstat(descriptor)) == _mark(os.lstat(temp)):
                return descriptor, _NO_LOCK if system.disk().holds_open_files else os.dup(descriptor)
        except FileNotFoundError:
            pass
        except BaseException:
            _close(descriptor)
            with contextlib.suppress(OSError):
                temp.unlink()
            raise
        _close(descriptor)  # somebody took it for left behind before it was locked
    raise _in_use(name)


def _in_use(name: str) -> SaveError:
    return SaveError(tr("The old file is intact. {name} was not saved: another app is saving it.", name=name))


def _remove_abandoned(path: Path, age: float) -> bool:
    """Remove `path` unless its writer lives; where locks do not tell, it must be older than `age` seconds."""
    status = os.lstat(path)
    if not stat.S_ISREG(status.st_mode):
        if stat.S_ISLNK(status.st_mode):  # never ours; the link goes, what it leads to stays
            path.unlink()
            return True
        raise IsADirectoryError(errno.EISDIR, "not a file")
    if not locks.exist():
        path.unlink()
        return True
    if system.disk().holds_open_files:
        return _remove_unless_held(path)
    descriptor = os.open(path, _SEEN)
    try:
        locked = locks.lock(descriptor)
        if locked is False or (locked is None and time.time() - status.st_mtime < age):
            return False
        if _mark(os.fstat(descriptor)) == _mark(os.lstat(path)):
            path.unlink()
        return True
    finally:
        _close(descriptor)


def _make_room(temp: Path) -> None:
    """Remove what has the name `temp`, unless its writer lives."""
    if system.disk().holds_open_files and stat.S_ISREG(os.lstat(temp).st_mode):
        temp.unlink()  # its name is locked by us
    else:
        _remove_abandoned(temp, 0)


def _remove_unless_held(path: Path) -> bool:
    """Remove `path` unless its name is locked: there the lock of the file itself would end before it is renamed."""
    with locks.named(path) as is_ours:
        if is_ours:
            path.unlink()
        return is_ours


def _copy_mode(descriptor: int, old: os.stat_result | None, is_private: bool) -> None:
    """Mode and, where the system lets us, owner of the old file; what is private is nobody else's, whatever it was."""
    if old is None or not hasattr(os, "fchmod"):
        return
    new = os.fstat(descriptor)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
        with contextlib.suppress(OSError):
            os.fchown(descriptor, old.st_uid, old.st_gid)
    mode = private.FILE if is_private else stat.S_IMODE(old.st_mode)
    try:
        os.fchmod(descriptor, mode)
    except OSError as error:
        if error.errno not in _NO_MODES:
            raise


def _mark(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _close(descriptor: int) -> None:
    with contextlib.suppress(OSError):
        os.close(descriptor)
