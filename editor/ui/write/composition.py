"""Composition with an input method (preedit): the word that is shown in the text before it is text.

Until it is finished nobody else changes the text: what wants to is kept and done afterwards, in its order.
"""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from editor.app.open_post import buffer


class Composition:
    """Knows at each moment whether a word is being composed in `edit`; `told(composing)` is called when that changes.

    `edit` hands on each event of its input method twice: `before` Qt acts on it, and `after`.
    """

    def __init__(self, edit: QPlainTextEdit, told: Callable[[bool], None]) -> None:
        self._edit = edit
        self._told = told
        self._active = False
        self._waiting: list[Callable[[], None]] = []

    @property
    def active(self) -> bool:
        """Whether an input method shows a word that is not yet text."""
        return self._active

    def run_when_over(self, action: Callable[[], None]) -> None:
        """Do `action`, which may change the text, now or as soon as the word is finished."""
        if self._active:
            self._waiting.append(action)
        else:
            action()

    def before(self, event: QInputMethodEvent) -> None:
        """An event of the input method has come, and Qt has not acted on it yet."""
        if event.preeditString():
            self._set(True)
        if event.replacementLength() and not self._edit.textCursor().hasSelection():
            self._replace_whole(event)

    def after(self, event: QInputMethodEvent) -> None:
        """Qt has acted on `event`."""
        if not event.preeditString():
            self._set(False)

    def finish(self) -> None:
        """Have the word put into the text now: by the input method, else as it stands."""
        if not self._active:
            return
        QGuiApplication.inputMethod().commit()
        if self._active and (word := self._preedit()):
            event = QInputMethodEvent("", [])
            event.setCommitString(word)
            self._edit.inputMethodEvent(event)
            QGuiApplication.inputMethod().reset()
        self.look()

    def look(self) -> None:
        """The word may have gone without an event that said so."""
        if self._active and not self._preedit():
            self._set(False)

    def _preedit(self) -> str:
        return self._edit.textCursor().block().layout().preeditAreaText()

    def _replace_whole(self, event: QInputMethodEvent) -> None:
        """An input method that takes back what it counts as one character takes all of what the buffer holds for it."""
        cursor, last = self._edit.textCursor(), self._edit.document().characterCount() - 1
        here = cursor.position()
        first = min(max(0, here + event.replacementStart()), last)
        cursor.setPosition(first)
        cursor.setPosition(min(first + event.replacementLength(), last), QTextCursor.MoveMode.KeepAnchor)
        buffer.take_whole(cursor)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        event.setCommitString(event.commitString(), start - here, end - start)

    def _set(self, active: bool) -> None:
        if active == self._active:
            return
        self._active = active
        self._told(active)
        if not active:
            waiting, self._waiting = self._waiting, []
            for action in waiting:
                action()
