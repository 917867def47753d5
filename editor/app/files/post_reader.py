"""Reading the file of a post without waiting for a drive that does not answer."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.threads.main_thread import Deliveries
from editor.app.threads.patience import PendingCall
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.file.damage import LARGEST_POST, is_strange
from editor.core.words import tr

SOON = 0.2
"""Seconds that the window waits for a file: nearly all are there by then, and nothing else can come between."""
PATIENCE_MS = 10_000
START = 3.0
"""Seconds that a moment without a window waits for a file: nothing is held up by it."""


@dataclass(frozen=True, slots=True)
class ReadPost:
    """The file of a post as it was read; `digest` is that of `data`."""

    path: Path
    data: bytes
    digest: str


def read_post(path: Path) -> ReadPost:
    """Read the post at `path`, or what it was renamed to since. Raises FileError, also where it is no text."""
    try:
        data, digest = store.read(path, LARGEST_POST)
    except FileError as error:
        from editor.core.renaming.notes import renamed_to  # no part of a start

        if not isinstance(error.__cause__, FileNotFoundError) or (new := renamed_to(path)) is None:
            raise
        path = new
        data, digest = store.read(path, LARGEST_POST)
    if is_strange(data):
        raise FileError(tr("{name} was left as it is. It is not a text file, so it cannot be shown.", name=path.name))
    return ReadPost(path, data, digest)


def read_now(path: Path) -> ReadPost:
    """Read the post at `path` while everything waits: for moments without a window. Raises FileError."""
    answer = PendingCall(lambda: read_post(path), lambda _result, _error: None).wait(START)
    if answer is None:
        raise _no_answer(path)
    if answer[1] is not None:
        raise answer[1]
    read: ReadPost = answer[0]
    return read


class PostReader(QObject):
    """Reads one post at a time for the window; the one asked for last counts, and the answers of others are dropped.

    `waiting(path)`: the file has not come at once.
    """

    waiting = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._path = Path()
        self._done: Callable[[ReadPost], object] = lambda _read: None
        self._failed: Callable[[FileError], object] = lambda _error: None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._give_up)
        self._late = Deliveries(self._take)

    def read(self, path: Path, done: Callable[[ReadPost], object], failed: Callable[[FileError], object]) -> None:
        """Read the post at `path`, then `done(read)` or `failed(error)`: before this returns, or later."""
        self.forget()
        number, self._path, self._done, self._failed = self._number, path, done, failed
        late = self._late  # the thread holds this and nothing of Qt's
        question = PendingCall(lambda: read_post(path), lambda result, error: late.deliver(number, result, error))
        answer = question.wait(SOON)
        if answer is not None:
            self._take(number, *answer)
        else:
            self._limit.start(PATIENCE_MS)
            self.waiting.emit(path)

    def forget(self) -> None:
        """Give up the post that is being read."""
        self._number += 1
        self._limit.stop()

    def _give_up(self) -> None:
        self.forget()
        self._failed(_no_answer(self._path))

    def _take(self, number: int, read: ReadPost | None, error: Exception | None) -> None:
        if number != self._number:
            return
        self.forget()
        if read is not None:
            self._done(read)
        elif isinstance(error, FileError):
            self._failed(error)
        elif error is not None:
            raise error


def _no_answer(path: Path) -> FileError:
    return FileError(tr("{name} could not be read: its drive does not answer. Try again later.", name=path.name))
