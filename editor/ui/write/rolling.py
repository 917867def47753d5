"""Rolling of the text while one writes: room stays below the line of the caret, or it stays in the middle."""

from PySide6.QtWidgets import QPlainTextEdit

_ROOM = 2.5
"""Lines that stay free below the one that is written in."""
_LEAST = 8
"""Lines that the pane has at least, if there is to be room."""


class Rolling:
    """Rolls the text of `edit` after keys. The mouse moves nothing: what one clicks at stays under the pointer."""

    def __init__(self, edit: QPlainTextEdit) -> None:
        self._edit = edit
        self._in_middle = False
        edit.setCenterOnScroll(True)  # so that the last line can be rolled up, too

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
