"""PySide6 6.12.0 on Python < 3.12 loses a reference to None or True with most calls, until the process aborts.

Some hours of writing are enough; a test suite is not, because pytest itself keeps thousands of references.
So the count is measured, in a process of its own.
"""

import json
import subprocess
import sys

import pytest

CALLS = 2_000
MEASURE = f"""
import json, sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

class Sender(QObject):
    sent = Signal(int)

app = QApplication(["guard"])
label, edit, sender = QLabel(), QPlainTextEdit(), Sender()
sender.sent.connect(lambda number: None)
calls = {{
    "setText": lambda: label.setText("あ"),
    "setPlainText": lambda: edit.setPlainText("あ"),
    "parent": lambda: label.parent(),
    "emit": lambda: sender.sent.emit(1),
    "processEvents": lambda: QCoreApplication.processEvents(),
    "singleShot": lambda: QTimer.singleShot(0, lambda: None),
}}
# Where the wheel is faulty, the measurement itself must not bring the process down.
import ctypes
if sys.version_info < (3, 12):
    for constant in (None, True):
        ctypes.c_ssize_t.from_address(id(constant)).value += 1 << 30
drift = {{}}
for name, call in calls.items():
    call()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range({CALLS}):
        call()
    QCoreApplication.processEvents()
    drift[name] = [sys.getrefcount(None) - before[0], sys.getrefcount(True) - before[1]]
print(json.dumps(drift))
"""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on (PEP 683)")
def test_qt_calls_keep_the_references_of_none_and_true() -> None:
    result = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, timeout=60)
    assert result.returncode == 0, result.stderr
    drift = json.loads(result.stdout)
    lost = {name: counts for name, counts in drift.items() if max(map(abs, counts)) > CALLS // 20}
    assert not lost, "references to (None, True) drift with every call of: " + ", ".join(lost)


def test_installed_qt_fits_this_python() -> None:
    import PySide6

    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    assert version >= (6, 12) if sys.version_info >= (3, 12) else version == (6, 11)
