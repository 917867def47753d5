"""Attacks in the preview's own view, some at a time: each block and each frame is parsed by itself there."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QUrl

from editor.core.images.hosts import ImageHosts
from editor.core.render.patch import Page
from editor.ui.preview import scheme
from editor.ui.preview.links import meant, outward
from editor.ui.preview.view import PreviewView
from tests.ui.preview.sealed.act import WORLD, Step, act, never, together
from tests.ui.preview.sealed.pages import Pages
from tests.ui.preview.sealed.posts import ROUTES
from tests.ui.preview.sealed.watch import Watch

NONE = ImageHosts()
_VIEWS = 4
_BATCH = 12
"""Of 25 some kept the engine busy for 15 s of the processor: on a busy machine longer than an answer may take."""
_PLACES = 8
_OPEN_S = 45
_MOST_MS_EACH = 1500
_ALIVE = "typeof ronpyo === 'object' && document.getElementById('page').isConnected && location.href"

Batch = list[tuple[str, Page]]


def run_preview(
    cases: list[tuple[str, str, str]],
    folder: Path,
    opened: list[QUrl],
    watch: Watch,
    sealed: bool,
    hosts: ImageHosts = NONE,
) -> dict[str, int]:
    """Show each attack; the answer is how many were shown by each route. `opened` gets the links that were clicked."""
    pages, counts = Pages(), dict.fromkeys(ROUTES, 0)
    end = time.monotonic() + _OPEN_S

    def batches() -> Iterator[Batch]:
        batch: Batch = []
        for route, attack, style in cases:
            if not sealed and time.monotonic() > end:
                return  # an attack may hold an open view up for ever; what has succeeded by now is counted
            page = pages.render(attack, route, style)
            if page is not None:
                counts[route] += 1
                batch.append((f"{route}: {style or attack}", page))
            if len(batch) == _BATCH or style:
                yield batch
                batch = []
        if batch:
            yield batch

    ready = batches()
    views = [_new_view(folder, opened, watch, sealed, hosts) for _ in range(_VIEWS)]
    together([_lane(view, ready, watch, sealed) for view in views], len(cases) * _MOST_MS_EACH + 20_000)
    together([iter([(never, 300)])], 300)
    if next(ready, None) is not None and sealed:
        watch.mistakes.append("not all was shown in time")
    for view in views:
        view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return counts


def _new_view(folder: Path, opened: list[QUrl], watch: Watch, sealed: bool, hosts: ImageHosts) -> PreviewView:
    view = PreviewView()
    if not sealed:
        view._handler._shell = re.sub(rb'<meta http-equiv="Content.*?>', b"", view._handler._shell)
    view.folder = folder
    view.allow_hosts(hosts)
    vars(view._handler.web)["may_reach"] = lambda _address: True  # every name leads to this machine here
    view.link_clicked.connect(lambda url: opened.append(address) if (address := outward(meant(url))) else None)
    watch.follow(view.page(), scheme.SHELL.toString())
    view.resize(800, 600)
    view.show()
    view.reload_shell()
    return view


def _lane(view: PreviewView, batches: Iterator[Batch], watch: Watch, sealed: bool) -> Iterator[Step]:
    """One view that is given batch after batch."""
    reloads: list[None] = []
    yield lambda: view.loaded, 20_000
    view.shell_loaded.connect(lambda: reloads.append(None))
    for batch in batches:
        if not sealed and view.loaded:
            view.reload_shell()  # it may have been led away
        yield lambda: view.loaded, 10_000
        view.page().setProperty("attack", " or ".join(name for name, _page in batch))
        frame, change = _change(batch)
        view.renew(change)
        view.patch({"frame": frame})
        view.send()
        answers: list[int] = []
        yield from act(view, _PLACES, answers, watch.look_at_tip)
        if sealed:
            yield from _check(view, batch, answers, reloads, watch)
            watch.look_at_clipboard(view)


def _change(batch: Batch) -> tuple[str, dict[str, Any]]:
    pages = [page for _name, page in batch]
    frame = "".join(page.frame for page in pages)
    change: dict[str, Any] = {"frame": frame, "style": "\n".join(page.style for page in pages), "language": "ja"}
    for slot in ("news", "commentary"):
        change[slot] = [0, 0, [block for page in pages for block in getattr(page, slot)]]
    return frame, change


def _check(view: PreviewView, batch: Batch, answers: list[int], reloads: list[None], watch: Watch) -> Iterator[Step]:
    """Whether what the view believes of its page is so: it was never left, not even to be brought back."""
    told: list[Any] = []
    view.page().runJavaScript(_ALIVE, WORLD, told.append)
    yield lambda: bool(told), 10_000
    where = str(told[0] if told else "").partition("#")[0]
    found = {  # why it would be wrong: whether it is right
        f"the page was not shown: {answers}": len(answers) == 2 and min(answers) > len(batch),
        f"the page was left: {view.url().toString()}": view.loaded and scheme.is_shell(view.url()),
        f"the page is not what is believed: {told}": where == scheme.SHELL.toString(),
        "the page was left and brought back": not reloads,
    }
    watch.mistakes += [f"{why}: {view.page().property('attack')}" for why, holds in found.items() if not holds]
    reloads.clear()
