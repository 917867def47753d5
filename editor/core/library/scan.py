"""The scan of a library: the files that are posts, and their state on the disk."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from editor.core.disk import regular, system

SUFFIXES = (b".md", b".markdown")
LARGEST = 16 * 1024 * 1024
"""Bytes of a post file; a larger one is not read."""

_DEEPEST = 32
_LARGEST_NUMBER = 2**63 - 1
_COARSEST = 3_000_000_000  # nanoseconds: a step of the coarsest clock that files have, and a look that takes long


class Stand(NamedTuple):
    """The state of a file in the file system: times, size, inode. A change of its bytes changes one of these,
    mostly."""

    size: int
    mtime: int
    ctime: int
    inode: int


def post_files(library: Path) -> Iterator[tuple[bytes, Stand]]:
    """(path relative to `library`, how it stands) of each file that may be a post, newest names first.

    Hidden files and folders, temporary files and links are none: a link would show a post twice, or lead out of the
    library. Folders that cannot be read are passed over.
    """
    root = os.fsencode(library)
    folders = [b""]
    while folders:
        folder = folders.pop()
        below, files = [], []
        try:
            with os.scandir(root + b"/" + folder) as entries:
                for entry in entries:
                    name = entry.name
                    if name[:1] == b"." or entry.is_symlink():
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        below.append(name)
                    elif is_post_name(name) and (stand := _stand_of(entry)):
                        files.append((name, stand))
        except OSError:
            continue
        prefix = folder + b"/" if folder else b""
        if prefix.count(b"/") < _DEEPEST:
            folders += [prefix + name for name in sorted(below)]
        for name, stand in sorted(files, reverse=True):
            yield prefix + name, stand


def is_post_name(name: bytes) -> bool:
    """Whether a file of this name may be a post."""
    return name.lower().endswith(SUFFIXES) and name[:1] not in (b".", b"#", b"~") and name.lower() not in SUFFIXES


def in_library(path: bytes) -> bool:
    """Whether the relative `path` is one that `post_files` would give."""
    *folders, name = path.split(b"/")
    return is_post_name(name) and not any(folder[:1] in (b".", b"") for folder in folders) and len(folders) <= _DEEPEST


def stand(library: Path, path: bytes) -> Stand | None:
    """The state of one file; None where it is no file of the library."""
    if not in_library(path):
        return None
    try:
        found = os.lstat(os.fsencode(library) + b"/" + path)
    except OSError:
        return None
    return _stand(found)


def read_bytes(library: Path, path: bytes) -> bytes | None:
    """The bytes of a file; None where it cannot be read or is too large."""
    try:
        return regular.read(os.fsencode(library) + b"/" + path, LARGEST)
    except OSError:
        return None


def _stand_of(entry: "os.DirEntry[bytes]") -> Stand | None:
    try:
        return _stand(entry.stat(follow_symlinks=False))
    except OSError:
        return None


def _stand(found: os.stat_result) -> Stand | None:
    if not stat.S_ISREG(found.st_mode):
        return None
    # Numbers as SQLite has them: a clock that was set wrong gives times beyond the year 2262.
    written = max(-_LARGEST_NUMBER, min(found.st_mtime_ns, _LARGEST_NUMBER))
    return Stand(found.st_size, written, changed(found), system.disk().file_number(found) & _LARGEST_NUMBER)


def changed(found: os.stat_result) -> int:
    """The time of the last change. Where the disk keeps none, a file that was written just now may be written again
    without a sign of it, within one step of a coarse clock (2 s on FAT): the moment of this look stands for it then, so
    that the file is read again at the next one."""
    disk = system.disk()
    if disk.keeps_change_time:
        return min(disk.change_time(found), _LARGEST_NUMBER)
    now = time.time_ns()
    return now if abs(now - found.st_mtime_ns) < _COARSEST else 0
