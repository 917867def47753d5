"""The field of a date: its text, a calendar, and the arrows, which go a day on or back."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QCalendarWidget, QFrame, QVBoxLayout, QWidget

from editor.core import words
from editor.core.fields.day import day_of, legible, stepped, with_day
from editor.core.words import tr
from editor.ui.fields.binding import Binding
from editor.ui.fields.text_field import TextField
from editor.ui.widgets.buttons import IconButton

_BUTTON = 20
"""The width of the calendar's button, in pixels."""


class DateField(TextField):
    """A date as it is written in the file; of a moment, day and time are seen while nobody edits it.

    ↑ and ↓ go a day on or back, Alt+↓ opens the calendar.
    `chosen(value)`: another value by these.
    """

    chosen = Signal(str)

    def __init__(self, binding: Binding, label: str, *, wrap: bool = False, path: str = "") -> None:
        super().__init__(binding, label, wrap=wrap, path=path)
        self._calendar: Calendar | None = None
        self._button = IconButton("calendarButton", "calendar", tr("Choose a day (Alt+↓)"))
        self._button.setParent(self)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.open_calendar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the right end, over the field: the rules of all fields end at one edge."""
        super().resizeEvent(event)
        self._button.setGeometry(self.width() - _BUTTON, 0, _BUTTON, self.height() - 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        written = self.text()
        seen = legible(written)
        if seen == written or self.hasFocus():
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        line = block.layout().lineAt(0)
        painter.drawText(QPointF(top.x() + line.x(), top.y() + line.y() + line.ascent()), seen)

    def open_calendar(self) -> None:
        """Show the month of the day below the field."""
        self.finish_composition()
        if self._calendar is None:
            self._calendar = Calendar(self)
            self._calendar.day_chosen.connect(self._choose)
        self._calendar.open_at(day_of(self.text()))

    def press(self, event: QKeyEvent) -> bool:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key == Qt.Key.Key_Down:
            self.open_calendar()
            return True
        if not event.modifiers() and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.chosen.emit(stepped(self.text(), 1 if key == Qt.Key.Key_Up else -1))
            return True
        return super().press(event)

    def _choose(self, day: date) -> None:
        self.chosen.emit(with_day(self.text(), day))


class Calendar(QFrame):
    """A month over the window; `day_chosen(date)` by Enter or a click, Escape or a click elsewhere closes it.

    A child of the window and not a pop-up, into which input methods do not follow the focus.
    """

    day_chosen = Signal(object)

    def __init__(self, field: TextField) -> None:
        super().__init__(field.window())
        self.hide()
        self._field = field
        self.setObjectName("calendar")
        self.month = QCalendarWidget()
        self.month.setAccessibleName(tr("Calendar"))
        self.month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.month.setLocale(QLocale(words.language()))
        self.month.activated.connect(self._choose)
        self.month.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.month)
        QShortcut(
            QKeySequence(Qt.Key.Key_Escape), self, self._give_up, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        if isinstance(qt := QApplication.instance(), QApplication):
            qt.focusChanged.connect(self._focus_changed)

    def open_at(self, day: date | None) -> None:
        """Show the month of `day`, else this one, below the field and within the window."""
        self.month.setSelectedDate(QDate(day.year, day.month, day.day) if day is not None else QDate.currentDate())
        self.adjustSize()
        room, size = self._field.window().rect(), self.size()
        below = self._field.mapTo(self._field.window(), self._field.rect().bottomLeft())
        y = min(below.y(), room.bottom() - size.height())
        self.move(max(0, min(below.x(), room.right() - size.width())), max(0, y))
        self.show()
        self.raise_()
        self.month.setFocus()

    def _choose(self, day: QDate) -> None:
        if self.isVisible():  # Qt tells a double click twice
            self._give_up()
            self.day_chosen.emit(date(day.year(), day.month(), day.day()))

    def _give_up(self) -> None:
        self.hide()
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self.hide()
