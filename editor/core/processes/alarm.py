"""The alarm of a time limit: a signal that Python hears in its main thread, also within a regular expression.

A thread of Python's cannot ring it: a regular expression that runs away holds the interpreter's lock meanwhile. So the
system does: by its interval timer, and on Windows, which has none, by a timer of its thread pool that calls the C
library's own `raise`. The latter was never tried on a real system; the tests imitate its calls.
"""

import signal
import sys
from collections.abc import Callable
from typing import Any

_ONCE, _IN_TIMER_THREAD = 0x8, 0x20  # WT_EXECUTEONLYONCE, WT_EXECUTEINTIMERTHREAD
_BREAK = 21  # SIGBREAK: Ctrl+Break, which a window and its processes never get from a person


class Alarm:
    """The interval timer of a POSIX system. `number` is the signal that it rings with."""

    def __init__(self) -> None:
        self.number: int = getattr(signal, "SIGALRM", 0)

    def start(self, seconds: float) -> None:
        """Ring once after `seconds`."""
        signal.setitimer(signal.ITIMER_REAL, seconds)

    def stop(self) -> None:
        """Ring no more."""
        signal.setitimer(signal.ITIMER_REAL, 0)


class TimerCalls:
    """The calls of Windows."""

    def __init__(self) -> None:
        import ctypes

        self._ctypes: Any = ctypes
        self._kernel = self._ctypes.WinDLL("kernel32", use_last_error=True)
        self._raise = self._ctypes.cast(self._ctypes.CDLL("ucrtbase")["raise"], ctypes.c_void_p)

    def start(self, number: int, milliseconds: int) -> int:
        """CreateTimerQueueTimer, to call `raise(number)`; gives the timer, 0 where there is none."""
        timer = self._ctypes.c_void_p()
        how = _ONCE | _IN_TIMER_THREAD
        parameter, due = self._ctypes.c_void_p(number), self._ctypes.c_uint32(milliseconds)
        made = self._kernel.CreateTimerQueueTimer(
            self._ctypes.byref(timer), None, self._raise, parameter, due, self._ctypes.c_uint32(0), how
        )
        return int(timer.value or 0) if made else 0

    def stop(self, timer: int) -> None:
        """DeleteTimerQueueTimer, which waits until a call that is under way has ended."""
        wait = self._ctypes.c_void_p(-1)
        self._kernel.DeleteTimerQueueTimer(None, self._ctypes.c_void_p(timer), wait)


class WindowsAlarm(Alarm):
    """A timer of Windows' thread pool."""

    def __init__(self, calls: Callable[[], TimerCalls] = TimerCalls) -> None:
        super().__init__()
        self.number = _BREAK
        self._calls = calls()
        self._timer = 0

    def start(self, seconds: float) -> None:
        """Ring once after `seconds`."""
        self._timer = self._calls.start(self.number, max(1, round(seconds * 1000)))

    def stop(self) -> None:
        """Ring no more."""
        if self._timer:
            self._calls.stop(self._timer)
            self._timer = 0


def alarm() -> Alarm | None:
    """The alarm of this system; None where it has none."""
    if hasattr(signal, "setitimer"):
        return Alarm()
    return WindowsAlarm() if sys.platform == "win32" else None
