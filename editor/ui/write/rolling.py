"""Rolling of the text while one writes: room stays below the line of the caret, or it stays in the middle."""

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from editor.app.threads.soon import run_soon

_ROOM = 2.5
"""Lines that stay free below the one that is written in."""
_FEW = 2
"""Lines that are gone by a key, such as the one that joins two paragraphs."""
_LEAST = 8
"""Lines that the pane has at least, if there is to be room."""


class Rolling:
    """Rolls the text of `edit` after keys. The mouse moves nothing: what one clicks at stays under the pointer."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit
        self._in_middle = False
        self._known: tuple[QTextDocument, int] = (edit.document(), 0)
        """The document that was shown last, and its lines."""
        edit.setCenterOnScroll(True)  # so that the last line can be rolled up, too
        edit.blockCountChanged.connect(self._stay_in_text)

    def follow(self) -> None:
        """Another document is shown."""
        self._known = self._edit.document(), self._edit.blockCount()

    def _stay_in_text(self, blocks: int) -> None:
        """Show text after many lines of the same post are gone, as after undoing a long paste.

        Qt keeps the number of the block at the top. Where the text has fewer by now, and lines that are not laid out
        yet, it finds none for it: nothing is painted from then on, and no key helps (Qt 6.11,
        `QPlainTextEditPrivate::_q_adjustScrollbars`).
        """
        if not self._edit.firstVisibleBlock().isValid():
            self._edit.verticalScrollBar().setValue(0)
        before, self._known = self._known, (self._edit.document(), blocks)
        if before[0] is self._known[0] and blocks < before[1] - _FEW:
            run_soon(self._edit, self.fill)

    def fill(self) -> None:
        """Roll back where the end of the text is at the top of the pane, so that it seems to be empty."""
        edit, bar = self._edit, self._edit.verticalScrollBar()
        last = edit.blockBoundingGeometry(edit.document().lastBlock()).translated(edit.contentOffset())
        if bar.value() > 0 and last.bottom() < edit.viewport().height() / 4:
            edit.centerCursor()

    def choose(self, in_middle: bool) -> None:
        """Keep the line of the caret in the middle, as on a typewriter, or only room below it."""
        if in_middle and not self._in_middle:
            self._edit.centerCursor()
        self._in_middle = in_middle

    def after_key(self) -> None:
        """The caret or the text may be another one by a key or an input method."""
        edit = self._edit
        if self._in_middle:
            edit.centerCursor()
            return
        caret, height = edit.cursorRect(), edit.viewport().height()
        line = max(1, caret.height())
        below = height - caret.bottom()
        if below < _ROOM * line and caret.bottom() > 0 and height > _LEAST * line:
            bar = edit.verticalScrollBar()
            bar.setValue(bar.value() + int((_ROOM * line - below) // line) + 1)
