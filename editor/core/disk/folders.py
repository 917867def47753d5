"""Folders of posts: made so that they last, synced after what happened in them; looked at without fear."""

import contextlib
import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from editor.core.disk import private, system
from editor.core.disk.causes import cause
from editor.core.errors import SaveError
from editor.core.words import tr

UNSUPPORTED = {errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}
"""Error numbers by which a file system says that it does not support an operation, rather than that it failed."""

NO_FOLDER = -1
"""The descriptor of a folder where folders cannot be opened."""


def make_folder(folder: Path, library: Path, own: bool = False) -> None:
    """Make `library` and the missing folders between it and `folder`, and make them last. Raises SaveError.

    `own`: nobody else on the machine may look into `folder`.
    """
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(library)):
        raise SaveError(tr("{name} is outside of the library's folder.", name=folder.name))
    try:
        make(folder, own)
    except OSError as error:
        raise SaveError(
            tr("The folder {name} could not be made: {cause}", name=folder.name, cause=cause(error))
        ) from error


def make(folder: Path, own: bool = False) -> None:
    """Make `folder` and what is missing above it, each name synced before the next; `own` as above. Raises OSError."""
    missing = []
    for part in (folder, *folder.parents):
        if is_folder(part):
            if private.is_private(part) or (own and part is folder):
                private.narrow(part)
            break
        missing.append(part)
    for part in reversed(missing):
        _make_one_folder(part, private.FOLDER if own and part is folder else private.mode_of_folder(part))


def _make_one_folder(folder: Path, mode: int) -> None:
    with opened(folder.parent) as parent:
        try:
            folder.mkdir(mode)
        except FileExistsError:
            if not is_folder(folder):
                raise
            return  # another program made it in this moment
        try:
            sync(parent)
        except OSError:
            with contextlib.suppress(OSError):  # else the next attempt would take it for lasting
                folder.rmdir()
            raise


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[int]:
    """The folder, open before anything is written: what it is opened for afterwards must not fail for lack of it."""
    if not system.disk().opens_folders:
        yield NO_FOLDER
        return
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        yield descriptor
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def sync(folder: int) -> None:
    """Make what happened to the names in the open `folder` last over a power cut. Raises OSError."""
    try:
        if folder != NO_FOLDER:
            system.disk().sync(folder)
    except OSError as error:
        if error.errno not in UNSUPPORTED:
            raise


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder; what the system does not let us look at is none."""
    return stat.S_ISDIR(_mode(path))


def is_file(path: Path) -> bool:
    """Whether `path` is a file; what the system does not let us look at is none."""
    return stat.S_ISREG(_mode(path))


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0
