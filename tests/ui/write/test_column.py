"""What happens beside the text reaches the text, once."""

from itertools import product

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from editor.ui.write.column import SourceColumn

_Button = Qt.MouseButton
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.MouseMove)


@pytest.fixture
def column(window_of, tmp_path) -> SourceColumn:
    path = tmp_path / "post.md"
    path.write_text("行\n" * 200, encoding="utf-8")
    found = window_of(path).desk.source.edit.parentWidget()
    assert isinstance(found, SourceColumn)
    return found


def _press(column: SourceColumn, kind: QEvent.Type, button: Qt.MouseButton, at: QPointF) -> None:
    there = QPointF(column.mapToGlobal(at.toPoint()))
    QApplication.sendEvent(column, QMouseEvent(kind, at, there, button, button, Qt.KeyboardModifier.NoModifier))


def test_a_press_beside_a_line_puts_the_caret_into_it(column) -> None:
    edit = column._edit
    line = edit.cursorRect().center().y() + 3 * edit.fontMetrics().lineSpacing()
    _press(column, QEvent.Type.MouseButtonPress, _Button.LeftButton, QPointF(1, line))
    _press(column, QEvent.Type.MouseButtonRelease, _Button.LeftButton, QPointF(1, line))
    assert edit.textCursor().blockNumber() > 0


def test_what_the_text_has_no_use_for_does_not_go_round(column) -> None:
    buttons = (_Button.MiddleButton, _Button.BackButton, _Button.NoButton, _Button.TaskButton)
    for kind, button, x in product(_PRESSES, buttons, (1.0, column.width() - 1.0)):
        _press(column, kind, button, QPointF(x, 30))
    assert column._edit.textCursor().blockNumber() == 0


@pytest.mark.parametrize("by", [QPoint(0, 120), QPoint(0, -120), QPoint(120, 0), QPoint()])
def test_the_wheel_beside_the_text_scrolls_it(column, by) -> None:
    bar = column._edit.verticalScrollBar()
    for _turn in range(3):  # the last ones at the end of the text, where there is nowhere to scroll
        there = QPointF(column.mapToGlobal(QPoint(1, 30)))
        none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(column, QWheelEvent(QPointF(1, 30), there, QPoint(), by, *none, False))
    assert (bar.value() > 0) == (by.y() < 0)
