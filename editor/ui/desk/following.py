"""Source and preview follow each other, block by block.

One of the two leads: the one that the person last turned, clicked or typed in. What the other one does then is only
the echo of it and moves nothing, so that no timer and no guess is needed to tell them apart.

A page that is shown anew begins at its top, and the source is where the post was left, or where it was before. So the
page owes the source its place until it reaches so far, whichever of the two is there first.

While one types, the source turns because its text grows. The page does not turn with it: it stays where it is as long
as the words at the caret are in sight, and moves no further than it must when they would leave it.
"""

import json
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QScrollBar

from editor.app.open_post.buffer import to_position
from editor.app.render.previewer import Previewer
from editor.core.render.places import PagePlace, Places, field_of, source_index
from editor.core.text.counts import plain_text
from editor.ui.fields.pane import FieldsPane
from editor.ui.preview.pane import PreviewPane
from editor.ui.write.pane import SourcePane

_PAGE = "page"
_ATTEMPTS = 8
_LATER_MS = 100
"""Milliseconds between two looks for the page's widget where its process has just died."""
_LEADS = (QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.InputMethod)
"""Actions of a person by which a pane becomes the one that leads."""
_MOVES = frozenset(
    {
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right),
        *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End),
    }
)
"""Keys that move the caret; all others may change the text."""


class Following(QObject):
    """Ties `source` and `preview` together, and a click on the page to the words and fields that it shows."""

    def __init__(
        self, source: SourcePane, preview: PreviewPane, fields: FieldsPane, previewer: Previewer, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._preview = preview
        self._fields = fields
        self._previewer = previewer
        self._leader = "source"
        self._works = self._edits = False
        self._owes = True
        """Whether the page is still to be brought to the place of the source."""
        self._pressed: QPoint | None = None
        self._places = Places((), (), 1)
        self._marked: tuple[PagePlace, float] | None = None
        self._read_line = 0
        """The line that is read aloud, which is marked instead of the caret's; 0: none is."""
        source.edit.textChanged.connect(self._edited)
        source.edit.verticalScrollBar().valueChanged.connect(self._source_scrolled)
        source.edit.jumping.connect(self._source_jumps)
        source.edit.reads_line.connect(self._reads)
        source.caret_moved.connect(self._caret_moved)
        source.field_wanted.connect(self._show_field)
        previewer.patched.connect(self._page_changed)
        previewer.renewed.connect(self._page_renewed)
        preview.started.connect(self._preview_started)
        for widget in (source.edit, source.edit.viewport(), *source.findChildren(QScrollBar)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear in which pane the person works; nothing is taken from anyone."""
        if not isinstance(event, (QInputEvent, QInputMethodEvent)):
            return False  # most of the events that come with a key
        if event.type() in _LEADS:
            self._leader = "source" if watched.objectName() != _PAGE else "preview"
            self._works = self._leader == "source"
            # A page that was brought there stays where the person works; else it comes there yet.
            self._owes = self._owes and self._works and not self._previewer.reaches(int(self._top_line()))
            self._edits = event.type() == QEvent.Type.InputMethod or (
                isinstance(event, QKeyEvent) and event.key() not in _MOVES
            )
        if watched.objectName() == _PAGE and isinstance(event, QMouseEvent):
            self._heard_in_preview(event)
        return False

    @property
    def _view(self) -> Any:
        """The web view; None before it is there, and where there is only a plain preview."""
        view = self._preview.view
        return view if hasattr(view, "ask") else None

    # -- from the source to the page ----------------------------------------------------------------------------------

    def _edited(self) -> None:
        self._edits = True

    def _source_jumps(self) -> None:
        """A command (Find, a problem, undo) shows another place of the text: the page goes there, too."""
        self._leader, self._works, self._edits = "source", True, False

    def _source_scrolled(self, _value: int) -> None:
        if self._leader == "source" and not self._edits:
            self.align_page()

    def _show_field(self, path: str, _start: int, _end: int) -> None:
        """Find shows a place of a field: the page goes to what shows it."""
        if self._view is not None:
            from editor.core.fields.field_texts import field_texts

            self._leader, self._works = "source", False
            self._view.call("follow.toText", plain_text(field_texts(self._source.edit.post.fields).get(path, "")))

    def align_page(self, *, at_once: bool = True) -> None:
        """Bring to the page's top what is at the top of the source; at once, or with what is asked next.

        What the page has not got yet, it owes; and one of which more is to come may be too short to be turned so far.
        At the beginning of the text the page shows what is above it, too.
        """
        line, begins = self._top_line(), self._source.edit.verticalScrollBar().value() == 0
        view = self._view if self._previewer.reaches(int(line)) else None
        self._owes = view is None or not view.loaded or not (begins or self._previewer.is_whole)
        if view is not None:
            place = PagePlace() if begins else self._places.of_line(line)
            view.call("follow.toTop", place.slot, place.index, place.share, at_once=at_once)

    def _reads(self, line: int) -> None:
        """Another line is read aloud: the page shows its block."""
        self._read_line = line
        self._mark()

    def _page_renewed(self) -> None:
        self._leader, self._works, self._edits, self._owes = "source", False, False, True
        self._page_changed()

    def _caret_moved(self, _line: int) -> None:
        if not self._edits:  # else the page tells
            self._mark()

    def _page_changed(self, _patch: object = None) -> None:
        page = self._previewer.page
        lines = page.news_lines, page.commentary_lines, self._source.edit.document().blockCount()
        if lines != self._places.lines:  # most keys leave all blocks on their lines
            self._places = Places(*lines)
        self._marked = None
        if self._owes:
            self.align_page(at_once=False)
        if self._previewer.shows(self._line()):  # else its lines are no longer the caret's
            self._mark()
        if self._view is not None:
            self._view.send()

    def _line(self) -> int:
        """The line whose block is marked."""
        return self._read_line or self._source.edit.textCursor().blockNumber() + 1

    def _mark(self) -> None:
        view, line = self._view, self._line()
        if view is None or not self._previewer.reaches(line):
            return
        place = self._places.of_line(line)
        place = PagePlace(place.slot, place.index)
        shows = self._works or bool(self._read_line)
        along = self._along(place) if place.slot and self._works and not self._read_line else 0.0
        if (place, along) != self._marked:
            self._marked = place, along
            view.call("follow.mark", place.slot, place.index, shows, along)

    def _along(self, place: PagePlace) -> float:
        """The share of the block's Markdown before the caret, from 0 to 1."""
        first, last = self._lines_of(place)
        length = last.position() + last.length() - 1 - first.position()
        here = self._source.edit.textCursor().position() - first.position()
        return min(1.0, max(0.0, here / length)) if length > 0 else 0.0

    def _lines_of(self, place: PagePlace) -> tuple[QTextBlock, QTextBlock]:
        """The first and the last line of the block at `place`, blank lines after it left out."""
        text = self._source.edit.document()
        first = text.findBlockByNumber(int(self._places.to_line(PagePlace(place.slot, place.index))) - 1)
        after = text.findBlockByNumber(int(self._places.to_line(PagePlace(place.slot, place.index, 1.0))) - 1)
        last = after.previous() if after.isValid() else text.lastBlock()
        while last.blockNumber() > first.blockNumber() and not last.text().strip():
            last = last.previous()
        return first, last if last.blockNumber() > first.blockNumber() else first

    def _top_line(self) -> float:
        edit = self._source.edit
        block = edit.cursorForPosition(QPoint(1, 1)).block()
        above = edit.verticalScrollBar().value() - block.firstLineNumber()
        return block.blockNumber() + 1 + above / max(1, block.lineCount())

    # -- from the page to the source ----------------------------------------------------------------------------------

    def _preview_started(self) -> None:
        if (view := self._view) is not None:
            view.scrolled.connect(self._page_scrolled)
            view.shell_loaded.connect(self._shell_loaded)

    def _shell_loaded(self) -> None:
        self._hear_page()
        self._page_changed()

    def _hear_page(self) -> None:
        """Hear the widget that gets the page's events: another one after each start of its process, and none where
        the process has died since; a view that goes on without it gets one later."""
        view = self._view
        if view is None or not view.loaded:
            return  # it says when it is loaded again
        if (target := view.focusProxy()) is None:
            QTimer.singleShot(_LATER_MS, self, self._hear_page)
            return
        target.setObjectName(_PAGE)
        target.setAccessibleName(self._preview.accessibleName())
        target.installEventFilter(self)

    def _page_scrolled(self) -> None:
        if self._leader == "preview":
            self._view.ask("follow.top", self._scroll_source)

    def _scroll_source(self, answer: str) -> None:
        if self._leader != "preview" or not answer:
            return
        line = self._places.to_line(PagePlace(*json.loads(answer)))
        block = self._source.edit.document().findBlockByNumber(int(line) - 1)
        bar = self._source.edit.verticalScrollBar()
        # QPlainTextEdit counts a line for each paragraph that it has not laid out yet, which it does on the way there:
        # the bar's range grows as it comes nearer.
        for _attempt in range(_ATTEMPTS):
            row = round(block.firstLineNumber() + (line - int(line)) * block.lineCount())
            if bar.value() == row:
                break
            bar.setValue(row)
            self._source.edit.viewport().repaint()

    def _heard_in_preview(self, event: QEvent) -> None:
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._pressed = point
        elif self._pressed is not None and (point - self._pressed).manhattanLength() < QApplication.startDragDistance():
            zoom = self._view.zoomFactor()
            self._view.ask("follow.at", self._go_to, point.x() / zoom, point.y() / zoom)

    def _go_to(self, answer: str) -> None:
        hit: dict[str, Any] | None = json.loads(answer) if answer else None
        if hit is None:
            return
        post = self._source.edit.post
        if hit["slot"]:
            self._go_to_word(PagePlace(hit["slot"], hit["index"]), hit["text"], hit["before"])
        elif path := field_of(post.fields, post.profile, hit["text"]):
            self._fields.setVisible(True)
            self._fields.focus_field(path)

    def _go_to_word(self, place: PagePlace, text: str, before: str) -> None:
        edit = self._source.edit
        first, last = self._lines_of(place)
        cursor = edit.textCursor()
        cursor.setPosition(first.position())
        cursor.setPosition(last.position() + last.length() - 1, cursor.MoveMode.KeepAnchor)
        source = cursor.selectedText().replace("\u2029", "\n")
        cursor.setPosition(first.position() + to_position(source, source_index(source, text, before)))
        edit.setTextCursor(cursor)
        edit.setFocus(Qt.FocusReason.MouseFocusReason)
