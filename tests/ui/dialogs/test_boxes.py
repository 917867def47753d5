"""The rows for Blogger's boxes: copied one after another, or dragged."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from editor.ui.dialogs.boxes import Box, Boxes
from editor.ui.widgets.carry import CarriedText


@pytest.fixture
def boxes(qtbot):
    made = Boxes([Box("Post", "<p>x</p>", "8 characters"), Box("Title", "題"), Box("Labels", ""), Box("Link", "a-b")])
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_same_key_copies_one_after_another(boxes, qtbot):
    clipboard = QGuiApplication.clipboard()
    boxes.buttons[0].setFocus()
    seen = []
    for _ in range(4):
        qtbot.keyClick(boxes.focusWidget(), Qt.Key.Key_Space)
        seen.append(clipboard.text())
    assert seen == ["<p>x</p>", "題", "a-b", "a-b"]  # an empty box is none; behind the last one there is no other
    assert [button.text() for button in boxes.buttons] == ["Copy", "Copy", "Copy", "Copied ✓"]


def test_what_is_shown_for_a_long_text_is_not_what_is_dragged(boxes, qtbot, monkeypatch):
    carried = []
    monkeypatch.setattr("editor.ui.widgets.carry.carry", lambda _source, data: carried.append(data.text()) or True)
    values = boxes.findChildren(CarriedText)
    assert [value.text() for value in values] == ["8 characters", "題", "", "a-b"]
    assert not values[2].isVisible()
    for value in values[:2]:
        qtbot.mousePress(value, Qt.MouseButton.LeftButton, pos=value.rect().center())
        qtbot.mouseMove(value, value.rect().center() + value.rect().bottomRight())
        qtbot.mouseRelease(value, Qt.MouseButton.LeftButton)
    assert carried == ["<p>x</p>", "題"]
