"""An import under way, in a process of its own: `core/importers/worker.py`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from editor.app import children
from editor.core import words
from editor.core.words import tr

_PATIENCE_MS = 10_000
"""How long one that was told to stop may take: the posts it holds are written to the end."""


class ImportProcess(QObject):
    """`progressed` says how far it is, 0 to 1, and how many posts and pages came out. Then one of the others comes:
    `done` with the report in sentences and as the command line prints it, or `failed` with a sentence."""

    progressed = Signal(float, int)
    done = Signal(list, dict)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._received = b""
        self._answered = False
        self._impatient = QTimer(self)
        self._impatient.setSingleShot(True)
        self._impatient.setInterval(_PATIENCE_MS)
        self._impatient.timeout.connect(self._kill)

    @property
    def running(self) -> bool:
        """Whether an import is under way."""
        return self._process is not None

    def start(self, paths: Sequence[Path], library: Path, host: str, zone: str) -> None:
        """Begin to import `paths` into `library`; one at a time."""
        if self._process is not None:
            return
        process = children.process(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._error)
        self._process, self._received, self._answered = process, b"", False
        wish = {
            "paths": [str(path) for path in paths],
            "library": str(library),
            "host": host,
            "zone": zone,
            "unsaid_zone": "Asia/Tokyo" if words.language() == "ja" else "",
            "language": words.language(),
        }
        children.start(process, "editor.core.importers.worker")
        process.write((json.dumps(wish) + "\n").encode())

    def cancel(self) -> None:
        """Stop after the posts in hand; the report says what is done."""
        if self._process is not None:
            self._process.closeWriteChannel()
            self._impatient.start()

    def stop(self) -> None:
        """End it now, when the window goes; what is written is whole."""
        if self._process is not None:
            self._answered = True
            self._process.closeWriteChannel()
            if self._process is not None and not self._process.waitForFinished(2000):
                self._kill()

    def _read(self) -> None:
        if self._process is None:
            return
        self._received += self._process.readAllStandardOutput().data()
        *lines, self._received = self._received.split(b"\n")
        for line in lines:
            self._take(json.loads(line))

    def _take(self, said: dict[str, Any]) -> None:
        if "share" in said:
            self.progressed.emit(said["share"], said["entries"])
            return
        if self._answered:
            return
        self._answered = True
        if "error" in said:
            self.failed.emit(said["error"])
        else:
            self.done.emit(said["lines"], said["report"])

    def _ended(self) -> None:
        self._read()
        self._impatient.stop()
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
        if not self._answered:
            self._answered = True
            self.failed.emit(
                tr("The import ended before its time. What is written is whole; import again to go on from there.")
            )

    def _error(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished(1000)
