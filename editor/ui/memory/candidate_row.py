"""Drawing of a candidate: its number, headline and day on one line, below it why it is near, then its bullets."""

from functools import cached_property
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.core.profile.title_parts import title_parts
from editor.core.words import tr
from editor.ui.library.row import title_patterns
from editor.ui.look.drawn_text import draw_text, smaller
from editor.ui.look.theme import theme
from editor.ui.memory.candidate_words import bullets_of, why

POST = Qt.ItemDataRole.UserRole
"""The candidate, a row of the library."""
NUMBER = Qt.ItemDataRole.UserRole + 2
"""The digit that takes it."""
EXPANDED = Qt.ItemDataRole.UserRole + 1
"""Role of a truth value: its bullets are shown."""

_ABOVE, _GAP = 5, 8
_NUMBER = 18  # pixels of the box of a number
_LINES = 2  # of a bullet

Index = QModelIndex | QPersistentModelIndex


class CandidateRow(QStyledItemDelegate):
    """Draws the rows of `view`."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    @cached_property
    def _patterns(self) -> tuple[str, ...]:
        return title_patterns()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        small = QFontMetrics(smaller(option.font)).lineSpacing()
        height = 2 * _ABOVE + QFontMetrics(option.font).lineSpacing() + small
        if index.data(EXPANDED):
            height += sum(lines for lines, _bullet in self._bullets(option.font, index)) * small + 4
        return QSize(120, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        post: dict[str, Any] = index.data(POST)
        font, small = option.font, smaller(option.font)
        place: QRect = option.rect
        painter.save()
        self._ground(painter, option)
        inside = place.adjusted(4, _ABOVE, -4, -_ABOVE)
        self._number(painter, inside, index.data(NUMBER), font, small)
        text = inside.adjusted(_NUMBER + _GAP, 0, 0, 0)
        narrow, line = QFontMetrics(small), QFontMetrics(font)
        day = QRect(text.right() - narrow.horizontalAdvance(post["day"]), text.top(), 0, 0)
        day.setRight(text.right())
        day.setHeight(line.height())
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(day, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, post["day"])
        title = text.adjusted(0, 0, -day.width() - 2 * _GAP, 0)
        parts = title_parts(post["title"] or tr("Without a title"), self._patterns)
        top = draw_text(painter, title, parts.first, (), font, "text", 1)
        below = text.adjusted(0, top, 0, 0)
        role = "muted" if post["status"] == "published" else "warning"
        draw_text(painter, below, why(post) or parts.second, (), small, role, 1)
        if index.data(EXPANDED):
            below.adjust(0, narrow.lineSpacing() + 2, 0, 0)
            for lines, bullet in self._bullets(font, index):
                draw_text(painter, below, f"・{bullet}", (), small, "text", lines)
                below.adjust(0, lines * narrow.lineSpacing(), 0, 0)
        painter.restore()

    def _bullets(self, font: QFont, index: Index) -> list[tuple[int, str]]:
        """The first bullets, each with the number of its lines."""
        narrow = QFontMetrics(smaller(font))
        width = max(80, self._view.viewport().width() - _NUMBER - _GAP - 8)
        bullets = bullets_of(index.data(POST)) or [tr("It has no summary.")]
        return [(min(_LINES, 1 + narrow.horizontalAdvance(f"・{one}") // width), one) for one in bullets]

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.color("hover"))
        if current:
            painter.setPen(theme.color("focus"))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def _number(self, painter: QPainter, inside: QRect, number: int, font: QFont, small: QFont) -> None:
        """The digit that takes it; inked while the list has the focus, so that digits are for it."""
        box = QRect(inside.left(), inside.top(), _NUMBER, max(_NUMBER, QFontMetrics(font).lineSpacing()))
        box.setHeight(_NUMBER)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ready = self._view.hasFocus()
        painter.setPen(QPen(theme.color("text" if ready else "rule"), 1))
        painter.setBrush(theme.color("text") if ready else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(small)
        painter.setPen(theme.color("surface" if ready else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        painter.restore()
