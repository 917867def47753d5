"""Files of the library, by the person's wish: a post goes to the system's trash, or a new one is made of it."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QFile, QObject

from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.disk import store
from editor.core.errors import FileError, RonpyoError
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions
from editor.core.words import tr

T = TypeVar("T")


class PostFiles(QObject):
    """Does it off the window's thread. `done` and `failed(sentence)` are called in it."""

    def __init__(self, versions: Versions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._versions = versions
        self._jobs = Jobs(self)

    def trash(self, path: Path, done: Callable[[None], None], failed: Callable[[str], None]) -> None:
        """Move the post at `path` and its pictures to the system's trash, once a version of it is kept."""
        self._start(lambda: trash(path, self._versions), done, failed)

    def duplicate(self, library: Path, path: Path, done: Callable[[Path], None], failed: Callable[[str], None]) -> None:
        """Make a new draft of the post at `path`; `done` gets where it lies."""

        def work() -> Path:
            from editor.core.library.duplicate import duplicate  # no part of a start

            return duplicate(library, path)

        self._start(work, done, failed)

    def _start(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[str], None]) -> None:
        def fail(error: Exception) -> None:
            if not isinstance(error, RonpyoError):
                raise error
            failed(str(error))

        self._jobs.start(work, while_alive(self, done), while_alive(self, fail))


def trash(path: Path, versions: Versions) -> None:
    """Keep a version of the post at `path`, then move it and its pictures to the system's trash. Raises FileError,
    SaveError: then the post is where it was.

    A folder called as that of its pictures that holds posts, too (`2026/` beside `2026.md`), or that is another post's
    as well, stays where it is.
    """
    from editor.core.renaming.pictures import own_pictures  # no part of a start

    data, _digest = store.read(path)
    versions.keep(PostPlace(path, PostFile.parse(data).fields.id), data, Reason.TRASHED)
    if not _moved_to_trash(path):
        raise FileError(
            tr("“{name}” is unchanged: this system has no trash for the drive on which it lies.", name=path.name)
        )
    with suppress(FileError):
        if (folder := own_pictures(path)) is not None:
            _moved_to_trash(folder)  # else the pictures stay: better than gone


def _moved_to_trash(path: Path) -> bool:
    moved = QFile.moveToTrash(str(path))
    return bool(moved[0] if isinstance(moved, tuple) else moved)
