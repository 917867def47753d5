"""An import under way, in a process of its own: `core/importers/worker.py`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.processes.child_process import ChildProcess
from editor.core import words
from editor.core.processes.channel import as_json
from editor.core.words import tr

_PATIENCE_MS = 10_000
"""Milliseconds that a process may take to stop in good order: the posts it holds are written to the end."""

_LAST_MS = 2_000
"""Milliseconds that an import may take to stop when the window goes."""


class ImportProcess(QObject):
    """`progressed` says how far it is, 0 to 1, and how many posts and pages came out. Then one of the others comes:
    `done` with the report in sentences and as the command line prints it, or `failed` with a sentence."""

    progressed = Signal(float, int)
    done = Signal(list, dict)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = ChildProcess("editor.core.importers.worker", self)
        self._process.answered.connect(self._take)
        self._process.ended.connect(self._ended)
        self._process.overdue.connect(self._ended)
        self._answered = False

    @property
    def running(self) -> bool:
        """Whether an import is under way."""
        return self._process.running

    def start(self, paths: Sequence[Path], library: Path, host: str, zone: str) -> None:
        """Begin to import `paths` into `library`; one at a time."""
        if self.running:
            return
        self._answered = False
        wish = {
            "paths": [str(path) for path in paths],
            "library": str(library),
            "host": host,
            "zone": zone,
            "unsaid_zone": "Asia/Tokyo" if words.language() == "ja" else "",
            "language": words.language(),
        }
        self._process.start()
        self._process.send(as_json(wish))

    def cancel(self) -> None:
        """Stop after the posts in hand; the report says what is done."""
        if self.running:
            self._process.close_input()
            self._process.expect("end", _PATIENCE_MS)

    def stop(self) -> None:
        """End it now, when the window goes; what is written is whole."""
        self._answered = True
        self._process.end(_LAST_MS)

    def _take(self, said: dict[str, Any]) -> None:
        if "share" in said:
            self.progressed.emit(said["share"], said["entries"])
            return
        if self._answered or not said.keys() & {"error", "report"}:
            return
        self._answered = True
        self._process.end()  # all is written: another import can begin at once
        if "error" in said:
            self.failed.emit(said["error"])
        else:
            self.done.emit(said["lines"], said["report"])

    def _ended(self) -> None:
        if not self._answered:
            self._answered = True
            self.failed.emit(
                tr("The imported posts are safe. The import ended before its time; import again to go on from there.")
            )
