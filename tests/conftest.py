"""What every test stands on: no screen, no unexpected log record; `tests/plugins` gives folders, order and limits."""

import logging
import os
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

# Before Qt is imported by anyone.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # never the person's own
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")  # Chromium's sandbox refuses root

# Hypothesis notes what it finds in the code of a checkout, with its paths: not into the checkout.
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(Path(tempfile.gettempdir()) / "ronpyo-hypothesis"))

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from editor.core import words

pytest_plugins = [
    f"tests.plugins.{name}"
    for name in ("costs", "folders", "reports", "share", "spread", "surroundings", "systems", "waits", "watchdog")
]

settings.register_profile(
    "local",
    deadline=None,  # a shared machine stalls now and then
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    database=DirectoryBasedExampleDatabase(Path(tempfile.gettempdir()) / "ronpyo-hypothesis" / "examples"),
)
settings.register_profile("ci", settings.get_profile("local"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_sessionfinish() -> None:
    """Empty the clipboard: what a test's own QMimeData left in it, Qt would destroy when Python is gone, and crash."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture
def japanese() -> None:
    """The program speaks Japanese."""
    words.use("ja")


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
