"""The pictures of a post's folder, as the preview may have them: found, read, and known to be pictures."""

from dataclasses import dataclass
from pathlib import Path

from editor.core.disk import regular
from editor.core.images.file_type import HEAD, find, leads_outside, media_type
from editor.core.words import tr

LARGEST = 50_000_000
"""Bytes."""


MOST_REPEATED = 100_000_000
"""Bytes that the page may load a second time, because one file stands in it under several names."""


Stamp = tuple[int, int, int] | None
"""Time of the last change in nanoseconds, size and number of a file; None where there is none."""


def stamp(file: Path) -> Stamp:
    """The stamp of `file` as it is now."""
    try:
        state = file.stat()
    except (OSError, ValueError):
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino


@dataclass(frozen=True, slots=True)
class LoadedPicture:
    """A picture's bytes and media type; or, without a type, `why` there is none. `file` is where it lies, `stamp` its
    stamp just before it was read."""

    data: bytes = b""
    kind: str = ""
    file: Path | None = None
    why: str = ""
    stamp: Stamp = None


def read_picture(folder: Path | None, name: str) -> LoadedPicture:
    """The picture that the body of a post in `folder` calls `name`. Nothing outside of `folder` is ever opened."""
    file = find(folder, name) if folder is not None else None
    if file is None:
        outside = folder is not None and leads_outside(folder, name)
        return LoadedPicture(
            why=tr("It is outside the folder of the post, so it is not shown. Insert it again.")
            if outside
            else tr("There is no such image in the folder of the post. Check its name, or insert it again.")
        )
    before = stamp(file)
    try:
        data = regular.read(file, LARGEST)
    except regular.TooLargeError:
        return LoadedPicture(
            file=file, why=tr("The file is larger than 50 MB. Insert a smaller copy of it."), stamp=before
        )
    except OSError:
        return LoadedPicture(file=file, why=tr("The file cannot be read. Check whether you may open it."), stamp=before)
    if kind := media_type(data[:HEAD]):
        return LoadedPicture(data, kind, file, stamp=before)
    return LoadedPicture(
        file=file,
        why=tr("The file is not an image that a blog can show. Save it as PNG, JPEG, GIF, WebP or AVIF."),
        stamp=before,
    )


class Names:
    """The names under which a page has loaded the files of its pictures: the engine keeps the bytes of each name."""

    def __init__(self) -> None:
        self._names: dict[Path, set[str]] = {}
        self._repeated = 0

    def counted(self, name: str, picture: LoadedPicture) -> LoadedPicture:
        """`picture`, which is asked for as `name`; or none, where its file was loaded too often under other names."""
        if picture.file is None or not picture.kind:
            return picture
        names = self._names.setdefault(picture.file, set())
        if name in names:
            return picture
        if names:
            if self._repeated + len(picture.data) > MOST_REPEATED:
                return LoadedPicture(
                    file=picture.file,
                    why=tr("The page shows this large image under too many names."),
                    stamp=picture.stamp,
                )
            self._repeated += len(picture.data)
        names.add(name)
        return picture
