"""News pages read in the render process: a page comes from anywhere, and reading it may take its time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject

from editor.app.alive import while_alive
from editor.app.jobs import Jobs
from editor.app.render_process import RenderProcess
from editor.core import words
from editor.core.disk import regular
from editor.core.disk.causes import cause
from editor.core.news_page.clip import Clip
from editor.core.words import tr
from editor.core.workers.post_tasks import ClipTask, Request

DEADLINE_MS = 4000
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes of a saved page, its pictures in it."""

Read = Callable[[Clip], None]
Failed = Callable[[str], None]


class NewsPages(QObject):
    """Reads pages, one after another. Nothing of a page is fetched."""

    def __init__(self, process: RenderProcess, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = process
        self._jobs = Jobs(self)

    def read(self, page: str | bytes, address: str, done: Read, failed: Failed) -> None:
        """Call `done` with the clip of `page`, which was at `address`, or `failed` with a sentence."""
        if isinstance(page, str):  # halves of characters have no bytes
            page = page.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        task = ClipTask(page, address, date.today().isoformat())
        alive = while_alive(self, lambda values: done(Clip.from_json(values)))
        self._process.ask(Request(task, "", words.language()), alive, while_alive(self, failed), DEADLINE_MS)

    def read_file(self, path: Path, done: Read, failed: Failed) -> None:
        """The same with a page that was saved as the file `path`."""

        def not_read(error: Exception) -> None:
            if not isinstance(error, OSError):
                raise error
            failed(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error)))

        def read(data: bytes) -> None:
            self.read(data, "", done, failed)

        self._jobs.start(lambda: regular.read(path, LARGEST_FILE), while_alive(self, read), while_alive(self, not_read))
