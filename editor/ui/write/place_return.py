"""The return to the line that was at the top of a post when it was left."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextDocument

from editor.app.threads.soon import run_soon
from editor.ui.write.source_edit import SourceEdit


class PlaceReturn(QObject):
    """Turns the text of `edit` to a line, and again when the window gets its size, until somebody else turns it.

    A line that is broken elsewhere because the pane has another width moves all those below; Qt keeps the number of the
    line of the view at the top, and so would show a long post from anywhere, or only the room below its end.
    """

    def __init__(self, edit: SourceEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._line = 0
        self._put: tuple[QTextDocument, int, int] | None = None
        """The document, the place of the caret and the value of the scroll bar as they were left here."""
        self._is_awaited = False
        edit.viewport().installEventFilter(self)

    def to(self, line: int) -> None:
        """Turn the text so that `line` (a block, from 0) is at the top."""
        self._line = line
        self._turn()
        if not self._edit.isVisible():  # it has not got its size yet
            self._turn_soon()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take nothing; a new size has the text turned again."""
        if event.type() == QEvent.Type.Resize and self._put is not None and not self._is_awaited:
            if self._put == self._state():
                self._turn_soon()
            else:
                self._put = None
        return False

    def _turn_soon(self) -> None:
        self._is_awaited = True
        document = self._edit.document()
        run_soon(self, lambda: self._turn_again(document))

    def _turn_again(self, document: QTextDocument) -> None:
        self._is_awaited = False
        if document is self._edit.document():
            self._turn()

    def _turn(self) -> None:
        block = self._edit.document().findBlockByNumber(self._line)
        if block.isValid():
            self._edit.verticalScrollBar().setValue(block.firstLineNumber())
            self._edit.rolling.fill()  # left at its last lines, a post would look as if it were empty
        self._put = self._state()

    def _state(self) -> tuple[QTextDocument, int, int]:
        edit = self._edit
        return edit.document(), edit.textCursor().position(), edit.verticalScrollBar().value()
