"""Hints in a post that is still empty: quiet words in the empty lines above and below the divider."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QTextBlock

from editor.core.text.parts import is_divider
from editor.core.words import tr
from editor.ui.look.theme import theme


def hint(block: QTextBlock, wants_page: bool = True) -> str:
    """The words that stand in `block` while its part of the post is empty; none elsewhere.

    `wants_page`: nothing is known of the news yet, so its page may be pasted.
    """
    if block.length() > 1 or block.layout().preeditAreaText():
        return ""
    if not block.previous().isValid() and is_divider(block.next().text()):
        if wants_page:
            return tr("Write the news part here, or paste the news page (F2).")
        return tr("Write the news part here.")
    if is_divider(block.previous().text()) and _is_rest_empty(block):
        return tr("Write the commentary here.")
    return ""


def draw(painter: QPainter, line: QRectF, words: str) -> None:
    """Write `words` into the empty `line`, as far as it has room."""
    words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(line.width()))
    painter.setPen(theme.color("muted"))
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def _is_rest_empty(block: QTextBlock) -> bool:
    """Whether nothing is written below `block`; a single empty line may follow it."""
    after = block.next()
    return not after.isValid() or (after.length() == 1 and not after.next().isValid())
