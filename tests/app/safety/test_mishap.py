"""A crash of ours: the journal first, then a report, then a word, once."""

import errno
import io
import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QMessageLogContext, QTimer, QtMsgType

from editor.app.safety.mishap import Mishap, folder
from editor.core.history.runs import ended_unexpectedly


@pytest.fixture
def order():
    return []


@pytest.fixture
def mishap(qapp, order, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_told: None)
    monkeypatch.setattr(threading, "excepthook", lambda *_told: None)
    mishap = Mishap(lambda _timeout: order.append("safe"))
    mishap.happened.connect(order.append)
    mishap.watch()
    yield mishap
    mishap.end()


def test_an_exception_in_the_loop_is_told_after_the_text_is_safe(mishap, order):
    try:
        raise ValueError("broken")
    except ValueError:
        sys.excepthook(*sys.exc_info())
    assert order[0] == "safe"
    report = order[1].read_text(encoding="utf-8")
    assert "ValueError: broken" in report
    assert report.startswith("Ronpyo ")


class Gone(io.StringIO):
    """The stream of a terminal, or of a reader, that is there no more."""

    def write(self, _text):
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


@pytest.mark.parametrize("stream", [Gone(), None])
def test_a_complaint_of_qt_that_nobody_can_read_is_no_mishap(mishap, order, monkeypatch, stream):
    monkeypatch.setattr(sys, "stderr", stream)
    mishap._qt_says(QtMsgType.QtWarningMsg, QMessageLogContext(), "Qt has something to say")
    assert order == []


def test_one_in_a_thread_is_told_too(mishap, order, qtbot):
    def work():
        raise ValueError("broken")

    thread = threading.Thread(target=work)
    with qtbot.waitSignal(mishap.happened):
        thread.start()
    thread.join()
    assert order[0] == "safe"


def test_the_same_is_told_once(mishap, order):
    error = ValueError("broken")
    for _ in range(3):
        sys.excepthook(ValueError, error, None)
    assert len(order) == 4
    assert order.count("safe") == 3


def test_what_goes_wrong_while_it_is_made_safe_is_no_second_mishap(qapp, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", lambda *_told: None)

    def fail(_timeout):
        sys.excepthook(KeyError, KeyError("inner"), None)
        raise OSError("no disk")

    told = []
    mishap = Mishap(fail)
    mishap.happened.connect(told.append)
    mishap.watch()
    sys.excepthook(ValueError, ValueError("outer"), None)
    mishap.end()
    assert len(told) == 1


_CRASH = """
import sys
from PySide6.QtCore import QCoreApplication, qFatal
from editor.app.safety.mishap import Mishap
app = QCoreApplication([])
mishap = Mishap(lambda timeout: sys.stderr.write("safe\\\\n"))
mishap.watch()
{how}
"""


@pytest.mark.parametrize(
    ("how", "said"),
    [("import ctypes; ctypes.string_at(0)", "Segmentation fault"), ("qFatal('no way')", "Qt: ")],
    ids=["the interpreter", "Qt"],
)
def test_a_hard_crash_is_found_by_the_next_start(how, said):
    done = subprocess.run([sys.executable, "-c", _CRASH.format(how=how)], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert ("safe" in done.stderr) == (how.startswith("qFatal"))
    ended = ended_unexpectedly(folder())
    assert ended.number == 1
    assert said in ended.report.read_text(encoding="utf-8")


def test_a_clean_end_leaves_no_mark(mishap, qtbot):
    QTimer.singleShot(0, mishap.end)
    qtbot.waitUntil(lambda: mishap.run.file is None)
    assert ended_unexpectedly(folder()).number == 0
