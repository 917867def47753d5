"""Pages from the clipboard, read in the render process: a long one takes seconds, and its parser is slow to load."""

from collections.abc import Callable

from editor.app.render.render_process import RenderProcess
from editor.core import words
from editor.core.workers.post_tasks import PasteTask, Request

DEADLINE_MS = 2000

PageReader = Callable[[str, Callable[[str | None], None]], None]
"""`read(page, done)`: calls `done` with the Markdown of `page`, or with None where it could not be read in time."""


def reader(process: RenderProcess) -> PageReader:
    """Reads pages in `process`, one after another."""

    def read(page: str, done: Callable[[str | None], None]) -> None:
        task = PasteTask(_well_formed(page))
        process.ask(Request(task, "", words.language()), done, lambda _sentence: done(None), DEADLINE_MS)

    return read


def _well_formed(page: str) -> str:
    """`page` without halves of characters, which UTF-8 has no bytes for."""
    return page.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
