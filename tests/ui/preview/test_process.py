"""A renderer process that ends comes back by itself with the same page at the same place."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from editor.core.render.patch import Page
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.view import PreviewView
from tests.ui.preview.conftest import FRAME, Shown


class Rendered(QObject):
    """Stands for the previewer: it holds a page."""

    patched = Signal(dict)
    renewed = Signal()
    behind = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.page = Page(frame=FRAME, news=tuple(f"<p>段落{number}</p>" for number in range(80)))
        self.reports: list[str] = []

    def hold_reports(self) -> None:
        self.reports.append("held")

    def let_report(self) -> None:
        self.reports.append("let")


def kill(view: PreviewView, qtbot: Any) -> None:
    """End the renderer process of `view`, and wait until it is gone."""
    with qtbot.waitSignal(view.renderProcessTerminated, timeout=15_000):
        os.kill(view.page().renderProcessPid(), signal.SIGKILL)


def test_it_comes_back_where_it_was(qapp, qtbot, tmp_path) -> None:
    rendered = Rendered()
    pane = PreviewPane(rendered)
    pane.resize(800, 600)
    pane.show()
    pane.start()
    shown = Shown(pane.view, tmp_path, qtbot)
    qtbot.waitUntil(lambda: pane.view.loaded, timeout=30_000)
    qtbot.waitUntil(lambda: rendered.reports == ["held", "let"], timeout=30_000)
    shown.wait("document.querySelectorAll('p').length === 80")
    shown.ask("(scrollTo(0, 900), 1)")
    qtbot.waitUntil(lambda: pane.view.page().scrollPosition().y() == 900)
    for _ in range(2):
        kill(pane.view, qtbot)
        qtbot.waitUntil(lambda: pane.view.loaded, timeout=30_000)
        shown.wait("document.querySelectorAll('p').length === 80 && scrollY === 900")
        qtbot.waitUntil(lambda: pane.view.page().scrollPosition().y() == 900)
    dismiss(pane)


def dismiss(pane: PreviewPane) -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_process_that_ends_again_and_again_gives_up(new_view: Callable[[], PreviewView], qtbot) -> None:
    view = new_view()
    view.show()
    with qtbot.waitSignal(view.gave_up, timeout=60_000):
        for _ in range(4):
            with qtbot.waitSignal(view.shell_loaded, timeout=30_000):
                view.reload_shell()
            kill(view, qtbot)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone has these processes")
def test_no_process_is_kept_ready_to_make_others_without_a_sandbox(qapp, qtbot, shown) -> None:
    ours = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text(encoding="ascii").split()
    started = [Path(f"/proc/{number}/cmdline").read_bytes().split(b"\0") for number in ours]
    zygotes = [words for words in started if b"--type=zygote" in words]
    assert zygotes, "the processes of the engine are looked for in the wrong place"
    assert [words for words in zygotes if b"--no-zygote-sandbox" in words] == []
