"""File probe: a look at a post's file from outside: its contents now, or its new place, and its conflict copies."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.core.disk import regular, store
from editor.core.disk.mounts import KnownFolder
from editor.core.file.postfile import PostFile
from editor.core.sharing import conflicts

_PAUSE = 0.05  # seconds between two readings of a file that another program may be in the middle of
_LONGEST = 20  # readings
_HEAD = 4096  # bytes of a header in which the id is looked for
_DEEPEST = 8  # folders in each other, in the library
_BACKUPS = ("~", ".bak", ".old", ".orig", ".tmp", ".swp")
_PATIENCE = 60.0  # seconds that a file that went is looked for

_sleep = time.sleep


@dataclass(frozen=True, slots=True)
class ProbedFile:
    """The file to probe: its path, its post's id ("": none), its digest, device and inode, and the library."""

    path: Path
    post_id: str
    digest: str
    mark: tuple[int, int] | None
    place: KnownFolder
    library: Path


@dataclass(frozen=True, slots=True)
class Copy:
    """A conflict copy beside the post."""

    path: Path
    data: bytes
    digest: str


@dataclass(frozen=True, slots=True)
class Sight:
    """The result of a probe. `data` is None where the file could not be read: it is gone, unless `unreadable`.

    `trouble` says what has happened to the folder; `folder` is what is left of the path to the file; `moved` is where
    the same post lies now.
    """

    data: bytes | None = None
    digest: str = ""
    mark: tuple[int, int] | None = None
    unreadable: bool = False
    trouble: str = ""
    folder: Path | None = None
    moved: Path | None = None
    copies: tuple[Copy, ...] = ()
    names: int = 1
    """Number of names (hard links) of the file."""


def look(known: ProbedFile) -> Sight:
    """Look at the file. Never raises; takes as long as the disk does, so not for the window's thread."""
    sight = _look(known)
    if sight.moved is not None and known.path.exists():
        return _look(known)  # a program that saves by renaming was between its two steps
    return sight


def _look(known: ProbedFile) -> Sight:
    try:
        data = _settled(known)
        status = known.path.stat()
    except (FileNotFoundError, NotADirectoryError):
        moved = _moved(known)  # also where its folder is gone: that may have another name in the library now
        trouble = "" if moved else known.place.trouble()
        left = next((folder for folder in known.path.parents if folder.is_dir()), None)
        return Sight(trouble=trouble, folder=left, moved=moved)
    except OSError:
        trouble = known.place.trouble()
        return Sight(unreadable=not trouble, trouble=trouble)
    mark = (status.st_dev, status.st_ino)
    return Sight(
        data, store.digest(data), mark, folder=known.path.parent, copies=_copies(known, data), names=status.st_nlink
    )


def _settled(known: ProbedFile) -> bytes:
    """The contents, once they hold still: a program that writes in place empties the file first."""
    data = regular.read(known.path)
    if store.digest(data) == known.digest:
        return data
    for _ in range(_LONGEST):
        before = data
        _sleep(_PAUSE)
        data = regular.read(known.path)
        if data == before and data:
            break
    return data


def _copies(known: ProbedFile, data: bytes) -> tuple[Copy, ...]:
    """The copies that hold something else than the post; a sync client's false alarm is none."""
    found = []
    for path in conflicts.copies_of(known.path, known.post_id):
        try:
            other = regular.read(path)
        except OSError:
            continue
        if other != data:
            found.append(Copy(path, other, store.digest(other)))
    return tuple(found)


def _moved(known: ProbedFile) -> Path | None:
    """The new path of the file: the same file under another name, else the one file with the post's id; None: not
    found.

    First in its folder, then in the library: by its number in the file system, which takes a moment for a hundred
    thousand files, and only then by what stands in them.
    """
    places = [(known.path.parent, 0)]
    if known.path.is_relative_to(known.library):
        places.append((known.library, _DEEPEST))
    end = time.monotonic() + _PATIENCE
    for folder, depth in places:
        for entry in _posts(folder, depth, end):
            if _is_backup(entry.name, known.path.name):
                continue
            if known.mark is not None and entry.inode() == known.mark[1] and _is_same(entry, known):
                return Path(entry.path)
        if not known.post_id:
            continue
        same_id = []
        for entry in _posts(folder, depth, end):
            if entry.name.endswith(known.path.suffix) and _has_id(entry.path, known.post_id):
                same_id.append(Path(entry.path))
        if len(same_id) == 1:
            return same_id[0]
        if same_id:  # copies: none of them is the one
            return None
    return None


def _posts(folder: Path, depth: int, end: float) -> Iterator["os.DirEntry[str]"]:
    return (entry for entry in _files(folder, depth, end) if conflicts.post_name(entry.name) is None)


def _is_backup(name: str, before: str) -> bool:
    """Whether a file called `name` is what editors keep of one called `before` while they save, or for good: `x.md~`,
    `x.md.bak`, `#x.md#`, `x.bak`. It is no post's new place, though it is the same file."""
    return name.startswith((before, f"#{before}")) or name.lower().endswith(_BACKUPS)


def _files(folder: Path, depth: int, end: float) -> Iterator["os.DirEntry[str]"]:
    """The files in `folder` and `depth` levels of folders in it, until the moment `end` at most."""
    waiting = [(folder, depth)]
    while waiting and time.monotonic() < end:
        place, levels = waiting.pop()
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith("."):
                continue
            try:
                if entry.is_file(follow_symlinks=False):
                    yield entry
                elif levels and entry.is_dir(follow_symlinks=False):
                    waiting.append((Path(entry.path), levels - 1))
            except OSError:
                continue


def _is_same(entry: "os.DirEntry[str]", known: ProbedFile) -> bool:
    """Whether the file with the inode of ours is ours: inodes are used again."""
    try:
        data = regular.read(entry.path)
    except OSError:
        return False
    if store.digest(data) == known.digest:
        return True
    return bool(known.post_id) and PostFile.parse(data).fields.id == known.post_id


def _has_id(path: str, post_id: str) -> bool:
    try:
        head = regular.head(path, _HEAD)
        return post_id.encode() in head and PostFile.parse(regular.read(path)).fields.id == post_id
    except OSError:
        return False
