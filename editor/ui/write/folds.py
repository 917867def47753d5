"""Folded addresses: links shrink to their words, long addresses to their beginning, where the caret is not.

The text stays as it is. Its characters are drawn by a font in which all of them are nothing, or three dots, so that
selection, search, copying and input methods know of no folds.
"""

from functools import lru_cache

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat

from editor.ui.look.theme import theme
from editor.ui.write.highlighter import MarkdownHighlighter
from editor.ui.write.made_font import ASCII, PLANE, Sign, registered
from editor.ui.write.post_edit import PostEdit

_NOTHING = Sign()
_DOTS = Sign(840, tuple([(x, 0), (x, 110), (x + 110, 110), (x + 110, 0)] for x in (85, 365, 645)))


@lru_cache(maxsize=64)
def _fold_format(name: str, ascii_only: bool, line_height: float, color: str) -> QTextCharFormat:
    """The format of characters that are "fold" (nothing is seen of them) or "dots" (each is three dots)."""
    characters = ASCII if ascii_only else PLANE
    made = QTextCharFormat()
    family = registered(f"Ronpyo {name.capitalize()}", line_height, _DOTS if name == "dots" else _NOTHING, characters)
    if family:
        made.setFontFamilies([family])
    made.setForeground(QColor(color))
    return made


class Folds(QObject):
    """Folds the addresses of `edit` but those in the line of the caret, by `highlighter`.

    While the mouse is at work, and as long as a double click may follow, nothing moves under it.
    """

    def __init__(self, edit: PostEdit, highlighter: MarkdownHighlighter) -> None:
        super().__init__(edit)
        self._edit = edit
        self._highlighter = highlighter
        self._chosen = False, 0.0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.look)
        edit.cursorPositionChanged.connect(self.look)

    def choose(self, wanted: bool, line_height: float) -> None:
        """Fold, in lines of so many ems, or show all."""
        if (wanted, line_height) == self._chosen:
            return
        self._chosen = wanted, line_height
        self._highlighter.fold(self._format if wanted else None, self._edit.textCursor())

    def _format(self, name: str, characters: str) -> QTextCharFormat:
        return _fold_format(name, characters.isascii(), self._chosen[1], theme.color("mark").name())

    def look(self) -> None:
        """Look again in which line the caret is."""
        if QGuiApplication.mouseButtons():
            self._later.start(QGuiApplication.styleHints().mouseDoubleClickInterval())
        elif not self._edit.composing:
            self._later.stop()
            self._highlighter.unfold(self._edit.textCursor())
