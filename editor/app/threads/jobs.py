"""Job queues: work off the window's thread, its results brought back to it. Jobs of one `Jobs` object run one after
another."""

import threading
from collections import deque
from collections.abc import Callable
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject

from editor.app.threads.main_thread import Deliveries

T = TypeVar("T")


class Jobs(QObject):
    """A queue of work in a thread of its own. `done` and `failed` are called in the window's thread, as long as this
    object is there.

    The thread is Python's and holds nothing of Qt's: a QRunnable, and a QObject made for each result, may lose their
    last reference in either thread while the other one still delivers.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._answers: dict[int, tuple[Callable[[Any], None], Callable[[Exception], None]]] = {}
        self._queue = _Queue(Deliveries(self._take))

    def start(self, function: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run `function()`; then `done(result)` or `failed(error)` in the window's thread."""
        self._number += 1
        self._answers[self._number] = done, failed
        self._queue.put(self._number, function)

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
            self._queue.wait(rest)
            QCoreApplication.processEvents()
        return True

    def _take(self, number: int, result: Any, error: BaseException | None) -> None:
        done, failed = self._answers.pop(number)
        if isinstance(error, Exception):
            failed(error)
        elif error is not None:
            raise error
        else:
            done(result)


class _Queue:
    """The work that waits, and the thread that does it; the thread ends when nothing waits."""

    def __init__(self, deliveries: Deliveries) -> None:
        self._deliveries = deliveries
        self._waiting: deque[tuple[int, Callable[[], Any]]] = deque()
        self._idle = threading.Condition()
        self._running = False

    def put(self, number: int, function: Callable[[], Any]) -> None:
        with self._idle:
            self._waiting.append((number, function))
            if not self._running:
                self._running = True
                threading.Thread(target=self._run, name="jobs", daemon=True).start()

    def wait(self, timeout: float | None) -> None:
        """Block until all is done, `timeout` seconds at most."""
        with self._idle:
            self._idle.wait_for(lambda: not self._running, timeout)

    def _run(self) -> None:
        while True:
            with self._idle:
                if not self._waiting:
                    self._running = False
                    self._idle.notify_all()
                    return
                number, function = self._waiting.popleft()
            try:
                result, error = function(), None
            except BaseException as caught:  # handed to `failed`, which must hear of every kind
                result, error = None, caught
            self._deliveries.deliver(number, result, error)
            del function, result, error  # the last reference is not to go here while the next job runs
