"""A shared library loaded by a thread, before the module that is linked to it is imported."""

import ctypes
import os
from pathlib import Path
from threading import Thread


def fetch(library: Path) -> None:
    """Have `library` loaded beside what this process does; where it cannot be, nothing is said."""
    Thread(target=_load, args=(library,), name="early library", daemon=True).start()


def _load(library: Path) -> None:
    """By the C library's own function: Python's loaders hold the interpreter's lock meanwhile."""
    ctypes.CDLL(None).dlopen(os.fsencode(library), os.RTLD_LAZY)
