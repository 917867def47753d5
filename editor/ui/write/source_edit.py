"""The text of a post: a QPlainTextEdit that knows input methods, Markdown's habits and the document's own history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QWidget

from editor.app.choices.text_look import TextLook
from editor.app.open_post import buffer, change
from editor.app.pages.pasted_pages import PageReader
from editor.core.words import tr
from editor.ui.keys.text_keys import MODIFIERS
from editor.ui.keys.unhandled_keys import would_type
from editor.ui.write import key_actions, keys, menu
from editor.ui.write.highlighter import in_code
from editor.ui.write.incoming import Incoming
from editor.ui.write.line_layout import LineLayout
from editor.ui.write.paper import Paper
from editor.ui.write.paste import own_text
from editor.ui.write.pasted_page import PastedPages, read_here
from editor.ui.write.post_edit import PostEdit
from editor.ui.write.rolling import Rolling
from editor.ui.write.spotlight import Spotlight
from editor.ui.write.strut import with_strut, without_strut

if TYPE_CHECKING:
    from editor.app.open_post.document import Document

_LAID_OUT = "laidOutInLines"
"""A property of a document that was shown before: it has the layout of a plain text."""


class SourceEdit(PostEdit):
    """The source pane's text: shows `document.buffer`, with Markdown's habits at the keys, paste, drop and paper."""

    dressed = Signal()
    """The look is another one: font, size, or measure."""
    menu_opening = Signal(object, object, int)
    """A context menu of this widget, a QMenu, is about to open for a position of the document."""
    reads_line = Signal(int)
    """The 1-based line that is read aloud is another one; 0: none is."""
    zoomed = Signal(int)
    """The person wants larger (1) or smaller (-1) letters, by the wheel."""

    def __init__(self, document: Document, parent: QWidget | None = None, read: PageReader = read_here) -> None:
        """`read` reads a long page that was pasted."""
        super().__init__(document, parent)
        self._incoming = Incoming(self, read, lambda: self.makes_paragraphs)
        self.paper = Paper(self, buffer.MARGIN)
        self.rolling = Rolling(self)
        self.spotlight = Spotlight(self)
        self._look = TextLook()
        self._enter = ""
        self.setObjectName("sourceEdit")
        self.setAccessibleName(tr("Text of the post, in Markdown"))
        self.show_hint(tr("Write the news part here."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCursorWidth(2)
        self.setOverwriteMode(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._families = self.font().families()
        self._put_on_font()
        # Painted whole here: otherwise the eight widgets that lie below would be, with each key.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.textChanged.connect(self.paper.text_changed)
        self.cursorPositionChanged.connect(self.paper.caret_moved)
        self.textChanged.connect(self.spotlight.look)
        self.cursorPositionChanged.connect(self.spotlight.look)
        self.show_document(document)

    @property
    def pages(self) -> PastedPages:
        """The pages that were pasted and are still being read."""
        return self._incoming.pages

    def show_document(self, document: Document) -> None:
        """Show another document. A word being composed is finished in the old one first."""
        self.finish_composing()
        self.pages.finish()
        text = document.buffer
        if not text.property(_LAID_OUT):  # asked for its layout, a document makes one: 40 ms for 1 MB
            text.setProperty(_LAID_OUT, True)
            text.setDocumentLayout(LineLayout(text))
        text.setDefaultFont(self.font())
        self._document = document
        self.setDocument(text)
        self.rolling.follow()

    def choose_enter(self, choice: str) -> None:
        """Let Enter make what the person has chosen: `keys.ENTER_PARAGRAPH`, `keys.ENTER_LINE`, or "" (by language)."""
        self._enter = choice

    @property
    def makes_paragraphs(self) -> bool:
        """Whether Enter makes a new paragraph: as the person has chosen, else in posts of a Japanese blog."""
        return self._enter == keys.ENTER_PARAGRAPH or (not self._enter and self._document.profile.language == "ja")

    def measure(self) -> int:
        """The width at which a line holds the full-width characters of its look, in pixels."""
        return self._look.width * self._look.size + 2 * buffer.MARGIN + self.cursorWidth()

    def wear(self, look: TextLook) -> None:
        """Look like `look`; the caret stays in sight."""
        if look == self._look:
            return
        self._look = look
        self._put_on_font()
        self.document().setDefaultFont(self.font())
        self.dressed.emit()
        self.ensureCursorVisible()

    def _put_on_font(self) -> None:
        own = [self._look.family] if self._look.family else []
        font = without_strut(QFont(self.font()))
        font.setFamilies([*own, *(family for family in self._families if family not in own)])
        font.setPixelSize(self._look.size)
        self.setFont(with_strut(font, self._look.line_height))
        self.setTabStopDistance(2 * self._look.size)

    # -- changing the text -----------------------------------------------------------------------------------------

    def insert_image(self, *sources: Path | bytes) -> None:
        """Copy images into the folder of the post and show each in a figure at the caret, in one undo step."""
        self._incoming.add_images(*sources)

    def place_pictures(self, *files: Path) -> None:
        """Copy pictures into the folder of the post and put each above the line that is its caption, in one step."""
        self._incoming.pictures.place(files)

    def undo(self) -> None:
        """Take back the newest step; a page that was pasted and is still being read is the newest of all."""
        if not self.pages.give_up():
            self._document.apply(change.undone())

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._document.apply(change.redone())

    def paste_plain(self) -> None:
        """Insert the clipboard's text without any form."""
        if offered := QGuiApplication.clipboard().mimeData():
            self._incoming.take_plain(offered)

    # -- keys ------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Leave to the window's commands what QPlainTextEdit would claim, and nothing while a word is composed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._composition.active:
                event.accept()
                return True
            if not keys.belongs_to_text(event):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with lists, Tab indents; undo and redo are the document's. The text rolls with the caret.

        What a key writes or removes is painted before the document tells of it: the page, the journal and all others
        that follow want the same processors as the display.
        """
        is_typed = keys.is_typed(event)
        if is_typed or keys.is_edit(event):
            with self._document.told_later():
                self._take_key(event, is_typed=is_typed)
                self.has_written()
            return
        self._take_key(event)
        if event.key() not in MODIFIERS:
            self.rolling.after_key()

    def has_written(self) -> None:
        """The text rolls with the caret, so that there is room for the candidates below it."""
        self.rolling.after_key()
        self.spotlight.look()
        super().has_written()

    def _take_key(self, event: QKeyEvent, *, is_typed: bool = False) -> None:
        if self._composition.active:  # the key belongs to the input method, whatever it makes of it
            event.accept()
        elif is_typed and not self.isReadOnly():  # asked first: what follows takes longer than a character
            self._document.history.typing()
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        elif would_type(event):
            event.ignore()
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif keys.removes(event):
            self._remove(event)
        elif keys.is_hard_break(event):
            self.insert_text("\n" if keys.is_code(*[self.textCursor().block()] * 2) else "  \n")
        elif keys.is_enter(event) and not in_code(self.textCursor().block()):
            key_actions.enter(self, self.makes_paragraphs)
        else:
            if event.text().isprintable() and event.text():
                self._document.history.typing()
            elif event.key() not in MODIFIERS:
                self._document.history.end_phrase()
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab come here first: go to the next cell of a table, indent, or go to the next widget."""
        if self._composition.active:
            return True
        if self.isReadOnly():
            return super().focusNextPrevChild(forward)
        if (cell := key_actions.cell(self, not forward)) is not None:
            self.change(tr("Table"), cell)
            return True
        action = key_actions.tab(self, not forward, self._document.profile.language == "ja")
        if action is None:
            return super().focusNextPrevChild(forward)
        self.change(tr("Indent") if forward else tr("Outdent"), action)
        return True

    def _remove(self, event: QKeyEvent) -> None:
        with self._document.history.named(tr("Delete")):
            self._document.history.typing()
            if not key_actions.remove(self, event):
                super().keyPressEvent(event)

    # -- focus and mouse -------------------------------------------------------------------------------------------

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A word that is being composed when the person turns away is kept, not left hanging."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish_composing()
        super().focusOutEvent(event)
        self.paper.caret_moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The divider under the caret shows its text again."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            cursor = self.textCursor()
            cursor.setPosition(cursor.position())  # who comes by Tab does not mean to write over what was selected here
            self.setTextCursor(cursor)
        super().focusInEvent(event)
        self.paper.caret_moved()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click elsewhere ends the composition."""
        self._document.history.end_phrase()
        super().mousePressEvent(event)
        self._composition.look()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel makes the letters larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turned := event.angleDelta().y():
                self.zoomed.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    # -- clipboard and drag ----------------------------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, character for character; Qt would add HTML that comes back as Markdown."""
        return own_text(buffer.decode(self.textCursor().selectedText().replace("\u2029", "\n")))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, web pages, images and files."""
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop: images become figures, pages Markdown, an address over words a link."""
        self._incoming.take(source)

    def cut(self) -> None:
        """Take the selection out of the text, to the clipboard."""
        with self._document.history.named(tr("Cut")):
            super().cut()

    def dropEvent(self, event: QDropEvent) -> None:
        """Words that are dragged within the text are moved in one step."""
        if event.source() in (self, self.viewport()):
            with self._document.history.together(tr("Move words")):
                super().dropEvent(event)
        elif self._incoming.belongs_to_selection(event):
            super().dragLeaveEvent(QDragLeaveEvent())  # takes the mark of the place away
            event.acceptProposedAction()
            self._incoming.take(event.mimeData())
        else:
            super().dropEvent(event)

    # -- looks -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the divider and the jump break as rules, except where the caret is, and say where to write."""
        self.paper.paint_ground(event)
        self.spoken.paint(event)
        super().paintEvent(event)
        self.paper.paint_rules(event)
        self.marks.paint(event)
        self.misspelled.paint(event)
        self.spotlight.paint(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the text, in the person's language."""
        made = menu.make(self)
        self.menu_opening.emit(self, made, menu.meant(self, event))
        made.exec(event.globalPos())
