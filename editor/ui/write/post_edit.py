"""A text widget for one post: its signals, its composition, and the two ways by which others change its text.

Paste, pictures and menu work on this; `SourceEdit` adds keys, clipboard and looks.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from editor.app.open_post import buffer
from editor.core.markup import Markup
from editor.core.text.line_ends import unified
from editor.core.words import tr
from editor.ui.keys import candidates
from editor.ui.keys.prompt_paint import paint_now
from editor.ui.write import changes
from editor.ui.write.composition import Composition
from editor.ui.write.marks import ALOUD, SPELLING, TextMarks

if TYPE_CHECKING:
    from editor.app.open_post.document import Document


class PostEdit(QPlainTextEdit):
    """Edits the text of `post`. Every change it makes by itself is one undo step, and waits while a word is composed.

    `refused(sentence)`: something the person wanted could not be done.
    """

    refused = Signal(str)
    pictures_added = Signal(object)
    """The paths of the pictures that were just put into the text and the post's folder, a list."""
    page_pasted = Signal(object, object)
    """A whole page went into an empty text: the `PageOffer`, and where the history stood before."""
    page_dropped = Signal(object)
    """A saved page, as a `PageOffer`, was dropped or pasted as a file."""
    address_pasted = Signal(str)
    """A web address went into running text; it stands before the caret."""
    jumping = Signal()
    """The caret is about to be put somewhere else, by a command and not by the person's own keys."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._composition = Composition(self, self._composition_changed)
        self._replacing = ExitStack()
        """The step that a word makes which is composed over a selection: what was selected goes with its beginning."""
        self.marks = TextMarks(self)
        self.misspelled = TextMarks(self, SPELLING)
        self.spoken = TextMarks(self, ALOUD)
        self._hint = ""
        self._caption_of: Callable[[str], tuple[str, str]] = lambda _body: ("", "")

    def show_hint(self, words: str) -> None:
        """Show `words` while the text is empty and no word is composed in it, under which Qt would leave them."""
        self._hint = words
        self.setPlaceholderText("" if self.composing else words)

    @property
    def post(self) -> Document:
        """The document that is shown; Qt's `document()` is its buffer."""
        return self._document

    def ask_captions_of(self, source: Callable[[str], tuple[str, str]]) -> None:
        """Ask `source` for the caption and the credit of a picture that is put into a body."""
        self._caption_of = source

    def caption_for(self, body: str) -> tuple[str, str]:
        """The caption and the credit of a picture that is put into `body`; "" for unknown ones."""
        return self._caption_of(body)

    # -- changing the text -----------------------------------------------------------------------------------------

    def run_when_idle(self, action: Callable[[], None]) -> None:
        """Do `action`, which may change the text, now or as soon as the word that is being composed is finished.

        Not at all where the text cannot be written in: Qt holds back only what a person types.
        """
        if not self.isReadOnly():
            self._composition.run_when_over(action)

    def apply(self, command: Markup, name: str) -> None:
        """Let `command` change the text round the selection, as one undo step called `name`."""
        self.change(name, lambda: changes.apply(self, command))

    def change(self, name: str, action: Callable[[], None]) -> None:
        """Do `action`, which may change the text, when no word is being composed; its undo steps are called `name`."""

        def named() -> None:
            with self._document.history.named(name):
                action()

        self.run_when_idle(named)

    def insert_text(self, text: str, name: str = "") -> None:
        """Put `text` in place of the selection, as one undo step called `name` (else as typing is)."""
        self.change(name, lambda: changes.replace(self.textCursor(), buffer.encode(unified(text))))

    def go_to_line(self, line: int) -> None:
        """Put the caret at the start of the 1-based `line`, or the last one, and show it in the middle."""
        block = self.document().findBlockByNumber(max(0, line - 1))
        self.go_to(QTextCursor(block if block.isValid() else self.document().lastBlock()), center=True)

    def go_to(self, cursor: QTextCursor, *, center: bool = False) -> None:
        """Show the place of `cursor`, wherever the focus is: in the middle, or just in sight."""
        self.finish_composing()
        self.jumping.emit()
        self._document.history.end_phrase()
        self.setTextCursor(cursor)
        if center:
            self.centerCursor()
        else:
            self.ensureCursorVisible()

    # -- input method ----------------------------------------------------------------------------------------------

    @property
    def composing(self) -> bool:
        """Whether an input method shows a word that is not yet text."""
        return self._composition.active

    def event(self, event: QEvent) -> bool:
        """Keep the window of the candidates off the words that are composed."""
        handled = super().event(event)
        if isinstance(event, QInputMethodQueryEvent) and self._composition.active:
            candidates.answer(self, event)
        return handled

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know at each moment whether a word is being composed.

        What comes without such a word is painted before the document tells of it, as a key is; the end of a word is
        told first, since what was put off until then follows.
        """
        with nullcontext() if self.composing else self._document.told_later():
            self._composition.before(event)
            super().inputMethodEvent(event)
            self._composition.after(event)
            self.has_written()

    def has_written(self) -> None:
        """A key or an input method has changed what is shown: it is painted at once."""
        paint_now(self)

    def finish_composing(self) -> None:
        """Have the word that is being composed put into the text now: by the input method, else as it stands."""
        self._composition.finish()

    def _composition_changed(self, composing: bool) -> None:
        self.setPlaceholderText("" if composing else self._hint)
        if composing and self.textCursor().hasSelection():
            self._replacing.enter_context(self._document.history.together(tr("Typing")))
        elif not composing:
            self._replacing.close()
        self._document.composing = composing
