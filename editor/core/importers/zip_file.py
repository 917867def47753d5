"""A zip file: what is in it, by its table, and its files one by one as streams.

A zip is somebody else's: it may be made to fill memory (a thousand times smaller than what it holds), to lie about its
size, to hold two files of one name or names that lead out of a folder. It is never unpacked to a disk.
"""

import re
import stat
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import IO, BinaryIO, cast

from editor.core.disk import regular
from editor.core.errors import ImportFileError
from editor.core.words import tr

MOST_MEMBERS = 200_000
_LONGEST_TABLE = 64 * 1024 * 1024  # bytes; each file takes a hundred or two
_DENSEST = 200  # times smaller than what it holds: no feed and no text is
_SMALL = 8 * 1024 * 1024  # bytes that may be as dense as they like
_UTF8 = 0x800  # the flag that a name is UTF-8 (APPNOTE.TXT 4.4.4, bit 11)
_ENCRYPTED = 0x1
_END, _END_64, _LOCATOR_64 = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_DAMAGE = (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError, EOFError, struct.error)


@dataclass(frozen=True, slots=True)
class Inner:
    """A file in a zip: its path in there with forward slashes, its size, and its place in the table."""

    name: str
    size: int
    number: int


@dataclass(frozen=True, slots=True)
class ZipDirectory:
    """The directory of a zip, and sentences about members that cannot be read."""

    files: tuple[Inner, ...]
    notes: tuple[str, ...]


def read_table(path: Path) -> ZipDirectory:
    """The table of the zip at `path`. Raises ImportFileError for damage, and for one that would fill the memory."""
    try:
        if _table_size(path) > _LONGEST_TABLE:
            raise _too_many(path)
        infos = _opened(path).infolist()
    except _DAMAGE as error:
        raise ImportFileError(tr("{name} is a damaged zip file.", name=path.name)) from error
    if len(infos) > MOST_MEMBERS:
        raise _too_many(path)
    total = sum(info.file_size for info in infos)
    if total > _SMALL and total > _DENSEST * path.stat().st_size:
        raise _too_dense(path)
    files: list[Inner] = []
    locked = nested = 0
    for number, info in enumerate(infos):
        if info.is_dir() or stat.S_ISLNK(info.external_attr >> 16):
            continue
        if info.flag_bits & _ENCRYPTED:
            locked += 1
            continue
        if info.file_size > _SMALL and info.file_size > _DENSEST * max(info.compress_size, 1):
            raise _too_dense(path)
        name = _name(info)
        nested += name.lower().endswith(".zip")
        files.append(Inner(name, info.file_size, number))
    return ZipDirectory(tuple(files), tuple(_notes(path, len(files), locked, nested)))


def _notes(path: Path, readable: int, locked: int, nested: int) -> Iterator[str]:
    if locked and not readable:
        raise ImportFileError(
            tr("{name} is locked with a password. Unpack it first, then import its folder.", name=path.name)
        )
    if locked:
        yield tr(
            "{name}: files in it that are locked with a password and were not read: {count}.",
            name=path.name,
            count=locked,
        )
    if nested and nested == readable:
        raise ImportFileError(
            tr("{name} holds only other zip files. Unpack it first, then import those.", name=path.name)
        )
    if nested:
        yield tr(
            "{name}: zip files inside it that were not read: {count}. Unpack them first.", name=path.name, count=nested
        )


def _too_many(path: Path) -> ImportFileError:
    return ImportFileError(
        tr("{name} holds more than {count} files. It was not read.", name=path.name, count=f"{MOST_MEMBERS:,}")
    )


def _too_dense(path: Path) -> ImportFileError:
    return ImportFileError(tr("{name} was not read: it would unpack to far more than any blog holds.", name=path.name))


def _table_size(path: Path) -> int:
    """The size of the table in bytes, from the record at the end (APPNOTE.TXT 4.3.14 to 4.3.16); 0: none was found.

    `zipfile` makes an object of each row before anybody could count them.
    """
    with regular.opened(path) as stream:
        size = stream.seek(0, 2)
        begin = max(0, size - 65_557 - 20)
        stream.seek(begin)
        tail = stream.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) < at + 22:
            return 0
        found = int(struct.unpack_from("<I", tail, at + 12)[0])
        if at >= 20 and tail[at - 20 : at - 16] == _LOCATOR_64:
            stream.seek(struct.unpack_from("<Q", tail, at - 12)[0])
            record = stream.read(56)
            if record.startswith(_END_64) and len(record) == 56:
                return int(struct.unpack_from("<Q", record, 40)[0])
        return found


def _name(info: zipfile.ZipInfo) -> str:
    """The name in the table as a path that stays below where it is. Windows writes Japanese names in its own code."""
    name = info.filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        raw = name.encode("cp437", "replace")  # as zipfile took it for
        for encoding in ("utf-8", "cp932"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeError:
                pass
    name = re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/"))
    return "/".join(part for part in name.split("/") if part not in ("", ".", ".."))


def _opened(path: Path) -> zipfile.ZipFile:
    """The zip at `path`, by whose name another file may be there by now."""
    found = path.stat()
    return _archive(path, (found.st_ino, found.st_size, found.st_mtime_ns))


@lru_cache(maxsize=2)
def _archive(path: Path, _state: tuple[int, int, int]) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)  # reading its table again for each of a thousand pictures would take minutes


def open_inner(path: Path, number: int) -> BinaryIO:
    """The bytes of the file with that place in the table: as many as the table says. Raises ImportFileError."""
    try:
        archive = _opened(path)
        return cast(BinaryIO, _Unzipped(path, archive.open(archive.infolist()[number])))
    except (*_DAMAGE, KeyError, IndexError) as error:
        raise ImportFileError(tr("{name} is a damaged zip file.", name=path.name)) from error


class _Unzipped:
    """A file in a zip; damage shows only when it is read."""

    def __init__(self, path: Path, stream: IO[bytes]) -> None:
        self._path, self._stream = path, stream

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except Exception as error:  # zipfile and zlib have many
            raise ImportFileError(tr("{name} is a damaged zip file.", name=self._path.name)) from error

    def __enter__(self) -> "_Unzipped":
        return self

    def __exit__(self, *_about: object) -> None:
        self.close()

    def close(self) -> None:
        self._stream.close()
