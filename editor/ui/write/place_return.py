"""The line at the top of the text: the one at which a post was left, and the same in a pane of another width."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent, QTextDocument

from editor.app.threads.soon import run_soon
from editor.ui.write.source_edit import SourceEdit


class PlaceReturn(QObject):
    """Turns the text of `edit` to a line, and keeps the line at the top there when the width changes.

    A paragraph that is broken elsewhere moves all lines below it. Qt keeps the number of the line at the top instead,
    and counts one for each paragraph that it has not laid out yet: a long post would be shown from anywhere, or only
    the room below its end.
    """

    def __init__(self, edit: SourceEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self._line, self._within = 0, 0.0
        """The line (a block, from 0) that is to be at the top, and how much of it is above the pane."""
        self._is_awaited = False
        edit.viewport().installEventFilter(self)

    def to(self, line: int) -> None:
        """Turn the text so that `line` (a block, from 0) is at the top; and once more when a pane that is not shown yet
        has its size, and the highlighter, which has every paragraph laid out anew, has seen another text."""
        self._line, self._within = line, 0.0
        self._turn()
        self._turn_soon()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take nothing; look what is at the top before the lines are broken anew."""
        has_other_width = isinstance(event, QResizeEvent) and event.oldSize().width() != event.size().width()
        if has_other_width and not self._is_awaited:
            self._note()
            self._turn_soon()
        return False

    def _note(self) -> None:
        block = self._edit.firstVisibleBlock()
        if block.isValid():
            above = self._edit.verticalScrollBar().value() - block.firstLineNumber()
            self._line, self._within = block.blockNumber(), max(0, above) / max(1, block.lineCount())

    def _turn_soon(self) -> None:
        self._is_awaited = True
        state = self._state()
        run_soon(self, lambda: self._turn_again(state))

    def _turn_again(self, state: tuple[QTextDocument, int, int]) -> None:
        self._is_awaited = False
        if state == self._state():  # else a command has turned the text elsewhere
            self._turn()

    def _state(self) -> tuple[QTextDocument, int, int]:
        cursor = self._edit.textCursor()
        return self._edit.document(), cursor.anchor(), cursor.position()

    def _turn(self) -> None:
        block = self._edit.document().findBlockByNumber(self._line)
        if block.isValid():
            row = block.firstLineNumber() + round(self._within * block.lineCount())
            self._edit.verticalScrollBar().setValue(row)
            self._edit.rolling.fill()  # left at its last lines, a post would look as if it were empty
