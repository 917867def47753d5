"""Deadlines for drives that may not answer: each question is asked in a thread of its own and waited for only so long.

A network drive that is gone holds a system call for minutes, and no call can be given up. The thread stays behind.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from editor.core.disk import folders

_GLANCE = 0.1  # seconds


class PendingCall:
    """`ask()`, under way in a thread. `late(result, error)` is called there, if by then nobody waits any more."""

    def __init__(self, ask: Callable[[], Any], late: Callable[[Any, Exception | None], object]) -> None:
        self._ask, self._late = ask, late
        self._answer: tuple[Any, Exception | None] | None = None
        self._answered = threading.Condition()
        self._waits = True
        threading.Thread(target=self._run, name="question", daemon=True).start()

    def wait(self, seconds: float) -> tuple[Any, Exception | None] | None:
        """The result or the error, one of them None; None where there is neither after `seconds`: nobody waits then."""
        with self._answered:
            self._answered.wait_for(lambda: self._answer is not None, seconds)
            self._waits = False
            return self._answer

    @property
    def answered(self) -> bool:
        """Whether the answer is there."""
        return self._answer is not None

    def _run(self) -> None:
        try:
            result, error = self._ask(), None
        except Exception as caught:  # told to whoever asked, whatever it is
            result, error = None, caught
        with self._answered:
            self._answer = result, error
            self._answered.notify_all()
            if self._waits:
                return
        self._late(result, error)


class Presence:
    """Existence of files, each known within a tenth of a second, also on a drive that does not answer at once."""

    def __init__(self) -> None:
        self._asked: dict[Path, PendingCall] = {}

    def is_file(self, path: Path) -> bool:
        """Whether `path` is a file that can be reached now."""
        return self._look(path) is True

    def is_gone(self, path: Path) -> bool:
        """Whether it is sure that there is no file `path`."""
        return self._look(path) is False

    def _look(self, path: Path) -> bool | None:
        stuck = self._asked.get(path.parent)
        if stuck is not None and not stuck.answered:
            return None
        question = self._asked[path.parent] = PendingCall(lambda: folders.is_file(path), lambda _result, _error: None)
        answer = question.wait(_GLANCE)
        return None if answer is None else bool(answer[0])
