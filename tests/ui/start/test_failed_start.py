"""A display that does not answer: one sentence and code 1, and Qt's own messages are back afterwards."""

import os
import subprocess
import sys

import pytest

START = """
from PySide6.QtWidgets import QApplication
from editor.ui.start.failed_start import told_in_a_sentence
with told_in_a_sentence():
    QApplication([])
print("started")
"""


@pytest.mark.parametrize(("platform", "starts"), [("no-such-platform", False), ("offscreen", True)])
def test_a_start_is_made_or_told_in_a_sentence(platform: str, starts: bool) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": platform, "LC_ALL": "C.UTF-8"}
    ended = subprocess.run([sys.executable, "-c", START], env=environment, capture_output=True, text=True, timeout=120)
    assert ended.returncode == (0 if starts else 1)
    assert ended.stdout == ("started\n" if starts else "")
    assert ("The window cannot be opened" in ended.stderr) == (not starts)
    assert "Traceback" not in ended.stderr and len(ended.stderr.splitlines()) <= 1
