"""The program without its window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from editor.app.application import Application
from tests.fakes import post_worker


@pytest.fixture
def worker_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """No program that is made starts a render process."""
    post_worker.play(monkeypatch)


@pytest.fixture
def app(qapp: QApplication, worker_here: None) -> Iterator[Application]:
    """All of it but its render process, closed at the end."""
    app = Application()
    yield app
    app.close()
