"""What is opened outside is opened in the person's environment, and there is one door to it."""

import os

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from editor.core.processes import foreign
from editor.ui.widgets.outside import open_outside
from tests.guard.repository import modules, source


def test_the_browser_gets_the_environment_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str | None] = []
    monkeypatch.setattr(foreign, "_given", {})
    monkeypatch.delenv("QT_QUICK_BACKEND", raising=False)
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda _url: seen.append(os.environ.get("QT_QUICK_BACKEND")) or True
    )
    foreign.remember()
    monkeypatch.setenv("QT_QUICK_BACKEND", "software")
    assert open_outside(QUrl("https://example.com/"))
    assert seen == [None]
    assert os.environ["QT_QUICK_BACKEND"] == "software"


def test_there_is_one_door() -> None:
    assert [name for name in modules() if "QDesktopServices" in source(name)] == ["editor.ui.widgets.outside"]
