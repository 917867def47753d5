"""Renaming of posts' files in the queue of all writing; a save that was asked for before finds its file anyhow."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.threads.jobs import Jobs

if TYPE_CHECKING:
    from editor.core.renaming.rename import RenamedPost


class FileMoves(QObject):
    """`changed`: a renaming has begun or ended. `renamed(old, new)`: it is done, and the session is about
    to follow it."""

    changed = Signal()
    renamed = Signal(object, object)

    def __init__(self, jobs: Jobs, follow: Callable[[RenamedPost], None], parent: QObject | None = None) -> None:
        """`jobs` is the queue of all writing; `follow(found)` has the open document and the recent files follow."""
        super().__init__(parent)
        self.places = FilePlaces()
        self.begun = 0
        """Number of renamings since the start."""
        self._jobs = jobs
        self._follow = follow
        self._under_way = 0
        self._done: list[tuple[Path, Path]] = []

    @property
    def done(self) -> int:
        """Number of renamings that were done since the start."""
        return len(self._done)

    def path_since(self, done: int, path: Path) -> Path:
        """The path of the file that was `path` when `done` renamings were done."""
        for old, new in self._done[done:]:
            path = new if path == old else path
        return path

    @property
    def under_way(self) -> bool:
        """Whether a file is being renamed."""
        return self._under_way > 0

    def start(
        self, work: Callable[[], RenamedPost | None], done: Callable[[RenamedPost | None, Exception | None], None]
    ) -> None:
        """Have `work()` rename a post's file; then `done(found, error)`."""
        self.begun += 1
        self._under_way += 1
        places = self.places  # the thread holds nothing of Qt's

        def renamed(found: RenamedPost | None) -> None:
            self._under_way -= 1
            if found is not None:
                self._done.append((found.old, found.new))
                self.renamed.emit(found.old, found.new)
                self._follow(found)
            self.changed.emit()
            done(found, None)

        def failed(error: Exception) -> None:
            self._under_way -= 1
            self.changed.emit()
            done(None, error)

        self._jobs.start(lambda: places.note(work()), renamed, failed)
        self.changed.emit()


class FilePlaces:
    """Places of files that were renamed since the start; asked and told by the thread that writes."""

    def __init__(self) -> None:
        self._known: dict[Path, RenamedPost] = {}
        self._lock = Lock()

    def note(self, found: RenamedPost | None) -> RenamedPost | None:
        """Know `found` from now on, and give it."""
        if found is not None:
            with self._lock:
                self._known[found.old] = found
                self._known.pop(found.new, None)
        return found

    def where(self, path: Path, digest: str) -> tuple[Path, str]:
        """The path of the file that was `path`, and the digest of what its contents with this `digest` are now.

        A file that is not to be there (its digest is ""), or that lies at `path`, is another one: names are used again.
        What had its name before is not asked for by that any more.
        """
        with self._lock:
            while (found := self._known.get(path)) is not None:
                if not digest or os.path.lexists(path):
                    del self._known[path]
                    break
                path, digest = found.new, found.digest if digest == found.before else digest
        return path, digest
