"""A page that is shown anew comes to the place of the text, whichever of the two is there first."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.app.choices.settings import Settings
from editor.app.render.render_process import RenderProcess
from editor.app.threads.soon import run_soon
from editor.core.workers.post_tasks import PageTask
from editor.ui.preview.pane import PreviewPane
from editor.ui.preview.view import PreviewView
from editor.ui.window.window import MainWindow
from tests.flow.test_following import ask, is_still, turning, wheel

SHORT, LONG = 60, 200
"""Paragraphs; a long post is rendered in steps, of which the first ends before its middle."""

EDGE = 24
"""Pixels that are kept free below the words at the caret (`follow.js`)."""


@pytest.fixture
def left_at(tmp_path: Path) -> Callable[..., Path]:
    """Writes a post of paragraphs and notes that it was left with one of them at the top."""
    settings = Settings()
    settings.state.update(library=False, reading_places={})

    def make(count: int, top: int, name: str = "post") -> Path:
        path = tmp_path / f"{name}.md"
        paragraphs = [f"段落{number}。" + "港の町の話が長くつづく。" * 12 for number in range(count)]
        head = "---\nnews:\n  headline: 港の見出し\n  summary:\n    - 一つ目の要点\n    - 二つ目の要点\n---\n"
        path.write_text(head + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
        settings.state["reading_places"][str(path)] = [0, 0, 2 * top]
        settings.save_state()
        return path

    return make


class HeldPages:
    """Pages that are asked for and not rendered yet."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ask = RenderProcess.ask
        self._held: list[tuple[object, ...]] | None = []
        self.pass_on = 0
        """The number of pages that are let through."""
        monkeypatch.setattr(RenderProcess, "ask", lambda *asked: self._take(asked))

    def _take(self, asked: tuple[object, ...]) -> None:
        if self._held is None or not isinstance(asked[1].task, PageTask):  # type: ignore[attr-defined]
            self._ask(*asked)  # type: ignore[arg-type]
        elif self.pass_on:
            self.pass_on -= 1
            self._ask(*asked)  # type: ignore[arg-type]
        else:
            self._held.append(asked)

    @property
    def waiting(self) -> bool:
        """Whether one is asked for."""
        return bool(self._held)

    def release(self) -> None:
        """Have all of them rendered, and those that come."""
        held, self._held = self._held or [], None
        for asked in held:
            self._ask(*asked)  # type: ignore[arg-type]


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> HeldPages:
    return HeldPages(monkeypatch)


def top_of_text(window: MainWindow) -> int:
    return window.desk.source.edit.firstVisibleBlock().blockNumber() // 2


def wait_for_text(window: MainWindow, qtbot: QtBot, top: int) -> None:
    """Wait until the text stands where it was left, and nothing is going to turn it."""
    pane = window.desk.source
    qtbot.waitUntil(lambda: pane.edit.isVisible() and not pane._return._is_awaited, timeout=20_000)
    qtbot.waitUntil(lambda: top_of_text(window) == top, timeout=20_000)


def top_of_page(window: MainWindow, qtbot: QtBot) -> int:
    """The paragraph at the top of the page; -1: its head."""
    slot, index, share = ask(window, qtbot, "follow.top")
    return int(index) + (share > 0.99) if slot else -1


def still_place(window: MainWindow, qtbot: QtBot) -> object:
    """The place of the page once it moves no more, and the program has heard of it."""
    places: list[str] = []

    def stands_still() -> bool:
        place = ask(window, qtbot, "follow.top"), window.desk.preview.view.page().scrollPosition().y()
        places.append(str(place))
        return place[1] > 0 and is_still(places)

    qtbot.waitUntil(stands_still, timeout=20_000)
    return ask(window, qtbot, "follow.top")


def wait_for_page(window: MainWindow, qtbot: QtBot, top: int, text: int | None = None) -> None:
    """Wait until all of the page is there, and see where it is and where the text is (None: at the same paragraph)."""
    previewer = window.app.previewer
    qtbot.waitUntil(lambda: previewer.is_current and window.desk.preview.view.loaded, timeout=20_000)
    assert top_of_page(window, qtbot) == top  # what was sent before is done before it is asked
    assert top_of_text(window) == (max(0, top) if text is None else text)


@pytest.mark.parametrize(("count", "top"), [(SHORT, 30), (SHORT, 0), (LONG, 20), (LONG, 38), (LONG, 150)])
def test_the_page_comes_when_the_text_stands(left_at, held, window_of, qtbot, count, top):
    window = window_of(left_at(count, top))
    wait_for_text(window, qtbot, top)
    held.release()
    wait_for_page(window, qtbot, top or -1)


@pytest.mark.parametrize("late", [(PreviewPane, "start"), (PreviewView, "reload_shell")], ids=["view", "shell"])
def test_the_page_is_rendered_before_there_is_anything_to_show_it(left_at, window_of, qtbot, monkeypatch, late):
    act = getattr(*late)

    def act_late(one: PreviewPane | PreviewView) -> None:
        previewer = one.window().app.previewer
        if previewer.is_current:
            act(one)
        else:
            previewer.renewed.connect(lambda: run_soon(one, lambda: act(one)))

    monkeypatch.setattr(*late, act_late)
    window = window_of(left_at(SHORT, 30))
    wait_for_text(window, qtbot, 30)
    wait_for_page(window, qtbot, 30)


def test_another_post_is_opened_where_it_was_left(left_at, window_of, qtbot):
    first, other = left_at(SHORT, 30), left_at(SHORT, 40, "other")
    window = window_of(first)
    wait_for_page(window, qtbot, 30)
    for path, top in ((other, 40), (first, 30)):
        window.desk.files.open_path(path)
        qtbot.waitUntil(lambda path=path: window.desk.document.path == path, timeout=20_000)
        wait_for_text(window, qtbot, top)
        wait_for_page(window, qtbot, top)


@pytest.mark.parametrize(("leader", "top"), [("source", 30), ("preview", 30), ("preview", 58)])
def test_a_page_that_is_rendered_anew_stays_where_it_was(left_at, window_of, qtbot, leader, top):
    """As after a change of the blog's style, or an end of the process that renders."""
    window = window_of(left_at(SHORT, top))
    qtbot.waitUntil(lambda: window.app.previewer.is_current, timeout=20_000)
    wait_for_text(window, qtbot, top)
    still_place(window, qtbot)
    before = top_of_page(window, qtbot)
    assert top - 20 < before <= top  # the end of the page is no higher than its pane
    window.desk._following._leader = leader
    with qtbot.waitSignal(window.app.previewer.renewed, timeout=20_000):
        window.app.previewer.refresh()
    wait_for_page(window, qtbot, before, top)


def test_who_has_turned_the_page_meanwhile_keeps_it(left_at, held, window_of, qtbot):
    held.pass_on = 1
    window = window_of(left_at(LONG, 150))
    view = window.desk.preview.view
    qtbot.waitUntil(lambda: held.waiting, timeout=20_000)  # the rest of the page: its beginning is shown
    with turning(lambda: wheel(view.focusProxy())):
        qtbot.waitUntil(lambda: top_of_page(window, qtbot) > 3, timeout=20_000)
    place = still_place(window, qtbot)
    held.release()
    qtbot.waitUntil(lambda: window.app.previewer.is_current, timeout=20_000)
    assert ask(window, qtbot, "follow.top") == place


def test_the_page_of_which_more_comes_moves_no_further_than_it_must_while_one_types(left_at, held, window_of, qtbot):
    held.pass_on = 1
    window = window_of(left_at(LONG, 20))
    edit = window.desk.source.edit
    qtbot.waitUntil(lambda: held.waiting, timeout=20_000)
    wait_for_text(window, qtbot, 20)
    place = still_place(window, qtbot)
    edit.setTextCursor(edit.cursorForPosition(QPoint(5, edit.viewport().height() - 60)))
    row = edit.verticalScrollBar().value()
    for _line in range(3):
        QTest.keyClick(edit, Qt.Key.Key_Return)
        QTest.keyClick(edit, "x")
    assert edit.verticalScrollBar().value() > row  # the text went with the caret
    held.release()
    qtbot.waitUntil(lambda: window.app.previewer.is_current, timeout=20_000)
    words: list[str] = []
    box = "document.querySelector('[data-caret]').getBoundingClientRect()"
    window.desk.preview.view.page().runJavaScript(f"JSON.stringify(innerHeight - {box}.bottom)", 1, words.append)
    qtbot.waitUntil(lambda: bool(words), timeout=20_000)
    moved_to_words = round(json.loads(words[0])) == EDGE
    assert ask(window, qtbot, "follow.top") == place or moved_to_words
