"""Habits of the author of a library, learned beside the work and kept for the reports."""

import time
from pathlib import Path
from threading import Thread

from editor.core.library.house import Habit, learn

AGAIN = 600.0
"""Seconds after which a library is looked at again."""
_REST = 0.005
"""Seconds between two posts that are read: pages and reports go first."""


class HouseKeeper:
    """Knows one library at a time. The first answers are None: nobody waits until it has been read."""

    def __init__(self) -> None:
        self._library: Path | None = None
        self._habit: Habit | None = None
        self._next = 0.0
        self._thread: Thread | None = None

    def of(self, library: Path) -> Habit | None:
        """The habits known of `library` by now, None before; they are read anew after some minutes."""
        if library != self._library:
            self._library, self._habit, self._next = library, None, 0.0
        if time.monotonic() >= self._next and (self._thread is None or not self._thread.is_alive()):
            self._next = time.monotonic() + AGAIN
            self._thread = Thread(target=self._learn, args=(library,), daemon=True)
            self._thread.start()
        return self._habit

    def wait(self, timeout: float) -> None:
        """Block until what is being read is known, `timeout` seconds at most."""
        if self._thread is not None:
            self._thread.join(timeout)

    def _learn(self, library: Path) -> None:
        habit = learn(library, lambda: time.sleep(_REST))
        if library == self._library:
            self._habit = habit
