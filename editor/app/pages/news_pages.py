"""News pages read in the render process: a page comes from anywhere, and reading it may take its time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from editor.app.render.render_process import RenderProcess
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core import words
from editor.core.disk import regular
from editor.core.disk.causes import cause
from editor.core.errors import NewsPageError
from editor.core.news_page.clip import Clip
from editor.core.words import tr
from editor.core.workers.post_tasks import ClipTask, Request

if TYPE_CHECKING:
    from editor.core.news_page.pdf_text import PdfText

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
        self._ask(ClipTask(page, address, date.today().isoformat()), done, failed)

    def _ask(self, task: ClipTask, done: Read, failed: Failed, *, cut: bool = False) -> None:
        def arrived(values: dict[str, Any]) -> None:
            clip = Clip.from_json(values)
            done(replace(clip, cut=clip.cut or cut))

        alive = while_alive(self, arrived)
        self._process.ask(Request(task, "", words.language()), alive, while_alive(self, failed), DEADLINE_MS)

    def read_file(self, path: Path, done: Read, failed: Failed) -> None:
        """Read a page that was saved as the file `path`."""

        def not_read(error: Exception) -> None:
            if isinstance(error, NewsPageError):
                failed(str(error))
                return
            if not isinstance(error, OSError):
                raise error
            failed(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error)))

        def read(data: bytes | PdfText) -> None:
            if isinstance(data, bytes):
                self.read(data, "", done, failed)
            else:
                task = ClipTask(data.page, data.address, date.today().isoformat(), data.title)
                self._ask(task, done, failed, cut=data.cut)

        self._jobs.start(lambda: _contents(path), while_alive(self, read), while_alive(self, not_read))


def _contents(path: Path) -> bytes | PdfText:
    """The contents of the file `path`, of a PDF its text. Raises OSError and NewsPageError."""
    from editor.core.workers.guarded_pdf import is_pdf, pdf_text  # not at the start

    data = regular.read(path, LARGEST_FILE)
    return pdf_text(data) if is_pdf(data) else data
