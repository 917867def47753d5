"""Where tests write: into memory, where the system has a file system there with room.

Making, syncing and removing some hundred thousand small files takes minutes of the processor's time on a disk. What
fails for the sake of a disk brings a disk of its own (`tests/faults`). `--basetemp FOLDER` chooses another place.
"""

import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from _pytest.tmpdir import tmppath_result_key

_MEMORY = Path("/dev/shm")
_ROOM_BYTES = 2 << 30
_PREFIX = f"ronpyo-tests-{os.getuid() if hasattr(os, 'getuid') else 0}-"
_made = pytest.StashKey[Path]()
_numbers = count()


def _has_room() -> bool:
    try:
        system = os.statvfs(_MEMORY)
    except (AttributeError, OSError):
        return False
    if system.f_flag & os.ST_NOEXEC:
        return False  # as in many containers; tests start scripts that they wrote
    return os.access(_MEMORY, os.W_OK) and system.f_bavail * system.f_frsize >= _ROOM_BYTES


def _sweep() -> None:
    """Remove what runs left there that failed or were killed."""
    for folder in _MEMORY.glob(f"{_PREFIX}*"):
        process = folder.name.removeprefix(_PREFIX)
        if process.isdigit() and not Path(f"/proc/{process}").exists():
            shutil.rmtree(folder, ignore_errors=True)


@pytest.hookimpl(tryfirst=True)  # before pytest's own plugin reads the option
def pytest_configure(config: pytest.Config) -> None:
    if config.option.basetemp is None and not hasattr(config, "workerinput") and _has_room():
        _sweep()
        config.stash[_made] = _MEMORY / f"{_PREFIX}{os.getpid()}"
        config.option.basetemp = str(config.stash[_made])


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Leave the folders of a run that failed until the next run, to be looked at."""
    if exitstatus == pytest.ExitCode.OK and (folder := session.config.stash.get(_made, None)) is not None:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder of the test's own, which goes when the test has passed.

    pytest's fixture of this name makes a link to it as well, and takes ten times as long.
    """
    name = "".join(one if one.isascii() and one.isalnum() else "_" for one in request.node.name[:30])
    path = tmp_path_factory.getbasetemp() / f"{name}-{next(_numbers)}"
    path.mkdir(0o700)
    yield path
    if all(request.node.stash.get(tmppath_result_key, {}).values()):
        shutil.rmtree(path, ignore_errors=True)
