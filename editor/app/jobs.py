"""Work off the window's thread, its results brought back to it. Jobs of one `Jobs` object run one after another."""

import threading
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid

T = TypeVar("T")


class Jobs(QObject):
    """A queue of work in a thread of its own. `done` and `failed` are called in the thread that owns this object.

    The thread is Python's and holds nothing of Qt's but the signal of this object: a QRunnable, and a QObject made for
    each result, may lose their last reference in either thread while the other one still delivers.
    """

    _arrived = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._answers: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._queue: deque[tuple[int, Callable[[], Any]]] = deque()
        self._idle = threading.Condition()
        self._running = False
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def start(self, function: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run `function()`; then `done(result)` or `failed(error)` in this object's thread."""
        self._number += 1
        self._answers[self._number] = done, failed
        with self._idle:
            self._queue.append((self._number, function))
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="jobs", daemon=True).start()

    @property
    def busy(self) -> bool:
        """Whether work is under way or its result not yet in."""
        return bool(self._answers)

    def wait(self, timeout: float | None = None) -> bool:
        """Block until the work is done and its results are in, `timeout` seconds at most: for closing only."""
        end = None if timeout is None else monotonic() + timeout
        while self._answers:
            rest = None if end is None else end - monotonic()
            if rest is not None and rest <= 0:
                return False
            with self._idle:
                self._idle.wait_for(lambda: not self._running, rest)
            QCoreApplication.processEvents()
        return True

    def _run(self) -> None:
        while True:
            with self._idle:
                if not self._queue:
                    self._running = False
                    self._idle.notify_all()
                    return
                number, function = self._queue.popleft()
            try:
                result, error = function(), None
            except BaseException as caught:  # handed to `failed`, which must hear of every kind
                result, error = None, caught
            try:
                self._arrived.emit(number, result, error)
            except RuntimeError:
                if isValid(self):
                    raise
                return  # destroyed with the window that waited for it: nobody is left to hear of it

    def _take(self, number: int, result: Any, error: BaseException | None) -> None:
        done, failed = self._answers.pop(number)
        if isinstance(error, Exception):
            failed(error)
        elif error is not None:
            raise error
        else:
            done(result)
