"""The library of the window: the folder of posts, and the process that knows what is in it.

Everything is asked of `core/library/worker.py`: no file and no index is touched in the window's thread, and reading ten
thousand posts is not felt while one types.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import delete

from editor.app.choices.settings import Settings
from editor.app.files.saving import Written
from editor.app.files.session import Session
from editor.app.processes.child_process import ChildProcess
from editor.core import words
from editor.core.processes.channel import as_json
from editor.core.words import tr

_SETTLE_MS = 700  # without another sign of a change: sync clients write many files in a row
_REST_MS = 5_000  # between two looks at all files because the window came to the front
_PAUSES_MS = (200, 400, 800, 1_600, 10_000, 60_000, 600_000)
"""Between an end of the process and its next start, from the first end on; the last one for all that follow."""
_SAID_FROM = 5  # ends in a row


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """Progress of reading: number of files read, and of all files; (0, 0): none have to be read."""

    done: int = 0
    all: int = 0


class Library(QObject):
    """Owns the library process. `changed`: posts came, went or changed. `progressed`: files are being read.
    `failed(sentence)`: the library cannot be shown."""

    changed = Signal()
    progressed = Signal()
    failed = Signal(str)
    following = Signal(int, int, int)
    """(number, done, all): of the posts whose links follow, so many are done."""

    def __init__(self, settings: Settings, session: Session) -> None:
        super().__init__()
        self.folder = settings.library
        self.progress = ReadingProgress()
        self.known = False
        """Whether the folder was looked through since the start: until then, an empty list means nothing."""
        self._settings = settings
        self.starts = 0
        """Number of starts of the process; requests to an earlier one are not answered."""
        self._process = ChildProcess("editor.core.library.worker", self, _PAUSES_MS)
        self._process.began.connect(self._began)
        self._process.answered.connect(self._answered)
        self._process.ended.connect(self._ended)
        self._calls: dict[int, Callable[[Any], None]] = {}
        self._count = 0
        self._stopped = False
        self._watched: QFileSystemWatcher | None = None
        self._settling = self._timer(_SETTLE_MS)
        self._settling.timeout.connect(self.read)
        self._resting = self._timer(_REST_MS)
        self._lost = False
        """Whether the folder could not be read at the last look; it is looked for again until it can be."""
        self._again_later = self._timer(_REST_MS)
        self._again_later.timeout.connect(self.read)
        session.written.connect(self._written)
        session.moves.renamed.connect(self._renamed)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        return timer

    # -- the process -----------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the process, once: after the window is on the screen."""
        if not self.running and self.starts == 0 and not self._stopped:
            self._settings.changed.connect(self._settings_changed)
            QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)  # type: ignore[union-attr]
            self._process.start()

    @property
    def running(self) -> bool:
        """Whether there is a process that answers."""
        return self._process.running

    @property
    def process_id(self) -> int:
        """The system's number of the process; 0 where none runs."""
        return self._process.process_id

    def stop(self) -> None:
        """End the process: it is in the middle of nothing that could be lost."""
        self._stopped = True
        self._calls.clear()
        self._process.stop()
        if self._watched is not None:
            delete(self._watched)
            self._watched = None

    def _began(self) -> None:
        self.known, self.progress = False, ReadingProgress()
        self.starts += 1
        self._say({"library": str(self.folder), "language": words.language()})
        self.read()
        if self.starts > 1:
            self.changed.emit()

    def _ended(self) -> None:
        self._calls.clear()
        if self._process.ends >= _SAID_FROM:
            self.failed.emit(
                tr(
                    "The posts are safe, but the library cannot be shown: reading it failed {count} times. "
                    "It is tried again in a while; if that does not help, start Ronpyo again.",
                    count=self._process.ends,
                )
            )

    def again(self) -> None:
        """Start the process at once: the person wants it."""
        self._process.start_afresh()

    def _settings_changed(self) -> None:
        if self._settings.library != self.folder:
            self.folder = self._settings.library
            self._calls.clear()
            self._process.end()
            self.again()

    # -- asking ----------------------------------------------------------------------------------------------------

    def find(self, query: str, limit: int | None, done: Callable[[dict[str, Any]], None]) -> None:
        """The posts that `query` finds; `done` gets what `worker.listed` gives."""
        self._ask({"ask": "list", "query": query, "limit": limit}, done)

    def near(self, text: str, path: Path, limit: int, done: Callable[[dict[str, Any]], None]) -> None:
        """The posts that are nearest to the post file `text`, without the one at `path`; as `find` gives them."""
        name = path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else ""
        self._ask({"ask": "similar", "text": text, "path": name, "limit": limit}, done)

    def ask(self, question: str, text: str, path: Path, done: Callable[[Any], None], **more: Any) -> None:
        """Ask `core/library/memory.py` about the post file `text` at `path`: "related", "said" or "covered", with the
        arguments of the question. `done` gets the answer. No search waits for it."""
        name = path.relative_to(self.folder).as_posix() if path.is_relative_to(self.folder) else ""
        self._ask({"ask": question, "text": text, "path": name, "file": str(path), **more}, done)

    def follow(self, done: Callable[[dict[str, Any]], None], **what: Any) -> int:
        """Have links in other posts follow (`worker.Follower.ask` says what there is to ask with); gives the number by
        which `following` tells of it, 0 where nobody can be asked. `done` gets what `Followed.as_json` gives."""
        return self._ask({"ask": "follow", **what}, done)

    def stop_following(self, number: int) -> None:
        """Change no more links for the request `number`."""
        if self.running:
            self._say({"ask": "stop", "number": number})

    def rows(self, query: str, numbers: Sequence[int], done: Callable[[list[dict[str, Any]]], None]) -> None:
        """The rows of these posts, as the list shows them."""
        self._ask({"ask": "rows", "query": query, "numbers": [*numbers]}, done)

    def states(self, numbers: Sequence[int], done: Callable[[list[list[Any]]], None]) -> None:
        """[number, state] for those of these posts that were copied for the blog (`core/library/blog_states.py`)."""
        self._ask({"ask": "states", "numbers": [*numbers]}, done)

    def choices(self, done: Callable[[dict[str, Any]], None]) -> None:
        """Labels and years to choose by."""
        self._ask({"ask": "choices"}, done)

    def read(self) -> None:
        """Look through the folder for what changed."""
        if self.running:
            self._resting.start()
            self._say({"ask": "read"})

    def _ask(self, request: dict[str, Any], done: Callable[[Any], None]) -> int:
        if not self.running:
            return 0
        self._count += 1
        self._calls[self._count] = done
        self._say({"id": self._count, **request})
        return self._count

    def _say(self, value: dict[str, Any]) -> None:
        self._process.send(as_json(value))

    def _answered(self, answer: dict[str, Any]) -> None:
        event = answer.get("event")
        if event == "progress":
            self.progress = ReadingProgress(answer["done"], answer["all"])
            self.progressed.emit()
            self.changed.emit()
        elif event == "read":
            first, self.known, self.progress = not self.known or self._lost, True, ReadingProgress()
            self._lost = False
            self._watch(answer["folders"])
            self.progressed.emit()
            if first or answer["changed"]:
                self.changed.emit()
        elif event == "following":
            self.following.emit(answer["id"], answer["done"], answer["all"])
        elif event == "changed":
            self.changed.emit()
        elif event == "failed":
            self._lost = True
            self._again_later.start()
            self.failed.emit(answer["sentence"])
        elif (done := self._calls.pop(answer.get("id", 0), None)) is not None:
            if "error" in answer:
                self.failed.emit(answer["error"])
            else:
                done(answer["result"])

    # -- what changes ----------------------------------------------------------------------------------------------

    def _written(self, written: Written) -> None:
        if self.running:
            self._say({"ask": "read", "files": [str(written.path)]})

    def _renamed(self, old: Path, new: Path) -> None:
        if self.running:
            self._say({"ask": "read", "files": [str(old), str(new)]})
            self.follow(lambda _found: None, old=str(old), new=str(new))

    def _watch(self, folders: Sequence[str]) -> None:
        if self._stopped:
            return
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
    """The path of the file of a row."""
    return library / str(entry["path"])
