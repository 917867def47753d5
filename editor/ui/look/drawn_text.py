"""Text that a delegate draws: a few lines with an ellipsis at their end, its hits marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from editor.ui.look.theme import theme

_SMALLER = 2  # pixels of a font

_WIDEST_LETTERS = 8
"""So many letters at most make room for an ellipsis."""

Spans = Sequence[Sequence[int]]


def smaller(font: QFont, *, bold: bool = False) -> QFont:
    """`font` as small words beside it have it."""
    made = QFont(font)
    made.setPixelSize(max(9, font.pixelSize() - _SMALLER))
    made.setBold(bold)
    return made


def draw_text(painter: QPainter, place: QRect, text: str, spans: Spans, font: QFont, role: str, lines: int) -> int:
    """Draw `text` in at most so many lines, its `spans` marked; gives the height that it took."""
    text = text[:300]
    layout = _layout(text, font)
    step = QFontMetrics(font).lineSpacing()
    end = _lay_out(layout, place.width(), step, lines)
    if end < len(text):  # an ellipsis takes the place of the last letters that fit
        for letters in range(end - 1, max(0, end - 1 - _WIDEST_LETTERS), -1):
            shorter = text[: max(1, letters)].rstrip() + "…"
            layout.setText(shorter)
            if _lay_out(layout, place.width(), step, lines) == len(shorter):
                break  # else a word with its ellipsis went to the line below
        text = shorter
    formats = []
    for start, stop in spans:
        mark = QTextLayout.FormatRange()
        first, last = _units(text[:start]), _units(text[: min(stop, len(text))])
        mark.start, mark.length = first, max(0, last - first)
        mark.format = QTextCharFormat()
        mark.format.setBackground(theme.color("found"))
        mark.format.setForeground(theme.color("text"))
        if mark.length:
            formats.append(mark)
    painter.setPen(theme.color(role))
    layout.draw(painter, QPointF(place.topLeft()), formats)
    return layout.lineCount() * step


def text_height(text: str, font: QFont, width: int, lines: int) -> int:
    """The height that `draw_text` takes for it."""
    layout = _layout(text[:300], font)
    step = QFontMetrics(font).lineSpacing()
    _lay_out(layout, width, step, lines)
    return layout.lineCount() * step


def _layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _units(text: str) -> int:
    """The length of `text` as Qt counts it: characters beyond U+FFFF, such as 𩸽 and 😀, are two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _lay_out(layout: QTextLayout, width: int, step: int, lines: int) -> int:
    """Make at most so many lines; gives the place in the text where they end."""
    layout.beginLayout()
    end = 0
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * step))
        end = line.textStart() + line.textLength()
    layout.endLayout()
    return len(layout.text().encode("utf-16-le", "surrogatepass")[: 2 * end].decode("utf-16-le", "ignore"))
