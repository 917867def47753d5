"""The pools from which the C library gives memory: one for all threads of a process, where glibc has one for each.

A thread that has worked on a long text leaves a pool that is nearly empty and stays: measured with a post of 1 MB, 8 MB
of the window's process and 7 of the render's and the library's, 1 and 3 MB with one of 10 kB. Threads of Python
allocate one at a time; no key was later, with the threads of the web engine beside the window's.
"""

import os
import sys

VARIABLE, ONE = "MALLOC_ARENA_MAX", "1"
"""The variable by which a process that is started is told so, and its value (man mallopt)."""

_ARENA_MAX = -8  # M_ARENA_MAX of mallopt(3)


def keep_one() -> None:
    """Have this process make no further pool. What the person has set stays; without glibc nothing is done."""
    if sys.platform.startswith("linux") and VARIABLE not in os.environ:
        import ctypes  # 0.5 MB, and the processes that are started are told by the variable

        setting = getattr(ctypes.CDLL(None), "mallopt", None)
        if setting is not None:
            setting(_ARENA_MAX, int(ONE))
