"""Source and preview follow each other, block by block.

One of the two leads: the one that the person last turned, clicked or typed in. What the other one does then is only
the echo of it and moves nothing, so that no timer and no guess is needed to tell them apart.
"""

import json
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollBar

from editor.app.buffer import to_position
from editor.app.previewer import Previewer
from editor.core.render.places import Place, Places, field_of, source_index
from editor.ui.fields.pane import FieldsPane
from editor.ui.preview.pane import PreviewPane
from editor.ui.write.pane import SourcePane

_PAGE = "page"
_ATTEMPTS = 8
_LEADS = (QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.InputMethod)
"""What a person does in the pane that leads."""


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
        self._works = False
        self._pressed: QPoint | None = None
        self._places = Places((), (), 1)
        self._marked: Place | None = None
        source.edit.verticalScrollBar().valueChanged.connect(self._source_scrolled)
        source.caret_moved.connect(lambda _line: self._mark())
        previewer.patched.connect(lambda _patch: self._page_changed())
        previewer.renewed.connect(self._page_renewed)
        preview.started.connect(self._preview_started)
        for widget in (source.edit, source.edit.viewport(), *source.findChildren(QScrollBar)):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear in which pane the person works; nothing is taken from anyone."""
        if event.type() in _LEADS:
            self._leader = "source" if watched.objectName() != _PAGE else "preview"
            self._works = self._leader == "source"
        if watched.objectName() == _PAGE and isinstance(event, QMouseEvent):
            self._heard_in_preview(event)
        return False

    @property
    def _view(self) -> Any:
        """The web view; None before it is there, and where there is only a plain preview."""
        view = self._preview.view
        return view if hasattr(view, "ask") else None

    # -- from the source to the page ----------------------------------------------------------------------------------

    def _source_scrolled(self, _value: int) -> None:
        if self._leader == "source" and self._view is not None:
            place = self._places.of_line(self._top_line())
            self._view.call("follow.toTop", place.slot, place.index, place.share)

    def _page_renewed(self) -> None:
        self._works = False  # another post is shown from its top
        self._page_changed()

    def _page_changed(self) -> None:
        page = self._previewer.page
        self._places = Places(page.news_lines, page.commentary_lines, self._source.edit.document().blockCount())
        self._marked = None
        self._mark()

    def _mark(self) -> None:
        view = self._view
        if view is None:
            return
        place = self._places.of_line(self._source.edit.textCursor().blockNumber() + 1)
        place = Place(place.slot, place.index)
        if place != self._marked:
            self._marked = place
            view.call("follow.mark", place.slot, place.index, self._works)

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
        # The widget that gets the page's events is another one after each start of its process.
        target = self._view.focusProxy()
        target.setObjectName(_PAGE)
        target.installEventFilter(self)
        self._page_changed()

    def _page_scrolled(self) -> None:
        if self._leader == "preview":
            self._view.ask("follow.top", self._scroll_source)

    def _scroll_source(self, answer: str) -> None:
        if self._leader != "preview" or not answer:
            return
        line = self._places.to_line(Place(*json.loads(answer)))
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
            self._go_to_word(Place(hit["slot"], hit["index"]), hit["text"], hit["before"])
        elif path := field_of(post.fields, post.profile, hit["text"]):
            self._fields.setVisible(True)
            self._fields.focus_field(path)

    def _go_to_word(self, place: Place, text: str, before: str) -> None:
        edit = self._source.edit
        first = edit.document().findBlockByNumber(int(self._places.to_line(place)) - 1)
        last = edit.document().findBlockByNumber(int(self._places.to_line(Place(place.slot, place.index, 1.0))) - 1)
        cursor = edit.textCursor()
        cursor.setPosition(first.position())
        end = last.position() if last.isValid() else edit.document().characterCount() - 1
        cursor.setPosition(max(end, first.position()), cursor.MoveMode.KeepAnchor)
        source = cursor.selectedText().replace("\u2029", "\n")
        cursor.setPosition(first.position() + to_position(source, source_index(source, text, before)))
        edit.setTextCursor(cursor)
        edit.setFocus(Qt.FocusReason.MouseFocusReason)
