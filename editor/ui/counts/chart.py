"""The chart of what was written on the last seven days: a bar for each, and a line at the goal."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.core.words import tr
from editor.ui.look.theme import theme

_SIZE = QSize(420, 150)
_ABOVE, _BELOW = 20, 22  # px: for the numbers, and for the days
_BAR = 0.55  # of the room of a day
_ROUND = 3.0  # px


def day_words(day: date) -> str:
    """The weekday of `day` in the person's language."""
    return (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))[day.weekday()]


class WritingChart(QWidget):
    """Shows the days it is given; screen readers are told the same as words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[tuple[date, int]] = ()
        self._goal = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_days(self, days: Sequence[tuple[date, int]], goal: int) -> None:
        """Show what was written on `days`, the last one today, and the `goal` of a day (0: none)."""
        self._days, self._goal = days, goal
        told = [tr("{day}, characters: {n}", day=day_words(day), n=f"{written:,}") for day, written in days]
        self.setAccessibleName(tr("Written on the last seven days"))
        self.setAccessibleDescription(", ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return _SIZE

    def minimumSizeHint(self) -> QSize:
        return QSize(_SIZE.width() // 2, _SIZE.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(0, _ABOVE, 0, -_BELOW)
        most = max([written for _day, written in self._days] + [self._goal, 1])
        each = room.width() / max(1, len(self._days))
        for number, (day, written) in enumerate(self._days):
            today = number == len(self._days) - 1
            high = room.height() * written / most
            left = room.left() + each * number
            bar = QRectF(left + each * (1 - _BAR) / 2, room.bottom() - high, each * _BAR, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("focus" if today else "faint"))
            painter.drawRoundedRect(bar, _ROUND, _ROUND)
            painter.setPen(theme.color("text" if today else "muted"))
            above = QRectF(left, bar.top() - _ABOVE, each, _ABOVE - 2)
            below = QRectF(left, room.bottom() + 2, each, _BELOW - 2)
            if written:
                painter.drawText(above, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, f"{written:,}")
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, tr("Today") if today else day_words(day))
        painter.setPen(QPen(theme.color("rule"), 1))
        painter.drawLine(QLineF(room.bottomLeft(), room.bottomRight()))
        if self._goal:
            high = room.bottom() - room.height() * self._goal / most
            painter.setPen(QPen(theme.color("accent"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(room.left(), high, room.right(), high))
