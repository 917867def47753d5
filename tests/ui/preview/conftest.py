"""The real web view with the real engine, on a post's folder of its own."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWebEngineCore import QWebEngineScript

from editor.ui.preview import seal
from editor.ui.preview.view import PreviewView
from editor.ui.start.main import prepare_environment

prepare_environment()  # read by the engine when it starts

FRAME = '<h1>題名</h1><div data-slot="news"></div><h2>論評</h2><div data-slot="commentary"></div>'
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value


class Shown:
    """A view, and what a test asks of it."""

    def __init__(self, view: PreviewView, folder: Path, qtbot: Any) -> None:
        self.view = view
        self.folder = folder
        self._qtbot = qtbot

    def page(self, news: list[str], commentary: list[str] | None = None, frame: str = FRAME, style: str = "") -> None:
        """Show another page, from its blocks."""
        slots = {"news": [0, 0, news], "commentary": [0, 0, commentary or []]}
        self.view.renew({"frame": frame, "style": style, "language": "ja", "title": "題名", **slots})

    def ask(self, expression: str) -> Any:
        """The value of a JavaScript expression, in the world of the program's own script."""
        answers: list[str] = []
        self.view.send()
        self.view.page().runJavaScript(f"JSON.stringify({expression})", _WORLD, answers.append)
        self._qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return json.loads(answers[0]) if answers[0] else None

    def wait(self, expression: str) -> None:
        """Wait until a JavaScript expression is true."""
        self._qtbot.waitUntil(lambda: bool(self.ask(expression)), timeout=15_000)

    def settle(self) -> None:
        """Wait until no picture is on its way any more."""
        self.wait("[...document.images].every(image => image.complete)")


def picture(path: Path, colour: str = "red", width: int = 40, height: int = 30) -> Path:
    """A picture of one colour."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    assert image.save(str(path), "PNG")  # type: ignore[call-overload] # PySide6 takes str, its stubs know bytes
    return path


@pytest.fixture
def new_view(qapp: Any, qtbot: Any) -> Iterator[Callable[[], PreviewView]]:
    """Makes views; at the end they go in the right order."""
    made: list[PreviewView] = []

    def make() -> PreviewView:
        seal.prepare()
        view = PreviewView()
        view.resize(800, 600)
        made.append(view)
        return view

    yield make
    for view in made:
        view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def shown(new_view: Callable[[], PreviewView], tmp_path: Path, qtbot: Any) -> Shown:
    """A view with its shell loaded, on the folder `library/post` (what lies beside it must stay out of reach)."""
    folder = tmp_path / "library" / "post"
    folder.mkdir(parents=True)
    view = new_view()
    view.folder = folder
    with qtbot.waitSignal(view.shell_loaded, timeout=30_000):
        view.show()
        view.reload_shell()
    return Shown(view, folder, qtbot)
