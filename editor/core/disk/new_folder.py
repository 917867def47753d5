"""A folder full of files that is there whole or not at all: made beside its place, then renamed."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from editor.core.disk import system
from editor.core.disk.causes import cause
from editor.core.errors import FileError
from editor.core.words import tr


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` with `files`, whose names may have folders of their own (`a/b.txt`).

    Raises FileError where there is one already that is not empty, and where it could not be written: then nothing is.
    """
    if any(
        ".." in (parts := PurePosixPath(name).parts) or PurePosixPath(name).is_absolute() or not parts for name in files
    ):
        raise ValueError("a name leads out of the folder")
    made: Path | None = None
    try:
        if folder.is_symlink() and folder.is_dir():
            folder = folder.resolve()  # it is that folder which is filled; the link stays
        if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
            raise FileError(tr("“{name}” is there already; please choose a new or an empty folder.", name=str(folder)))
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}.tmp~", dir=folder.parent))
        for name, data in files.items():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as stream:
                stream.write(data)
                stream.flush()
                system.disk().sync(stream.fileno())
        made.chmod(0o777 & ~_mask())
        if folder.is_dir():
            folder.rmdir()
        made.rename(folder)
    except OSError as error:
        raise FileError(tr("{name} could not be written: {cause}", name=folder.name, cause=cause(error))) from error
    finally:
        if made is not None and made.exists():
            with contextlib.suppress(OSError):
                shutil.rmtree(made)


def _mask() -> int:
    """The process's mask for the modes of new files, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
