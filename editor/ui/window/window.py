"""The main window: menu, tool bar, desk and status bar around one document."""

from __future__ import annotations

from base64 import b64decode, b64encode
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMargins, QSize
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from editor.core.words import tr

if TYPE_CHECKING:
    from editor.app.application import Application
    from editor.app.open_post.document import Document
    from editor.ui.dialogs.ask import Ask

_FIRST, _SMALLEST = (1280, 800), (700, 480)
"""Sizes of the window in pixels as Qt counts them, where the screen has room for them."""
_SCREENLESS = ("offscreen", "minimal")
_FRAME = QMargins(0, 0, 16, 40)
"""The room for the window's frame and title."""
_END_OF_SESSION = 10.0
"""Seconds after a session's end was announced, in which closing the window asks nothing."""


class MainWindow(QMainWindow):
    """Shows the session's current document. Closing it asks about what is not saved, once.

    Without `app` and `document` it is an empty sheet, on the screen while what furnishes it is still being loaded: two
    thirds of a start are that. What is typed meanwhile waits for it in the display's queue.
    """

    def __init__(
        self, app: Application | None = None, document: Document | None = None, ask: Ask | None = None
    ) -> None:
        super().__init__()
        self._furnished = False
        self.setObjectName("window")
        if app is not None and document is not None:
            self.take_place(app.settings.state)
            self.furnish(app, document, ask)

    def _mark_focus(self) -> None:
        from editor.ui.preview.focus_line import FocusLine  # no part of a start

        FocusLine(self.desk.preview)

    def take_place(self, state: dict[str, Any]) -> None:
        """Stand where the window stood last, as `state` of the settings says."""
        self.setMinimumSize(QSize(*_SMALLEST).boundedTo(self._room()))
        self.resize(QSize(*_FIRST).boundedTo(self._room()))
        if isinstance(kept := state.get("geometry"), str):
            self.restoreGeometry(QByteArray(b64decode(kept, validate=False)))
            if not (self.isMaximized() or self.isFullScreen()):  # the screen may have been a larger one
                self.resize(self.size().boundedTo(self._room()))

    def _room(self) -> QSize:
        """The largest size of the window on its screen; a platform without one has room for any."""
        if QGuiApplication.platformName() in _SCREENLESS:
            return QSize(*_FIRST)
        return self.screen().availableGeometry().size().shrunkBy(_FRAME)

    def furnish(self, app: Application, document: Document, ask: Ask | None = None) -> None:
        """Put menus, tools and panes into the window, and `document` into these."""
        # Here, so that an empty window needs none of it.
        from editor.ui.aloud.switch import AloudSwitch
        from editor.ui.commands.actions import Actions
        from editor.ui.commands.commands import commands
        from editor.ui.commands.menus import menus
        from editor.ui.commands.recent_menu import RecentMenu
        from editor.ui.commands.tool_bar import ToolBar
        from editor.ui.counts.selection import SelectionCount
        from editor.ui.desk.desk import Desk
        from editor.ui.dialogs.ask import Ask
        from editor.ui.keys.unhandled_keys import guard
        from editor.ui.outline.desk import OutlineDesk
        from editor.ui.spelling.switch import SpellingSwitch
        from editor.ui.window.full_screen import FullScreen
        from editor.ui.window.post_state import PostState
        from editor.ui.window.side_dialogs import SideDialogs
        from editor.ui.window.status import StatusBar

        if isinstance(qt := QApplication.instance(), QApplication):
            guard(qt)
        self.app = app
        self._ask = ask or Ask(self)
        self._leaving = self._closing = False
        self._asks_nothing_until = 0.0
        self.desk = Desk(app, document, self, self._ask)
        self.setCentralWidget(self.desk)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.dialogs = SideDialogs(self.desk, app, self._ask, self)
        self.full_screen = FullScreen(self, self.desk)
        self.outline = OutlineDesk(self.desk, app, self)
        self.spelling = SpellingSwitch(self.desk, app)
        self.aloud = AloudSwitch(self.desk, app)
        panes = self.desk, self.dialogs, self.full_screen, self.outline
        declared = commands(*panes, self.spelling, self.aloud)
        self.actions_ = Actions(app.keymap.keyed(declared), self)
        self.menus = menus()
        self.dialogs.list_commands(self.actions_, self.menus)
        made = self.actions_.fill_bar(self.menuBar(), self.menus)
        self.recent = RecentMenu(made[tr("Open &recent")], app.session, app.settings, self.desk.files)
        self.tools = ToolBar(self.actions_, self)
        self.addToolBar(self.tools)
        self._selection = SelectionCount(self.desk.source.edit, self.status)
        self._state = PostState(app, self.desk, self.status, self.actions_, self)
        self.desk.preview.stands.connect(self._mark_focus)
        self._connect()
        self.desk.arrange(app.settings.state, self.width())
        self._furnished = True
        self.tools.fit(self.width())
        self.desk.begin()
        if self.isVisible():
            self.desk.start_preview()

    def _connect(self) -> None:
        self.app.session.current_changed.connect(self._current_changed)
        self.app.keymap.changed.connect(self._rekey)
        self.dialogs.problems.changed.connect(self._reported)
        self.app.recovery.looked.connect(self.actions_.refresh)
        self.app.recovery.changed.connect(self.actions_.refresh)
        self.desk.rearranged.connect(self.actions_.refresh)
        self.app.settings.changed.connect(self.actions_.refresh)
        self.desk.preview.stands.connect(self.dialogs.tell_update)
        self.desk.preview.stands.connect(self._look_at_motion)
        self.desk.emptied_notice.versions_wanted.connect(self.dialogs.versions.show)
        self.status.problems_clicked.connect(self.dialogs.problems.show)
        self.status.counts_clicked.connect(self.dialogs.counts.show)

    def _look_at_motion(self) -> None:
        from editor.ui.window.stillness import Stillness  # not at the start

        Stillness(self.app.motion, self, self.desk.preview)
        self.app.motion.ask()

    def _rekey(self) -> None:
        keys = self.app.keymap.keys
        self.actions_.rekey([replace(one, keys=keys(one.id)) for one in self.actions_.commands.values()])

    def _current_changed(self) -> None:
        document = self.app.session.current
        if document is not None:
            self.desk.set_document(document)
            self._state.set_document(document)
            self.desk.begin()

    def _reported(self) -> None:
        report = self.dialogs.problems.told
        self.status.count(report)
        self.tools.show_report(report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit tools and library to the width: in a narrow window tools are icons, so that none is cut off."""
        super().resizeEvent(event)
        if self._furnished:
            self.desk.fit(self.width())
            self.tools.fit(self.width())

    # -- coming and going --------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """The web engine loads after the window is there: one can type before it is."""
        super().showEvent(event)
        if self._furnished:
            self.desk.start_preview()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask once about unsaved changes; a save that was chosen closes the window when it is on the disk."""
        if not self._furnished:  # Qt's loop, which would end with it, has not begun: the program would run on unseen
            event.ignore()
            return
        self._closing = True
        self._leaving = self._leaving or monotonic() < self._asks_nothing_until
        if not self._leaving:
            self.desk.files.leave(self._leave)
        self._closing = False
        event.setAccepted(self._leaving)
        if self._leaving:
            self.keep_state()

    @property
    def busy(self) -> bool:
        """Whether this window cannot be replaced now: a question waits for its answer, or a post is being left."""
        return self._ask.asking or self.desk.files.leaving

    def secure(self, timeout: float) -> None:
        """Make what is written safe, also what is being composed. Closing the window asks nothing in the next moments:
        the session ends."""
        self.desk.commit_input()
        self.app.secure(timeout)
        self._asks_nothing_until = monotonic() + _END_OF_SESSION

    def go(self) -> None:
        """Close without a question."""
        self._leaving = True
        self.close()

    def dismiss(self) -> None:
        """Go without a question: another window has taken over the document."""
        self.go()
        self.deleteLater()

    def _leave(self) -> None:
        self._leaving = True
        if not self._closing:  # within the close event, Qt ignores another call
            self.close()

    def keep_state(self) -> None:
        """Remember where the window is and how it is divided, when it does not fill the screen."""
        self.full_screen.leave()
        self.desk.source.keep_place()
        geometry = b64encode(self.saveGeometry().data()).decode("ascii")
        self.app.settings.arrange(geometry=geometry, **self.desk.arrangement())
