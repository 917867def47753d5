"""The real window, with the real web engine, on a new post in a library of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.app.application import Application
from editor.core import words
from editor.ui.look.theme import theme
from editor.ui.start.main import prepare_environment
from editor.ui.window.window import MainWindow
from tests.answers import Answers

prepare_environment()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def window_of(qapp: QApplication, qtbot: QtBot, answers: Answers) -> Iterator[Callable[..., MainWindow]]:
    """Builds the window on a post (default: a new one), in Japanese."""
    made: list[MainWindow] = []

    def build(path: Path | None = None, language: str = "ja") -> MainWindow:
        app = Application()
        words.use(language)
        document = app.session.open(path) if path is not None else app.session.new()
        theme.wear("light", qapp)
        window = MainWindow(app, document, answers)
        window.show()
        qtbot.waitUntil(
            lambda: window.desk.preview.view is not None and window.desk.preview.view.loaded, timeout=30_000
        )
        made.append(window)
        return window

    yield build
    for window in made:
        window.dismiss()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        window.app.close()
    qapp.setStyleSheet("")
