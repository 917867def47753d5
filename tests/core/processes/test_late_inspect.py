"""`inspect`, loaded late. In processes of their own, which have not loaded it yet."""

import subprocess
import sys

import pytest

from tests.guard.repository import ROOT

_LATE = """
import sys
from editor.core.processes import late_inspect
late_inspect.install()
late_inspect.install()
"""


@pytest.mark.parametrize(
    "code",
    [
        "import inspect; assert inspect.isclass(int)",
        "from inspect import isclass; assert isclass(int)",
        "import inspect; assert str(inspect.signature(lambda a, b=1: a)) == '(a, b=1)'",
        "import inspect; assert not hasattr(inspect, 'nothing_of_it'); assert inspect.isclass(int)",
        "import inspect; assert inspect.__file__.endswith('inspect.py'); assert inspect.getmodule(inspect.isclass)",
        "import inspect, importlib; assert importlib.reload(inspect).isclass(int)",
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    b: int\nassert A.__doc__ == 'A(b: int)'",
    ],
)
def test_it_is_there_when_it_is_used(code: str) -> None:
    before = "assert 'dis' not in sys.modules\n"
    command = [sys.executable, "-c", _LATE + before + code + "\nassert 'dis' in sys.modules"]
    subprocess.run(command, cwd=ROOT, check=True)


def test_two_threads_that_use_it_first_load_it_once() -> None:
    code = """
import threading
import inspect
there = threading.Barrier(4)
found = []
def use():
    there.wait()
    found.append(inspect.Parameter)
threads = [threading.Thread(target=use) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert len(found) == 4 and len(set(found)) == 1, found
"""
    subprocess.run([sys.executable, "-c", _LATE + code], cwd=ROOT, check=True)


def test_one_that_is_loaded_stays() -> None:
    code = "import inspect, sys; from editor.core import workers; assert sys.modules['inspect'] is inspect"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def test_the_processes_of_page_and_library_start_without_it() -> None:
    code = """
import sys
import editor.core.library.worker, editor.core.workers.post_worker, editor.core.render.page
unused = {"dis", "ast", "difflib", "concurrent.futures", "lxml"} & set(sys.modules)
assert not unused, unused
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
