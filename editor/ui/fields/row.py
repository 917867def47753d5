"""A row of a list that can be moved and removed: a handle, what it holds, a count or a button."""

from PySide6.QtCore import QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QWidget
from shiboken6 import isValid

from editor.core.words import tr
from editor.ui.fields.page import COUNT_WIDTH, GAP
from editor.ui.fields.text_field import TextField
from editor.ui.look.theme import theme
from editor.ui.widgets.buttons import IconButton
from editor.ui.widgets.plain_text import PlainLabel, set_tip

SPACING = 4  # px
CORNER = COUNT_WIDTH + GAP - SPACING
"""The width of the right end of a row: its count, and in the same place, under the pointer, the button to remove it.
The rules of rows end where those of the other fields end."""


class Handle(QWidget):
    """The six dots ⠿ by which a row is dragged. Says where the pointer is while it is held."""

    dragged = Signal(int)
    """The pointer's height on the screen."""
    dropped = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._held = False
        self._watched: QWidget | None = None
        self.setFixedSize(QSize(16, 27))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(tr("Drag to move this bullet"))
        set_tip(self, tr("Drag to move (Alt+↑ and Alt+↓ move too)"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._watched = QApplication.focusWidget()  # for Escape: the focus stays where it is
            if self._watched is not None:
                self._watched.installEventFilter(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self.dragged.emit(round(event.globalPosition().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._let_go()
            self.dropped.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._held and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._let_go()
            self.cancelled.emit()
            return True
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        if self._held:  # its row or its window goes while it is dragged
            self._let_go()
            self.cancelled.emit()
        super().hideEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("muted" if self.underMouse() or self._held else "faint"))
        for column in (5.5, 10.5):
            for row in (-4.5, 0.0, 4.5):
                painter.drawEllipse(QPointF(column, self.height() / 2 + row), 1.1, 1.1)

    def enterEvent(self, _event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, _event: QEvent) -> None:
        self.update()

    def _let_go(self) -> None:
        self._held = False
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.update()


class Row(QWidget):
    """The common base of all rows. A kind of row builds its fields, shows a value in them and emits `edited(value)`."""

    edited = Signal(object, str)
    """The row's new value and which part of it was written in."""
    composed = Signal()
    remove_wanted = Signal()
    move_wanted = Signal(int)
    leave_wanted = Signal(int)
    """The caret wants to go to the row above (-1) or below (1)."""

    def __init__(self) -> None:
        super().__init__()
        self.handle = Handle()
        self.remove_button = IconButton("removeRow", "close", tr("Remove this bullet"))
        self.remove_button.clicked.connect(self.remove_wanted)
        self.count = PlainLabel()
        self.count.setObjectName("count")
        self._corner = QStackedWidget()
        self._corner.setObjectName("rowCorner")
        self._corner.addWidget(self.count)
        self._corner.addWidget(self.remove_button)
        self._corner.setFixedWidth(CORNER)
        self.fields: tuple[TextField, ...] = ()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACING)
        self._layout.addWidget(self.handle, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def composing(self) -> bool:
        """Whether an input method composes in one of its fields."""
        return any(field.composing for field in self.fields)

    def show_value(self, value: object) -> None:
        """Show `value`."""
        raise NotImplementedError

    def set_number(self, number: int, *, alone: bool) -> None:
        """Tell the row that it is the `number`th (from 1) and whether it is the only one."""
        raise NotImplementedError

    def set_real(self, real: bool) -> None:
        """Tell the row whether it stands for a value, or is the friendly empty one of an empty list."""
        self.remove_button.setEnabled(real)
        if not real:
            self._corner.setCurrentWidget(self.count)

    def focus(self, caret: int = -1, part: int = 0) -> None:
        """Put the caret before character `caret` of the field number `part`; -1: at its end."""
        field = self.fields[part]
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.set_caret(caret)

    def focused_part(self) -> int | None:
        """The number of the field that has the focus."""
        focus = self.window().focusWidget()
        return next((number for number, field in enumerate(self.fields) if field is focus), None)

    def move_key(self, event: QKeyEvent) -> bool:
        """Alt+↑ and Alt+↓."""
        step = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key(), 0)
        if not step or not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        self.move_wanted.emit(step)
        return True

    def enterEvent(self, _event: QEnterEvent) -> None:
        if self.remove_button.isEnabled():
            self._corner.setCurrentWidget(self.remove_button)

    def leaveEvent(self, _event: QEvent) -> None:
        self._corner.setCurrentWidget(self.count)

    def _finish(self, *fields: TextField) -> None:
        """To be called when the fields of the row are built."""
        self.fields = fields
        self._layout.addWidget(self._corner, 0, Qt.AlignmentFlag.AlignTop)
        for field in fields:
            field.composed.connect(self.composed)
