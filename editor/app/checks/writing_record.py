"""The record of what is written each day, followed while one writes: it takes its numbers from the reports on the open
post, which are made in another process, and is read and written by a thread."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.open_post.document import Document
from editor.app.threads.jobs import Jobs
from editor.core.errors import FileError
from editor.core.history.writing_days import HIGHEST_GOAL, WritingDays, keep_days, read_days, writing_file
from editor.core.text.counts import count

_LATER_MS = 10_000
"""Milliseconds after a report until the record is written: a record that a crash costs is no loss worth more."""


class WritingRecord(QObject):
    """Owner of the record. `changed`: a number or the goal is another one. No key waits for any of it."""

    changed = Signal()

    def __init__(self, path: Path | None = None, today: Callable[[], date] = date.today) -> None:
        super().__init__()
        self._path = path or writing_file()
        self._today = today
        self._jobs = Jobs(self)
        self._days = WritingDays()
        self._is_read = False
        self._day = today()
        self._opened: tuple[Document, str] | None = None
        self._document: Document | None = None
        self._post = ""
        self._last = 0
        """The characters of the open post at the last report."""
        self._gone: set[str] = set()
        self.damaged = False
        """Whether the file could not be read; it is kept, and a new one begun."""
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._write)

    @property
    def today(self) -> int:
        """The characters written today."""
        return self._days.written(self._today())

    @property
    def week(self) -> list[tuple[date, int]]:
        """The last seven days, each with the characters that were written."""
        return self._days.week(self._today())

    @property
    def goal(self) -> int:
        """The characters that the person wants to write in a day; 0: none."""
        return self._days.goal

    def set_goal(self, goal: int) -> None:
        """Want `goal` characters of a day; 0: no goal."""
        self._when_read(lambda: self._set_goal(min(max(goal, 0), HIGHEST_GOAL)))

    def read(self) -> None:
        """Read the file, where that is not done yet; `changed` comes then."""
        self._when_read(self.changed.emit)

    def follow(self, document: Document, body: str) -> None:
        """The post `document` was opened with the text `body`, "" for a new one: what is written is told from there."""
        self._opened = document, body

    def note(self, document: Document, characters: int) -> None:
        """The open post `document` has so many characters now."""
        post = document.fields.id or str(document.path)
        self._when_read(lambda: self._note(document, post, characters))

    def wait(self, timeout: float) -> bool:
        """Write what is not written yet, and block until it is, `timeout` seconds at most: for closing only."""
        if self._later.isActive():
            self._later.stop()
            self._write()
        return self._jobs.wait(timeout)

    def _note(self, document: Document, post: str, characters: int) -> None:
        if document is self._document:
            self._put(post, self._last, characters)
            return
        body = self._opened[1] if self._opened is not None and self._opened[0] is document else ""

        def begin(first: int) -> None:
            self._document, self._post, self._last = document, post, first
            self._put(post, first, characters)

        self._jobs.start(lambda: count(body).characters, begin, _raise)

    def _put(self, post: str, first: int, characters: int) -> None:
        today, before = self._today(), self._days
        if post != self._post:
            self._days = self._days.renamed(today, self._post, post)
            self._gone.add(self._post)
        self._days = self._days.with_post(today, post, first, characters)
        self._post, self._last, self._day = post, characters, today
        if self._days != before:
            if not self._later.isActive():
                self._later.start()
            self.changed.emit()

    def _set_goal(self, goal: int) -> None:
        self._days = WritingDays(self._days.posts, self._days.sums, goal)
        self.changed.emit()
        self._write()

    def _when_read(self, act: Callable[[], None]) -> None:
        """Do `act` once the file is read: at once where it is."""
        if self._is_read:
            act()
            return
        path = self._path

        def read() -> WritingDays | None:
            try:
                return read_days(path)
            except (OSError, ValueError, RecursionError):
                return None

        def done(days: WritingDays | None) -> None:
            if not self._is_read:
                self._is_read = True
                self.damaged = days is None
                self._days = days or WritingDays()
            act()

        self._jobs.start(read, done, _raise)

    def _write(self) -> None:
        path, mine, day, gone = self._path, self._days, self._day, frozenset(self._gone)
        self._gone.clear()

        def failed(error: Exception) -> None:
            if not isinstance(error, FileError):
                raise error

        self._jobs.start(lambda: keep_days(path, mine, day, gone), lambda _days: None, failed)


def _raise(error: Exception) -> None:
    raise error
