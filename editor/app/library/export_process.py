"""An export of many posts under way, in a process of its own: `core/workers/export_many.py`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from editor.app.processes.child_process import ChildProcess
from editor.core import words
from editor.core.processes.channel import as_json
from editor.core.words import tr

_PATIENCE_MS = 4_000
"""Milliseconds after which a process that was told to stop is ended: it has written nothing then."""


class ExportProcess(QObject):
    """`progressed` says how many posts are exported. Then one of the others comes: `done` with the number of posts and
    the sentences on what readers miss, `stopped` (nothing was written), or `failed` with a sentence."""

    progressed = Signal(int)
    done = Signal(int, list)
    stopped = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = ChildProcess("editor.core.workers.export_many", self)
        self._process.answered.connect(self._take)
        self._process.ended.connect(self._ended)
        self._process.overdue.connect(lambda _what: self._ended())
        self._answered = True
        self._cancelled = False
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.end)

    @property
    def running(self) -> bool:
        """Whether an export is under way."""
        return not self._answered

    def start(self, paths: Sequence[Path], form: str, target: Path, *, into_folder: bool) -> None:
        """Begin to export `paths` in the format called `form` to `target`; one at a time."""
        if self.running:
            return
        self._answered = self._cancelled = False
        wish = {
            "paths": [str(path) for path in paths],
            "form": form,
            "target": str(target),
            "into_folder": into_folder,
            "language": words.language(),
        }
        self._process.start()
        self._process.send(as_json(wish))

    def cancel(self) -> None:
        """Give it up: nothing is written."""
        if self.running and not self._cancelled:
            self._cancelled = True
            self._process.close_input()
            self._process.expect("end", _PATIENCE_MS)

    def end(self) -> None:
        """End it now, when the program ends: nothing is written, or all."""
        self._answered = True
        self._process.end()

    def leave(self) -> None:
        """End it, and go: the window that showed it is gone."""
        self.end()
        self.deleteLater()

    def _take(self, said: dict[str, Any]) -> None:
        if self._answered:
            return
        if "done" in said:
            self.progressed.emit(said["done"])
            return
        self._answered = True
        self._process.end()  # all is written, or nothing: another one can begin at once
        if "error" in said:
            self.failed.emit(str(said["error"]))
        elif said["result"]["stopped"]:
            self.stopped.emit()
        else:
            self.done.emit(said["result"]["posts"], said["result"]["sentences"])

    def _ended(self) -> None:
        if self._answered:
            return
        self._answered = True
        if self._cancelled:
            self.stopped.emit()
        else:
            self.failed.emit(tr("Your posts are safe, and nothing was written. The export ended before its time."))
