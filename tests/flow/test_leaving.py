"""Leaving with work that is not saved: by the window, by a signal."""

import os
import signal
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QMenu

from editor.app import application
from editor.app.application import Application
from editor.app.choices import settings
from editor.app.safety.journal import folder
from editor.core.disk import store
from editor.core.history.journal_files import left_behind
from editor.core.sharing import probe
from editor.ui.desk import files
from editor.ui.start import program as program_module
from editor.ui.start.program import Program


def test_the_window_is_not_lost_by_a_cancelled_close(window_of, answers, qtbot):
    window = window_of()
    window.app.settings.choose(autosave="off")
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


def terminate(number: int = signal.SIGTERM) -> None:
    os.kill(os.getpid(), number)


posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@posix
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_saves_and_ends_without_a_question(program, answers, qtbot, number):
    program.window.desk.source.edit.insertPlainText("新")
    terminate(getattr(signal, number))
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert not answers.asked
    assert program.window.desk.document.path.read_text(encoding="utf-8") == "新本文\n"
    assert not left_behind(folder())


@posix
def test_where_it_does_not_save_by_itself_a_signal_leaves_the_text_in_its_journal(program, answers, qtbot):
    program._app.settings.choose(autosave="off")
    program.window.desk.source.edit.insertPlainText("新")
    terminate()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    program._app.journal.close()
    assert not answers.asked
    assert program.window.desk.document.path.read_text(encoding="utf-8") == "本文\n"
    assert [left.account.contents.text for left in left_behind(folder())] == ["新本文\n"]


@posix
def test_a_signal_ends_an_open_question(program, qtbot):
    program._app.settings.choose(autosave="off")
    program.window.desk.files._ask = program.window._ask
    program.window.desk.source.edit.insertPlainText("新")
    QTimer.singleShot(0, terminate)
    program.window.close()  # comes back when the question is gone
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert program._app.journal.secure()


@posix
@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_a_signal_ends_an_open_menu(program, qtbot):
    edit = program.window.desk.source.edit
    edit.insertPlainText("新")
    menu = QMenu(edit)
    menu.addAction("一")
    QTimer.singleShot(0, terminate)
    menu.exec()  # comes back when the menu is gone
    qtbot.waitUntil(lambda: not program.window.isVisible())
    assert program.window.desk.document.path.read_text(encoding="utf-8") == "新本文\n"


def test_a_word_that_is_being_composed_is_kept_when_the_session_ends(program):
    program._app.settings.choose(autosave="off")
    edit = program.window.desk.source.edit
    edit.setFocus()
    QCoreApplication.sendEvent(edit, QInputMethodEvent("未確定", []))
    program._session_ends()
    program._app.journal.close()
    assert [left.account.contents.text for left in left_behind(folder())] == ["未確定本文\n"]


def test_when_the_session_ends_the_window_asks_nothing(program, answers):
    program._app.settings.choose(autosave="off")
    program.window.desk.source.edit.insertPlainText("新")
    program._session_ends()
    assert program.window.close()
    assert not answers.asked


@pytest.fixture
def dead_drive(monkeypatch):
    """The drive of the post answers no more: whoever reads or writes there waits."""
    answers = threading.Event()
    write = store.write

    def waits_to_write(path, *values, **named):
        if path.name == "post.md":
            answers.wait(60)
        return write(path, *values, **named)

    monkeypatch.setattr(store, "write", waits_to_write)
    for module in (application, settings, files, program_module):
        monkeypatch.setattr(module, "_PATIENCE", 0.2)
    yield answers
    answers.set()


@posix
def test_a_signal_ends_it_although_the_drive_does_not_answer(program, dead_drive, qtbot):
    program.window.desk.source.edit.insertPlainText("新")
    program._app.session.save(program.window.desk.document)
    terminate()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)
    program._app.close()
    assert [left.account.contents.text for left in left_behind(folder())] == ["新本文\n"]


@pytest.mark.parametrize("under_way", [True, False], ids=["a save is under way", "the save begins with it"])
def test_the_window_closes_although_the_drive_does_not_answer(program, dead_drive, qtbot, answers, under_way):
    program.window.desk.source.edit.insertPlainText("新")
    if under_way:
        program._app.session.save(program.window.desk.document)
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=10_000)
    assert not answers.asked
    program._app.close()
    assert [left.account.contents.text for left in left_behind(folder())] == ["新本文\n"]


def test_looking_at_a_file_that_does_not_answer_holds_up_no_save(program, qtbot, monkeypatch):
    reached, answered = threading.Event(), threading.Event()

    def waits_to_look(_known):
        reached.set()
        answered.wait(60)
        return probe.Sight(unreadable=True)

    monkeypatch.setattr("editor.app.files.watcher.look", waits_to_look)
    program._app.watcher.start()

    def is_looking() -> bool:
        program._app.watcher.look()  # does nothing while an earlier look is under way
        return reached.is_set()

    qtbot.waitUntil(is_looking, timeout=20_000)
    program.window.desk.source.edit.insertPlainText("新")
    document = program.window.desk.document
    with qtbot.waitSignal(document.saved, timeout=20_000):
        program._app.session.save(document)
    assert document.path.read_text(encoding="utf-8") == "新本文\n"
    monkeypatch.setattr("editor.app.files.watcher.look", probe.look)
    answered.set()
