"""What every test stands on: folders of its own, English words, no network, no screen, no unexpected log record."""

import faulthandler
import gc
import logging
import os
import socket
import sys
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

# Before Qt is imported by anyone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # Chromium's sandbox refuses root

# Hypothesis notes what it finds in the code of a checkout, with its paths: not into the checkout.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(tempfile.gettempdir()) / "ronpyo-hypothesis"))

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from editor.core import words

settings.register_profile(
    "local",
    deadline=None,  # a shared machine stalls now and then
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=DirectoryBasedExampleDatabase(Path(tempfile.gettempdir()) / "ronpyo-hypothesis" / "examples"),
)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")

_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_STATE_HOME": "home/state",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_DATA_HOME": "home/data",
    "XDG_DOCUMENTS_DIR": "home/documents",
    "RONPYO_LIBRARY": "library",
}
_WEB = ("preview", "flow", "morning")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With `--dist loadgroup`, keep the tests that start a web view in one process: one Chromium, not two."""
    for item in items:
        if any(folder in item.path.parts for folder in _WEB):
            item.add_marker(pytest.mark.xdist_group("web"))


def pytest_sessionfinish() -> None:
    """Empty the clipboard: what a test's own QMimeData left in it, Qt would destroy when Python is gone, and crash."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, state, cache and library in throw-away folders, never the person's own."""
    base = tmp_path_factory.mktemp("person")
    for name, folder in _FOLDERS.items():
        (base / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(base / folder))
    for name in ("RONPYO_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture(autouse=True)
def crashes_are_told(request: pytest.FixtureRequest) -> Iterator[None]:
    """A crash prints the stacks of all threads, also after a test of the program's own crash handler took that away."""
    yield
    if not faulthandler.is_enabled():
        faulthandler.enable(request.config.stash[fault_handler_stderr_fd_key])


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The program speaks English, unless the test asks for `japanese`."""
    words.use("en")
    yield
    words.use("en")


@pytest.fixture
def japanese(english: None) -> None:
    """The program speaks Japanese."""
    words.use("ja")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python reaches no other machine; web views are held back by the preview itself and tested for it."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(autouse=True)
def garbage_in_this_thread_only() -> Iterator[None]:
    """As the program does: an object of Qt's that is found by another thread is destroyed there."""
    gc.disable()
    yield
    from editor.app.garbage import collect_if_due

    collect_if_due()


class _Keep(logging.Handler):
    """Puts records of level WARNING or above into `records`."""

    def __init__(self, records: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._records = records

    def emit(self, record: logging.LogRecord) -> None:
        self._records.append(record)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that logged a warning or worse which it did not look for.

    A test that expects records takes `caplog` and looks at them; it is left alone.
    """
    records: list[logging.LogRecord] = []
    handler = _Keep(records)
    logging.getLogger().addHandler(handler)
    try:
        result = yield
    finally:
        logging.getLogger().removeHandler(handler)
    if records and "caplog" not in getattr(item, "fixturenames", ()):
        pytest.fail("unexpected log records:\n" + "\n".join(f"{r.name}: {r.getMessage()}" for r in records))
    return result
