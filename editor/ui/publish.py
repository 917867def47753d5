"""Getting a post out: copied for Blogger, or exported to a file. Nothing here publishes anything."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from editor.app.alive import while_alive
from editor.app.jobs import Jobs
from editor.app.render_process import RenderProcess
from editor.app.session import Session
from editor.core import words
from editor.core.errors import FileError
from editor.core.file import store
from editor.core.render.tasks import ExportTask, Request
from editor.core.words import tr
from editor.ui.ask import Ask

if TYPE_CHECKING:
    from editor.core.exporters import Exporter

DEADLINE_MS = 30_000


class Publish(QObject):
    """The commands by which a post leaves the program."""

    def __init__(self, session: Session, process: RenderProcess, jobs: Jobs, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._process = process
        self._jobs = jobs
        self._ask = ask
        self._window = window

    def copy_for_blogger(self) -> None:
        """Put the post's HTML on the clipboard and show what else Blogger asks for."""
        from editor.ui.dialogs.copy_blogger import CopyForBlogger

        self._make("blogger-html", lambda export: CopyForBlogger(export, self._window).show())

    def export(self) -> None:
        """Ask for a format and a file, and write it."""
        from editor.core.exporters import exporters  # with all that it parses HTML with: not at the start

        document = self._session.current
        if document is None:
            return
        kinds = {f"{one.label()} (*{one.suffix})": one for one in exporters()}
        proposal = document.path.with_suffix(next(iter(kinds.values())).suffix)
        chosen = self._ask.export_path(tr("Export the post"), proposal, list(kinds))
        if chosen is None:
            return
        path, kind = chosen
        self.export_to(kinds[kind], path)

    def export_to(self, kind: "Exporter", path: Path) -> None:
        """Write the post to `path` in the format `kind`."""
        target = path if path.suffix else path.with_suffix(kind.suffix)

        def made(export: dict[str, Any]) -> None:
            def written(_digest: str) -> None:
                self._tell_export(target, export)

            def failed(error: Exception) -> None:
                if not isinstance(error, FileError):
                    raise error
                self._ask.tell(tr("Not exported"), str(error))

            text = export["text"].encode("utf-8")
            alive = while_alive(self, written), while_alive(self, failed)
            self._jobs.start(lambda: store.write(target, text, None), *alive)

        self._make(kind.name, made)

    def _make(self, name: str, done: Callable[[dict[str, Any]], None]) -> None:
        document = self._session.current
        if document is None:
            return
        task = ExportTask(document.snapshot(), document.path.parent, name)
        request = Request(task, document.fields.profile, words.language())

        def failed(sentence: str) -> None:
            self._ask.tell(tr("Not exported"), sentence)

        self._process.ask(request, while_alive(self, done), while_alive(self, failed), DEADLINE_MS)

    def _tell_export(self, path: Path, export: dict[str, Any]) -> None:
        missing = export["missing_images"]
        text = tr("The post is in {file}.", file=str(path))
        if missing:
            text += "\n\n" + tr("{n} pictures are not in it:", n=len(missing)) + "\n" + "\n".join(missing[:8])
        self._ask.tell(tr("Exported"), text)
