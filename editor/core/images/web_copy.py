"""Copies of pictures for the web: without the place where they were taken, upright, not larger than a screen.

    envoy.jpg          the original, whose bytes are never changed; the body names it
    envoy.web.jpg      its copy, made where the original says where it was taken or lies on its side (POST_FORMAT.md)

A copy says of which bytes it is one: after an edit of the original it is no copy any more, and a picture of the
person's own that happens to have such a name is none. Where there is no copy, what goes out of a picture that says
where it was taken is the original without that, its pixels untouched.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.errors import FileChangedError, FileError
from editor.core.images.exif import UPRIGHT
from editor.core.images.file_type import HEAD, SUFFIXES, media_type
from editor.core.images.metadata import PictureFacts, facts, noted, noted_digest, without_place
from editor.core.words import tr

LONGEST = 2048
"""Pixels of a copy's longer side, unless the settings say another number."""

LARGEST = 32 * 1024 * 1024
"""Bytes of an original that are read."""

COPY_MARK = ".web"
"""Ends the name of a copy, before the suffix."""

Draw = Callable[[bytes, int], bytes]
"""`draw(data, longest)`: the picture anew, upright, its longer side at most `longest` pixels, as a file of the same
type; b"" where it cannot be drawn. For any thread."""


def copy_path(original: Path) -> Path:
    """The path of the copy of `original`, which may not exist."""
    return original.with_name(f"{original.stem}{COPY_MARK}{original.suffix}")


def original_path(copy: Path) -> Path | None:
    """The file of which `copy` is the copy, by its name; None for other names."""
    stem = copy.stem.removesuffix(COPY_MARK)
    return copy.with_name(stem + copy.suffix) if stem and stem != copy.stem else None


def needs_copy(found: PictureFacts) -> bool:
    """Whether a picture of which this was found is not fit for the web as it is."""
    return found.says_where or found.orientation != UPRIGHT


def make_copy(original: Path, draw: Draw, longest: int = LONGEST) -> Path | None:
    """Make the copy of `original` where it needs one and has none; the copy, None where it needs none.

    Raises FileError, of which FileChangedError where another file has the name of the copy.
    """
    data, digest = store.read(original, LARGEST)
    found = facts(data)
    if not needs_copy(found):
        return None
    path = copy_path(original)
    if _is_copy(path, data):
        return path
    drawn = draw(data, longest)
    if media_type(drawn[:HEAD]) != media_type(data[:HEAD]):
        drawn = b""
    made = noted(without_place(drawn or data), digest)
    try:
        old = regular.read_if_there(path, LARGEST)
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error
    if old is not None and not noted_digest(old):
        raise FileChangedError(
            tr("The file that is called {name} already was left as it is: it is another one.", name=path.name)
        )
    store.write(path, made, store.ABSENT if old is None else store.digest(old))
    return path


def web_file(original: Path) -> Path:
    """The file to upload for `original`: its copy where there is one, else itself. Raises OSError."""
    path = copy_path(original)
    if path.is_file() and _is_copy(path, regular.read(original, LARGEST)):
        return path
    return original


def web_bytes(original: Path, limit: int = LARGEST) -> bytes:
    """The bytes of the picture `original` as they are published: its copy, else itself without the place. Raises
    OSError."""
    data = regular.read(original, limit)
    if copy := _copy_of(copy_path(original), data, limit):
        return copy
    return without_place(data) if facts(data).says_where else data


def says_where(file: Path) -> bool:
    """Whether the picture `file` says where it was taken; looked at anew when it has changed. Raises OSError."""
    status = file.stat()
    return _says_where(str(file), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1024)
def _says_where(file: str, _changed: int, _size: int) -> bool:
    return facts(regular.read(file, LARGEST)).says_where


def is_copy_in(folder: Path, name: str) -> bool:
    """Whether the file `name` in `folder` is the copy of another one there, of what that was or is."""
    path = folder / name
    original = original_path(path)
    if original is None or path.suffix.lower() not in (*SUFFIXES.values(), ".jpeg") or not original.is_file():
        return False
    try:
        return bool(noted_digest(regular.read(path, LARGEST)))
    except OSError:
        return False


def _is_copy(path: Path, original: bytes) -> bool:
    return bool(_copy_of(path, original, LARGEST))


def _copy_of(path: Path, original: bytes, limit: int) -> bytes:
    """The bytes of the copy at `path`, if it is one of `original`."""
    try:
        copy = regular.read_if_there(path, limit)
    except OSError:
        return b""
    if copy is None or not (digest := noted_digest(copy)):
        return b""
    return copy if digest == store.digest(original) else b""
