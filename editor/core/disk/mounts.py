"""Mounts: the drive that a folder lies on. Without the drive, its mount point looks like an empty folder."""

import os
from dataclasses import dataclass
from pathlib import Path

from editor.core.words import tr


def mount_of(folder: Path) -> Path:
    """The mount point that `folder`, or what is left of the path to it, lies under."""
    there = folder.absolute()
    while not os.path.ismount(there) and there != there.parent:
        there = there.parent
    return there


@dataclass(frozen=True, slots=True)
class KnownFolder:
    """A folder that was there once, and the mount point that it lay under."""

    folder: Path
    mount: Path

    @classmethod
    def of(cls, folder: Path) -> "KnownFolder":
        """The place of a folder that is there."""
        return cls(folder, mount_of(folder))

    @property
    def unplugged(self) -> bool:
        """Whether the drive is not there: nothing is mounted any more where it was."""
        return not os.path.ismount(self.mount)

    def trouble(self) -> str:
        """The sentence on the state of the folder; "" while it is there."""
        if self.unplugged:
            return tr("The drive of the folder “{folder}” is not connected.", folder=self.folder)
        if not self.folder.is_dir():
            return tr("The folder “{folder}” is gone: it was renamed, moved or deleted.", folder=self.folder)
        return ""
