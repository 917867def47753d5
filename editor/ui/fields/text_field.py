"""The widget of every text of the header: one line of text, wrapped, as high as it needs to be."""

from contextlib import ExitStack

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QTextCursor,
)

from editor.app.open_post import change
from editor.app.open_post.buffer import (
    buffer_text,
    changed_range,
    decode,
    encode,
    remove_cluster_before,
    to_position,
    update_buffer_text,
)
from editor.core.fields.bullets import one_line
from editor.core.fields.related import html_text
from editor.ui.fields.binding import Binding
from editor.ui.fields.field_marks import FieldMarks
from editor.ui.fields.growing_edit import GrowingEdit
from editor.ui.keys import candidates
from editor.ui.keys.text_keys import is_backspace, moves_caret
from editor.ui.news.offered import page_file, whole_page
from editor.ui.write.menu import meant
from editor.ui.write.paste import is_picture

_ALT = Qt.KeyboardModifier.AltModifier
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class TextField(GrowingEdit):
    """A text of one line that wraps and grows. It shows a value and says what the person makes of it.

    `edited(value)` is emitted for real text only, never for what an input method is composing; `composed` when a
    composition has ended; `left` when the focus has gone. Undo and redo are the document's. Text goes in and out by
    `app/open_post/buffer.py`, so that no character changes on the way; a line break in a value is kept, but none can be
    typed.

    While an input method composes, every key is its own, and a new value from outside waits until it has finished.
    """

    edited = Signal(object)  # a str; Signal(str) takes U+FEFF off its start (PySide6 6.11)
    composed = Signal()
    left = Signal()

    def __init__(self, binding: Binding, label: str, *, wrap: bool = True, path: str = "") -> None:
        super().__init__(wrap=wrap)
        self._binding = binding
        self._value = self._shown = ""
        self._waiting: str | None = None
        self._composing = self._deaf = self._removes = False
        self._offers_pages = False
        self._replacing = ExitStack()
        """The step that a word makes which is composed over a selection."""
        self.destroyed.connect(self._replacing.close)  # a row may go while a word is composed in it
        self.marks = FieldMarks(self)
        self.path = path
        """The field of the header that it is bound to, such as "news.headline"; empty: one of a list."""
        self.setObjectName("field")
        self.setAccessibleName(label)
        self.setUndoRedoEnabled(False)
        self.textChanged.connect(self._report)
        binding.leaving.connect(self.finish_composition)

    def offer_pages(self) -> None:
        """Offer a whole page that is pasted to the window (`Binding.page_offered`) instead of taking its text."""
        self._offers_pages = True

    # -- its text --------------------------------------------------------------------------------------------------

    @property
    def composing(self) -> bool:
        """Whether an input method holds text here that is not yet in the value."""
        return self._composing

    def text(self) -> str:
        """The text in the widget, without what is being composed."""
        return buffer_text(self.document())

    def show_text(self, value: str) -> None:
        """Show `value`; the caret stays where it was in what did not change."""
        if self._composing:
            self._waiting = value
        elif value != self._value:
            self._value = value
            self._put(value)

    def finish_composition(self) -> None:
        """Take what is being composed as it is, where no input method is left that would do so."""
        if self._composing:
            event = QInputMethodEvent()
            event.setCommitString(self.textCursor().block().layout().preeditAreaText())
            self.inputMethodEvent(event)

    def around_caret(self) -> tuple[str, str]:
        """The text before the caret and the text behind it; a selection is in neither."""
        cursor, start, end = self.textCursor(), QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End
        parts = []
        for position, way in ((cursor.selectionStart(), start), (cursor.selectionEnd(), end)):
            cursor.setPosition(position)
            cursor.movePosition(way, QTextCursor.MoveMode.KeepAnchor)
            parts.append(_selected(cursor))
            cursor = self.textCursor()
        return parts[0], parts[1]

    def selected_text(self) -> str:
        """The text that is selected."""
        return _selected(self.textCursor())

    def on_first_line(self) -> bool:
        """Whether the caret cannot go up within the text."""
        return not self.textCursor().movePosition(QTextCursor.MoveOperation.Up)

    def on_last_line(self) -> bool:
        """Whether the caret cannot go down within the text."""
        return not self.textCursor().movePosition(QTextCursor.MoveOperation.Down)

    def set_caret(self, index: int) -> None:
        """Put the caret before character `index`; -1: at the end."""
        self.select(len(self.text()) if index < 0 else index, len(self.text()) if index < 0 else index)

    def select(self, start: int, end: int) -> None:
        """Select the characters from `start` to `end`, which has the caret."""
        text, cursor = self.text(), self.textCursor()
        for index, mode in ((start, QTextCursor.MoveMode.MoveAnchor), (end, QTextCursor.MoveMode.KeepAnchor)):
            held = encode(text[:index])
            cursor.setPosition(to_position(held, len(held)), mode)
        self.setTextCursor(cursor)

    def paste_text(self, text: str) -> None:
        """Paste or drop `text` here."""
        self.textCursor().insertText(encode(one_line(text)))
        self.ensureCursorVisible()

    def insert(self, text: str, caret: int) -> None:
        """Put `text` in place of the selection, as a step of its own; the caret goes before its character `caret`."""
        self._binding.end_phrase()
        before, _after = self.around_caret()
        self.paste_text(text)
        self.set_caret(len(before) + len(one_line(text[:caret])))
        self._binding.end_phrase()

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for in this field; False: it is an ordinary key. Not asked during a composition."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return True
        return False

    def replace_words(self, words: QTextCursor, text: str) -> None:
        """Put `text` in place of the selection of `words`, as a step of its own."""
        self._binding.end_phrase()
        words.insertText(encode(one_line(text)))
        self._binding.end_phrase()

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        # Otherwise a shortcut of the window takes these keys, and those of an input method, before they come here.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            moves = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and event.modifiers() & _ALT
            if self._composing or moves or _is_ctrl_y(event):
                event.accept()
                return True
        handled = super().event(event)
        if isinstance(event, QInputMethodQueryEvent) and self._composing:
            candidates.answer(self, event)
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing:
            if event.text().isprintable() and event.text():
                super().keyPressEvent(event)
            return
        if event.matches(QKeySequence.StandardKey.Undo):
            self._binding.document.apply(change.undone())
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
            self._binding.document.apply(change.redone())
        else:
            if moves_caret(event):
                self._binding.end_phrase()
            if not self.press(event) and not self._remove_cluster(event):
                self._take_key(event)

    def _take_key(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if not self.hasFocus():
            # It went to another row by what was pasted. Qt draws the caret after each key that it took, though
            # (`QWidgetTextControlPrivate::keyPressEvent`, "accept"), and nothing would ever take it away here.
            super().focusOutEvent(QFocusEvent(QEvent.Type.FocusOut))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._binding.end_phrase()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._binding.end_phrase()
        super().focusInEvent(event)

    def _remove_cluster(self, event: QKeyEvent) -> bool:
        """Backspace behind a character of several code points; whether it was that."""
        cursor = self.textCursor()
        removed = is_backspace(event) and remove_cluster_before(cursor)
        if removed:
            self.setTextCursor(cursor)
        return removed

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False if self._composing else super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was_composing, self._composing, self._deaf = self._composing, bool(event.preeditString()), True
        if self._composing and not was_composing and self.textCursor().hasSelection():
            # What was selected goes now, and comes back with the word.
            self._replacing.enter_context(self._binding.document.history.together(self.accessibleName()))
        self.hide_hint(self._composing)
        try:
            super().inputMethodEvent(event)
        finally:
            self._deaf = False
        self._report()
        if not self._composing:
            self._replacing.close()
        if was_composing and not self._composing:
            self._show_waiting()
            self.composed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if is_picture(source):
            self._binding.picture_offered.emit(source)
        elif self._offers_pages and (page := whole_page(source)) is not None:
            self._binding.page_offered.emit(page, self)
        elif text := source.text() if source.hasText() else html_text(source.html()):
            if self._binding.takes_address(text, self):
                return
            self._binding.document.before_paste(text)
            self.paste_text(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        if is_picture(source):  # dropped, it is for the pane around
            return False
        return source.hasText() or source.hasHtml() or (self._offers_pages and page_file(source) is not None)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def paintEvent(self, event: QPaintEvent) -> None:
        self.marks.paint_behind(event)
        super().paintEvent(event)
        self.marks.paint_over(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():  # its undo is the widget's, which is off
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._binding.menu_opening.emit(self, menu, meant(self, event))
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.finish_composition()
            self.left.emit()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _put(self, value: str) -> None:
        self._deaf = True
        try:
            update_buffer_text(self.document(), value)
        finally:
            self._deaf = False
        self._shown = self.text()

    def _report(self) -> None:
        if self._deaf or (text := self.text()) == self._shown:
            return
        grown = len(text) - len(self._shown)
        if (grown < 0) != self._removes:  # removing and writing are two things to take back
            self._removes = grown < 0
            self._binding.end_phrase()
        self._binding.writing(abs(grown) or 1)
        value = text if self._waiting is None else _rebased(self._waiting, self._shown, text)
        self._shown = self._value = text
        self._waiting = value if value != text else None
        self.edited.emit(value)
        if not self._composing:
            self._show_waiting()

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            value, self._waiting = self._waiting, None
            self.show_text(value)


def _selected(cursor: QTextCursor) -> str:
    return decode(cursor.selectedText().replace("\u2029", "\n"))


def _is_ctrl_y(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier


def _rebased(value: str, shown: str, typed: str) -> str:
    """`value` with the change from `shown` to `typed`, though others have made `value` of `shown` meanwhile."""
    start, end, typed_end = changed_range(shown, typed)
    if value[:end] == shown[:end]:
        return value[:start] + typed[start:typed_end] + value[end:]
    behind = len(shown) - start
    at = len(value) - behind if value.endswith(shown[start:]) else min(start, len(value))
    return value[:at] + typed[start:typed_end] + value[at:]
