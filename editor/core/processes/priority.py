"""The priority of a process of ours: behind whoever types, or only while nobody else wants the processors.

Windows' calls were never tried on a real system; the tests imitate them.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from typing import Any

BELOW_NORMAL, IDLE = 0x4000, 0x40
"""Windows' priority classes:
https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-setpriorityclass"""
_LAST = 10  # steps, where a system knows no process that waits for all others


class PriorityCalls:
    """The calls of Windows."""

    def __init__(self) -> None:
        import ctypes

        self._ctypes: Any = ctypes
        self._library = self._ctypes.WinDLL("kernel32", use_last_error=True)
        self._library.GetCurrentProcess.restype = ctypes.c_void_p

    def put_into(self, kind: int) -> None:
        """SetPriorityClass of this process; what is refused is left as it is."""
        handle = self._ctypes.c_void_p(self._library.GetCurrentProcess())
        self._library.SetPriorityClass(handle, self._ctypes.c_uint32(kind))


def go_behind(steps: int, calls: Callable[[], PriorityCalls] | None = None) -> None:
    """Let this process come behind those of the person, by so many `steps` of nice(2). Where the system does not let
    it, nothing changes."""
    with contextlib.suppress(OSError, AttributeError):
        if sys.platform == "win32":
            (calls or PriorityCalls)().put_into(BELOW_NORMAL)
        else:
            os.nice(steps)


def go_last(calls: Callable[[], PriorityCalls] | None = None) -> None:
    """Let this process run only while nobody else wants the processors, as far as the system knows that."""
    with contextlib.suppress(OSError, AttributeError):
        if sys.platform == "win32":
            (calls or PriorityCalls)().put_into(IDLE)
        else:
            os.nice(_LAST)
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
