"""Drawing of a post of the timeline: its day at the left, its title beside it, below it its bullets."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.core.words import tr
from editor.ui.look.drawn_text import draw_text, smaller
from editor.ui.look.theme import theme

POST = Qt.ItemDataRole.UserRole
"""The post, as the question "timeline" gives it."""
BULLETS = 4
"""Bullets of one post that are shown."""

_PADDING, _GAP = 8, 12
_LINES = 2  # of a title, and of a bullet

Index = QModelIndex | QPersistentModelIndex


class TimelineRow(QStyledItemDelegate):
    """Draws the rows of `view`."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width() - 2 * _PADDING - self._beside(option.font)
        bold, plain = _bold(option.font), QFontMetrics(option.font)
        height = _lines(bold, _title(index), width) * QFontMetrics(bold).lineSpacing()
        height += sum(_lines(option.font, bullet, width) for bullet in _bullets(index)) * plain.lineSpacing()
        return QSize(160, height + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        font, place = option.font, option.rect
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(place, theme.color("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("focus"))
            painter.drawRect(place.adjusted(0, 0, -1, -1))
        inside = place.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING)
        beside = self._beside(font)
        day = QRect(inside.left(), inside.top(), beside, QFontMetrics(font).lineSpacing())
        draw_text(painter, day, _post(index)["date"], (), smaller(font), "muted", 1)
        text = inside.adjusted(beside, 0, 0, 0)
        text.adjust(0, draw_text(painter, text, _title(index), (), _bold(font), "text", _LINES), 0, 0)
        for bullet in _bullets(index):
            text.adjust(0, draw_text(painter, text, bullet, (), font, "muted", _LINES), 0, 0)
        painter.restore()

    @staticmethod
    def _beside(font: QFont) -> int:
        """The width of the column of days."""
        return QFontMetrics(smaller(font)).horizontalAdvance("2000-00-00") + _GAP


def _post(index: Index) -> dict[str, Any]:
    post: dict[str, Any] = index.data(POST)
    return post


def _title(index: Index) -> str:
    return _post(index)["title"] or tr("Without a title")


def _bullets(index: Index) -> list[str]:
    return [f"・{bullet}" for bullet in _post(index)["bullets"] if bullet.strip()][:BULLETS]


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made


def _lines(font: QFont, text: str, width: int) -> int:
    return min(_LINES, 1 + QFontMetrics(font).horizontalAdvance(text[:300]) // max(80, width))
