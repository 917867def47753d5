"""The posts that a library holds already, found by the ids in their headers.

A file or folder that cannot be looked at could hold any of the posts that are imported, which would then come twice: it
stops the import before anything is written. What is no regular file (a pipe, a device, a link to nowhere) is no post.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.disk import regular, store
from editor.core.disk.causes import cause
from editor.core.disk.names import folded_name
from editor.core.errors import ImportFileError
from editor.core.file.postfile import PostFile
from editor.core.library.scan import is_post_name
from editor.core.originals.record import FOLDER as ORIGINALS
from editor.core.sharing import conflicts
from editor.core.words import tr

_FIRST, _LONGEST = 4096, 1 << 20  # bytes of a file in which its header is looked for, at first and at most
_DEEPEST = 64  # folders below each other
_GONE = {errno.ENOENT, errno.ENOTDIR, errno.ELOOP}
_HEADER = re.compile(rb"(?:\xef\xbb\xbf)?(---|\+\+\+)[ \t]*\r?\n(.*?)^\1[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?(?:---|\+\+\+)[ \t]*(?:\r|\n|$)")
_HAS_ID = re.compile(rb"""^["']?id["']?[ \t]*[:=]""", re.MULTILINE | re.IGNORECASE)
_ID = re.compile(rb"""^id[ \t]*[:=][ \t]*["']?([0-9A-Fa-f-]{8,64})["']?[ \t]*\r?$""", re.MULTILINE)
_BLOGGER_ID = re.compile(
    rb"""^blogger:[ \t]*(?:\{[^}\n]*?|\r?\n(?:[ \t]+[^\n]*\n)*?[ \t]+)id:[ \t]*["']?([^"'\s,}]+)""", re.MULTILINE
)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Identity:
    """The ids in the header of a post: its own, and the one that it has on Blogger; "" where it has none."""

    id: str = ""
    blogger: str = ""


@dataclass(slots=True)
class KnownPosts:
    """All posts of a library by id, and the names that are taken in it and in the folders right below it."""

    by_id: dict[str, list[Path]] = field(default_factory=dict)
    by_blogger: dict[str, str] = field(default_factory=dict)
    names: dict[Path, set[str]] = field(default_factory=dict)


def find_posts(root: Path) -> KnownPosts:
    """Look through the library `root`, and remove what killed writers left in it.

    Raises ImportFileError where a folder or a file cannot be looked at.
    """
    found = KnownPosts()
    for path in _files(root, root, found, 0):
        identity = read_identity(path)
        if identity is None or not identity.id:
            continue
        found.by_id.setdefault(identity.id, []).append(path)
        if identity.blogger:
            found.by_blogger.setdefault(identity.blogger, identity.id)
    return found


def without_copies(paths: list[Path], post_id: str) -> list[Path]:
    """The `paths`, files with one id, without conflict copies of a sync client; all of them, if each seems to be
    one."""
    copies: set[Path] = set()
    for folder in {path.parent for path in paths}:
        names = {path.name: post_id for path in paths if path.parent == folder}
        copies.update(folder / name for name in conflicts.copies(names))
    return [path for path in paths if path not in copies] or paths


def read_identity(path: Path) -> Identity | None:
    """The ids in the header of the file at `path`; None where there is no regular file.

    Raises ImportFileError where it cannot be read.
    """
    try:
        with regular.opened(path) as stream:
            head = stream.read(_FIRST)
            if len(head) == _FIRST and _BEGINNING.match(head) and not _HEADER.match(head):
                head += stream.read(_LONGEST)
    except OSError as error:
        if error.errno in _GONE or _is_special(path):
            return None
        raise _unreadable(path, error) from error
    return _identity(head)


def _identity(head: bytes) -> Identity:
    header = _HEADER.match(head)
    text = header[2] if header else head if _BEGINNING.match(head) else b""
    if not _HAS_ID.search(text) and not head.startswith(_UTF16) and (b"\r" not in text or b"\n" in text):
        return Identity()
    if header and len(_HAS_ID.findall(text)) == 1 and (own := _ID.search(text)):
        known = _BLOGGER_ID.search(text)
        return Identity(own[1].decode(), known[1].decode("utf-8", "replace") if known else "")
    fields = PostFile.parse(header[0] if header else head).fields
    return Identity(fields.id, fields.blogger.id)


def _files(folder: Path, root: Path, found: KnownPosts, depth: int) -> Iterator[Path]:
    """The files below `folder` that may be posts, in the order of their names."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except FileNotFoundError:
        return
    except OSError as error:
        raise _unreadable(folder, error) from error
    if any(name.startswith(".") and name.endswith(".tmp~") for name, _is_dir in listed):
        store.sweep(folder)
    if depth < 2:
        found.names[folder] = {folded_name(name) for name, _is_dir in listed}
    for name, is_dir in listed:
        if is_dir and not name.startswith(".") and depth < _DEEPEST and not (depth == 0 and name == ORIGINALS):
            yield from _files(folder / name, root, found, depth + 1)
        elif not is_dir and is_post_name(os.fsencode(name)):
            yield folder / name


def _is_special(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _unreadable(path: Path, error: OSError) -> ImportFileError:
    return ImportFileError(
        tr(
            "Nothing was imported, or posts could come twice: “{path}” in the library could not be read: {cause}",
            path=path,
            cause=cause(error),
        )
    )
