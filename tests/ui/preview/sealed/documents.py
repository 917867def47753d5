"""Attacks as documents of their own, one after another in several views at a time."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView

from editor.ui.preview import scheme, seal
from tests.ui.preview.sealed import open_pages
from tests.ui.preview.sealed.act import Step, act, never, together
from tests.ui.preview.sealed.pages import Pages, document_of
from tests.ui.preview.sealed.posts import ROUTES
from tests.ui.preview.sealed.watch import Watch

_LANES = 8
_LOADED_MS, _LIMIT_MS = 15, 1500
_PLACES = 4
_MOST_MS_EACH = 4000

Load = Callable[[str], None]


def run_documents(layers: str, cases: list[tuple[str, str, str]], folder: Path, watch: Watch) -> dict[str, int]:
    """Load each attack and act on it; the answer is how many there were by each route."""
    pages, counts = Pages(), dict.fromkeys(ROUTES, 0)

    def documents() -> Iterator[tuple[str, str]]:
        for route, attack, style in cases:
            if (page := pages.render(attack, route, style)) is not None:
                counts[route] += 1
                yield f"{route}: {style or attack}", document_of(page, style_is_escaped=layers == "sanitiser")

    ready, profile = documents(), open_pages.open_profile()
    views, lanes = [], []
    for _ in range(_LANES):
        view = QWebEngineView()
        if layers == "engine":
            page, load = _sealed_page(folder)
            watch.follow(page, scheme.SHELL.toString())
        else:
            page = open_pages.OpenPage(profile)
            load = partial(open_pages.load, page, folder)
            watch.follow(page, open_pages.address(folder).toString())
        view.setPage(page)
        view.resize(500, 400)
        view.show()
        views.append(view)
        lanes.append(_lane(view, load, ready, watch, with_tips=layers != "engine"))
    together(lanes, len(cases) * _MOST_MS_EACH // _LANES + 20_000)
    return counts


def _lane(
    view: QWebEngineView, load: Load, documents: Iterator[tuple[str, str]], watch: Watch, with_tips: bool
) -> Iterator[Step]:
    """One view that is given document after document. The tips of a plain web view are no part of the engine's seal."""
    loaded: list[bool] = []
    view.page().loadFinished.connect(loaded.append)
    for attack, document in documents:
        view.page().setProperty("attack", attack)
        loaded.clear()
        load(document)
        yield lambda: bool(loaded), _LIMIT_MS
        yield never, _LOADED_MS
        answers: list[int] = []
        yield from act(view, _PLACES, answers, watch.look_at_tip if with_tips else None)
        watch.acted.append(answers)


def _sealed_page(folder: Path) -> tuple[QWebEnginePage, Load]:
    """The preview's page, with other documents in place of its shell."""
    handler = scheme.SchemeHandler(QCoreApplication.instance())
    handler.folder = folder
    page = seal.SealedPage(seal.sealed_profile(QCoreApplication.instance(), handler), None)

    def load(text: str) -> None:
        handler._shell = text.encode("utf-8", "replace")
        page.load(scheme.SHELL)

    return page, load
