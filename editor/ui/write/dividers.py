"""The commentary divider and the jump break, drawn as rules over their lines while the caret is elsewhere."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen, QTextBlock

from editor.core.text.parts import is_divider, is_jump_break
from editor.core.words import tr
from editor.ui.look.theme import theme
from editor.ui.write.highlighter import in_code, state_before
from editor.ui.write.strut import without_strut
from editor.ui.write.syntax import LineState

_LONGEST = 80  # characters; a longer line is neither
_GAP = 16.0
_SMALL = 0.82
"""The letters of divider and jump break, in those of the text."""


@dataclass(frozen=True, slots=True)
class DividerWords:
    """The words of the divider: the blog's name for the part, and the headline of the commentary."""

    label: str = ""
    headline: str = ""


def is_drawn(block: QTextBlock) -> bool:
    """Whether `block` is the divider that counts, or a jump break."""
    if block.length() > _LONGEST:
        return False
    text = block.text()
    if is_jump_break(text):
        return not in_code(block)
    return is_divider(text) and not state_before(block) & (LineState.COMMENTARY | LineState.HEADER)


def draw(painter: QPainter, block: QTextBlock, line: QRectF, font: QFont, words: DividerWords) -> None:
    """Draw `block` over its `line`."""
    painter.fillRect(line, theme.color("surface"))
    if is_divider(block.text()):
        _draw_divider(painter, line, font, words)
    else:
        _draw_jump_break(painter, line, font)


def _draw_divider(painter: QPainter, line: QRectF, font: QFont, words: DividerWords) -> None:
    font = _small(without_strut(font))  # with it, what is bold already is made bolder, and kanji run together
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    label_width = QFontMetricsF(strong).horizontalAdvance(words.label)
    room = line.width() - label_width - 4 * _GAP
    headline = QFontMetricsF(font).elidedText(words.headline, Qt.TextElideMode.ElideRight, max(0.0, room))
    head_width = QFontMetricsF(font).horizontalAdvance(headline)
    width = label_width + head_width
    left = line.left() + (line.width() - width) / 2
    _draw_rules(painter, line, left - _GAP, left + width + _GAP, QPen(theme.color("faint"), 1.0))
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    _write(painter, QRectF(left, line.top(), label_width + 1, line.height()), strong, "heading", words.label, middle)
    rest = QRectF(left + label_width, line.top(), head_width + 1, line.height())
    _write(painter, rest, font, "muted", headline, middle)


def _draw_jump_break(painter: QPainter, line: QRectF, font: QFont) -> None:
    small = _small(font)
    label = tr("Jump break")
    width = QFontMetricsF(small).horizontalAdvance(label)
    pen = QPen(theme.color("faint"), 1.0, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3.0, 4.0])
    left = line.left() + (line.width() - width) / 2
    _draw_rules(painter, line, left - _GAP, left + width + _GAP, pen)
    _write(painter, line, small, "muted", label, Qt.AlignmentFlag.AlignCenter)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPixelSize(max(9, round(font.pixelSize() * _SMALL)))
    return small


def _draw_rules(painter: QPainter, line: QRectF, until: float, again: float, pen: QPen) -> None:
    painter.setPen(pen)
    middle = round(line.center().y()) + 0.5
    painter.drawLine(QPointF(line.left(), middle), QPointF(max(line.left(), until), middle))
    painter.drawLine(QPointF(min(line.right(), again), middle), QPointF(line.right(), middle))


def _write(painter: QPainter, place: QRectF, font: QFont, role: str, text: str, how: Qt.AlignmentFlag) -> None:
    painter.setPen(theme.color(role))
    painter.setFont(font)
    painter.drawText(place, how, text)
