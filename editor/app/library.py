"""The library of the window: the folder of posts, and the process that knows what is in it.

Everything is asked of `core/library/worker.py`: no file and no index is touched in the window's thread, and reading ten
thousand posts is not felt while one types.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, QProcess, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from editor.app import children
from editor.app.saving import Written
from editor.app.session import Session
from editor.app.settings import Settings
from editor.core import words
from editor.core.words import tr

_SETTLE_MS = 700  # without another sign of a change: sync clients write many files in a row
_REST_MS = 5_000  # between two looks at all files because the window came to the front
_PAUSES_MS = (200, 400, 800, 1_600, 10_000, 60_000, 600_000)
"""Between an end of the process and its next start, from the first end on; the last one for all that follow."""
_SAID_FROM = 5  # ends in a row
_SOUND_MS = 60_000  # after which a process that runs is not one that ends at once


@dataclass(frozen=True, slots=True)
class Progress:
    """How many files were read of how many; (0, 0): none have to be."""

    done: int = 0
    all: int = 0


class Library(QObject):
    """Owns the library process. `changed`: posts came, went or changed. `progressed`: files are being read.
    `failed(sentence)`: the library cannot be shown."""

    changed = Signal()
    progressed = Signal()
    failed = Signal(str)

    def __init__(self, settings: Settings, session: Session) -> None:
        super().__init__()
        self.folder = settings.library
        self.progress = Progress()
        self.known = False
        """Whether the folder was looked through since the start: until then, an empty list means nothing."""
        self._settings = settings
        self.starts = 0
        """How often the process was started; what was asked of an earlier one is not answered."""
        self._process: QProcess | None = None
        self._received = b""
        self._calls: dict[int, Callable[[Any], None]] = {}
        self._count = self._ends = 0
        self._stopped = False
        self._restart = self._timer(0)
        self._restart.timeout.connect(self._again)
        self._sound = self._timer(_SOUND_MS)
        self._sound.timeout.connect(self._is_sound)
        self._watched: QFileSystemWatcher | None = None
        self._settling = self._timer(_SETTLE_MS)
        self._settling.timeout.connect(self.read)
        self._resting = self._timer(_REST_MS)
        self._lost = False
        """Whether the folder could not be read at the last look; it is looked for again until it can be."""
        self._again_later = self._timer(_REST_MS)
        self._again_later.timeout.connect(self.read)
        session.written.connect(self._written)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    # -- the process -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the process, once: after the window is on the screen."""
        if self._process is None and self.starts == 0 and not self._stopped:
            self._settings.changed.connect(self._settings_changed)
            QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)  # type: ignore[union-attr]
            self._run()

    @property
    def running(self) -> bool:
        """Whether there is a process that answers."""
        return self._process is not None

    def stop(self) -> None:
        """End the process: it is in the middle of nothing that could be lost."""
        self._stopped = True
        self._restart.stop()
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        self._calls.clear()
        self._sound.stop()
        if process is not None:
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._could_not_start)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    def _run(self) -> None:
        self.known, self.progress, self._received = False, Progress(), b""
        process = children.process(self)
        process.readyReadStandardOutput.connect(self._heard)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._could_not_start)
        children.start(process, "editor.core.library.worker")
        self._process = process
        self.starts += 1
        self._sound.start()
        self._say({"library": str(self.folder), "language": words.language()})
        self.read()

    def _could_not_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

    def _ended(self) -> None:
        process, self._process = self._process, None
        self._calls.clear()
        if process is not None:
            process.deleteLater()
        self._sound.stop()
        self._restart.start(_PAUSES_MS[min(self._ends, len(_PAUSES_MS) - 1)])
        self._ends += 1
        if self._ends >= _SAID_FROM:
            self.failed.emit(
                tr(
                    "The posts are safe, but the library cannot be shown: what reads it has ended {count} times. "
                    "It is started again after a while.",
                    count=self._ends,
                )
            )

    def again(self) -> None:
        """Start the process at once: the person wants it."""
        self._ends = 0
        self._restart.stop()
        self._again()

    def _again(self) -> None:
        if self._process is None and not self._stopped:
            self._run()
            self.changed.emit()

    def _is_sound(self) -> None:
        self._ends = 0

    def _settings_changed(self) -> None:
        if self._settings.library != self.folder:
            self.folder = self._settings.library
            self._end()
            self.again()

    # -- asking ----------------------------------------------------------------------------------------------------

    def find(self, query: str, limit: int | None, done: Callable[[dict[str, Any]], None]) -> None:
        """The posts that `query` finds; `done` gets what `worker.listed` gives."""
        self._ask({"ask": "list", "query": query, "limit": limit}, done)

    def near(self, text: str, path: Path, limit: int, done: Callable[[dict[str, Any]], None]) -> None:
        """The posts that are nearest to the post file `text`, without the one at `path`; as `find` gives them."""
        name = path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else ""
        self._ask({"ask": "similar", "text": text, "path": name, "limit": limit}, done)

    def rows(self, query: str, numbers: Sequence[int], done: Callable[[list[dict[str, Any]]], None]) -> None:
        """What is shown of these posts."""
        self._ask({"ask": "rows", "query": query, "numbers": [*numbers]}, done)

    def choices(self, done: Callable[[dict[str, Any]], None]) -> None:
        """Labels and years to choose by."""
        self._ask({"ask": "choices"}, done)

    def read(self) -> None:
        """Look through the folder for what changed."""
        if self._process is not None:
            self._resting.start()
            self._say({"ask": "read"})

    def _ask(self, request: dict[str, Any], done: Callable[[Any], None]) -> None:
        if self._process is None:
            return
        self._count += 1
        self._calls[self._count] = done
        self._say({"id": self._count, **request})

    def _say(self, value: dict[str, Any]) -> None:
        if self._process is not None:
            self._process.write((json.dumps(value) + "\n").encode("ascii"))

    def _heard(self) -> None:
        if self._process is None:
            return
        self._received += self._process.readAllStandardOutput().data()
        while b"\n" in self._received:  # taken out before it is told: what is told may fail, the rest is still there
            line, _end, self._received = self._received.partition(b"\n")
            self._answered(json.loads(line))

    def _answered(self, answer: dict[str, Any]) -> None:
        event = answer.get("event")
        if event == "progress":
            self.progress = Progress(answer["done"], answer["all"])
            self.progressed.emit()
            self.changed.emit()
        elif event == "read":
            first, self.known, self.progress = not self.known or self._lost, True, Progress()
            self._lost = False
            self._watch(answer["folders"])
            self.progressed.emit()
            if first or answer["changed"]:
                self.changed.emit()
        elif event == "changed":
            self.changed.emit()
        elif event == "failed":
            self._lost = True
            self._again_later.start()
            self.failed.emit(answer["sentence"])
        elif (done := self._calls.pop(answer["id"], None)) is not None:
            if "error" in answer:
                self.failed.emit(answer["error"])
            else:
                done(answer["result"])

    # -- what changes ----------------------------------------------------------------------------------------------

    def _written(self, written: Written) -> None:
        if self._process is not None:
            self._say({"ask": "read", "files": [str(written.path)]})

    def _watch(self, folders: Sequence[str]) -> None:
        if self._watched is None:
            self._watched = QFileSystemWatcher(self)
            self._watched.directoryChanged.connect(lambda _folder: self._settling.start())
        if gone := set(self._watched.directories()) - set(folders):
            self._watched.removePaths([*gone])
        if new := set(folders) - set(self._watched.directories()):
            self._watched.addPaths([*new])

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and not self._resting.isActive():
            self.read()


def path_of(library: Path, entry: dict[str, Any]) -> Path:
    """Where the file of a row lies."""
    return library / str(entry["path"])
