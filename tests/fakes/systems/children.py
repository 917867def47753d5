"""The imitation of a system in the processes that the program starts: they enter it before their first line.

`child/sitecustomize.py` is found by the search path that the program gives its children, and reads the name of the
system from the environment. Nothing of the program knows of it.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path

import pytest

_SYSTEM, _FOLDER, _ROOT = "RONPYO_TESTS_SYSTEM", "RONPYO_TESTS_FOLDER", "RONPYO_TESTS_PROCESS"
_HERE = Path(__file__).parent
_REAL_OPEN, _REAL_LISTDIR = open, os.listdir
_stay = ExitStack()


def patch_children(patch: pytest.MonkeyPatch, system: str) -> None:
    """Let the processes that are started from now on be in the imitation of `system`, too."""
    patch.setattr(sys, "path", [str(_HERE / "child"), *sys.path])
    patch.setenv(_SYSTEM, system)
    patch.setenv(_FOLDER, str(_HERE.parents[2]))
    patch.setenv(_ROOT, os.environ.get(_ROOT, str(os.getpid())))


def enter(system: str) -> None:
    """Be in the imitation of `system` to the end of this process."""
    _stay.enter_context(getattr(import_module(f"tests.fakes.systems.{system}"), system)())


def processes() -> Iterator[int]:
    """The numbers of the process of the test and of all that it has started, directly or not."""
    left = [int(os.environ.get(_ROOT, os.getpid()))]
    while left:
        pid = left.pop()
        yield pid
        try:
            for task in _REAL_LISTDIR(f"/proc/{pid}/task"):
                with _REAL_OPEN(f"/proc/{pid}/task/{task}/children", encoding="ascii") as children:
                    left += map(int, children.read().split())
        except OSError:  # it has just ended
            continue
