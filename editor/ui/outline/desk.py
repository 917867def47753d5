"""The outline in the window: its pane, hidden or shown, and what it does to the open post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDockWidget, QMainWindow, QVBoxLayout, QWidget

from editor.app.open_post import change
from editor.core.words import tr
from editor.ui.desk.desk import Desk
from editor.ui.outline.visited import Visited
from editor.ui.widgets.plain_text import PlainLabel

if TYPE_CHECKING:
    from editor.app.application import Application
    from editor.core.markup.sections import SectionMove
    from editor.ui.outline.goto import GoTo
    from editor.ui.outline.tree import OutlineTree

_PAUSE_MS, _LONG_PAUSE_MS = 300, 1_500
"""Milliseconds after a change of the text until its outline is made anew; the second in a long text."""
_LONG = 200_000  # characters
_WIDTH = 240  # px
_STATE, _HID_PAGE = "outline", "outline_hid_preview"
"""The keys, in the state of the window, of whether the outline is shown, and whether the page made room for it."""
_ROOM = 960
"""Width of the window in pixels from which on outline, text and page have room side by side."""


class OutlineDesk(QObject):
    """Makes the pane when it is first wanted. `visited` goes back and forward."""

    def __init__(self, desk: Desk, app: Application, window: QMainWindow) -> None:
        super().__init__(window)
        self._desk = desk
        self._app = app
        self._window = window
        self._dock: QDockWidget | None = None
        self._tree: OutlineTree | None = None
        self._goto: GoTo | None = None
        self._empty: PlainLabel | None = None
        self.visited = Visited(desk, app.session, self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        if app.settings.state.get(_STATE) is True:
            desk.preview.stands.connect(self._restore)

    @property
    def shown(self) -> bool:
        """Whether the pane is shown."""
        return self._dock is not None and not self._dock.isHidden()

    def toggle(self) -> None:
        """Show the outline with the caret in it, or hide it."""
        self.want(not self.shown)
        if self.shown and self._tree is not None:
            self._tree.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._desk.focus_source()

    def want(self, wanted: bool) -> None:
        """Show or hide the pane; that stays."""
        self._app.settings.state[_STATE] = wanted
        if wanted and self._dock is None:
            self._make()
        if self._dock is not None:
            self._dock.setVisible(wanted)
        self._make_room(wanted)
        if wanted:
            self._refresh()
        self._desk.rearranged.emit()

    def move_section(self, up: bool) -> None:
        """Move the section of the caret, or of the outline's row where that has the caret, in one step."""
        from editor.core.markup import sections

        tree = self._tree
        text = self._desk.document.text()
        line = tree.line if tree is not None and tree.hasFocus() else self._section_of_caret(text)
        if line is not None:
            move = sections.moved_up(text, line) if up else sections.moved_down(text, line)
            self._make_move(move)

    def go_to(self) -> None:
        """Open the list of places to go to."""
        if self._goto is None:
            from editor.ui.outline.goto import GoTo

            self._goto = GoTo(self._desk, self._window)
        self._goto.open()

    def can_move(self) -> bool:
        """Whether sections of the open post can be moved."""
        return not (self._desk.document.read_only or self._desk.document.raw)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _make_room(self, wanted: bool) -> None:
        """Hide the page where a narrow window has no room for both; it comes back when the outline goes."""
        state = self._app.settings.state
        if wanted and self._window.width() < _ROOM and self._desk.preview_shown():
            state[_HID_PAGE] = True
            self._desk.want_preview(False)
        elif not wanted and state.pop(_HID_PAGE, False):
            self._desk.want_preview(True)

    def _restore(self) -> None:
        self.want(True)

    def _make(self) -> None:
        from editor.ui.outline.tree import OutlineTree

        self._tree = tree = OutlineTree()
        tree.chosen.connect(self._show_line)
        tree.left.connect(self._desk.focus_source)
        tree.moved.connect(self.move_section)
        tree.dropped.connect(self._drop)
        inside = QWidget()
        inside.setObjectName("outlinePane")
        self._empty = PlainLabel(
            tr("Headings, images and footnotes show here. Ctrl+Shift+H makes a heading."),
            role="emptyNote",
            wraps=True,
        )
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(12, 12, 4, 8)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(tr("Outline"), role="checksTitle"))
        layout.addWidget(self._empty)
        layout.addWidget(tree, 1)
        self._dock = dock = QDockWidget(tr("Outline"), self._window)
        dock.setObjectName("outlineDock")
        dock.setTitleBarWidget(QWidget())
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setWidget(inside)
        self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        self._window.resizeDocks([dock], [_WIDTH], Qt.Orientation.Horizontal)
        following: Any = self._app.session.following
        following.changed.connect(self._changed)
        self._app.session.current_changed.connect(self._changed)
        self._desk.source.caret_moved.connect(self._mark)

    def _changed(self, *_revision: object) -> None:
        if self.shown:
            long = self._desk.document.buffer.characterCount() > _LONG
            self._soon.start(_LONG_PAUSE_MS if long else _PAUSE_MS)

    def _refresh(self) -> None:
        if self._tree is None or not self.shown:
            return
        from editor.core.markup import sections

        document = self._desk.document
        entries = () if document.raw else sections.outline_of(document.text())
        self._tree.show_entries(entries)
        if self._empty is not None:
            self._empty.setVisible(not entries)
        self._mark()

    def _mark(self, *_line: object) -> None:
        if self._tree is not None and self.shown and not self._soon.isActive():
            self._tree.mark_line(self._desk.source.edit.textCursor().blockNumber())

    def _show_line(self, line: int) -> None:
        edit = self._desk.source.edit
        cursor = QTextCursor(edit.document().findBlockByNumber(line))
        if not cursor.isNull():
            edit.go_to(cursor, center=True)

    def _section_of_caret(self, text: str) -> int | None:
        from editor.core.markup import sections

        found = sections.section_at(text, self._desk.source.edit.textCursor().blockNumber())
        return found.line if found is not None else None

    def _drop(self, line: int, target: int) -> None:
        from editor.core.markup import sections

        self._make_move(sections.moved_to(self._desk.document.text(), line, target))

    def _make_move(self, move: SectionMove | None) -> None:
        """Put `move` into the post as one undo step; the caret keeps its place in the section."""
        edit, document = self._desk.source.edit, self._desk.document
        if move is None or document.raw or document.composing:
            return
        from editor.core.markup import sections

        cursor = edit.textCursor()
        found = sections.section_at(document.text(), cursor.blockNumber())
        offset = cursor.blockNumber() - found.line if found is not None else 0

        def put() -> None:
            document.apply(change.edited(text=(move.splice,), name=tr("Move the section"), revision=revision))
            self._refresh()
            self._show_line(move.line + offset)

        revision = document.revision
        edit.run_when_idle(put)
