"""The program without its window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from editor.app.application import Application


@pytest.fixture
def app(qapp: QApplication) -> Iterator[Application]:
    """All of it, closed at the end."""
    app = Application()
    yield app
    app.close()
