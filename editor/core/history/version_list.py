"""The list of the versions of one post: a file that is only ever added to, and is read whatever has become of it.

Each line is a checksum and a JSON object: a version that was kept, versions that were thinned out, or the name of an
older list that goes before this one. A line that was torn or damaged is left out and counted; all others are read.
"""

import contextlib
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from editor.core.disk import folders, regular, system

NAME = "list"
_OPEN = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
_LONGEST = 100_000  # characters of a line; what is longer was not written here


class Reason(StrEnum):
    """The reason for which a version was kept."""

    OPENED = "opened"
    SAVED = "saved"
    AUTOSAVED = "autosaved"
    BEFORE_PASTE = "before-paste"
    BEFORE_REPLACE = "before-replace"
    BEFORE_IMPORT = "before-import"
    BEFORE_RESTORE = "before-restore"
    BEFORE_THEIRS = "before-theirs"
    THEIRS = "theirs"
    RECOVERED = "recovered"
    LEFT = "left"
    TRASHED = "trashed"
    BEFORE_COMMAND = "before-command"
    """Before the command line changed it."""
    BEFORE_LINKS = "before-links"
    """Before links in it followed a post or picture that has another name or address."""
    FOUND = "found"
    """The version's line in the list was lost, but the version itself is there."""


@dataclass(frozen=True, slots=True)
class Version:
    """One state of a post. `number` is its place in the list; `folder` is where it is kept; `size` counts bytes.

    `characters` are those of the text, as a reader counts them. `time` may lie (clocks are set); `number` does not.
    """

    id: str
    number: int
    time: datetime
    reason: Reason
    digest: str
    size: int
    characters: int
    path: str
    folder: str


@dataclass(frozen=True, slots=True)
class Thinned:
    """`count` versions that were thinned out at `time`, the oldest from `oldest`, the newest from `newest`."""

    time: datetime
    count: int
    oldest: datetime
    newest: datetime


@dataclass(slots=True)
class Lines:
    """The contents of a list of versions. `versions` are all that ever were; `gone` are the ids of those that were
    thinned out."""

    versions: list[Version] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    thinned: list[Thinned] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    post: str = ""
    """A link in the list of a path to the list of the post with an id that lay there last."""
    damaged: int = 0

    @property
    def living(self) -> list[Version]:
        """The versions that are still kept, in the order in which they were."""
        return [version for version in self.versions if version.id not in self.gone]


def read(folder: Path) -> Lines:
    """The list in `folder`; empty where there is none. Raises OSError where it cannot be read."""
    try:
        data = regular.read(folder / NAME)
    except FileNotFoundError:
        return Lines()
    found = Lines()
    for entry in _entries(data):
        try:
            _take(entry, folder.name, found)
        except (KeyError, TypeError, ValueError, OverflowError):
            found.damaged += 1
    return found


def append(folder: Path, *entries: dict[str, Any]) -> None:
    """Add `entries` at the end, on the disk when this returns. Raises OSError; what was torn then is left out."""
    text = "".join(f"{_line(entry)}\n" for entry in entries).encode("ascii")
    descriptor = os.open(folder / NAME, _OPEN, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        if size and _last_byte(descriptor, size) != b"\n":
            text = b"\n" + text  # an earlier line was torn
        rest = memoryview(text)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        system.disk().sync(descriptor)
    except BaseException:
        with contextlib.suppress(OSError):
            os.close(descriptor)
        raise
    os.close(descriptor)
    if not size:  # so that the name of the list lasts, too
        with folders.opened(folder) as opened:
            folders.sync(opened)


def entry(version: Version) -> dict[str, Any]:
    """The line of a version that was kept."""
    return {
        "id": version.id,
        "time": version.time.isoformat(timespec="seconds"),
        "reason": version.reason.value,
        "digest": version.digest,
        "size": version.size,
        "characters": version.characters,
        "path": version.path,
    }


def thinned_entry(versions: list[Version], now: datetime) -> dict[str, Any]:
    """The line that says that `versions` were thinned out."""
    return {"thinned": [version.id for version in versions], "time": now.isoformat(timespec="seconds")}


def before_entry(folder: str) -> dict[str, Any]:
    """The line that says that the list `folder` goes before this one."""
    return {"before": folder}


def post_entry(folder: str) -> dict[str, Any]:
    """The line that says, in the list of a path, that the list `folder` is that of the post that lies there."""
    return {"post": folder}


def _line(entry: dict[str, Any]) -> str:
    text = json.dumps(entry, separators=(",", ":"))
    return f"{zlib.crc32(text.encode('ascii')):08x} {text}"


def _entries(data: bytes) -> Iterator[Any]:
    """The objects of the lines; None for a line that was damaged."""
    for line in data.split(b"\n"):
        if not line:
            continue
        checksum, _, text = line.partition(b" ")
        if len(line) > _LONGEST or f"{zlib.crc32(text):08x}".encode() != checksum:
            yield None
            continue
        try:
            yield json.loads(text)
        except (ValueError, RecursionError):
            yield None


def _take(entry: Any, folder: str, found: Lines) -> None:
    if "before" in entry:
        found.before.append(str(entry["before"]))
        return
    if "post" in entry:
        found.post = str(entry["post"])
        return
    time = _time(entry["time"])
    if "thinned" in entry:
        ids = set(map(str, entry["thinned"]))
        times = [version.time for version in found.versions if version.id in ids and version.id not in found.gone]
        if times:
            found.thinned.append(Thinned(time, len(times), min(times), max(times)))
        found.gone |= ids
        return
    version = Version(
        str(entry["id"]),
        len(found.versions) + 1,
        time,
        Reason(entry["reason"]),
        _digest(entry["digest"]),
        int(entry["size"]),
        int(entry["characters"]),
        str(entry["path"]),
        folder,
    )
    found.versions.append(version)


def _time(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError(text)
    return time


def _digest(text: str) -> str:
    """A digest names a file: nothing else may."""
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise ValueError(text)
    return text


def _last_byte(descriptor: int, size: int) -> bytes:
    os.lseek(descriptor, size - 1, os.SEEK_SET)
    return os.read(descriptor, 1)
