"""The folder of a library that is not there: taken away for now, or not made yet."""

from pathlib import Path

from editor.core import paths
from editor.core.history.window_state import FILE, MOUNTS, read_state
from editor.core.library import database
from editor.core.words import tr


def missing(library: Path) -> str:
    """The sentence for the person who wants to see the posts of a folder that is not there."""
    if was_there(library):
        return tr(
            "The folder of the library, “{path}”, is not there. If it is on a drive, connect it: the "
            "posts are shown again automatically.",
            path=library,
        )
    return tr(
        "There is no library yet. Its folder, “{path}”, is made when a new post is first saved. Another folder can be "
        "chosen in the settings.",
        path=library,
    )


def was_there(library: Path) -> bool:
    """Whether the folder is one that was there before: the person chose it, its posts were read into an index, or a
    window remembers its drive. The default folder is made by the first save, and may never have been there."""
    if library != paths.default_library() or database.place(library).is_file():
        return True
    mounts = read_state(paths.state() / FILE).get(MOUNTS)
    return isinstance(mounts, dict) and str(library) in mounts
