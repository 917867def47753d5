"""The pictures that wait for an upload, in a folder of their own: in a browser one chooses all of it at once."""

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from editor.core import paths
from editor.core.disk import folders, store
from editor.core.errors import BloggerError
from editor.core.file.identity import file_stem
from editor.core.images.overview import overview
from editor.core.images.web_copy import web_bytes
from editor.core.post import Post
from editor.core.words import tr

_NUMBER = re.compile(r"^[0-9]{2,3}-")
_LARGEST = 64 * 1024 * 1024  # bytes of a picture


@dataclass(frozen=True, slots=True)
class Uploads:
    """The files in the order of the text, in `folder`, which holds no others."""

    folder: Path
    files: tuple[Path, ...] = ()


def gathered(post: Post, file: Path) -> Uploads:
    """Copies of the pictures of `post`, whose file is `file`, that have no address yet. Raises BloggerError.

    They are what goes to the blog: the copy for the web where there is one, else the picture without the place where
    it was taken. Their names begin with numbers, so that a browser's list of files, which is what all of them are
    uploaded from, has the order of the text. What an earlier call left is removed.
    """
    folder = paths.cache() / "uploads" / file_stem(post.fields.id or file.stem)
    missing = [one for one in overview(post, file) if one.lines and not one.address and one.file is not None]
    wanting = {
        numbered(number, one.upload.name if one.upload is not None else one.file.name): one.file
        for number, one in enumerate(missing, 1)
        if one.file is not None
    }
    try:
        folders.make(folder, own=True)
        for old in folder.iterdir():
            if old.name not in wanting:
                with contextlib.suppress(OSError):
                    old.unlink()
        for name, original in wanting.items():
            store.write(folder / name, web_bytes(original, _LARGEST), None, own=True)
    except OSError as error:
        raise BloggerError(
            tr("The images could not be gathered for the upload: {cause}", cause=error.strerror or str(error))
        ) from error
    return Uploads(folder, tuple(folder / name for name in wanting))


def numbered(number: int, name: str) -> str:
    """The name of the picture `number` of the text."""
    return f"{number:02d}-{name}"


def without_number(name: str) -> str:
    """A name without what `numbered` puts before it."""
    return _NUMBER.sub("", name)
