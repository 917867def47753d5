"""Dragging out of the window."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from editor.ui.widgets.carry import carry


@pytest.mark.parametrize("action", [Qt.DropAction.CopyAction, Qt.DropAction.IgnoreAction])
def test_it_says_whether_somebody_took_it(qtbot, monkeypatch, action):
    offered = []

    def let_go(drag, actions):
        offered.append((drag.mimeData().text(), actions))
        return action

    monkeypatch.setattr(QDrag, "exec", let_go)
    source, data = QWidget(), QMimeData()
    qtbot.addWidget(source)
    data.setText("題")
    assert carry(source, data) is (action is Qt.DropAction.CopyAction)
    assert offered == [("題", Qt.DropAction.CopyAction)]  # never moved: the post keeps its text
