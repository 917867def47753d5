"""The text of a clip, to read and to take sentences from: nothing in it can be written, opened or run."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QMenu, QPlainTextEdit, QTextEdit

from editor.app.open_post.buffer import encode, set_buffer_text, to_index, to_positions
from editor.core.clips.sentences import ClipSentence, sentences
from editor.core.words import tr
from editor.ui.look.theme import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD, _SHIFT = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier


class ClipText(QPlainTextEdit):
    """The sentence of the caret is marked, unless something is selected; Enter and Shift+Enter give that away.

    `bullet_wanted(passage)`, `quotation_wanted(passage)`.
    """

    bullet_wanted = Signal(str)
    quotation_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("clipText")
        self.setAccessibleName(tr("Text of the clip"))
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        self.document().setDocumentMargin(0)
        self._text = ""
        self._sentences: list[ClipSentence] = []
        self._places: list[tuple[int, int]] = []
        """The place of each sentence in the document."""
        self._used: list[QTextEdit.ExtraSelection] = []
        self.cursorPositionChanged.connect(self._draw)
        self.selectionChanged.connect(self._draw)
        theme.changed.connect(self._mark_used)

    def show_clip(self, text: str) -> None:
        """Show `text` from its top, without the characters that a document cannot hold as they are."""
        text = _held(text)
        if text == self._text:
            return
        self._text, self._sentences = text, sentences(text)
        ends = to_positions(text, [at for one in self._sentences for at in (one.start, one.end)])
        self._places = list(zip(ends[::2], ends[1::2], strict=True))
        set_buffer_text(self.document(), text)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark_used()

    @property
    def words(self) -> str:
        """The text, as it is shown."""
        return self._text

    def mark(self, found: list[ClipSentence]) -> None:
        """Mark the sentences that are used already."""
        if [(one.start, one.end) for one in found] == [(one.start, one.end) for one in self._sentences]:
            self._sentences = found
            self._mark_used()

    @property
    def passage(self) -> str:
        """The selection, else the sentence at the caret; "" where there is none."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            start, end = (to_index(self._text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
            return self._text[start:end].strip()
        number = self._number()
        return "" if number is None else self._text[self._sentences[number].start : self._sentences[number].end]

    def give_bullet(self) -> None:
        """Give the passage away as a line of the summary."""
        if passage := self.passage:
            self.bullet_wanted.emit(passage)

    def give_quotation(self) -> None:
        """Give the passage away as a quotation."""
        if passage := self.passage:
            self.quotation_wanted.emit(passage)

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Enter belongs to the clip while it has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _gives(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter; up and down go from sentence to sentence."""
        if _gives(event):
            (self.give_quotation if event.modifiers() & _SHIFT else self.give_bullet)()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and not event.modifiers() & ~_KEYPAD:
            self._step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click selects the sentence."""
        super().mouseDoubleClickEvent(event)
        number = self._number()
        if number is not None:
            self.setTextCursor(self._over(number))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu of actions on the passage."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("To the summary"), self.give_bullet)
        menu.addAction(tr("Quote in the text"), self.give_quotation)
        menu.addSeparator()
        menu.addAction(tr("Copy"), self.copy).setEnabled(self.textCursor().hasSelection())
        menu.popup(event.globalPos())

    # -- inside ----------------------------------------------------------------------------------------------------

    def _number(self) -> int | None:
        """The sentence of the caret, else the next, else the last; None where there is none."""
        here = self.textCursor().position()
        number = bisect_right(self._places, here, key=lambda place: place[1])
        return min(number, len(self._places) - 1) if self._places else None

    def _over(self, number: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        start, end = self._places[number]
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _step(self, step: int) -> None:
        number = self._number()
        if number is None:
            return
        cursor = self.textCursor()
        cursor.setPosition(self._places[min(max(0, number + step), len(self._places) - 1)][0])
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _mark_used(self) -> None:
        used = QTextCharFormat()
        used.setBackground(theme.color("added"))
        self._used = [self._mark(number, used) for number, one in enumerate(self._sentences) if one.used]
        self._draw()

    def _draw(self) -> None:
        marks = list(self._used)
        number = self._number()
        if number is not None and not self.textCursor().hasSelection():
            here = QTextCharFormat()
            here.setBackground(theme.color("selection"))
            here.setForeground(theme.color("selection_text"))
            marks.append(self._mark(number, here))
        self.setExtraSelections(marks)

    def _mark(self, number: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.format = form
        mark.cursor = self._over(number)
        return mark


def _held(text: str) -> str:
    """`text` without what `app/open_post/buffer.py` would hold as pairs, so that indices in both are the same."""
    return text if encode(text) == text else "".join(char for char in text if encode(char) == char)


def _gives(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and not event.modifiers() & ~(_KEYPAD | _SHIFT)
