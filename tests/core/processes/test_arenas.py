"""One pool of memory for each process. In processes of their own, whose threads have made none yet."""

import subprocess
import sys

import pytest

from editor.core.processes import arenas, children
from tests.guard.repository import ROOT

_ALLOCATE = """
import ctypes, os, threading
from editor.core.processes import arenas
if "keep" in os.environ:
    arenas.keep_one()
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
def addresses(found):
    found += [library.malloc(ctypes.c_size_t(5000)) for _ in range(20)]
own, others = [], []
addresses(own)
thread = threading.Thread(target=addresses, args=(others,))
thread.start()
thread.join()
print(max(abs(one - own[0]) for one in others) < 2**26)
"""
glibc = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's pools")


@glibc
def test_a_thread_takes_memory_from_the_pool_that_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(arenas.VARIABLE, raising=False)
    monkeypatch.setenv("keep", "")
    done = subprocess.run([sys.executable, "-c", _ALLOCATE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "True\n"


@glibc
def test_what_the_person_has_set_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(arenas.VARIABLE, "8")
    monkeypatch.setenv("keep", "")
    done = subprocess.run([sys.executable, "-c", _ALLOCATE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
    assert children.environment()[arenas.VARIABLE] == "8"


def test_a_process_that_is_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(arenas.VARIABLE, raising=False)
    assert children.environment()[arenas.VARIABLE] == arenas.ONE
