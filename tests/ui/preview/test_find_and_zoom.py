"""Find and zoom in the preview, with the keys of the window's own find while the preview has the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest

from editor.ui.preview import engine
from editor.ui.preview.keys import meaning
from editor.ui.preview.pane import ZOOMS, PreviewPane
from tests.ui.preview.test_process import Rendered

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(params=["engine", "plain"])
def pane(request, qapp, qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[PreviewPane]:
    """A pane on eighty paragraphs, with either view, which has the focus."""
    if request.param == "plain":
        monkeypatch.setattr(engine, "can_work", lambda: False)
    pane = PreviewPane(Rendered())
    pane.resize(800, 600)
    pane.show()
    pane.start()
    pane.activateWindow()
    qtbot.waitUntil(lambda: pane.view.loaded, timeout=30_000)
    pane.view.setFocus()
    yield pane
    pane.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def press(pane: PreviewPane, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus of the preview is."""
    QTest.keyClick(pane.view.focusProxy() or pane.view, key, modifiers)


@pytest.mark.parametrize(
    ("key", "modifiers", "means"),
    [
        (Qt.Key.Key_F, CONTROL, "find"),
        (Qt.Key.Key_F, CONTROL | SHIFT, ""),
        (Qt.Key.Key_F, NONE, ""),
        (Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.AltModifier, ""),
        (Qt.Key.Key_F3, NONE, "next"),
        (Qt.Key.Key_F3, SHIFT, "previous"),
        (Qt.Key.Key_F3, CONTROL, ""),
        (Qt.Key.Key_Plus, CONTROL | SHIFT, "larger"),
        (Qt.Key.Key_Plus, CONTROL | Qt.KeyboardModifier.KeypadModifier, "larger"),
        (Qt.Key.Key_Minus, CONTROL, "smaller"),
        (Qt.Key.Key_0, CONTROL, "plain"),
        (Qt.Key.Key_S, CONTROL, ""),
    ],
)
def test_what_keys_mean(key: Qt.Key, modifiers: Qt.KeyboardModifier, means: str) -> None:
    assert meaning(QKeyEvent(QEvent.Type.KeyPress, key, modifiers)) == means


def test_find(pane: PreviewPane, qtbot) -> None:
    press(pane, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(pane.find_bar.isVisible)
    bar = pane.find_bar
    bar.words.setText("段落7")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 11")
    bar.next.click()
    qtbot.waitUntil(lambda: bar.count.text() == "2 of 11")
    bar.previous.click()
    bar.previous.click()
    qtbot.waitUntil(lambda: bar.count.text() == "11 of 11")
    bar.words.setText("ない語")
    qtbot.waitUntil(lambda: bar.count.text() == "Not found")
    QTest.keyClick(bar.words, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_zoom(pane: PreviewPane, qtbot) -> None:
    press(pane, Qt.Key.Key_Plus, CONTROL | SHIFT)
    qtbot.waitUntil(lambda: pane.zoom == 1.1)
    press(pane, Qt.Key.Key_0, CONTROL)
    qtbot.waitUntil(lambda: pane.zoom == 1.0)
    press(pane, Qt.Key.Key_Minus, CONTROL)
    qtbot.waitUntil(lambda: pane.zoom == 0.9)
    pane.set_zoom(100)
    assert pane.zoom == ZOOMS[-1]


def test_the_window_keeps_its_keys_elsewhere_only(pane: PreviewPane, qtbot) -> None:
    used: list[str] = []
    for keys in ("Ctrl+F", "Ctrl+S"):
        QShortcut(QKeySequence(keys), pane).activated.connect(lambda keys=keys: used.append(keys))
    press(pane, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(pane.find_bar.isVisible)
    press(pane, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: used == ["Ctrl+S"])


PAGE = (
    "<p>葛\U000e0100飾区と辻\U000e0101さん。</p>", "<p>大\u200b統領は<strong>米</strong>\ufeff国の人。</p>",
    "<p>中國とＮＡＴＯ</p>", "<p>ｶﾞｽと\U00020bb7野家の葛飾区</p>", "<p>國</p>", "<p>際</p>",
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("葛飾区", 2), ("辻さん", 1), ("大統領", 1), ("米国", 1), ("中国", 1), ("nato", 1), ("ガス", 1),
        ("\U00020bb7野家の葛", 1), ("国際", 0), ("。大", 0), ("ソ連", 0),
    ],
)  # fmt: skip
def test_the_same_is_found_as_in_the_text(pane: PreviewPane, qtbot, words: str, count: int) -> None:
    pane._previewer.page.news = PAGE
    pane._previewer.renewed.emit()
    press(pane, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(pane.find_bar.isVisible)
    pane.find_bar.words.setText(words)
    qtbot.waitUntil(lambda: pane.find_bar.count.text() == (f"1 of {count}" if count else "Not found"))


def test_the_count_follows_the_page(pane: PreviewPane, qtbot) -> None:
    if not hasattr(pane.view, "ask"):
        pytest.skip("the plain view is drawn anew as a whole")
    press(pane, Qt.Key.Key_F, CONTROL)
    qtbot.waitUntil(pane.find_bar.isVisible)
    pane.find_bar.words.setText("段落7")
    qtbot.waitUntil(lambda: pane.find_bar.count.text() == "1 of 11")
    pane.view.patch({"news": [0, 1, ["<p>段落7の前</p>"]]})
    qtbot.waitUntil(lambda: pane.find_bar.count.text() == "1 of 12")
