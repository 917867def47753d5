"""What a key has changed is painted before the document tells anyone of it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.keys.prompt_paint import paint_now
from editor.ui.write.pane import SourcePane
from editor.ui.write.source_edit import SourceEdit
from tests.ui.write.conftest import pane_of, text_of

Pane = Callable[..., SourcePane]
__all__ = ["pane_of"]


class Paints(QObject):
    """Notes each paint of `watched` in `heard`."""

    def __init__(self, watched: QWidget, heard: list[str]) -> None:
        super().__init__(watched)
        self.heard = heard
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.heard.append("paint")
        return False


def commit(edit: SourceEdit) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString("字")
    QApplication.sendEvent(edit, event)


ACTS: list[tuple[str, Callable[[SourceEdit], object]]] = [
    ("x一", lambda edit: QTest.keyClick(edit, Qt.Key.Key_X)),
    ("一", lambda edit: QTest.keyClick(edit, Qt.Key.Key_Delete)),
    ("\n\n一", lambda edit: QTest.keyClick(edit, Qt.Key.Key_Return)),
    ("字一", commit),
]


@pytest.mark.parametrize("backend", ["software", ""])
@pytest.mark.parametrize(("after", "act"), ACTS, ids=[repr(after) for after, _act in ACTS])
def test_what_is_written_is_painted_before_it_is_told(
    qtbot: QtBot, pane_of: Pane, monkeypatch: pytest.MonkeyPatch, backend: str, after: str, act: Callable[..., object]
) -> None:
    monkeypatch.setenv("QT_QUICK_BACKEND", backend)
    before = "二一" if after == "一" else "一"
    pane = pane_of(before)
    qtbot.waitExposed(pane)
    QApplication.processEvents()
    heard: list[str] = []
    Paints(pane.edit.viewport(), heard)
    pane.edit.post.changed.connect(lambda _revision: heard.append("changed"))
    act(pane.edit)
    assert text_of(pane) == after
    assert heard == (["paint", "changed"] if backend else ["changed"])  # without: in the next turn of the loop


def test_the_end_of_a_composed_word_is_told_at_once(
    qtbot: QtBot, pane_of: Pane, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever waits for the word to be finished is told of a post that is whole."""
    monkeypatch.setenv("QT_QUICK_BACKEND", "software")
    pane = pane_of("一")
    heard: list[str] = []
    pane.edit.post.changed.connect(lambda _revision: heard.append("changed"))
    QApplication.sendEvent(pane.edit, QInputMethodEvent("じ", []))
    pane.edit.run_when_idle(lambda: heard.append("waited"))
    commit(pane.edit)
    assert heard == ["changed", "waited"]


def test_it_is_laid_out_before_it_is_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that goes leaves no gap in the next picture."""
    monkeypatch.setenv("QT_QUICK_BACKEND", "software")
    window, line, page = QWidget(), QLabel("line"), QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.addWidget(line)
    layout.addWidget(page, 1)
    window.resize(200, 200)
    window.show()
    qtbot.waitExposed(window)
    QApplication.processEvents()
    tall: list[int] = []

    class Heights(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                tall.append(page.height())
            return False

    heights = Heights(window)
    page.installEventFilter(heights)
    before = page.height()
    line.hide()
    paint_now(page)
    assert tall and min(tall) > before
