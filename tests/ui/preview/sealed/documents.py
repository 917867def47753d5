"""Attacks as documents of their own, one after another in several pages at a time."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWebEngineCore import QWebEnginePage

from editor.ui.preview import scheme, seal
from tests.ui.preview.sealed import open_pages
from tests.ui.preview.sealed.act import ACT, WORLD, wait
from tests.ui.preview.sealed.pages import Pages, document_of
from tests.ui.preview.sealed.posts import ROUTES

_LANES = 8
_LOADED_MS, _AFTER_MS, _LIMIT_MS = 15, 35, 250


class _Lane:
    """One page that is given document after document: it loads, is acted on, and is watched for a while."""

    def __init__(self, page: QWebEnginePage, load: Callable[[str], None], documents: Iterator[tuple[str, str]]) -> None:
        self.done = False
        self._page, self._load, self._documents = page, load, documents
        self._acted = False
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)
        page.loadFinished.connect(self._loaded)
        self._next()

    def _next(self) -> None:
        following = next(self._documents, None)
        if following is None:
            self.done = True
            return
        attack, document = following
        self._page.setProperty("attack", attack)
        self._acted = False
        self._load(document)
        self._timer.start(_LIMIT_MS)

    def _loaded(self) -> None:
        if not self._acted:
            self._timer.start(_LOADED_MS)

    def _step(self) -> None:
        if self._acted:
            self._next()
        else:
            self._acted = True
            self._timer.start(_LIMIT_MS)  # where the page was led away there is no answer
            self._page.runJavaScript(ACT, WORLD, lambda _count: self._timer.start(_AFTER_MS))


def run_documents(layers: str, cases: list[tuple[str, str, str]], folder: Path) -> dict[str, int]:
    """Load each attack; the answer is how many there were by each route."""
    pages, counts = Pages(), dict.fromkeys(ROUTES, 0)

    def documents() -> Iterator[tuple[str, str]]:
        for route, attack, style in cases:
            if (page := pages.render(attack, route, style)) is not None:
                counts[route] += 1
                yield f"{route}: {style or attack}", document_of(page, style_is_escaped=layers == "sanitiser")

    ready, profile, lanes = documents(), open_pages.open_profile(), []
    for _ in range(_LANES):
        if layers == "engine":
            page, load = _sealed_page(folder)
        else:
            page = open_pages.OpenPage(profile)
            load = partial(open_pages.load, page, folder)
        lanes.append(_Lane(page, load, ready))
    wait(lambda: all(lane.done for lane in lanes), 90_000)
    return counts


def _sealed_page(folder: Path) -> tuple[QWebEnginePage, Callable[[str], None]]:
    """The preview's page, with other documents in place of its shell."""
    handler = scheme.SchemeHandler(QCoreApplication.instance())
    handler.folder = folder
    page = seal.SealedPage(seal.sealed_profile(QCoreApplication.instance(), handler), None)

    def load(text: str) -> None:
        handler._shell = text.encode("utf-8", "replace")
        page.load(scheme.SHELL)

    return page, load
