"""The main window: menu, tool bar, desk and status bar around one document."""

from __future__ import annotations

from base64 import b64decode, b64encode
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QMargins, QSize, Qt
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QSizePolicy, QToolBar, QWidget

from editor.core.words import tr
from editor.ui.plain_text import set_tip
from editor.ui.recent_titles import shortened

if TYPE_CHECKING:
    from editor.app.application import Application
    from editor.app.document import Document
    from editor.app.saving import Save
    from editor.ui.ask import Ask
    from editor.ui.dialogs.settings import SettingsDialog
    from editor.ui.dialogs.shortcuts import ShortcutSheet
    from editor.ui.palette import Palette

_BEGINNING = ("file.new", "file.save")
_SHORTENED = (_BEGINNING, ("post.export",), ("post.problems",), ("post.copy",))
"""The buttons that give up their words, one group after the other, while the tool bar has no room for them."""
_LONGEST_NAME = 60
_FIRST, _SMALLEST = (1280, 800), (1000, 600)
"""Sizes of the window in pixels as Qt counts them, where the screen has room for them."""
_SCREENLESS = ("offscreen", "minimal")
_FRAME = QMargins(0, 0, 16, 40)
"""What the window's frame and title may take."""
_END_OF_SESSION = 10.0


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

    def take_place(self, state: dict[str, Any]) -> None:
        """Stand where the window stood last, as `state` of the settings says."""
        self.setMinimumSize(QSize(*_SMALLEST).boundedTo(self._room()))
        self.resize(QSize(*_FIRST).boundedTo(self._room()))
        if isinstance(kept := state.get("geometry"), str):
            self.restoreGeometry(QByteArray(b64decode(kept, validate=False)))
            if not (self.isMaximized() or self.isFullScreen()):  # the screen may have been a larger one
                self.resize(self.size().boundedTo(self._room()))

    def _room(self) -> QSize:
        """How large the window may be on its screen; a platform without one has room for any."""
        if QGuiApplication.platformName() in _SCREENLESS:
            return QSize(*_FIRST)
        return self.screen().availableGeometry().size().shrunkBy(_FRAME)

    def furnish(self, app: Application, document: Document, ask: Ask | None = None) -> None:
        """Put menus, tools and panes into the window, and `document` into these."""
        # Here, so that an empty window needs none of it.
        from editor.ui import commands as command_list
        from editor.ui.actions import Actions
        from editor.ui.ask import Ask
        from editor.ui.desk import Desk
        from editor.ui.recent_titles import RecentTitles
        from editor.ui.status import StatusBar
        from editor.ui.unhandled_keys import guard

        if isinstance(qt := QApplication.instance(), QApplication):
            guard(qt)
        self.app = app
        self._ask = ask or Ask(self)
        self._recent_titles = RecentTitles(app.settings.state)
        self._saved_at: datetime | None = None
        self._shown_state: tuple[object, ...] = ()
        self._leaving = self._closing = False
        self._asks_nothing_until = 0.0
        self.desk = Desk(app, document, self, self._ask)
        self.setCentralWidget(self.desk)
        self.status = StatusBar(self)
        self.setStatusBar(self.status)
        self.actions_ = Actions(command_list.commands(self.desk), self)
        self._menus = command_list.menus(self.desk)
        made = self.actions_.fill_bar(self.menuBar(), self._menus)
        self._recent_menu = made[tr("Open &recent")]
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        self._make_tools()
        self._palette: Palette | None = None
        self._shortcuts: ShortcutSheet | None = None
        self.settings_dialog: SettingsDialog | None = None
        self._connect()
        self._set_document(document)
        self._restore()
        self._furnished = True
        self._fit_tools()
        self.desk.begin()
        if self.isVisible():
            self.desk.start_preview()

    # -- building --------------------------------------------------------------------------------------------------

    def _make_tools(self) -> None:
        from editor.ui import commands as command_list

        bar = QToolBar(tr("Tools"), self)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        gap = QWidget()
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        items = (*command_list.TOOLS, gap, *command_list.LEAVING)
        texts = (*_BEGINNING, *command_list.LEAVING)
        buttons = self.actions_.fill_tools(bar, items, with_text=texts, main="post.copy")
        self._shortened = [[buttons[name] for name in group] for group in _SHORTENED]
        self._checks = buttons["post.problems"]
        self._checks.setObjectName("checks")
        self._tools = bar
        self.addToolBar(bar)
        self._show_checks(0)

    def _connect(self) -> None:
        desk, session, previewer = self.desk, self.app.session, self.app.previewer
        desk.open_settings = self.open_settings
        desk.open_palette = self.open_palette
        desk.open_shortcuts = self.open_shortcuts
        desk.width_changed = self.actions_.refresh
        session.current_changed.connect(self._current_changed)
        following = session.following
        following.state_changed.connect(self._show_state)
        following.fields_changed.connect(self._show_title)
        following.saved.connect(self._was_saved)
        session.saving_changed.connect(self._show_state)
        session.save_failed.connect(self._show_failure)
        session.unconfirmed.connect(self._show_unconfirmed)
        self.app.watcher.told.connect(self._tell)
        self.app.claims.told.connect(self._tell)
        session.reader.waiting.connect(self._tell_of_waiting)
        self.app.settings.not_kept.connect(self._show_not_kept)
        previewer.reported.connect(self._show_report)
        desk.preview.link_refused.connect(self._say_refused)
        self.app.versions.failed.connect(self._say_no_version)
        desk.source.caret_moved.connect(self._show_caret)
        self.app.recovery.looked.connect(self.actions_.refresh)
        self.app.recovery.changed.connect(self.actions_.refresh)
        self.status.problems_clicked.connect(desk.show_problems)

    # -- following the document --------------------------------------------------------------------------------------

    def _current_changed(self) -> None:
        document = self.app.session.current
        if document is not None:
            self.desk.set_document(document)
            self._set_document(document)
            self.desk.begin()

    def _set_document(self, document: Document) -> None:
        self._document = document
        self._recent_titles.note(document)
        self._saved_at = None
        self._show_state()
        self._show_title()
        self._show_caret()

    def _was_saved(self) -> None:
        self._recent_titles.note(self._document)
        self._saved_at = datetime.now()
        self._show_state()

    def _show_state(self) -> None:
        document = self._document
        if document is None:
            return
        history = document.history
        state = (
            *(document, document.path, document.raw, document.read_only, document.is_clean),
            *(history.undo_name, history.redo_name),
        )
        if state != self._shown_state:  # most keys change nothing of it
            self._shown_state = state
            self.setWindowModified(not document.is_clean)
            self._show_title()  # it is the file's name where the post has none
            self.actions_.refresh()
        if self.app.session.saving:
            self.status.saving()
        elif not document.is_clean or not document.on_disk:
            self.status.unsaved(document.on_disk or not document.is_clean)
        elif self._saved_at is not None:
            self.status.saved(self._saved_at)
        else:
            self.status.opened()

    def _show_failure(self, _save: Save, _error: Exception) -> None:
        self.status.failed(tr("Not saved; your text is still here"))

    def _show_unconfirmed(self, _save: Save, _error: Exception) -> None:
        self.status.failed(tr("Written, but not confirmed"))

    def _tell(self, sentence: str) -> None:
        self.status.showMessage(sentence, 10_000)

    def _tell_of_waiting(self, path: Path) -> None:
        self._tell(tr("Opening {name}: its drive takes its time…", name=path.name))

    def _show_not_kept(self, error: Exception) -> None:
        self.status.failed(tr("Your choice holds until you leave; it could not be kept: {reason}", reason=error))

    def _say_refused(self, address: str) -> None:
        self.status.showMessage(tr("This address is not opened: {address}", address=address), 8000)

    def _say_no_version(self, error: Exception) -> None:
        self.status.showMessage(str(error), 15000)

    def _show_title(self) -> None:
        if self._document is not None:
            document = self._document
            name = document.path.name if document.on_disk else tr("New post")
            title = document.profile.compose_title(document.fields) or name
            self.setWindowTitle(f"{shortened(title, _LONGEST_NAME)}[*] — {tr('Ronpyo')}")

    def _show_report(self) -> None:
        from editor.ui.status import set_serious

        report = self.app.previewer.report
        self.status.count(report)
        self._show_checks(sum(problem["severity"] != "advice" for problem in report["problems"]))
        set_serious(self._checks, any(problem["severity"] == "error" for problem in report["problems"]))

    def _show_checks(self, number: int) -> None:
        """How many there are to look at, in the tool bar."""
        action = self.actions_["post.problems"]
        words = tr("Check {n}", n=number) if number else tr("Check")
        if words != action.iconText():
            action.setIconText(words)
            self._fit_tools()

    def _show_caret(self, *_place: object) -> None:
        cursor = self.desk.source.edit.textCursor()
        self.status.caret(cursor.blockNumber() + 1, cursor.positionInBlock() + 1)

    # -- dialogs -----------------------------------------------------------------------------------------------------

    def _forget_settings(self) -> None:
        self.settings_dialog = None

    def open_settings(self) -> None:
        """Show the settings beside the work."""
        from editor.ui.dialogs.settings import SettingsDialog

        if self.settings_dialog is not None:
            self.settings_dialog.activateWindow()
            return
        self.settings_dialog = SettingsDialog(self.app.settings, self._ask, self)
        self.settings_dialog.destroyed.connect(self._forget_settings)
        self.settings_dialog.show()

    @property
    def shows_palette(self) -> bool:
        """Whether the command palette lies over the window."""
        return self._palette is not None and self._palette.isVisible()

    def open_palette(self) -> None:
        """Show the command palette."""
        from editor.ui.palette import Palette

        if self._palette is None:
            self._palette = Palette(self.actions_, self)
        self._palette.open()

    @property
    def shows_shortcuts(self) -> bool:
        """Whether the sheet of shortcuts is open."""
        return self._shortcuts is not None

    def open_shortcuts(self) -> None:
        """Show the sheet of shortcuts beside the work."""
        from editor.ui.dialogs.shortcuts import ShortcutSheet

        if self._shortcuts is None:
            self._shortcuts = ShortcutSheet(self._menus, dict(self.actions_.commands), self)
            self._shortcuts.destroyed.connect(self._forget_shortcuts)
            self._shortcuts.show()
        self._shortcuts.activateWindow()

    def _forget_shortcuts(self) -> None:
        self._shortcuts = None

    def _fill_recent(self) -> None:
        menu: QMenu = self._recent_menu
        menu.clear()
        menu.setToolTipsVisible(True)
        for path in self.app.session.recent:
            action = QAction(self._recent_titles.name(path).replace("&", "&&"), menu)
            set_tip(action, str(path))
            action.triggered.connect(lambda _checked=False, path=path: self.desk.files.open_path(path))
            menu.addAction(action)
        if menu.isEmpty():
            menu.addAction(tr("No posts yet")).setEnabled(False)
        else:
            menu.addSeparator()
            menu.addAction(tr("Empty this list")).triggered.connect(self.app.session.forget_recent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window, tools are icons: nothing of the tool bar is cut off."""
        super().resizeEvent(event)
        if self._furnished:
            self.desk.library.fit(self.width())
            self._fit_tools()

    def _fit_tools(self) -> None:
        from editor.ui.actions import ICON_ONLY, WITH_TEXT

        for group in self._shortened:
            for button in group:
                button.setToolButtonStyle(WITH_TEXT)
        for group in self._shortened:
            if self._tools.sizeHint().width() <= self.width():
                return
            for button in group:
                button.setToolButtonStyle(ICON_ONLY)

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
        self.desk.settle()
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
        """Remember where the window is and how it is divided."""
        self.desk.source.keep_place()
        state = self.app.settings.state
        state["geometry"] = b64encode(self.saveGeometry().data()).decode("ascii")
        state["panes"] = b64encode(self.desk.saveState().data()).decode("ascii")
        state["rows"] = b64encode(self.desk.rows.saveState().data()).decode("ascii")
        state["fields"] = self.desk.fields_shown()
        state["preview"] = self.desk.preview_shown()
        state["library"] = self.desk.library.wanted

    def _restore(self) -> None:
        state = self.app.settings.state
        for key, put in (
            ("panes", self.desk.restoreState),
            ("rows", self.desk.rows.restoreState),
        ):
            if isinstance(kept := state.get(key), str):
                put(QByteArray(b64decode(kept, validate=False)))
        self.desk.want_fields(state.get("fields") is not False)
        self.desk.preview.setVisible(state.get("preview") is not False)
        self.desk.library.restore(state.get("library"), self.width())
        self.actions_.refresh()
