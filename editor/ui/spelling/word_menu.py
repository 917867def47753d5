"""The part of a context menu about a word that no dictionary knows: what may be meant, and to count it as right."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QTextCursor
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from editor.app.checks.spelling import PostSpelling
from editor.app.open_post.buffer import decode, encode
from editor.app.threads.alive import while_alive
from editor.core.words import tr
from editor.ui.fields.text_field import TextField
from editor.ui.write import changes
from editor.ui.write.source_edit import SourceEdit


class WordMenu(QObject):
    """Entries above all others of `menu`, the context menu of `widget`, for the selection `words` of its text.

    The suggestions come when the dictionary has found them, into the open menu.
    """

    def __init__(self, menu: QMenu, widget: SourceEdit | TextField, words: QTextCursor, spelling: PostSpelling) -> None:
        super().__init__(menu)
        self._menu = menu
        self._widget = widget
        self._words = words
        self._shown = decode(words.selectedText())
        self._first: QAction | None = menu.actions()[0] if menu.actions() else None
        self._waits = self._entry(tr("Looking for suggestions…"), lambda: None)
        self._waits.setEnabled(False)
        menu.insertSeparator(self._first)  # type: ignore[arg-type]  # None: at the end
        self._entry(tr("Learn this word"), lambda: spelling.learn(self._shown))
        self._entry(tr("Ignore this word in this post"), lambda: spelling.ignore(self._shown))
        menu.insertSeparator(self._first)  # type: ignore[arg-type]
        spelling.suggest(self._shown, while_alive(self, self._fill))

    def _entry(self, title: str, act: Callable[[], None], before: QAction | None = None) -> QAction:
        entry = QAction(title, self._menu)
        entry.triggered.connect(lambda _checked=False: act())
        self._menu.insertAction(before or self._first, entry)  # type: ignore[arg-type]
        return entry

    def _fill(self, suggestions: list[str]) -> None:
        """Put `suggestions` where it said that they are looked for."""
        writes = not self._widget.isReadOnly() and self._widget.isEnabled()
        for one in suggestions:
            entry = self._entry(one.replace("&", "&&"), lambda one=one: self._take(one), self._waits)  # type: ignore[misc]
            font = entry.font()
            font.setBold(True)
            entry.setFont(font)
            entry.setEnabled(writes)
        if suggestions:
            self._menu.removeAction(self._waits)
        else:
            self._waits.setText(tr("No suggestions"))
        self._stay_on_screen()

    def _stay_on_screen(self) -> None:
        if not self._menu.isVisible():
            return
        self._menu.resize(self._menu.sizeHint())
        room = self._menu.screen().availableGeometry()
        below = self._menu.geometry().bottom() - room.bottom()
        if below > 0:
            self._menu.move(self._menu.pos() - QPoint(0, min(below, self._menu.pos().y() - room.top())))

    def _take(self, suggestion: str) -> None:
        """Put `suggestion` in place of the word, in one step, if it still stands there."""
        widget, words = self._widget, self._words
        if (
            not isValid(widget)
            or decode(words.selectedText()) != self._shown
            or words.document() is not widget.document()
        ):
            return
        if isinstance(widget, TextField):
            widget.finish_composition()
            widget.replace_words(words, suggestion)
        else:
            widget.change(tr("Spelling"), lambda: changes.replace(words, encode(suggestion)))
