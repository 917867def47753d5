"""Leaving with work that is not saved: by the window, by a signal."""

import os
import signal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from editor.app.application import Application
from editor.ui.program import Program


def test_the_window_is_not_lost_by_a_cancelled_close(window_of, answers, qtbot):
    window = window_of()
    with qtbot.waitSignal(window.desk.document.saved):
        qtbot.keyClicks(window.focusWidget(), "a")
    qtbot.keyClicks(window.focusWidget(), "b")
    answers.choices = [None, 0]
    assert not window.close()
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert "headline: ab" in window.desk.document.path.read_text(encoding="utf-8")
    assert len(answers.asked) == 2


@pytest.fixture
def program(qapp, tmp_path, answers):
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    style = qapp.style().name()
    post = tmp_path / "post.md"
    post.write_text("本文\n", encoding="utf-8")
    app = Application()
    program = Program(qapp, app, app.session.open(post))
    program.window.desk.files._ask = answers
    program.show()
    yield program
    signal.set_wakeup_fd(-1)
    for number, handler in handlers.items():
        signal.signal(number, handler)
    program.window.dismiss()
    program.close()
    program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    qapp.setStyle(style)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_signal_closes_as_a_click_does(program, answers, qtbot):
    def terminate() -> None:
        os.kill(os.getpid(), signal.SIGTERM)

    program.window.desk.source.edit.insertPlainText("新")
    answers.choices = [None]
    answers.while_asking = terminate
    terminate()
    qtbot.waitUntil(lambda: bool(answers.asked))
    QCoreApplication.processEvents()
    assert program.window.isVisible()
    answers.while_asking = lambda: None
    answers.choices = [0]
    terminate()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert program.window.desk.document.is_clean
    assert program.window.desk.document.path.read_text(encoding="utf-8") == "新本文\n"
