"""The text in a column of one measure, in the middle of the pane, with the scroll bar at the pane's edge.

Margins of the viewport would do the same, but QPlainTextEdit forgets them when it tells an input method where the caret
is, and the candidates would appear over the text. So the text widget itself is as wide as the measure.
"""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from editor.ui.write.source_edit import SourceEdit

_LINES = 6
"""Lines of text that stay in sight, however low the window is and however large the letters."""


class SourceColumn(QWidget):
    """Places `edit` and forwards to it what happens beside it."""

    def __init__(self, edit: SourceEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sourceColumn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._edit = edit
        self._forwards = False
        edit.setParent(self)
        self._bar = QScrollBar(Qt.Orientation.Vertical, self)
        self._bar.setCursor(Qt.CursorShape.ArrowCursor)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = edit.verticalScrollBar()
        inner.rangeChanged.connect(self._follow_range)
        inner.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(inner.setValue)
        edit.dressed.connect(self._lay_out)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        self._lay_out()
        super().resizeEvent(event)

    def _lay_out(self) -> None:
        self.setMinimumSize(240, _LINES * self._edit.fontMetrics().lineSpacing())
        bar = self._bar.sizeHint().width()
        room = self.width() - bar
        width = min(self._edit.measure(), room)
        self._edit.setGeometry((room - width) // 2, 0, width, self.height())
        self._bar.setGeometry(self.width() - bar, 0, bar, self.height())
        self._follow_range()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text, or with Ctrl make its letters larger or smaller."""
        zooms = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        self._hand_on(self._edit.viewport() if zooms else self._edit.verticalScrollBar(), event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press beside a line is a press at its end, or its start."""
        self._forward(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the selection."""
        self._forward(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection."""
        self._forward(event)

    def _forward(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            return
        view = self._edit.viewport()
        at = view.mapFrom(self, event.position())
        at = QPointF(min(max(at.x(), 0.0), view.width() - 1.0), at.y())
        if event.type() == QEvent.Type.MouseButtonPress:
            self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
        moved = QMouseEvent(
            event.type(), at, event.globalPosition(), event.button(), event.buttons(), event.modifiers()
        )
        self._hand_on(view, moved)

    def _hand_on(self, target: QWidget, event: QEvent) -> None:
        """Send `event` to a widget within this one. What that has no use for, a press of the middle button for one,
        Qt hands on to the widgets around it, so it comes back here, and would go round without end."""
        if self._forwards:
            return
        self._forwards = True
        try:
            QApplication.sendEvent(target, event)
        finally:
            self._forwards = False

    def _follow_range(self) -> None:
        inner = self._edit.verticalScrollBar()
        self._bar.setRange(inner.minimum(), inner.maximum())
        self._bar.setPageStep(inner.pageStep())
        self._bar.setSingleStep(inner.singleStep())
        self._bar.setValue(inner.value())
        self._bar.setVisible(inner.maximum() >= inner.pageStep())  # there is room below the last line to roll into
