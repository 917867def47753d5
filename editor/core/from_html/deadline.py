"""A time limit for work that may run away: Python looks for signals even inside a regular expression."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

from editor.core.processes.alarm import alarm


class Overdue(BaseException):  # no Exception: what is caught on the way must not swallow it
    """The work took too long."""


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise Overdue in the block after `seconds`. Without limit outside of the main thread, and where the system has no
    alarm."""
    clock = alarm() if threading.current_thread() is threading.main_thread() else None
    if clock is None:
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Overdue

    before = signal.signal(clock.number, ring)
    clock.start(seconds)
    try:
        yield
    finally:
        clock.stop()
        signal.signal(clock.number, before)
