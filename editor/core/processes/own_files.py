"""The program's own files, which an update or a removal takes from under an open window.

Modules are read, and child processes are started, from files that are looked for when they are needed. Those of another
release know other messages: a child of it would misunderstand its parent. So none is started then; the text can be
saved all the same, which needs no child.
"""

import os
import sys
from typing import Any

from editor.search_path import PACKAGE


class ProgramReplacedError(OSError):
    """The files of the program are no longer those that this process was started from."""


def _state() -> tuple[int, int] | None:
    """Size in bytes and time in nanoseconds of the file that every release has anew; None where it is gone."""
    try:
        found = os.stat(sys.executable if getattr(sys, "frozen", False) else os.path.join(PACKAGE, "__init__.py"))  # noqa: PTH116, PTH118
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


_BEFORE = _state()


def are_replaced() -> bool:
    """Whether the program was updated or removed since this process began."""
    return _state() != _BEFORE


def check() -> None:
    """Raise ProgramReplacedError where the program was updated or removed since this process began."""
    if are_replaced():
        raise ProgramReplacedError(sys.executable)


def keep_modules(archive: Any) -> None:
    """Have the modules of a frozen program be read from its file as it is now, whatever takes its place.

    `archive` is PyInstaller's reader of modules, None where there is none. It opens its file by name for each module:
    PyInstaller 6 ends the program where that is gone, and takes any bytes at the old places of a new one for a module.
    The file of an open descriptor stays as long as the process runs, and can be opened by it where there is `/proc`.
    """
    try:
        number = os.open(archive._filename, os.O_RDONLY)
    except (AttributeError, TypeError, OSError):
        return
    place = f"/proc/self/fd/{number}"
    if os.path.exists(place):  # noqa: PTH110
        archive._filename = place
    else:
        os.close(number)
