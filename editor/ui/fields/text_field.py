"""The widget of every text of the header: one line of text, wrapped, as high as it needs to be."""

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QWidget

from editor.app.buffer import buffer_text, changed_range, decode, encode, to_position, update_buffer_text
from editor.core.bullets import one_line
from editor.core.related import html_text
from editor.ui.fields.binding import Binding

MARGIN = 4
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.MenuBarFocusReason)


class TextField(QPlainTextEdit):
    """A text of one line that wraps and grows. It shows a value and says what the person makes of it.

    `edited(value)` is emitted for real text only, never for what an input method is composing; `composed` when a
    composition has ended; `left` when the focus has gone. Undo and redo are the document's. Text goes in and out by
    editor.app.buffer, so that no character changes on the way; a line break in a value is kept, but none can be typed.

    While an input method composes, every key is its own, and a new value from outside waits until it has finished.
    """

    edited = Signal(object)  # a str, but PySide6 takes U+FEFF off the start of one that goes through Signal(str)
    composed = Signal()
    left = Signal()
    focused = Signal(bool)

    def __init__(self, binding: Binding, label: str, *, wrap: bool = True) -> None:
        super().__init__()
        self._binding = binding
        self._value = self._shown = ""
        self._waiting: str | None = None
        self._hint = ""
        self._composing = self._deaf = False
        self.setObjectName("field")
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth if wrap else QPlainTextEdit.LineWrapMode.NoWrap)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(MARGIN)
        self.textChanged.connect(self._fit)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._report)
        self.cursorPositionChanged.connect(self._reveal)
        binding.leaving.connect(self.finish_composition)
        self._fit()

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

    def set_hint(self, text: str) -> None:
        """Show `text` while the field is empty, cut to one line."""
        self._hint = text
        self._show_hint()

    def finish_composition(self) -> None:
        """Take what is being composed as it is, where no input method is left that would do so."""
        if self._composing and (preedit := self.textCursor().block().layout().preeditAreaText()):
            event = QInputMethodEvent()
            event.setCommitString(preedit)
            self.inputMethodEvent(event)

    def around_caret(self) -> tuple[str, str]:
        """What stands before the caret and behind it; a selection is in neither."""
        cursor, start, end = self.textCursor(), QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End
        parts = []
        for position, way in ((cursor.selectionStart(), start), (cursor.selectionEnd(), end)):
            cursor.setPosition(position)
            cursor.movePosition(way, QTextCursor.MoveMode.KeepAnchor)
            parts.append(_selected(cursor))
            cursor = self.textCursor()
        return parts[0], parts[1]

    def on_first_line(self) -> bool:
        """Whether the caret cannot go up within the text."""
        return not self.textCursor().movePosition(QTextCursor.MoveOperation.Up)

    def on_last_line(self) -> bool:
        """Whether the caret cannot go down within the text."""
        return not self.textCursor().movePosition(QTextCursor.MoveOperation.Down)

    def set_caret(self, index: int) -> None:
        """Put the caret before character `index`; -1: at the end."""
        held = encode(self.text() if index < 0 else self.text()[:index])
        cursor = self.textCursor()
        cursor.setPosition(to_position(held, len(held)))
        self.setTextCursor(cursor)

    def paste_text(self, text: str) -> None:
        """What pasting or dropping `text` does here."""
        self.textCursor().insertText(one_line(text))
        self.ensureCursorVisible()

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for in this field; False: it is an ordinary key. Not asked during a composition."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
            return True
        return False

    # -- Qt's events -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing:
            if event.text().isprintable() and event.text():
                super().keyPressEvent(event)
            return
        if event.matches(QKeySequence.StandardKey.Undo):
            self._binding.document.undo()
        elif event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
            self._binding.document.redo()
        elif not self.press(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False if self._composing else super().focusNextPrevChild(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was_composing, self._composing, self._deaf = self._composing, bool(event.preeditString()), True
        try:
            super().inputMethodEvent(event)
        finally:
            self._deaf = False
        self._report()
        if was_composing and not self._composing:
            self._show_waiting()
            self.composed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if text := source.text() if source.hasText() else html_text(source.html()):
            self.paste_text(text)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(_selected(self.textCursor()))
        return data

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():  # its undo is the widget's, which is off
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._reveal()
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.finish_composition()
            self.left.emit()
        self.focused.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_hint()
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(48, self.height())

    # -- inside ----------------------------------------------------------------------------------------------------

    def _show_hint(self) -> None:
        room = self.viewport().width() - 2 * MARGIN - 2
        hint = self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room)
        if hint != self.placeholderText():
            self.setPlaceholderText(hint)

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

    def _fit(self, *_size: object) -> None:
        # The sizes of the blocks are up to date even where this is called before the layout has followed the text.
        block, text_height = self.document().begin(), 0.0
        while block.isValid():
            text_height += self.blockBoundingRect(block).height()  # the last one's has the margin below
            block = block.next()
        frame = self.height() - self.viewport().height() if self.isVisible() else 1
        height = MARGIN + max(ceil(text_height), _line_height(self.font()) + MARGIN) + frame
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self._reveal()
        self.verticalScrollBar().setValue(0)

    def _reveal(self) -> None:
        if self.hasFocus():
            QTimer.singleShot(0, self, self._reveal_now)  # after the layout has followed

    def _reveal_now(self) -> None:
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self.hasFocus():
            caret = self.viewport().mapTo(area.widget(), self.cursorRect().center())
            area.ensureVisible(caret.x(), caret.y(), 0, 24)


@lru_cache(maxsize=16)
def _line_height(font: QFont) -> int:
    """The height of a line with a Japanese character, so that a field does not grow with its first one."""
    layout = QTextLayout("国", font)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return ceil(line.height())


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
