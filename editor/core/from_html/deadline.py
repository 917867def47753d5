"""A time limit for work that may run away: Python looks for signals even inside a regular expression."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType


class Overdue(BaseException):  # no Exception: what is caught on the way must not swallow it
    """The work took too long."""


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise Overdue in the block after `seconds`. Without limit outside of the main thread, and where there are no
    such signals (Windows)."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise Overdue

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
