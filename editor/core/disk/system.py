"""The disk of the system that the program runs on: one object, chosen once."""

import sys

from editor.core.disk.macos_disk import MacDisk
from editor.core.disk.system_disk import Disk
from editor.core.disk.windows_disk import WindowsDisk

_KINDS = {"win32": WindowsDisk, "cygwin": WindowsDisk, "darwin": MacDisk}

_disk: Disk = _KINDS.get(sys.platform, Disk)()


def disk() -> Disk:
    """The disk in use."""
    return _disk


def use(chosen: Disk) -> Disk:
    """Use `chosen` from now on; gives the one before. For tests of another system's ways."""
    global _disk
    before, _disk = _disk, chosen
    return before
