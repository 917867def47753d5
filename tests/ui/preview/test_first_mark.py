"""The mark of the caret's block, where a page comes in two parts; without an engine."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor

from editor.app.render.beginning import FIRST
from editor.ui.preview.pane import PreviewPane

PARAGRAPHS = [f"段落{number}。" + "港の町の話。" * 20 for number in range(FIRST // 30)]


class Page:
    """A page that notes which blocks are marked."""

    loaded = True

    def __init__(self) -> None:
        self.marked: list[int] = []

    def call(self, function: str, *arguments: object, at_once: bool = True) -> None:
        if function == "follow.mark":
            self.marked.append(arguments[1])

    def ask(self, *_asked: object) -> None: ...

    def send(self) -> None: ...

    def renew(self, *_page: object, at_once: bool = True) -> None: ...

    patch = when_shown = renew


@pytest.fixture
def page(monkeypatch) -> Page:
    page = Page()
    monkeypatch.setattr(PreviewPane, "view", page)
    return page


@pytest.fixture
def window(window_of, page, tmp_path: Path):
    path = tmp_path / "post.md"
    path.write_text("\n\n".join(PARAGRAPHS), encoding="utf-8")
    return window_of(path)


def test_it_comes_with_the_beginning_of_a_long_post(window, page, qtbot):
    previewer = window.app.previewer
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    then: list[tuple[bool, list[int]]] = []

    def note(*_patch: object) -> None:
        then.append((previewer.reaches(len(PARAGRAPHS) * 2 - 1), list(page.marked)))
        page.marked.clear()

    page.marked.clear()
    previewer.renewed.connect(note)
    previewer.patched.connect(note)
    previewer.refresh()
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    assert then == [(False, [0]), (True, [0])]


def test_a_caret_that_is_further_down_waits_for_the_rest(window, page, qtbot):
    previewer, edit = window.app.previewer, window.desk.source.edit
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    then: list[list[int]] = []

    def go_to_end() -> None:
        page.marked.clear()
        cursor = edit.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        edit.setTextCursor(cursor)
        then.append(list(page.marked))

    previewer.renewed.connect(go_to_end)
    previewer.refresh()
    qtbot.waitUntil(lambda: previewer.is_current, timeout=20_000)
    assert then == [[]]
    assert page.marked == [len(PARAGRAPHS) - 1]
