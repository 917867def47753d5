"""The place that an input method is told for the window of its candidates: never over the words that are composed."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QInputMethodQueryEvent
from PySide6.QtWidgets import QPlainTextEdit

_CARET = Qt.InputMethodQuery.ImCursorRectangle


def answer(edit: QPlainTextEdit, event: QInputMethodQueryEvent) -> None:
    """Have an input method's question `event`, which `edit` has answered, say where all of the composed lines are.

    It is told the caret's rectangle, and shows its candidates below that, or above: over the other lines, where the
    words wrap. So the rectangle reaches from the first of them to the last.
    """
    if event.queries() & _CARET and (lines := _composed_lines(edit)) is not None:
        caret = QRectF(event.value(_CARET))
        top, bottom = min(caret.top(), lines.top()), max(caret.bottom(), lines.bottom())
        event.setValue(_CARET, QRectF(caret.left(), top, caret.width(), bottom - top))


def _composed_lines(edit: QPlainTextEdit) -> QRectF | None:
    """The lines that have composed words, in the coordinates of the widget; None where there are not several."""
    block = edit.textCursor().block()
    layout = block.layout()
    start = layout.preeditAreaPosition()
    length = len(layout.preeditAreaText().encode("utf-16-le", "surrogatepass")) // 2
    if not length or layout.lineCount() < 2:
        return None
    first, last = layout.lineForTextPosition(start), layout.lineForTextPosition(start + length - 1)
    if not first.isValid() or not last.isValid() or first.lineNumber() == last.lineNumber():
        return None
    place = edit.blockBoundingGeometry(block).translated(edit.contentOffset()).topLeft() + edit.viewport().pos()
    return first.rect().united(last.rect()).translated(place)
