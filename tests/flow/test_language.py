"""The language and the colours change while one works: nothing else does, whatever is open, and one goes on writing."""

import gc
import signal
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from editor.app.application import Application
from editor.app.library.import_process import ImportProcess
from editor.core import words
from editor.core.processes import start_pages
from editor.ui.desk import files
from editor.ui.library.slot import LibrarySlot
from editor.ui.preview.pane import PreviewPane
from editor.ui.start import qt_loading
from editor.ui.start.program import Program
from editor.ui.window.window import MainWindow
from tests.fakes import post_worker
from tests.references import dangerous

pytestmark = pytest.mark.long(35)

_POST = """---
title: 題
news:
  headline: 見出し
  summary: [一, 二, 三]
related:
- {title: 前の記事, url: "https://example.com/a", date: 2025-03-31}
---
本文。

<!-- commentary -->

論評。
"""


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot, request, monkeypatch) -> Iterator[Program]:
    """The program with its window on a post; with the parameter False (`NO_PAGE`) without preview and library, which
    take four fifths of what a window takes."""
    with_page = getattr(request, "param", True)
    if not with_page:
        post_worker.play(monkeypatch)
        monkeypatch.setattr(PreviewPane, "start", lambda _pane: None)
        monkeypatch.setattr(LibrarySlot, "start", lambda _slot: None)
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    style, font = qapp.style().name(), qapp.font()
    post = tmp_path / "post.md"
    post.write_text(_POST, encoding="utf-8")
    app = Application()
    app.settings.choose(language="en")
    app.mishap.watch()
    program = Program(qapp, app, app.session.open(post))
    program.show()
    view = lambda: program.window.desk.preview.view  # noqa: E731
    if with_page:
        qtbot.waitUntil(lambda: view() is not None and view().loaded, timeout=30_000)
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
    qapp.setFont(font)


NO_PAGE = pytest.mark.parametrize("program", [False], ids=["no page"], indirect=True)


def nothing(_window: MainWindow) -> None:
    """The post is open."""


def hide_fields(window: MainWindow) -> None:
    window.desk.toggle_fields()


def show_library(window: MainWindow) -> None:
    window.desk.library.want(True)
    window.desk.library.look_for("本文")


def say_notice(window: MainWindow) -> None:
    window.app.mishap.happened.emit(None)


def kill_preview(window: MainWindow) -> None:
    window.desk.preview.view.renderProcessTerminated.emit(
        window.desk.preview.view.page().RenderProcessTerminationStatus.KilledTerminationStatus, 9
    )


def kill_renderer(window: MainWindow) -> None:
    window.app.render_process._process.kill()


def choose_related(window: MainWindow) -> None:
    window.desk.relating.choose()


def find(window: MainWindow) -> None:
    window.desk.source.open_find()


STATES: list[Callable[[MainWindow], object]] = [
    nothing,
    hide_fields,
    show_library,
    say_notice,
    kill_preview,
    kill_renderer,
    choose_related,
    find,
    lambda window: window.dialogs.problems.show(),
    lambda window: window.dialogs.versions.show(),
    lambda window: window.dialogs.importing.show(),
    lambda window: window.dialogs.settings.show(),
    lambda window: window.dialogs.open_palette(),
    lambda window: window.dialogs.shortcuts.show(),
    lambda window: window.desk.toggle_preview(),
    lambda window: [window.desk.fields_pane.show_tab(tab) for tab in range(5)],
    lambda window: window.desk.publish.copy_for_blogger(),
]


def change(program: Program, qtbot, language: str) -> MainWindow:
    """Choose `language`, and wait for the window that speaks it."""
    old = program.window
    with qtbot.waitSignal(old.destroyed, timeout=20_000):
        program._app.settings.choose(language=language)
    assert words.language() == language
    return program.window


@pytest.mark.parametrize("states", [STATES[:6], STATES[6:12], STATES[12:]], ids=["panes", "dialogs", "more dialogs"])
def test_after_a_change_of_language_one_goes_on_writing(program, qtbot, states):
    app, document = program._app, program._app.session.current
    for number, state in enumerate(states):
        state(program.window)
        window = change(program, qtbot, ("ja", "en")[number % 2])
        window.desk.focus_source()
        before = document.text()
        position = window.desk.source.edit.textCursor().position()
        QTest.keyClicks(window.desk.source.edit, "a")
        assert document.text() == before[:position] + "a" + before[position:]
        qtbot.waitUntil(lambda: app.previewer.is_current, timeout=20_000)  # by the window's first page or a patch of it
        assert window.desk.safety_notice.isVisible() == (say_notice in states[: number + 1])
        view = window.desk.preview.view
        if view is not None and window.desk.preview_shown():
            qtbot.waitUntil(lambda view=view: view.loaded, timeout=20_000)


def test_after_a_change_of_colours_one_goes_on_writing(program, qtbot):
    window, app = program.window, program._app
    for choice, state in (("dark", say_notice), ("light", choose_related), ("", find)):
        state(window)
        app.settings.choose(theme=choice)
        assert program.window is window
        with qtbot.waitSignal(app.previewer.patched, timeout=20_000):
            QTest.keyClicks(window.desk.source.edit, "x")
    assert app.session.current.text().count("x") == 3


def test_what_is_open_stays_open_and_the_caret_where_it_is(program, qtbot):
    desk = program.window.desk
    program.window.dialogs.problems.show()
    program.window.dialogs.versions.show()
    program.window.dialogs.settings.show()
    desk.preview.set_zoom(1.25)
    desk.source.go_to_line(5)
    edit = desk.source.edit
    edit.setFocus()
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    position = edit.textCursor().position()
    window = change(program, qtbot, "ja")
    dialogs = window.dialogs
    assert dialogs.problems.is_open and dialogs.versions.is_open and dialogs.settings.window is not None
    assert window.dialogs.settings.window.windowTitle() == "設定"
    assert window.desk.preview.zoom == 1.25
    assert window.desk.source.edit.textCursor().position() == position
    assert window.focusWidget() is window.desk.source.edit


@pytest.mark.parametrize(
    ("program", "field"),
    [(True, "news.headline"), (False, "news.summary.2"), (False, "related.0.url"), (False, "commentary.headline")],
    indirect=["program"],
)
def test_the_caret_stays_in_its_field(program, qtbot, field):
    assert program.window.desk.fields_pane.focus_field(field)
    name, tab = program.window.focusWidget().accessibleName(), program.window.desk.fields_pane.tab
    QTest.keyClicks(program.window.focusWidget(), "q")
    window = change(program, qtbot, "ja")
    window = change(program, qtbot, "en")
    assert window.desk.fields_pane.tab == tab
    assert window.focusWidget().accessibleName() == name
    QTest.keyClicks(window.focusWidget(), "z")
    assert "qz" in repr(program._app.session.current.fields)


@pytest.mark.parametrize("field", ["", "news.headline", "related.0.url"])
def test_no_object_has_others_taken_for_destroyed(program, qtbot, field):
    """A window in which PySide had thought so ended the program: all that Qt had made in it was "already deleted"."""
    desk = program.window.desk
    desk.fields_pane.focus_field(field) if field else desk.focus_source()
    program.window.dialogs.problems.show()
    window = change(program, qtbot, "ja")
    assert dangerous() == []
    assert all(isValid(action) for action in window.tools.actions())


def test_a_window_that_was_replaced_is_let_go(program, qtbot):
    replaced = []
    for language in ("ja", "en", "ja"):
        replaced.append(weakref.ref(program.window))
        program.window.desk.fields_pane.focus_field("news.summary.1")
        change(program, qtbot, language)
    qtbot.waitUntil(lambda: gc.collect() >= 0 and all(window() is None for window in replaced[:-1]), timeout=20_000)


@pytest.mark.parametrize(("program", "place"), [(True, "text"), (False, "field")], indirect=["program"])
def test_a_word_that_is_being_composed_is_kept(program, qtbot, place):
    desk = program.window.desk
    if place == "text":
        desk.focus_source()
    else:
        desk.fields_pane.focus_field("news.summary.1")
    QCoreApplication.sendEvent(program.window.focusWidget(), QInputMethodEvent("未確定", []))
    window = change(program, qtbot, "ja")
    document = program._app.session.current
    assert "未確定" in document.text() + repr(document.fields)
    QTest.keyClicks(window.focusWidget(), "z")
    assert "未確定z" in document.text() + repr(document.fields)


@NO_PAGE
def test_a_question_is_answered_before_the_window_is_built_anew(program, qtbot):
    seen: list[object] = []
    window = program.window

    def in_between() -> None:
        program._app.settings.choose(language="ja")
        QTimer.singleShot(300, answer)

    def answer() -> None:
        question = QApplication.activeModalWidget()
        seen.append(program.window is window and question is not None)
        question.reject()

    QTimer.singleShot(0, in_between)
    assert window._ask.choice("Save first?", "It has changes.", ("Save", "Leave")) is None
    assert seen == [True]
    qtbot.waitUntil(lambda: program.window is not window, timeout=20_000)
    assert words.language() == "ja"


@NO_PAGE
@pytest.mark.parametrize("earlier", [False, True], ids=["saved by leaving", "saved before"])
def test_a_post_that_is_being_left_is_left_before_the_window_is_built_anew(program, qtbot, monkeypatch, earlier):
    """The save is under way while the language changes: after it the other post is shown, in the other language."""
    if earlier:
        monkeypatch.setattr(files, "_PATIENCE", 0.5)  # all of it passes
    window, session, go_on = program.window, program._app.session, threading.Event()
    session.keepers.append(lambda _replacement: go_on.wait(20) and None)
    first = session.current
    window.desk.focus_source()
    QTest.keyClicks(window.focusWidget(), "a")
    if earlier:
        window.desk.files.save()
    QTimer.singleShot(0, lambda: program._app.settings.choose(language="ja"))
    QTimer.singleShot(300, go_on.set)
    window.desk.files.new()
    assert window.desk.files.leaving != earlier
    qtbot.waitUntil(lambda: program.window is not window, timeout=20_000)
    qtbot.waitUntil(lambda: session.current is not first, timeout=20_000)
    assert go_on.is_set() and words.language() == "ja"
    assert program.window.desk.document is session.current
    assert "a" in first.path.read_text(encoding="utf-8")


@NO_PAGE
def test_a_window_that_is_gone_leaves_no_post(program, qtbot):
    window, session, go_on = program.window, program._app.session, threading.Event()
    session.keepers.append(lambda _replacement: go_on.wait(20) and None)
    first = session.current
    window.desk.focus_source()
    QTest.keyClicks(window.focusWidget(), "a")
    window.desk.files.new()
    program.window = MainWindow(program._app, first)
    with qtbot.waitSignal(window.destroyed, timeout=20_000):
        window.dismiss()
    go_on.set()
    assert session.wait(20)
    assert session.current is first


@NO_PAGE
def test_an_import_goes_on_and_shows_how_far_it_is(program, qtbot, monkeypatch):
    importing, process = program.window.dialogs.importing, program._app.import_process
    importing.show()
    monkeypatch.setattr(ImportProcess, "running", True)  # as if one were under way
    window = change(program, qtbot, "ja")
    assert window.dialogs.importing.window._halt.isVisible()
    process.progressed.emit(0.5, 12)
    assert "12" in window.dialogs.importing.window._count.text()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="pages are given back on Linux alone")
def test_what_was_put_off_is_run_when_the_page_stands_and_what_only_the_start_needed_given_back(
    program: Program, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(qt_loading, "run_later_modules", lambda: told.append("run"))
    monkeypatch.setattr(start_pages, "_give_back", lambda: told.append("given back"))
    program._settled.setInterval(0)
    program.window.desk.preview.stands.emit()
    qtbot.waitUntil(lambda: told == ["run", "given back"])
