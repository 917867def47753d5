"""Measure the pauses of the window while one types in a post with many rows: `./dev bench rows [--rows 300]`.

In the real window, on a screen that is not seen, with the render process, journal, versions and saving by itself, and
without the web engine: opening a post with that many bullets and related posts, then keys in the headline, in a bullet,
in the title of a related post and in the text, with pauses in which counts are made and the post is saved.

`work` is what the window's thread computes between two looks at its events, in milliseconds of that thread's own time:
it is the pause that one notices, but for what other programs take from the processor. `clock` is the same by the clock.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.library import percentile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_KEY_S = 0.03
"""Seconds between two keys."""
_PAUSE_EVERY, _PAUSE_S = 30, 0.6
"""After so many keys one stops for so many seconds: then counts and problems are asked for."""
_SETTLE_S = 2.5
"""Seconds after which the post is saved by itself."""
FIELDS = ("news.headline", "news.summary.1", "related.0.title")
"""The fields that are typed in; the text comes after them."""


def post(rows: int) -> str:
    """A post with `rows` bullets and `rows` related posts."""
    lines = ["---", "id: 0197f0c2-6d0e-7a44-9b1e-0f6a4a3f2b10", "date: 2026-11-26T07:30:00+09:00", "news:"]
    lines += ["  headline: 見出し", "  summary:", *(f"    - 要点の{number}番目。" for number in range(rows))]
    lines += ["related:"]
    for number in range(rows):
        lines += [f"  - title: 関連記事の{number}番目の題名", f"    url: https://example.com/{number}.html"]
    body = "段落の文章です。日本の経済について考えます。\n\n" * 40
    return "\n".join([*lines, "---", f"{body}<!-- commentary -->\n\n{body}"])


@dataclass
class Pauses:
    """What the window's thread did between two looks at its events, in ms."""

    work: list[float] = field(default_factory=list)
    clock: list[float] = field(default_factory=list)


class Pulse:
    """Looks at the clocks each time that the loop of events is free."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self._pauses: Pauses | None = None
        self._last = (time.thread_time(), time.perf_counter())
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self._note()
        time.sleep(0.0005)
        self._last = (time.thread_time(), time.perf_counter())

    def _note(self) -> None:
        now = (time.thread_time(), time.perf_counter())
        if self._pauses is not None:
            self._pauses.work.append(1000 * (now[0] - self._last[0]))
            self._pauses.clock.append(1000 * (now[1] - self._last[1]))
        self._last = now

    @contextmanager
    def noting(self) -> Iterator[Pauses]:
        """The pauses inside."""
        self._last = (time.thread_time(), time.perf_counter())
        self._pauses = pauses = Pauses()
        yield pauses
        self._note()
        self._pauses = None


def go_on(seconds: float) -> None:
    """Let the window work for so long."""
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()


def measured(path: Path, keys: int) -> dict[str, Pauses]:
    """The pauses while the post at `path` is opened, and while `keys` keys are typed in each place."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QWidget

    from editor.app.application import Application
    from editor.ui.dialogs.ask import Ask
    from editor.ui.library.slot import LibrarySlot
    from editor.ui.look.theme import choose_fonts, theme
    from editor.ui.preview.pane import PreviewPane
    from editor.ui.window.window import MainWindow

    qapp = QApplication.instance() or QApplication([])
    assert isinstance(qapp, QApplication)
    PreviewPane.start = lambda _pane: None  # type: ignore[assignment, method-assign] # it is measured by ./dev bench
    LibrarySlot.start = lambda _slot: None  # type: ignore[assignment, method-assign] # and this by ./dev bench pane
    app = Application()
    choose_fonts(qapp)
    theme.wear("light", qapp)
    window = MainWindow(app, app.session.new(), Ask(qapp))  # type: ignore[arg-type] # nobody asks anything here
    window.resize(1600, 1000)
    window.show()
    go_on(2)
    pulse, found = Pulse(), {}
    with pulse.noting() as found["opening"]:
        window.desk.files.open_path(path)
        go_on(1)
    assert app.session.current is not None and app.session.current.path == path
    go_on(_SETTLE_S)

    def keys_into(widget: QWidget) -> None:
        for number in range(keys):
            QTest.keyClicks(widget, "a")
            go_on(_PAUSE_S if number % _PAUSE_EVERY == _PAUSE_EVERY - 1 else _KEY_S)
        go_on(_SETTLE_S)

    for name in FIELDS:
        window.desk.fields_pane.focus_field(name)
        go_on(0.5)
        widget = window.focusWidget()
        assert widget is not None
        with pulse.noting() as found[name]:
            keys_into(widget)
    window.desk.focus_source()
    go_on(0.5)
    with pulse.noting() as found["text"]:
        keys_into(window.desk.source.edit)
    said = path.read_text(encoding="utf-8")
    assert said.count("a" * keys) == len(FIELDS) + 1, "not all that was typed is in the file"
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure as the command line says, and print a table."""
    parser = argparse.ArgumentParser(prog="./dev bench rows", description=__doc__.split("\n\n")[0])
    parser.add_argument("--rows", type=int, default=300)
    parser.add_argument("--keys", type=int, default=120, help="keys typed in each place")
    options = parser.parse_args(arguments)
    home = Path(tempfile.mkdtemp(prefix="ronpyo-rows-"))
    for name in ("CONFIG", "STATE", "CACHE", "DATA"):
        (home / name).mkdir()
        os.environ[f"XDG_{name}_HOME"] = str(home / name)
    os.environ["RONPYO_LIBRARY"] = str(home)
    path = home / "post.md"
    path.write_text(post(options.rows), encoding="utf-8")
    found = measured(path, options.keys)
    sys.stdout.write(
        "| | work: longest | 99 of 100 | all | clock: longest | median |\n| --- | --- | --- | --- | --- | --- |\n"
    )
    for name, pauses in found.items():
        work = [pause for pause in pauses.work if pause > 0.2] or [0.0]
        figures = (max(work), percentile(work, 99), sum(work), max(pauses.clock), statistics.median(pauses.clock))
        sys.stdout.write(f"| {name} | {' | '.join(f'{figure:,.1f}' for figure in figures)} |\n")
    sys.stdout.flush()
    os._exit(0)  # the window is not to be closed by a person


if __name__ == "__main__":
    sys.exit(main())
