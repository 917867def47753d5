"""Attacks in the preview's own view, some at a time: each block and each frame is parsed by itself there."""

import re
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QUrl

from editor.core.images.hosts import ImageHosts
from editor.core.workers.post_worker import Page
from editor.ui.preview import scheme
from editor.ui.preview.links import meant, outward
from editor.ui.preview.view import PreviewView
from tests.ui.preview.sealed.act import ACT, WORLD, wait
from tests.ui.preview.sealed.pages import Pages
from tests.ui.preview.sealed.posts import ROUTES

NONE = ImageHosts()
_BATCH = 25
_OPEN_S = 45


def run_preview(
    cases: list[tuple[str, str, str]],
    folder: Path,
    opened: list[QUrl],
    sealed: bool,
    hosts: ImageHosts = NONE,
) -> dict[str, int]:
    """Show each attack; the answer is how many were shown by each route. `opened` gets the links that were clicked."""
    pages, counts = Pages(), dict.fromkeys(ROUTES, 0)
    view = PreviewView()
    if not sealed:
        view._handler._shell = re.sub(rb'<meta http-equiv="Content.*?>', b"", view._handler._shell)
    view.folder = folder
    view.allow_hosts(hosts)
    view._handler.web.may_reach = lambda _address: True  # every name leads to this machine here
    view.link_clicked.connect(lambda url: opened.append(address) if (address := outward(meant(url))) else None)
    view.resize(800, 600)
    view.show()
    view.reload_shell()
    batch: list[tuple[str, Page]] = []
    end = time.monotonic() + _OPEN_S
    for route, attack, style in cases:
        if not sealed and time.monotonic() > end:
            break  # an attack may hold an open view up for ever; what has succeeded by now is counted
        page = pages.render(attack, route, style)
        if page is not None:
            counts[route] += 1
            batch.append((f"{route}: {style or attack}", page))
        if len(batch) == _BATCH or style:
            _show(view, batch, sealed)
            batch.clear()
    if batch:
        _show(view, batch, sealed)
    wait(lambda: False, 300)
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return counts


def _show(view: PreviewView, batch: list[tuple[str, Page]], sealed: bool) -> None:
    pages = [page for _name, page in batch]
    frame = "".join(page.frame for page in pages)
    change: dict[str, Any] = {"frame": frame, "style": "\n".join(page.style for page in pages), "language": "ja"}
    for slot in ("news", "commentary"):
        change[slot] = [0, 0, [block for page in pages for block in getattr(page, slot)]]
    if not sealed and view.loaded:
        view.reload_shell()  # it may have been led away
    wait(lambda: view.loaded, 10_000)
    view.page().setProperty("attack", " or ".join(name for name, _page in batch))
    view.renew(change)
    view.patch({"frame": frame})
    acted: list[Any] = []
    view.page().runJavaScript(ACT, WORLD, acted.append)
    wait(lambda: bool(acted), 10_000 if sealed else 1000)
    wait(lambda: False, 15 if sealed else 60)
    if sealed:
        assert acted and acted[0] > len(batch), "the page was not shown"
        assert view.url().toString().partition("#")[0] == scheme.SHELL.toString(), "the page was left"
