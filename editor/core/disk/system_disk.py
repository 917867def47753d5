"""The disk as a system has it: what differs between Linux, macOS and Windows when files are locked, exchanged, synced.

This is the plain POSIX one. What is done better by a call of Linux alone (renameat2, leases, flock) is done by
`exchange.py` and `locks.py`, which come here where there is no such call. `system.py` says which disk is in use.
"""

import os
from pathlib import Path

LONGEST_NAME = 255
"""Bytes of a name, on every file system that posts lie on."""


def units(text: str) -> int:
    """UTF-16 units of `text`, in which Windows counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Disk:
    """A plain POSIX disk. Every method that does something raises OSError where the system refuses."""

    holds_open_files = False
    """Whether a file that somebody has open can be neither renamed nor removed."""
    opens_folders = True
    """Whether a folder can be opened, as it must be to be synced or locked."""
    folds_case = False
    """Whether names that differ in the case of letters, or in their Unicode form, mean the same file."""
    has_locks = False
    """Whether `lock` locks; where there is flock(2), that is used instead."""
    reaches_network = False
    """Whether a path by itself leads to another machine, and looking at it signs in there."""
    longest_path = 0
    """UTF-16 units that a whole path may have; 0: as many as names with their own bounds give."""
    keeps_change_time = True
    """Whether the disk tells when a file was last changed, whatever its other times were set to."""

    def name_room(self, folder: Path) -> int | None:
        """UTF-16 units that the path of `folder` leaves for a name in it, none or fewer where it is too long itself;
        None where whole paths have no bound."""
        if not self.longest_path:
            return None
        return self.longest_path - units(str(folder.absolute())) - 1

    def lock(self, _descriptor: int) -> bool | None:
        """Lock the open file without waiting: False where another holds it, None where locks are unknown here."""
        return None

    def swap(self, _one: Path, _other: Path) -> bool:
        """Exchange two names, so that at no moment one of them is missing; False where that is not possible."""
        return False

    def rename_new(self, _old: Path, _new: Path) -> bool:
        """Rename to a name that must be free (FileExistsError); False where that cannot be done in one step."""
        return False

    def replace(self, new: Path, target: Path) -> None:
        """Rename `new` over `target`, which may be there."""
        new.replace(target)

    def sync(self, descriptor: int) -> None:
        """Have the disk confirm all of the open file or folder."""
        os.fsync(descriptor)

    def sync_contents(self, descriptor: int) -> None:
        """Have the disk confirm the contents of the open file; its times may come later."""
        getattr(os, "fdatasync", os.fsync)(descriptor)

    def change_time(self, status: os.stat_result) -> int:
        """The time of the last change of the file, in nanoseconds; 0 where the disk keeps none."""
        return status.st_ctime_ns

    def file_number(self, status: os.stat_result) -> int:
        """The number by which the disk knows the file, the same from a look at it and from the listing of its folder;
        0 where a listing does not tell it."""
        return status.st_ino
