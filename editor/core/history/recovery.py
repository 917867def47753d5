"""Recovery of a journal that was left behind: the two sides, journal and file, between which a person chooses."""

import contextlib
import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.file.contents import Contents, Draft
from editor.core.file.damage import is_damaged
from editor.core.file.postfile import PostFile
from editor.core.history.journal import Damage
from editor.core.history.journal_files import LeftBehind


class Side(Enum):
    """The relation of the file on the disk to the recovered text."""

    BEHIND = "behind"
    """The file is the one that the recovered text was written on."""
    CHANGED = "changed"
    """Something else wrote it since."""
    MISSING = "missing"
    """The file is gone, cannot be read, or has been emptied or damaged."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A text that is not on the disk. `path` is where its post lies, or where nothing lies if `has_place` is not so;
    `file` the file it makes; `disk` what is there."""

    left: LeftBehind
    path: Path
    file: PostFile
    contents: Contents
    disk: bytes | None
    side: Side

    @property
    def damaged(self) -> bool:
        """Whether something behind this text could not be read."""
        return self.left.account.damage is Damage.DAMAGED

    @property
    def has_place(self) -> bool:
        """Whether it is known where its post lies: not where the journal's beginning is damaged, or was written on
        another system."""
        return _place_of(self.left) is not None

    @property
    def digest(self) -> str | None:
        """The digest of what is on the disk."""
        return None if self.disk is None else store.digest(self.disk)


def compare(left: LeftBehind) -> Recovered | None:
    """The two sides where `left` holds something that its post's file does not; None where it does not, or cannot be
    read."""
    account = left.account
    if account.contents is None:
        return None
    base = account.base
    path = _place_of(left) or left.files[-1].with_suffix(".md")
    contents = account.contents
    from editor.core.renaming.moved_links import contents_changed, to_renamed  # no part of a start
    from editor.core.renaming.notes import renamed_to
    from editor.core.renaming.pictures import pictures_stayed

    if not os.path.lexists(path) and (new := renamed_to(path, post_id=contents.fields.id)) is not None:
        follow = to_renamed(new.parent, path, new, pictures_stay=pictures_stayed(path, new))
        contents = contents_changed(contents, follow)
        path = new
    disk: bytes | None = None
    with contextlib.suppress(FileError):
        disk = store.read(path)[0]
    start = base.data if base is not None else disk
    file = Draft(contents, PostFile.parse(start)).whole() if start is not None else contents.alone()
    if disk == file.data or (disk is not None and Contents.of(PostFile.parse(disk)) == contents):
        return None
    if disk is None or is_damaged(disk, base.data if base is not None else file.data):
        side = Side.MISSING
    elif base is not None and base.digest == store.digest(disk):
        side = Side.BEHIND
    else:
        side = Side.CHANGED
    return Recovered(left, path, file, contents, disk, side)


def _place_of(left: LeftBehind) -> Path | None:
    """The path of the post that `left` belongs to; None where it names none that this system has."""
    base = left.account.base
    return Path(base.path) if base is not None and Path(base.path).is_absolute() else None
