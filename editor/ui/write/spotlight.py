"""Focus on what one writes: a veil over all but the sentence, or the paragraph, of the caret. It moves nothing."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextBlock

from editor.app.open_post import buffer
from editor.ui.look.theme import theme
from editor.ui.write.marks import x_of
from editor.ui.write.post_edit import PostEdit

SENTENCE, PARAGRAPH = "sentence", "paragraph"
"""The kinds of stretches that stay clear; with neither there is no veil."""
_VEIL = 170
"""The share of the ground that covers what is dimmed, of 255."""
_FAR = 200
"""Lines above and below the caret that can be of its paragraph."""


class Spotlight:
    """Paints the veil over `edit`; `choose` says what stays clear."""

    def __init__(self, edit: PostEdit) -> None:
        self._edit = edit
        self._kind = ""
        self._clear = (0, 0)  # positions of the document

    def choose(self, kind: str) -> None:
        """Keep clear the SENTENCE or the PARAGRAPH of the caret, or ("") everything."""
        if kind != self._kind:
            self._kind = kind
            self.look()
            self._edit.viewport().update()

    def look(self) -> None:
        """Look again where the caret is; called when it, or the text, is another one."""
        if not self._kind or self._edit.composing:
            return
        before, self._clear = self._clear, self._found()
        if self._clear != before:
            self._edit.viewport().update()

    def paint(self, event: QPaintEvent) -> None:
        """Over the text that has been painted."""
        if not self._kind:
            return
        edit, seen = self._edit, QRectF(event.rect())
        veil = QColor(theme.color("surface"))
        veil.setAlpha(_VEIL)
        painter = QPainter(edit.viewport())
        block = edit.firstVisibleBlock()
        place = edit.blockBoundingGeometry(block).translated(edit.contentOffset())
        while block.isValid() and place.top() <= seen.bottom():
            if place.bottom() >= seen.top():
                for dimmed in self._dimmed(block, place):
                    painter.fillRect(dimmed, veil)
            block = block.next()
            place = edit.blockBoundingRect(block).translated(0, place.bottom())
        painter.end()

    def _found(self) -> tuple[int, int]:
        from editor.core.text.sentence_places import paragraph_at, sentence_at  # for who dims, and not at the start

        cursor = self._edit.textCursor()
        first = last = cursor.block()
        for _line in range(_FAR):
            first = first.previous() if first.previous().text().strip() else first
            last = last.next() if last.next().text().strip() else last
        start = first.position()
        raw = buffer.text_between(self._edit.document(), start, last.position() + last.length() - 1)
        find = sentence_at if self._kind == SENTENCE else paragraph_at
        span = find(raw, buffer.to_index(raw, cursor.position() - start))
        return start + buffer.to_position(raw, span.start), start + buffer.to_position(raw, span.end)

    def _dimmed(self, block: QTextBlock, place: QRectF) -> Iterator[QRectF]:
        """The parts of `block`, which lies at `place`, that are not clear."""
        start, end = (position - block.position() for position in self._clear)
        whole = QRectF(0, place.top(), self._edit.viewport().width(), place.height())
        if end < 0 or start > block.length() - 1:
            yield whole
            return
        layout = block.layout()
        preedit = len(layout.preeditAreaText())  # stands in the line, and in no position
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, behind = line.textStart(), line.textStart() + line.textLength()
            left, right = max(start, first), min(end + preedit, behind)
            row = QRectF(whole.left(), place.top() + line.y(), whole.width(), line.height())
            if left >= right and not start <= first <= end:
                yield row
                continue
            if left > first:
                yield QRectF(row.left(), row.top(), place.left() + x_of(line, left) - row.left(), row.height())
            if right < behind:
                x = place.left() + x_of(line, max(left, right))
                yield QRectF(x, row.top(), row.right() - x, row.height())
