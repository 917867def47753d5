"""The source of an import: a file, a folder, or a file in a zip. It is looked at by its content, never by its name."""

import contextlib
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast
from urllib.parse import unquote

from editor.core.disk import regular
from editor.core.disk.causes import cause
from editor.core.errors import ImportFileError
from editor.core.importers.encoding import encoding_of, text_of, wide_encoding
from editor.core.importers.zip_file import MOST_MEMBERS, open_inner, read_table
from editor.core.words import listed, tr

HEAD = 1 << 16  # bytes
_DEEPEST = 100  # folders below each other
_NAMED = 3  # of odd files in a note


@dataclass(frozen=True, slots=True)
class Member:
    """A file by itself, in a folder or in a zip. `name` is its path in there, with forward slashes; `path` where the
    file is, or the zip, in whose table it is at the place `inner` (-1: no zip). Goes to other processes."""

    name: str
    size: int
    path: Path
    inner: int = -1

    @property
    def base(self) -> str:
        """The last part of the name."""
        return PurePosixPath(self.name).name

    def open(self) -> BinaryIO:
        """The bytes of the file. Raises ImportFileError for damage in a zip, and where the file cannot be read."""
        if self.inner >= 0:
            return open_inner(self.path, self.inner)
        try:
            return cast(BinaryIO, _PlainFile(self.path, regular.opened(self.path)))
        except OSError as error:
            raise _unreadable(self.path, error) from error


@dataclass(slots=True)
class Source:
    """`members` are the files of a folder or zip; a single file is `file`, and has none. `around` are the files that a
    member of a folder or zip lies among; `notes` say what of a zip cannot be read."""

    path: Path
    file: Member | None = None
    members: tuple[Member, ...] = ()
    is_folder: bool = False
    around: tuple[Member, ...] = ()
    notes: tuple[str, ...] = ()
    _head: bytes | None = field(default=None, repr=False)

    @property
    def open(self) -> Callable[[], BinaryIO] | None:
        """Gives the bytes of a single file."""
        return self.file.open if self.file else None

    @property
    def size(self) -> int:
        """The size of a single file, in bytes."""
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
        if len(head) == HEAD and not wide_encoding(head):
            head = head[: head.rfind(b"\n") + 1] or head  # the last character may be half of one
        return text_of(head, encoding_of(head)).removeprefix("\ufeff")

    def member(self, member: Member) -> "Source":
        """A member as a source of its own."""
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
            found_as = next((member for member in self.around if member.name == name), None)
            return found_as or next((member for member in self.around if _nfc(member.name) == _nfc(name)), None)
        folder = self.file.path.resolve().parent
        found = folder.joinpath(*parts)
        for form in ("NFC", "NFD"):  # the page and the disk may write "ガ" in two ways
            other = folder.joinpath(*(unicodedata.normalize(form, part) for part in parts))
            if not os.path.lexists(found) and os.path.lexists(other):
                found = other
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
            odd: list[str] = []
            members = tuple(_files(path, odd))
            return Source(path, members=members, is_folder=True, notes=tuple(_said(odd)))
        if not path.is_file():
            if path.exists():
                raise ImportFileError(tr("“{path}” is a device or a pipe, no file. It was not read.", path=path))
            raise ImportFileError(tr("There is no file “{path}”.", path=path))
        size = path.stat().st_size
        with regular.opened(path) as stream:
            is_zip = stream.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise _unreadable(path, error) from error
    if is_zip:
        table = read_table(path)
        members = tuple(Member(inner.name, inner.size, path, inner.number) for inner in table.files)
        return Source(path, members=members, notes=table.notes)
    return Source(path, Member(path.name, size, path))


def _nfc(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _files(folder: Path, odd: list[str]) -> Iterator[Member]:
    """The files below `folder`, sorted; links are not followed out of it, hidden files are left alone.
    Names of pipes, devices and sockets are put into `odd`.

    Raises OSError where a folder cannot be looked through: what is in it would be missing without a word.
    """
    root = folder.resolve()
    found: list[Path] = []
    for path in _walked(folder, 0):
        found.append(path)
        if len(found) > MOST_MEMBERS:
            raise ImportFileError(
                tr(
                    "{name} holds more than {count} files. It was not read.",
                    name=folder.name,
                    count=f"{MOST_MEMBERS:,}",
                )
            )
    for path in sorted(found):
        if path.is_symlink() and not _leads_inside(path, root):
            continue
        if not path.is_file():
            if not path.is_symlink() and path.exists():
                odd.append(path.relative_to(folder).as_posix())
            continue
        yield Member(path.relative_to(folder).as_posix(), path.stat().st_size, path)


def _said(odd: list[str]) -> Iterator[str]:
    if odd:
        names = listed(odd[:_NAMED]) + (" …" if len(odd) > _NAMED else "")
        yield tr("Devices or pipes that were not read ({count}): {names}", count=len(odd), names=names)


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


class _PlainFile:
    """A file by itself; a disk that fails while it is read is said in a sentence."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path, self._stream = path, stream

    def read(self, size: int = -1) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            raise _unreadable(self._path, error) from error

    def __enter__(self) -> "_PlainFile":
        return self

    def __exit__(self, *_about: object) -> None:
        self.close()

    def close(self) -> None:
        with contextlib.suppress(OSError):  # all that was read is read
            self._stream.close()
