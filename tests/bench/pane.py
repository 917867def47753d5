"""Measure the library pane over a large library: `./dev bench pane --folder FOLDER [--posts 100000]`.

In the real window, on a screen that is not seen: how long the pane takes to show all posts, each page of scrolling
through them until its rows are painted, and searching; and the longest moment in which the window did not answer, while
the index is built, while the list is scrolled, and when a post is saved. FOLDER is kept, with its index.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from editor.app.open_post import change
from tests.bench.library import percentile, queries, write_library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")

PAGES = 300
"""Pages of the list that are scrolled to, spread over all of it."""


class Heart:
    """Notes how long the loop of events was away at most."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now
        time.sleep(0.0005)

    @contextmanager
    def watched(self, found: dict[str, float], name: str) -> Iterator[None]:
        """Keep the longest pause, in ms, as `name`."""
        self._last, self.longest = time.perf_counter(), 0.0
        yield
        found[name] = self.longest * 1000


def wait(condition: Callable[[], bool], seconds: float = 1200) -> float:
    """Let the window work until `condition` holds; gives the milliseconds that it took. Raises TimeoutError."""
    from PySide6.QtWidgets import QApplication

    start = time.perf_counter()
    while not condition():
        QApplication.processEvents()
        if time.perf_counter() - start > seconds:
            raise TimeoutError
    return (time.perf_counter() - start) * 1000


def measured(folder: Path) -> dict[str, float]:
    """What was measured, in milliseconds."""
    from PySide6.QtWidgets import QApplication

    from editor.app.application import Application
    from editor.ui.dialogs.ask import Ask
    from editor.ui.library.model import ROW
    from editor.ui.look.theme import choose_fonts, theme
    from editor.ui.preview.pane import PreviewPane
    from editor.ui.window.window import MainWindow

    qapp = QApplication.instance() or QApplication([])
    assert isinstance(qapp, QApplication)
    PreviewPane.start = lambda _pane: None  # type: ignore[assignment, method-assign] # it is measured by ./dev bench
    app = Application()
    choose_fonts(qapp)
    theme.wear("light", qapp)
    window = MainWindow(app, app.session.new(), Ask(qapp))  # type: ignore[arg-type] # nobody asks anything here
    window.resize(1600, 1000)
    window.show()
    heart = Heart()
    found: dict[str, float] = {}
    with heart.watched(found, "pause_indexing"):
        window.desk.library.want(True)
        window.desk.library.start()
        pane = window.desk.library.pane
        assert pane is not None
        found["known"] = wait(lambda: app.library.known)
        wait(lambda: pane.model.total > 0)
    model, view = pane.model, pane.list
    found["posts"] = model.total

    def in_sight() -> bool:
        top = view.indexAt(view.viewport().rect().topLeft()).row()
        bottom = view.indexAt(view.viewport().rect().bottomLeft()).row()
        rows = range(top, (bottom if bottom >= 0 else model.rowCount() - 1) + 1)
        return all(model.number(model.index(row)) is None or model.data(model.index(row), ROW) for row in rows)

    wait(in_sight)
    pages = []
    bar = view.verticalScrollBar()
    with heart.watched(found, "pause_scrolling"):
        for page in range(PAGES):
            bar.setValue(bar.maximum() * page // PAGES)
            pages.append(wait(in_sight))
    found["page"], found["page_p95"] = statistics.median(pages), percentile(pages, 95)
    with heart.watched(found, "pause_dragging"):  # the knob of the scroll bar, 200 steps without waiting for rows
        for step in range(200):
            bar.setValue(bar.maximum() * (step * 7 % 200) // 200)
            QApplication.processEvents()
    start = time.perf_counter()
    for step in range(200):
        bar.setValue(bar.maximum() * (step * 11 % 200) // 200)
        view.viewport().repaint()
    found["drag_step"] = (time.perf_counter() - start) * 5
    searches = []

    def answered_in_sight(query: str) -> bool:
        return model.query == query and in_sight()

    with heart.watched(found, "pause_searching"):
        for query in queries()[:60]:
            pane.search.setText(query)
            searches.append(wait(partial(answered_in_sight, query)))
    found["search"], found["search_p95"] = statistics.median(searches), percentile(searches, 95)
    pane.search.clear()
    wait(lambda: model.query == "")
    bar.setValue(bar.maximum() // 2)
    wait(in_sight)
    document = window.desk.document
    answered: list[bool] = []
    app.library.changed.connect(lambda: answered.append(True))
    for name in ("pause_first_save", "pause_saving"):  # a row more; then the same rows again, as most saves have it
        document.apply(change.edited(text=f"保存する、{name}。\n"))
        answered.clear()
        with heart.watched(found, name):
            app.session.save(document)
            wait(lambda: bool(answered) and in_sight())
    document.path.unlink()
    app.library.stop()
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line says, and print a table."""
    parser = argparse.ArgumentParser(prog="./dev bench pane", description=__doc__.split("\n\n")[0])
    parser.add_argument("--folder", required=True, help="the library; it is written there if it is not there yet")
    parser.add_argument("--posts", type=int, default=100_000)
    options = parser.parse_args(arguments)
    folder = Path(options.folder).resolve()
    if not (folder / "2005").is_dir():
        write_library(folder, options.posts)
    home = folder / ".pane"
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        (home / name).mkdir(parents=True, exist_ok=True)
        os.environ[f"XDG_{name}_HOME"] = str(home / name)
    os.environ["RONPYO_LIBRARY"] = str(folder)
    found = measured(folder)
    sys.stdout.write("| | |\n| --- | --- |\n")
    for name, value in found.items():
        sys.stdout.write(f"| {name} | {value:,.1f} |\n")
    sys.stdout.flush()
    os._exit(0)  # the window is not to be closed by a person


if __name__ == "__main__":
    sys.exit(main())
