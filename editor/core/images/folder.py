"""Images of a post: copied into the folder beside it, never over another file (POST_FORMAT.md)."""

import hashlib
import os
import re
import unicodedata
from pathlib import Path

from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.disk.names import cut, folded_name, image_folder, is_reserved, room, taken_names
from editor.core.errors import FileChangedError, FileError
from editor.core.images.file_type import HEAD, SUFFIXES, media_type
from editor.core.images.web_copy import COPY_MARK, is_copy_in, original_path
from editor.core.words import tr

SIZE_LIMIT = 20 * 1024 * 1024  # bytes
_NAME_LIMIT = 80  # bytes; leaves room for the folder's name and a hash below the 255 of common file systems
_BESIDE = 30  # UTF-16 units behind the folder and the stem: a hash, the suffix, a temporary file's
_GENERIC = re.compile(r"(?:image|img|unnamed|download|clipboard|paste|file)[ _-]*", re.IGNORECASE)
_DASHES = str.maketrans("/._", "---")
_LINK_TARGET = re.compile(r"\]\([^()\s]{0,2000}\)")
_READING = re.compile(r"\{([^{}|\n]{1,200})\|[^{}\n]{1,200}\}")
_NOT_IN_NAMES = re.compile(r"[\x00-\x20\x7f\u3000<>:\"/\\|?*#%()\[\]{}^`'!&;$~]+")


def image_suffix(data: bytes) -> str | None:
    """The file suffix of an image by its first bytes; None for what is taken in as none: see `file_type.SUFFIXES`."""
    return SUFFIXES.get(media_type(data[:HEAD]))


def add_image_file(post: Path, source: Path, caption: str = "") -> str:
    """Copy the image file `source` into the folder of `post`; see `add_image`. Raises FileError.

    An image that lies in that folder already is named as it is, a copy for the web as its original.
    """
    folder = image_folder(post)
    try:
        if Path(os.path.realpath(source)).parent == Path(os.path.realpath(folder)) and image_suffix(_head(source)):
            return _named(folder, _original_name(folder, source.name))
        if source.stat().st_size > SIZE_LIMIT:
            raise _too_large(source.name)
        data = regular.read(source, SIZE_LIMIT)
    except OSError as error:
        raise FileError(
            tr("Your text is safe. The image {name} could not be read: {reason}", name=source.name, reason=cause(error))
        ) from error
    return add_image(post, data, source.name, caption)


def add_image(post: Path, data: bytes, name: str = "", caption: str = "") -> str:
    """Put the image `data` into the folder of `post` and return its path as Markdown names it, with forward slashes.

    The bytes are never changed. The file is called after its `caption`, which is Markdown, else after `name`, with the
    suffix of what it is. The same bytes are never stored twice. No other file there has the same name, letter case and
    Unicode form aside: a piece of the contents' hash makes it unique.
    Raises FileError for what is no image, too large, or cannot be written.
    """
    suffix = image_suffix(data)
    if suffix is None:
        raise FileError(
            tr(
                "Your text is safe. {name} was not added: it is not a PNG, JPEG, GIF, WebP or AVIF image.",
                name=name or tr("The image"),
            )
        )
    if len(data) > SIZE_LIMIT:
        raise _too_large(name or tr("The image"))
    folder = image_folder(post)
    try:
        store.make_folder(folder, post.parent)
        if stored := _stored(folder, suffix, data):
            return _named(folder, stored)
        digest = hashlib.sha256(data).hexdigest()
        words = _without_markup(caption)
        stem = readable_stem(f"{words}{suffix}") if any(map(str.isalnum, words)) else readable_stem(name)
        stem = cut(stem, room(folder, _BESIDE)) or "image"
        taken = taken_names(folder)
        for candidate in (stem, *(f"{stem}-{digest[:length]}" for length in (8, 16, 64))):
            file = candidate + suffix
            if folded_name(file) not in taken and _write_new(folder / file, data):
                return _named(folder, file)
    except OSError as error:
        raise FileError(
            tr(
                "Your text is safe. The image could not be written into {folder}: {reason}",
                folder=folder,
                reason=cause(error),
            )
        ) from error
    except FileError as error:
        raise FileError(tr("Your text is safe. {sentence}", sentence=error)) from error
    raise FileError(tr("Your text is safe. There is no free name for the image in {folder}.", folder=folder))


def _named(folder: Path, name: str) -> str:
    """The path of a picture as Markdown names it: `./` before a colon, which else would end the scheme of a URL."""
    return f"{'./' if ':' in folder.name else ''}{folder.name}/{name}"


def place_of(post: Path, path: str) -> Path:
    """The path of the picture that `add_image` has called `path`."""
    return image_folder(post) / path.rpartition("/")[2]


def readable_stem(name: str) -> str:
    """A file name without suffix, made of `name`: no signs that Markdown, a URL or a file system could stumble on."""
    stem = Path(unicodedata.normalize("NFC", name).replace("\\", "/")).stem if name else ""
    stem = "".join(character for character in _NOT_IN_NAMES.sub("-", stem) if character.isprintable())
    stem = cut(stem.strip("-. "), _NAME_LIMIT)
    while stem.lower().endswith(COPY_MARK):  # only the copy of a picture is called so
        stem = stem[: -len(COPY_MARK)].strip("-. ")
    if not stem or _GENERIC.fullmatch(stem):
        return "image"
    if is_reserved(stem):
        device, _dot, rest = stem.partition(".")
        return "-".join(filter(None, (device, "image", rest)))
    return stem


def _without_markup(caption: str) -> str:
    """The words of a caption; what they lead to, and readings, are none of them. No dot makes a suffix of its end."""
    words = _LINK_TARGET.sub("]", caption)
    return re.sub(r"[*`~\[\]]", "", _READING.sub(r"\1", words)).translate(_DASHES)


def _stored(folder: Path, suffix: str, data: bytes) -> str | None:
    """The name of a file in `folder` that holds `data` already."""
    for path in sorted(folder.iterdir()):
        same_kind = path.suffix.lower() == suffix and path.is_file() and path.stat().st_size == len(data)
        if same_kind and regular.read(path) == data:
            return _original_name(folder, path.name)
    return None


def _original_name(folder: Path, name: str) -> str:
    """`name`, or the name of the original where the file is its copy for the web."""
    original = original_path(folder / name) if is_copy_in(folder, name) else None
    return original.name if original is not None else name


def _write_new(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless there is a file of that name: whole, on the disk, or not at all."""
    try:
        store.write(path, data, store.ABSENT)
    except FileChangedError:
        return False
    return True


def _head(path: Path) -> bytes:
    return regular.head(path, HEAD)


def _too_large(name: str) -> FileError:
    return FileError(
        tr(
            "Your text is safe. {name} was not added: it is larger than {limit} MB. Insert a smaller copy of it.",
            name=name,
            limit=SIZE_LIMIT // (1024 * 1024),
        )
    )
