"""Tips of the tool bar come soon, and only for the button under the pointer."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAction, QEnterEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QToolButton, QToolTip, QWidget

from editor.ui.widgets.quick_tips import QuickTips


@pytest.fixture
def buttons(qtbot):
    bar = QWidget()
    qtbot.addWidget(bar)
    layout, made = QHBoxLayout(bar), []
    for name in ("One", "Two"):
        action = QAction(name, bar)
        action.setToolTip(f"{name} (Ctrl+1)")
        made.append(QToolButton())
        made[-1].setDefaultAction(action)
        layout.addWidget(made[-1])
    QuickTips(made, bar)
    bar.show()
    yield made
    QToolTip.hideText()


def enter(button):
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    QApplication.sendEvent(button, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))


def leave(button):
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))


def test_the_tip_of_the_button_under_the_pointer_is_shown_by_itself(buttons, qtbot):
    enter(buttons[0])
    qtbot.waitUntil(QToolTip.isVisible)
    assert QToolTip.text() == "One (Ctrl+1)"
    leave(buttons[0])
    enter(buttons[1])
    qtbot.waitUntil(lambda: QToolTip.text() == "Two (Ctrl+1)")


def test_a_button_that_is_pressed_or_left_has_said_enough(buttons):
    tips = buttons[0].parentWidget().findChild(QuickTips)
    enter(buttons[0])
    assert tips._later.isActive()
    buttons[0].click()
    assert not tips._later.isActive()
    leave(buttons[0])
    tips._show()
    assert not QToolTip.isVisible()
