"""Of several processes each prepares a part of the test files for all: the asserts in them are rewritten once.

pytest keeps what it rewrote beside the file (`__pycache__`), but processes that begin together all find nothing there:
in a fresh checkout each would rewrite every file, some eight seconds of the processor's time. So each imports its own
part first. A file that another one has not got to by then is rewritten as ever.
"""

import contextlib
import importlib
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest


def _test_files(config: pytest.Config) -> Iterator[Path]:
    """The files that will be collected, in the order of their paths."""
    patterns = config.getini("python_files")
    for arg in config.args:
        place = config.invocation_params.dir / arg.partition("::")[0]
        found = [place] if place.is_file() else (path for pattern in patterns for path in place.rglob(pattern))
        yield from sorted(found)


def part(files: list[Path], number: int, count: int) -> list[Path]:
    """Those of `files` that process `number` of `count` prepares: each file is somebody's, and nobody else's."""
    return files[number::count]


@pytest.hookimpl(wrapper=True)  # after pytest's own, by which imports begin to rewrite
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Import this process' part. What cannot be imported is for pytest to say when it comes to that file."""
    config = session.config
    if (given := getattr(config, "workerinput", None)) is not None:
        number = int(given["workerid"].removeprefix("gw"))
        for file in part(list(_test_files(config)), number, given["workercount"]):
            with contextlib.suppress(Exception, pytest.skip.Exception):
                importlib.import_module(".".join(file.relative_to(config.rootpath).with_suffix("").parts))
    return (yield)
