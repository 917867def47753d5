"""The window without its web engine, its library and its render process: they cost a second and have own tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.app.application import Application
from editor.app.library.standing_questions import StandingQuestions
from editor.app.render import previewer
from editor.core import words
from editor.ui.library.slot import LibrarySlot
from editor.ui.look.theme import choose_fonts, theme
from editor.ui.preview.pane import PreviewPane
from editor.ui.window.window import MainWindow
from tests.answers import Answers
from tests.fakes import post_worker


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def real_process() -> None:
    """For a test of what the window does about its render process: `window_of` lets it start one."""


@pytest.fixture
def window_of(
    qapp: QApplication, answers: Answers, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[Callable[..., MainWindow]]:
    """Builds the window on a post (default: a new one), in English."""
    made: list[MainWindow] = []
    if "real_process" not in request.fixturenames:
        post_worker.play(monkeypatch)
    font = qapp.font()
    monkeypatch.setattr(PreviewPane, "start", lambda _pane: None)
    monkeypatch.setattr(LibrarySlot, "start", lambda _slot: None)  # a process for each window; it has tests of its own
    monkeypatch.setattr(StandingQuestions, "start", lambda _questions: None)  # likewise

    def build(path: Path | None = None, language: str = "en") -> MainWindow:
        app = Application()
        words.use(language)
        document = app.session.open(path) if path is not None else app.session.new()
        choose_fonts(qapp)
        window = MainWindow(app, document, answers)
        theme.wear("light", qapp)  # put together under a style sheet, each widget is dressed several times: 20 ms
        window.show()
        window.activateWindow()
        made.append(window)
        return window

    yield build
    for window in made:
        window.dismiss()
        window.app.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    qapp.setStyleSheet("")
    qapp.setFont(font)


@pytest.fixture
def reported_window_of(
    window_of: Callable[..., MainWindow], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> Callable[[Path], MainWindow]:
    """Builds the window on a post, and waits for its first report, which would take the place of a test's own."""

    def build(path: Path) -> MainWindow:
        with monkeypatch.context() as at_once:
            at_once.setattr(previewer, "REPORT_PAUSE_MS", (1, 1))
            window = window_of(path)
            qtbot.waitUntil(lambda: bool(window.app.previewer.report))
        window.app.previewer._pause.setInterval(previewer.REPORT_PAUSE_MS[0])  # the next ones come as ever
        return window

    return build


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A post on the disk, with what most commands work on."""
    path = tmp_path / "post.md"
    path.write_text(
        "---\ntitle: 題\nnews:\n  headline: 見出し\n  summary: [一, 二]\n---\n"
        "本文。\n\n<!-- commentary -->\n\n論評。\n",
        encoding="utf-8",
    )
    return path
