"""Painting under and over the text: the ground, divider and jump break as rules, hints where to write."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit

from editor.ui.look.theme import theme
from editor.ui.write import dividers, hints


class Paper:
    """Paints into the viewport of `edit`, whose text begins `margin` px from its edges.

    The line of the caret is bare: it shows its text as it is, while the pane has the focus.
    """

    def __init__(self, edit: QPlainTextEdit, margin: int) -> None:
        self._edit = edit
        self._margin = margin
        self._words = dividers.DividerWords()
        self._bare = -1
        self._hinted = False
        self._wants_page = True

    def want_page(self, wanted: bool) -> None:
        """Show or hide the hint in the empty news part that the page of the news may be pasted."""
        if wanted != self._wants_page:
            self._wants_page = wanted
            self._edit.viewport().update()

    def show_words(self, words: dividers.DividerWords) -> None:
        """Show the words of the divider."""
        if words != self._words:
            self._words = words
            self._edit.viewport().update()

    def paint_ground(self, event: QPaintEvent) -> None:
        """Paint what lies under the text."""
        painter = QPainter(self._edit.viewport())
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.end()

    def paint_rules(self, event: QPaintEvent) -> None:
        """Over the text that has been painted."""
        edit, margin, seen = self._edit, self._margin, event.rect()
        self._hinted = False
        painter: QPainter | None = None
        block = edit.firstVisibleBlock()
        place = edit.blockBoundingGeometry(block).translated(edit.contentOffset())
        here = self._bare
        while block.isValid() and place.top() <= seen.bottom():
            line = QRectF(margin, place.top(), edit.viewport().width() - 2 * margin, place.height())
            if place.bottom() < seen.top():
                pass
            elif block.blockNumber() != here and dividers.is_drawn(block):
                painter = painter or QPainter(edit.viewport())
                dividers.draw(painter, block, line, edit.font(), self._words)
            elif words := hints.hint(block, self._wants_page):
                painter = painter or QPainter(edit.viewport())
                painter.setFont(edit.font())
                hints.draw(painter, line, words)
                self._hinted = True
            block = block.next()
            place = edit.blockBoundingRect(block).translated(0, place.bottom())
        if painter is not None:
            painter.end()

    def text_changed(self) -> None:
        """Writing in one line takes a hint out of another, which Qt would not paint anew."""
        if self._hinted:
            self._edit.viewport().update()

    def caret_moved(self) -> None:
        """Another line may be the bare one now; others may have to be drawn anew."""
        cursor = self._edit.textCursor()
        here = cursor.blockNumber() if self._edit.hasFocus() else -1
        before, self._bare = self._bare, here
        if here != before:
            blocks = (self._edit.document().findBlockByNumber(before), cursor.block())
            if any(block.isValid() and dividers.is_drawn(block) for block in blocks):
                self._edit.viewport().update()
