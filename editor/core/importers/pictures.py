"""Pictures that an import copies into the library: which files are taken for one, how they get into a post's folder.

A page or a post that comes from elsewhere may name any file of this machine. Only what is a picture by its content, of
a size that a post may have, is ever copied; a picture that the author has edited since is left as it is.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from editor.core.disk import folders, regular, store
from editor.core.disk.causes import cause
from editor.core.disk.names import folded_name, image_folder
from editor.core.errors import FileChangedError, FileError, ImportFileError
from editor.core.from_html.convert import Attachment
from editor.core.images.file_type import HEAD, SUFFIXES
from editor.core.images.folder import SIZE_LIMIT, image_suffix, readable_stem
from editor.core.importers.entry import Entry
from editor.core.importers.source import Member
from editor.core.words import tr

MOST = 1000
"""Pictures of one post."""

_LARGEST_EDITED = 256 * 1024 * 1024
"""Bytes of a picture that the author may have put into the place of an imported one."""

_SUFFIXES = frozenset({*SUFFIXES.values(), ".jpeg"})


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture for the folder of a post; `digest` is the SHA-256 of its bytes, which `read` gives."""

    name: str
    digest: str
    read: Callable[[], bytes]


def picture_name(member: Member, name: str = "", *, by_content: bool = False) -> str | None:
    """The file name that the picture `member` gets, made of `name` or its own; None for no picture or too large a one.

    Its suffix stays if it is one of pictures, unless it is to say what the content is. One that cannot be read is taken
    for what its name says: its post then fails to be imported, and no other does.
    """
    if not 0 < member.size <= SIZE_LIMIT:
        return None
    own = PurePosixPath(member.base).suffix.lower()
    try:
        with member.open() as stream:
            suffix = image_suffix(stream.read(HEAD))
    except ImportFileError:
        suffix = own if own in _SUFFIXES else None
    if suffix is None:
        return None
    return readable_stem(name or member.base) + (own if own in _SUFFIXES and not by_content else suffix)


def free_name(name: str, member: Member, files: Mapping[str, Member]) -> str:
    """`name`, or with a number, so that no other of the `files` has it, letter case and Unicode form aside."""
    taken = {folded_name(other) for other, known in files.items() if known != member}
    stem, dot, suffix = name.rpartition(".")
    number = 1
    while folded_name(name) in taken:
        number += 1
        name = f"{stem}-{number}{dot}{suffix}"
    return name


def pictures_of(entry: Entry) -> list[PictureFile]:
    """The pictures that come with `entry`. Raises ImportFileError where one of them is gone, or none any more."""
    return [PictureFile(name, hashlib.sha256(data).hexdigest(), read) for name, data, read in _read(entry)]


def pictures_inside(attachments: list[Attachment]) -> list[PictureFile]:
    """The pictures that were part of the text itself."""
    return [
        PictureFile(one.name, hashlib.sha256(one.data).hexdigest(), lambda data=one.data: data)  # type: ignore[misc]
        for one in attachments
        if len(one.data) <= SIZE_LIMIT and image_suffix(one.data) is not None
    ]


def _read(entry: Entry) -> Iterator[tuple[str, bytes, Callable[[], bytes]]]:
    for name, member in entry.files[:MOST]:

        def read(member: Member = member) -> bytes:
            with member.open() as stream:
                data = stream.read(SIZE_LIMIT + 1)
            if len(data) > SIZE_LIMIT or image_suffix(data) is None:
                raise ImportFileError(tr("{name} is not an image any more, or too large a one.", name=member.base))
            return data

        yield name, read(), read


@dataclass(slots=True)
class PictureFolder:
    """The folder of pictures beside the post file at `post`. `edited` names those that the author has changed."""

    post: Path
    root: Path
    edited: list[str]

    @property
    def path(self) -> Path:
        """The path of the file."""
        return image_folder(self.post)

    def put(self, pictures: list[PictureFile], wrote: Callable[[str, str], bool], known: Mapping[str, str]) -> None:
        """Write what is missing and what an import `wrote(name, digest)` earlier; all of it is on the disk then.

        `known` are the digests of the pictures that are there for sure. Raises FileError.
        """
        if not pictures:
            return
        store.make_folder(self.path, self.root)
        unsure = False
        for picture in pictures:
            path = self.path / picture.name
            current = _digest(path)
            if current == picture.digest:
                unsure = unsure or known.get(picture.name) != current
            elif current is None:
                store.write(path, picture.read(), store.ABSENT, library=self.root)
            elif wrote(picture.name, current):
                self._replace(path, picture.read(), current)
            elif known.get(picture.name) != picture.digest:
                self.edited.append(picture.name)
        if unsure:  # a run that was killed may have named them without the disk knowing
            confirm(self.path, self.path)

    def _replace(self, path: Path, data: bytes, current: str) -> None:
        def check(old: bytes | None) -> None:
            if old is not None and store.digest(old) != current:
                raise FileChangedError(tr("What another app wrote into {name} was left as it is.", name=path.name))

        store.write(path, data, None, library=self.root, before=check)


def confirm(folder: Path, named: Path) -> None:
    """Make the names in `folder` last over a power cut. Raises FileError, which names the file `named`."""
    try:
        with folders.opened(folder) as descriptor:
            folders.sync(descriptor)
    except OSError as error:
        raise FileError(
            tr("{name} is saved, but the disk did not confirm it: {cause}", name=named.name, cause=cause(error))
        ) from error


def _digest(path: Path) -> str | None:
    """The SHA-256 of the file at `path`, None where there is none. Raises FileError where that cannot be told."""
    try:
        data = regular.read_if_there(path, _LARGEST_EDITED)
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error
    return None if data is None else hashlib.sha256(data).hexdigest()
