"""The layout of the text, which paints one line when one line changed."""

from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout


class LineLayout(QPlainTextDocumentLayout):
    """QPlainTextDocumentLayout that knows a change of one line when a highlighter took part in it.

    Formats set on a line mark all of it as changed, removed and added; Qt's `documentChanged` takes the sum of both for
    the length of the change, so that it reaches into the lines below, and has the whole view painted: with coloured
    text that is most of the cost of a key press.

    Formats also throw away how the line was laid out, so that Qt takes its new height for the old one and paints what
    is below only where it was. So the height before the edit is looked at here.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._blocks = document.blockCount()
        self._in_one_line = False
        self._height = 0.0  # of the line that is edited, before the edit
        self._last = (-1, 0.0)  # the line that was laid out last by an edit, and its height
        document.contentsChange.connect(self._contents_change)

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Lay out what changed; an edit inside one line is handed on as one of its first character.

        Formats set without an edit go the usual way: it lays out a line only when it comes into view.
        """
        in_one_line, self._in_one_line = self._in_one_line, False
        block = self.document().findBlock(position)
        if in_one_line and position + added <= block.position() + block.length():
            super().documentChanged(block.position(), 0, 1)
            height = _height(block)
            self._last = (block.blockNumber(), height)
            if height != self._height:
                self.update.emit()  # everything
        else:
            self._last = (-1, 0.0)
            super().documentChanged(position, removed, added)

    def _contents_change(self, position: int, _removed: int, added: int) -> None:
        """Look at an edit as it is; the document tells everyone before it tells its layout."""
        document = self.document()
        blocks, self._blocks = self._blocks, document.blockCount()
        block = document.findBlock(position)
        self._in_one_line = blocks == self._blocks and position + added < block.position() + block.length()
        if self._in_one_line:
            number, height = self._last
            # What an input method composes has thrown the lines away already.
            self._height = _height(block) or (height if number == block.blockNumber() else 0.0)


def _height(block: QTextBlock) -> float:
    """The height of `block` as it is laid out, in pixels; 0: it is not."""
    layout = block.layout()
    return layout.boundingRect().height() if layout.lineCount() else 0.0
