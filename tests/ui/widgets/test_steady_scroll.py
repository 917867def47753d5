"""A scroll area around a widget that contradicts itself: it stays, where Qt's own fills the stack."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QVBoxLayout, QWidget

from editor.ui.widgets.steady_scroll import SteadyScrollArea


class Contrary(QLayout):
    """Wants to be higher than the room where it is as wide as it, and lower where a scroll bar takes some of it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.asked = 0

    def count(self) -> int:
        return 0

    def itemAt(self, index: int) -> QLayoutItem | None:
        return None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.asked += 1
        assert self.asked < 1_000, "it goes to and fro without end"
        return 150 if self.parentWidget().width() < 300 else 250

    def minimumSize(self) -> QSize:
        return QSize(10, 10)

    def sizeHint(self) -> QSize:
        return QSize(10, 10)


def test_what_contradicts_itself_does_not_fill_the_stack(qtbot) -> None:
    area, inside = SteadyScrollArea(), QWidget()
    qtbot.addWidget(area)
    layout = Contrary(inside)
    area.setWidget(inside)
    area.setFrameShape(area.Shape.NoFrame)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    for height in (190, 210, 200):
        area.resize(300, height)
    assert 0 < layout.asked < 200


@pytest.mark.parametrize("height", [50, 5_000])
def test_what_does_not_is_as_wide_as_there_is_room(qtbot, height: int) -> None:
    area, inside, child = SteadyScrollArea(), QWidget(), QWidget()
    qtbot.addWidget(area)
    child.setMinimumHeight(height)
    QVBoxLayout(inside).addWidget(child)
    area.setWidget(inside)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    qtbot.waitUntil(lambda: inside.width() == area.viewport().width())
    assert area.verticalScrollBar().isVisible() is (height > 200)
    assert inside.height() >= max(height, area.viewport().height())
    area.resize(420, 300)
    qtbot.waitUntil(lambda: inside.width() == area.viewport().width())


def test_other_events_of_the_widget_are_let_through(qtbot) -> None:
    area, inside = SteadyScrollArea(), QWidget()
    qtbot.addWidget(area)
    area.setWidget(inside)
    assert area.widgetResizable() and area.focusPolicy() != Qt.FocusPolicy.NoFocus
    assert area.eventFilter(inside, QEvent(QEvent.Type.LayoutRequest)) is False
    assert area.eventFilter(inside, QResizeEvent(QSize(1, 1), QSize(2, 2))) is False
