"""Getting a post out: copied for Blogger, or exported to a file. Nothing here publishes anything."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.app.alive import while_alive
from editor.app.jobs import Jobs
from editor.app.render_process import RenderProcess
from editor.app.session import Session
from editor.core import words
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.words import tr
from editor.core.workers.post_tasks import ExportTask, Request
from editor.ui.ask import Ask

if TYPE_CHECKING:
    from editor.core.exporters import Exporter

DEADLINE_MS = 30_000


class Publish(QObject):
    """The commands by which a post leaves the program.

    `field_wanted` names a field that the person wants to fill in, such as the address of a picture.
    """

    field_wanted = Signal(str)
    problem_wanted = Signal(dict)
    """The person wants to go to a problem, as the report has it."""

    def __init__(self, session: Session, process: RenderProcess, jobs: Jobs, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._process = process
        self._jobs = jobs
        self._ask = ask
        self._window = window
        self._open_problems: Callable[[], list[dict[str, Any]]] = lambda: []

    def ask_problems(self, problems: Callable[[], list[dict[str, Any]]]) -> None:
        """Ask `problems` for the open problems of the post, as the report has them, when it is copied."""
        self._open_problems = problems

    def copy_for_blogger(self) -> None:
        """Put the post's HTML on the clipboard and show what else Blogger asks for."""
        from editor.ui.dialogs.copy_blogger import CopyForBlogger

        task = self._task("blogger-html")
        if task is None:
            return
        clean = replace(task, clean=True)

        def made(export: dict[str, Any]) -> None:
            if not export["text"].strip():
                self._ask.tell(tr("Nothing to copy"), tr("The post is still empty."))
                return
            dialog = CopyForBlogger(export, self._window, self._open_problems())
            dialog.problem_wanted.connect(self.problem_wanted)
            dialog.pictures_wanted.connect(self._show_picture)
            dialog.clean_wanted.connect(lambda: self._make(clean, while_alive(dialog, dialog.show_export)))
            dialog.show()

        self._make(task, made)

    def _show_picture(self, path: str) -> None:
        self.field_wanted.emit("images")
        if path:
            self.field_wanted.emit(f"images.{path}.url")

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

        if task := self._task(kind.name):
            self._make(task, made)

    def _task(self, name: str) -> ExportTask | None:
        """The export of the post that is open, as it is now; None: none is open."""
        document = self._session.current
        return None if document is None else ExportTask(document.snapshot(), document.path.parent, name)

    def _make(self, task: ExportTask, done: Callable[[dict[str, Any]], None]) -> None:
        request = Request(task, task.post.fields.profile, words.language())

        def failed(sentence: str) -> None:
            self._ask.tell(tr("Not exported"), sentence)

        self._process.ask(request, while_alive(self, done), while_alive(self, failed), DEADLINE_MS)

    def _tell_export(self, path: Path, export: dict[str, Any]) -> None:
        missing = export["missing_images"]
        text = tr("The post is in {file}.", file=str(path))
        if missing:
            text += "\n\n" + tr("{n} pictures are not in it:", n=len(missing)) + "\n" + "\n".join(missing[:8])
        for said, found in (
            (tr("In it is:"), export["active"]),
            (tr("The imported post had this, and the copy has not:"), export["lost"]),
        ):
            if found:
                text += "\n\n" + said + "\n" + "\n".join(f"・{what}" for what in found[:8])
        self._ask.tell(tr("Exported"), text)
