"""A list over the window goes by Escape, a click or the focus elsewhere, and the focus is where it was."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from editor.ui.widgets.overlay import Overlay


@pytest.fixture
def room(qtbot):
    window = QWidget()
    window.resize(800, 300)
    field = QLineEdit(window)
    other = QLineEdit(window)
    other.move(0, 260)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window)
    field.setFocus()
    return window, field, other


@pytest.fixture(params=["with a query", "the list alone"])
def overlay(request, room):
    rows = QListWidget()
    rows.addItems([f"{number}番目" for number in range(40)])
    return Overlay(room[0], rows, QLineEdit() if request.param == "with a query" else None)


def test_it_has_the_focus_and_gives_it_back(overlay, room):
    window, field, _other = room
    for _time in range(2):
        overlay.lay()
        assert overlay.isAncestorOf(window.focusWidget())
        overlay.dismiss()
        assert overlay.isHidden()
        assert window.focusWidget() is field


def test_laid_twice_it_gives_the_focus_back_to_where_it_was_first(overlay, room):
    window, field, _other = room
    overlay.lay()
    overlay.lay()
    overlay.dismiss()
    assert window.focusWidget() is field


def test_a_widget_that_is_gone_gets_no_focus(overlay, room, qtbot):
    window, field, _other = room
    overlay.lay()
    field.deleteLater()
    qtbot.waitUntil(lambda: len(window.findChildren(QLineEdit, options=Qt.FindChildOption.FindDirectChildrenOnly)) == 1)
    overlay.dismiss()
    assert overlay.isHidden()


def test_the_focus_that_goes_elsewhere_stays_there(overlay, room, qtbot):
    window, _field, other = room
    overlay.lay()
    other.setFocus()
    qtbot.waitUntil(overlay.isHidden)
    assert window.focusWidget() is other


def test_a_click_beside_it_is_a_no(overlay, room, qtbot):
    window = room[0]
    overlay.lay()
    overlay.fit(3)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=window.rect().center() + QPoint(0, 140))
    qtbot.waitUntil(overlay.isHidden)


@pytest.mark.parametrize("count", [0, 1, 40])
def test_it_stays_within_its_window(overlay, room, count):
    overlay.lay()
    overlay.fit(count)
    assert room[0].rect().contains(overlay.geometry().topLeft())
    assert overlay.geometry().bottom() < room[0].height()
