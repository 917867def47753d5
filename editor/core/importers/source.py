"""What is imported from: a file, a folder, or a file in a zip. It is looked at by its content, never by its name."""

import os
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO, cast
from urllib.parse import unquote

from editor.core.errors import ImportFileError
from editor.core.file import regular
from editor.core.file.causes import cause
from editor.core.importers.encoding import encoding_of, text_of
from editor.core.words import tr

HEAD = 1 << 16
_MOST_MEMBERS = 500_000
_MOST_UNPACKED = 64 * 1024**3
_DEEPEST = 100  # folders below each other
_DENSEST = 2000  # times smaller than what it holds: no text is


@dataclass(frozen=True, slots=True)
class Member:
    """A file by itself, in a folder or in a zip. `name` is its path in there, with forward slashes; `path` where the
    file is, or the zip, in which it is called `inner`. Goes to other processes."""

    name: str
    size: int
    path: Path
    inner: str = ""

    @property
    def base(self) -> str:
        """The last part of the name."""
        return PurePosixPath(self.name).name

    def open(self) -> BinaryIO:
        """Its bytes. Raises ImportFileError for damage in a zip, and where the file cannot be read."""
        if self.inner:
            return _unzipped(self.path, self.inner)
        try:
            return cast(BinaryIO, _Plain(self.path, regular.opened(self.path)))
        except OSError as error:
            raise _unreadable(self.path, error) from error


@dataclass(slots=True)
class Source:
    """`members` are the files of a folder or zip; a single file is `file`, and has none. `around` are the files that a
    member of a folder or zip lies among."""

    path: Path
    file: Member | None = None
    members: tuple[Member, ...] = ()
    is_folder: bool = False
    around: tuple[Member, ...] = ()
    _head: bytes | None = field(default=None, repr=False)

    @property
    def open(self) -> Callable[[], BinaryIO] | None:
        """Gives the bytes of a single file."""
        return self.file.open if self.file else None

    @property
    def size(self) -> int:
        """Of a single file, in bytes."""
        return self.file.size if self.file else 0

    @property
    def head(self) -> bytes:
        """The first bytes of a single file."""
        if self._head is None:
            self._head = b""
            if self.open is not None:
                with self.open() as stream:
                    self._head = stream.read(HEAD)
        return self._head

    @property
    def head_text(self) -> str:
        """The beginning of a single file as text, in whatever encoding it is."""
        head = self.head
        if len(head) == HEAD:
            head = head[: head.rfind(b"\n") + 1] or head  # the last character may be half of one
        return text_of(head, encoding_of(head)).removeprefix("\ufeff")

    def member(self, member: Member) -> "Source":
        """One of the members as a source of its own."""
        return Source(self.path, member, around=self.members)

    def beside(self, address: str) -> Member | None:
        """The file that the relative `address` in a single file means: below the folder in which that file lies, by no
        hidden name and no link that leads out of it. None where there is none."""
        path = PurePosixPath(unquote(address.partition("?")[0].partition("#")[0]).replace("\\", "/"))
        parts = [part for part in path.parts if part != "."]
        if self.file is None or not parts or path.is_absolute() or any(part.startswith(".") for part in parts):
            return None
        if self.around:
            name = str(PurePosixPath(self.file.name).parent.joinpath(*parts))
            return next((member for member in self.around if member.name == name), None)
        folder = self.file.path.resolve().parent
        found = folder.joinpath(*parts)
        try:
            real = found.resolve()
            if not real.is_relative_to(folder) or any(part.startswith(".") for part in real.relative_to(folder).parts):
                return None
            status = real.stat()
        except (OSError, ValueError, RuntimeError):  # a circle of links, a name that no system takes
            return None
        return Member(found.name, status.st_size, real) if stat.S_ISREG(status.st_mode) else None


def source(path: Path) -> Source:
    """The file or folder at `path`. Raises ImportFileError where there is nothing that can be read."""
    try:
        if path.is_dir():
            return Source(path, members=tuple(_files(path)), is_folder=True)
        if not path.is_file():
            raise ImportFileError(tr("There is no file “{path}”.", path=path))
        size = path.stat().st_size
        with regular.opened(path) as stream:
            is_zip = stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _unreadable(path, error) from error
    if is_zip:
        return Source(path, members=tuple(_zipped(path)))
    return Source(path, Member(path.name, size, path))


def _files(folder: Path) -> Iterator[Member]:
    """The files below `folder`, sorted; links are not followed out of it, hidden files are left alone.

    Raises OSError where a folder cannot be looked through: what is in it would be missing without a word.
    """
    root = folder.resolve()
    found = 0
    for path in sorted(_walked(folder, 0)):
        if path.is_symlink() and not _leads_inside(path, root):
            continue
        if not path.is_file():
            continue
        found += 1
        if found > _MOST_MEMBERS:
            return
        yield Member(path.relative_to(folder).as_posix(), path.stat().st_size, path)


def _walked(folder: Path, depth: int) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        listed = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    for name, is_dir in listed:
        if name.startswith("."):
            continue
        if not is_dir:
            yield folder / name
        elif depth < _DEEPEST:
            yield from _walked(folder / name, depth + 1)


def _leads_inside(path: Path, root: Path) -> bool:
    try:
        inside = path.resolve().relative_to(root)
    except (OSError, RuntimeError, ValueError):  # a circle of links; outside
        return False
    return not any(part.startswith(".") for part in inside.parts)


def _unreadable(path: Path, error: Exception) -> ImportFileError:
    why = cause(error) if isinstance(error, OSError) else f"{error}."
    return ImportFileError(tr("{name} could not be read: {cause}", name=path.name, cause=why))


class _Plain:
    """A file by itself; a disk that fails while it is read is said in a sentence."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path, self._stream = path, stream

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            raise _unreadable(self._path, error) from error

    def __enter__(self) -> "_Plain":
        return self

    def __exit__(self, *_about: object) -> None:
        self.close()

    def close(self) -> None:
        self._stream.close()


def _zipped(path: Path) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()[:_MOST_MEMBERS]
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError) as error:
        raise ImportFileError(tr("{name} is a damaged zip file.", name=path.name)) from error
    for info in infos:
        if info.is_dir() or info.flag_bits & 1:
            continue
        dense = info.file_size > 1 << 20 and info.file_size > _DENSEST * max(info.compress_size, 1)
        if dense or info.file_size > _MOST_UNPACKED:
            raise ImportFileError(
                tr("{name} would unpack to far more than any blog holds. It was not read.", name=path.name)
            )
        yield Member(info.filename.replace("\\", "/"), info.file_size, path, info.filename)


@lru_cache(maxsize=2)
def _archive(path: Path) -> zipfile.ZipFile:
    return zipfile.ZipFile(path)  # reading its table again for each of a thousand pictures would take minutes


def _unzipped(path: Path, name: str) -> BinaryIO:
    try:
        return cast(BinaryIO, _Unzipped(path, _archive(path).open(name)))
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, KeyError) as error:
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
