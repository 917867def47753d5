"""The line that shows that keys go to the page."""

from typing import cast

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLineEdit, QTextBrowser, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.preview.focus_line import HEIGHT, FocusLine
from editor.ui.preview.pane import PreviewPane


class Pane(QWidget):
    """A pane with a notice above its page."""

    def __init__(self) -> None:
        super().__init__()
        self.view: QTextBrowser | None = None
        self.notice, self.page = QLineEdit(), QTextBrowser()
        layout = QVBoxLayout(self)
        for widget in (self.notice, self.page):
            layout.addWidget(widget)


@pytest.fixture
def pane(qtbot: QtBot) -> Pane:
    pane = Pane()
    qtbot.addWidget(pane)
    pane.show()
    qtbot.waitUntil(pane.isActiveWindow)
    return pane


def test_it_is_there_while_the_page_has_the_focus(pane: Pane) -> None:
    line = FocusLine(cast(PreviewPane, pane))
    pane.page.setFocus()
    assert line.isHidden(), "no page yet"
    pane.view = pane.page
    pane.notice.setFocus()
    assert line.isHidden()
    for widget in (pane.page, pane.page.viewport()):
        widget.setFocus()
        assert line.isVisible()
        assert line.geometry().topLeft() == QPoint(0, pane.page.y())
        assert (line.width(), line.height()) == (pane.width(), HEIGHT)
    pane.notice.setFocus()
    assert line.isHidden()


def test_it_is_as_wide_as_the_page_becomes(pane: Pane) -> None:
    pane.view = pane.page
    pane.page.setFocus()
    line = FocusLine(cast(PreviewPane, pane))
    assert line.isVisible()
    pane.resize(pane.width() + 200, pane.height())
    QApplication.processEvents()
    assert line.width() == pane.width()
    assert pane.childAt(QPoint(5, line.y())) is not line, "clicks go to the page"
