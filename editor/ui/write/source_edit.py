"""The text of a post: a QPlainTextEdit that knows input methods, Markdown's habits and the document's own history."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QWidget

from editor.app import buffer
from editor.core import markup
from editor.core.errors import RonpyoError
from editor.core.markup import Markup
from editor.core.text.line_ends import unified
from editor.core.words import tr
from editor.ui.theme import theme
from editor.ui.unhandled_keys import would_type
from editor.ui.write import changes, dividers, hints, keys, menu, paste
from editor.ui.write.highlighter import in_code
from editor.ui.write.line_layout import LineLayout
from editor.ui.write.pasted_page import PastedPages
from editor.ui.write.strut import with_strut

if TYPE_CHECKING:
    from editor.app.document import Document

TEXT_SIZE = 16
MEASURE = 40
"""Full-width characters in a line."""
_MARGIN = 24


class SourceEdit(QPlainTextEdit):
    """Shows `document.buffer`. Every change it makes by itself is one undo step, and waits while a word is composed.

    `refused(sentence)`: something the person wanted could not be done.
    """

    refused = Signal(str)
    jumping = Signal()
    """The caret is about to be put somewhere else, by a command and not by the person's own keys."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._composing = False
        self._waiting: list[Callable[[], None]] = []
        self.pages = PastedPages(self)
        self.words = dividers.Words()
        self.setObjectName("sourceEdit")
        self.setAccessibleName(tr("Text of the post, in Markdown"))
        self.setPlaceholderText(tr("Write the news part here."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setOverwriteMode(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        font = self.font()
        font.setPixelSize(TEXT_SIZE)
        self.setFont(with_strut(font))
        self.setTabStopDistance(2 * TEXT_SIZE)
        # Painted whole here: otherwise the eight widgets that lie below would be, with each key.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._bare = -1
        self._hinted = False
        self.textChanged.connect(self._clear_hints)
        self.cursorPositionChanged.connect(self._bare_line_moved)
        self.show_document(document)

    @property
    def post(self) -> Document:
        """The document that is shown; Qt's `document()` is its buffer."""
        return self._document

    def show_document(self, document: Document) -> None:
        """Show another document. A word being composed is finished in the old one first."""
        self.finish_composing()
        self.pages.settle()
        text = document.buffer
        if not isinstance(text.documentLayout(), QPlainTextDocumentLayout):
            text.setDocumentLayout(LineLayout(text))
        text.setDefaultFont(self.font())
        if text.documentMargin() != _MARGIN:
            # The margin is a format of the text's, so that setting it would be a step to undo. This is the first time
            # that the text is shown: there are no steps yet that could be lost.
            text.setUndoRedoEnabled(False)
            text.setDocumentMargin(_MARGIN)
            text.setUndoRedoEnabled(True)
        self._document = document
        self.setDocument(text)

    def measure(self) -> int:
        """The width at which a line holds `MEASURE` full-width characters, in pixels."""
        return MEASURE * TEXT_SIZE + 2 * _MARGIN + self.cursorWidth()

    # -- changing the text -----------------------------------------------------------------------------------------

    def run_when_idle(self, action: Callable[[], None]) -> None:
        """Do `action`, which may change the text, now or as soon as the word that is being composed is finished.

        Not at all where the text cannot be written in: Qt holds back only what a person types.
        """
        if self.isReadOnly():
            return
        if self._composing:
            self._waiting.append(action)
        else:
            action()

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

    def insert_image(self, *sources: Path | bytes) -> None:
        """Copy images into the folder of the post and show each in a figure at the caret, in one undo step."""
        self.change(tr("Insert picture"), lambda: self._insert_images(sources))

    def undo(self) -> None:
        """Take back the newest step; a page that was pasted and is still being read is the newest of all."""
        if not self.pages.give_up():
            self._document.undo()

    def paste_plain(self) -> None:
        """Insert the clipboard's text without any form."""
        if offered := QGuiApplication.clipboard().mimeData():
            self._paste(paste.plain_text(offered))

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

    def _insert_images(self, sources: Sequence[Path | bytes]) -> None:
        from editor.core.images.folder import add_image, add_image_file

        post, paths, refusals = self._document.path, [], []
        for source in sources:
            try:
                paths.append(add_image_file(post, source) if isinstance(source, Path) else add_image(post, source))
            except RonpyoError as error:
                refusals.append(str(error))
        if paths:
            changes.apply(self, markup.figures(paths))
        if refusals:
            self.refused.emit("\n".join(refusals))

    # -- keys ------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Leave to the window's commands what QPlainTextEdit would claim, and nothing while a word is composed."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._composing:
                event.accept()
                return True
            if not keys.belongs_to_text(event):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with lists, Tab indents; undo and redo are the document's."""
        if self._composing:  # the key belongs to the input method, whatever it makes of it
            event.accept()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._document.redo()
        elif would_type(event):
            event.ignore()
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif keys.removes(event):
            with self._document.history.named(tr("Delete")):
                self._remove(event)
        elif keys.is_hard_break(event):
            self.insert_text("  \n")
        elif keys.is_enter(event) and not in_code(self.textCursor().block()):
            self._enter()
        else:
            if event.text().isprintable() and event.text():
                self._document.history.typing()
            elif event.key() not in keys.MODIFIERS:
                self._document.history.end_phrase()
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab come here first: indent, or go to the next widget."""
        if self._composing:
            return True
        if self.isReadOnly():
            return super().focusNextPrevChild(forward)
        cursor = self.textCursor()
        first = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        raw = buffer.text_between(self.document(), first.position(), last.position() + last.length() - 1)
        start = buffer.to_index(raw, cursor.selectionStart() - first.position())
        end = buffer.to_index(raw, cursor.selectionEnd() - first.position())
        if keys.is_code(first, last):
            edit = keys.tabbed_code(raw, start, end, not forward)
        else:
            edit = keys.tabbed(raw, start, end, not forward, self._document.profile.language == "ja")
        if edit is None:
            return super().focusNextPrevChild(forward)
        self.change(tr("Indent") if forward else tr("Outdent"), lambda: changes.put(self, edit, raw, first.position()))
        return True

    def _remove(self, event: QKeyEvent) -> None:
        self._document.history.typing()
        cursor = self.textCursor()
        if cursor.hasSelection():
            buffer.take_whole(cursor)
            self.setTextCursor(cursor)
        elif keys.is_backspace(event) and buffer.remove_pair_before(cursor):
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def _enter(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            changes.replace(cursor, "\n")
            self.ensureCursorVisible()
            return
        block = cursor.block()
        line = block.text()
        edit = keys.entered(line, buffer.to_index(line, cursor.positionInBlock()))
        changes.put(self, edit, line, block.position())

    # -- input method ----------------------------------------------------------------------------------------------

    @property
    def composing(self) -> bool:
        """Whether an input method shows a word that is not yet text."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know at each moment whether a word is being composed."""
        if event.preeditString():
            self._set_composing(True)
        if event.replacementLength() and not self.textCursor().hasSelection():
            self._replace_whole(event)
        super().inputMethodEvent(event)
        if not event.preeditString():
            self._set_composing(False)

    def _replace_whole(self, event: QInputMethodEvent) -> None:
        """An input method that takes back what it counts as one character takes all of what the buffer holds for it."""
        cursor, last = self.textCursor(), self.document().characterCount() - 1
        here = cursor.position()
        first = min(max(0, here + event.replacementStart()), last)
        cursor.setPosition(first)
        cursor.setPosition(min(first + event.replacementLength(), last), QTextCursor.MoveMode.KeepAnchor)
        buffer.take_whole(cursor)
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        event.setCommitString(event.commitString(), start - here, end - start)

    def finish_composing(self) -> None:
        """Have the word that is being composed put into the text now: by the input method, else as it stands."""
        if not self._composing:
            return
        QGuiApplication.inputMethod().commit()
        if self._composing and (word := self.textCursor().block().layout().preeditAreaText()):
            event = QInputMethodEvent("", [])
            event.setCommitString(word)
            self.inputMethodEvent(event)
            QGuiApplication.inputMethod().reset()
        self._look_for_preedit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A word that is being composed when the person turns away is kept, not left hanging."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish_composing()
        super().focusOutEvent(event)
        self._bare_line_moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The divider under the caret shows its text again."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            cursor = self.textCursor()
            cursor.setPosition(cursor.position())  # who comes by Tab does not mean to write over what was selected here
            self.setTextCursor(cursor)
        super().focusInEvent(event)
        self._bare_line_moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click elsewhere ends the composition."""
        self._document.history.end_phrase()
        super().mousePressEvent(event)
        self._look_for_preedit()

    def _look_for_preedit(self) -> None:
        if self._composing and not self.textCursor().block().layout().preeditAreaText():
            self._set_composing(False)

    def _set_composing(self, composing: bool) -> None:
        if composing == self._composing:
            return
        self._composing = composing
        self._document.composing = composing
        waiting, self._waiting = ([], self._waiting) if composing else (self._waiting, [])
        for action in waiting:
            action()

    # -- clipboard and drag ----------------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, character for character; Qt would add HTML that comes back as Markdown."""
        mime = QMimeData()
        mime.setText(buffer.decode(self.textCursor().selectedText().replace("\u2029", "\n")))
        return mime

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, web pages, images and files."""
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: images become figures, pages Markdown, an address over words a link."""
        found = paste.offer(source)
        if found.files:
            self.insert_image(*found.files)
        elif found.page:
            self.pages.begin(found)
        elif found.image:
            self.insert_image(found.image)
        elif found.refused:
            self.refused.emit(found.refused)
        elif found.url:
            self.apply(markup.link_to(found.text), tr("Paste"))
        else:
            self._paste(found.text)

    def cut(self) -> None:
        """Take the selection out of the text, to the clipboard."""
        with self._document.history.named(tr("Cut")):
            super().cut()

    def dropEvent(self, event: QDropEvent) -> None:
        """Words that are dragged within the text are moved in one step."""
        if event.source() in (self, self.viewport()):
            with self._document.history.together(tr("Move words")):
                super().dropEvent(event)
        else:
            super().dropEvent(event)

    def _paste(self, text: str) -> None:
        def put() -> None:
            self._document.before_paste(text)
            changes.replace(self.textCursor(), buffer.encode(unified(text)))

        self.change(tr("Paste"), put)

    # -- looks -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the divider and the jump break as rules, except where the caret is, and say where to write."""
        paper = QPainter(self.viewport())
        paper.fillRect(event.rect(), theme.color("surface"))
        paper.end()
        super().paintEvent(event)
        self._hinted = False
        painter: QPainter | None = None
        block = self.firstVisibleBlock()
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        here = self._bare
        while block.isValid() and place.top() <= event.rect().bottom():
            line = QRectF(_MARGIN, place.top(), self.viewport().width() - 2 * _MARGIN, place.height())
            if place.bottom() < event.rect().top():
                pass
            elif block.blockNumber() != here and dividers.is_drawn(block):
                painter = painter or QPainter(self.viewport())
                dividers.draw(painter, block, line, self.font(), self.words)
            elif words := hints.hint(block):
                painter = painter or QPainter(self.viewport())
                painter.setFont(self.font())
                hints.draw(painter, line, words)
                self._hinted = True
            block = block.next()
            place = self.blockBoundingRect(block).translated(0, place.bottom())
        if painter is not None:
            painter.end()

    def _clear_hints(self) -> None:
        """Writing in one line takes a hint out of another, which Qt would not paint anew."""
        if self._hinted:
            self.viewport().update()

    def _bare_line_moved(self) -> None:
        """The line of the caret shows its text as it is; others may have to be drawn anew."""
        cursor = self.textCursor()
        here = cursor.blockNumber() if self.hasFocus() else -1
        before, self._bare = self._bare, here
        if here != before:
            blocks = (self.document().findBlockByNumber(before), cursor.block())
            if any(block.isValid() and dividers.is_drawn(block) for block in blocks):
                self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the text, in the person's language."""
        menu.make(self).exec(event.globalPos())
