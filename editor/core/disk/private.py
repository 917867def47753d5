"""Private folders and files of the program, into which nobody else on the machine may look.

Drafts stand in the journal, in versions, in the search index. Their folders are made 0700 and their files 0600 from the
first moment on, whatever the umask; what an earlier release or another program made wider is narrowed. Posts are none
of them: who may read those the person decides.
"""

import contextlib
import os
import stat
from pathlib import Path

from editor.core import paths

FOLDER, FILE = 0o700, 0o600
_OTHERS = 0o077
_MOST = 200_000  # files that are looked at


def roots() -> tuple[Path, ...]:
    """The folders that are private with all that is in them."""
    return paths.config(), paths.state(), paths.cache()


def is_private(path: Path) -> bool:
    """Whether `path` is one of the program's own folders or lies in one."""
    return any(path.is_relative_to(root) for root in roots())


def mode_of_file(path: Path, ordinary: int = 0o666) -> int:
    """The mode with which the file `path` is made, before the umask."""
    return FILE if is_private(path) else ordinary


def mode_of_folder(path: Path) -> int:
    """The mode with which the folder `path` is made: a folder above a private one, too, belongs to nobody else."""
    return FOLDER if any(path == root or path in root.parents or root in path.parents for root in roots()) else 0o777


def opener(path: str, flags: int) -> int:
    """An opener for `open(…, opener=…)`: a file that is made is private."""
    return os.open(path, flags, FILE)


def narrow(path: Path) -> None:
    """Take the rights of others from the private file or folder `path`. Never raises; a link is left alone."""
    with contextlib.suppress(OSError):
        mode = os.lstat(path).st_mode
        if mode & _OTHERS and (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            path.chmod(stat.S_IMODE(mode) & ~_OTHERS)


def create(path: Path) -> None:
    """Make the file `path`, empty, where there is none, and narrow the one that is there. Raises OSError."""
    flags = os.O_CREAT | os.O_WRONLY | getattr(os, "O_NONBLOCK", 0)
    os.close(os.open(path, flags, FILE))
    narrow(path)


def narrow_all() -> None:
    """Narrow all that is there. Never raises; takes as long as the disk does, so not for the window's thread."""
    seen = 0
    for root in roots():
        for folder, _folders, files in os.walk(root):
            for path in (Path(folder), *(Path(folder) / name for name in files)):
                narrow(path)
                seen += 1
                if seen > _MOST:
                    return
