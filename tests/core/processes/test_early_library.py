"""Libraries that are loaded ahead. In a process of its own, which has none of them yet."""

import subprocess
import sys

import pytest

from tests.guard.repository import ROOT


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="they are loaded ahead on Linux alone")
def test_the_libraries_of_the_web_engine_are_fetched_by_a_thread() -> None:
    code = """
import sys, threading
from editor.ui.start import qt_loading
qt_loading.load()
qt_loading.fetch_web_engine()
for thread in threading.enumerate():
    if thread is not threading.main_thread():
        thread.join()
with open("/proc/self/maps") as maps:
    print("libQt6WebEngineCore" in maps.read(), "PySide6.QtWebEngineCore" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert (done.stdout, done.stderr) == ("True False\n", "")
