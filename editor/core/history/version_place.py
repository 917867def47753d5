"""The identity of a post for its versions: its id, else its path.

A file may lose its id by the hand of another program. So the list of the path says which list was that of the post that
lay there last.
"""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path

from editor.core.disk import folders
from editor.core.errors import FileError
from editor.core.file import identity
from editor.core.history import version_list
from editor.core.history.version_list import Lines


@dataclass(frozen=True, slots=True)
class PostPlace:
    """A post for its versions: known by its id where it has one, else by its path."""

    path: Path
    post_id: str = ""

    @property
    def key(self) -> str:
        """The name of its folder."""
        return identity.digest(f"id:{self.post_id}") if self.post_id else self.path_key

    @property
    def path_key(self) -> str:
        """The name of the folder of the post that lies there without an id."""
        return identity.digest(f"path:{os.path.realpath(self.path)}")


def note(root: Path, place: PostPlace) -> None:
    """Note in the list of the path, below `root`, that the post `place` lies there. Where that fails, nothing is lost
    but this way to find it."""
    if not place.post_id:
        return
    folder = root / place.path_key
    with contextlib.suppress(OSError, FileError):
        if version_list.read(folder).post != place.key:
            folders.make_folder(folder, root)
            version_list.append(folder, version_list.post_entry(place.key))


def lost(root: Path, place: PostPlace, own: Lines) -> str:
    """The key of the list that was the post's before its file lost its id; "" for none. `own` is the list of `place`.

    A post with another id is another post, wherever it lies.
    """
    if place.post_id or not own.post or own.post == place.key:
        return ""
    there = version_list.read(root / own.post).versions
    return own.post if there and os.path.realpath(there[-1].path) == os.path.realpath(place.path) else ""
