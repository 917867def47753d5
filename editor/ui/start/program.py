"""The window and what it wears, which can be built anew while the program runs: another language, the same post."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QEventLoop,
    QLibraryInfo,
    QLocale,
    QObject,
    QSocketNotifier,
    Qt,
    QTimer,
    QTranslator,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from editor.app.choices.settings import Settings
from editor.app.choices.system_languages import system_languages
from editor.app.threads.jobs import Jobs
from editor.app.threads.soon import run_soon
from editor.core import paths, words
from editor.core.processes import start_pages
from editor.core.sharing import handover
from editor.core.words import tr
from editor.ui.look.theme import choose_fonts, theme
from editor.ui.start import qt_loading
from editor.ui.start.standing import stand, standing_of
from editor.ui.window.window import MainWindow

if TYPE_CHECKING:
    from editor.app.application import Application
    from editor.app.instance.door import Door
    from editor.app.open_post.document import Document

_EXPOSED_S = 0.05
"""A display that takes longer to show the window shows it with what belongs into it."""
_SETTLED_MS = 5_000
"""Milliseconds after the first page by which the library and the panes stand as well."""
_BUSY_MS = 100
"""Milliseconds between two looks whether what keeps the window from being built anew has come to its end."""
_PATIENCE = 3.0
"""Seconds that the disk is given for each thing that is made safe at the end of a session."""


def dress(qt: QApplication, settings: Settings) -> None:
    """Give all windows the style, the font and the colours of the program."""
    qt.setStyle("Fusion")
    qt.setWindowIcon(QIcon(str(paths.resources() / "icons" / "ronpyo.svg")))
    choose_fonts(qt)
    theme.wear(settings.choices.theme, qt)


def empty_window(qt: QApplication, settings: Settings) -> MainWindow:
    """A window that stands on the screen, painted, while what belongs into it is still to be loaded."""
    window = MainWindow()
    window.setWindowTitle(tr("Ronpyo"))
    window.take_place(settings.state)
    window.show()
    shown, end = window.windowHandle(), monotonic() + _EXPOSED_S
    while not shown.isExposed() and monotonic() < end:
        qt.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    qt.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    return window


class Program(QObject):
    """Dresses the application, builds its window, and follows the settings."""

    def __init__(
        self, qt: QApplication, app: Application, document: Document, window: MainWindow | None = None
    ) -> None:
        """`window` is an empty one that is on the screen already."""
        super().__init__()
        self._qt = qt
        self._app = app
        self._translator: QTranslator | None = None
        self._door: Door | None = None
        self._language = words.language()
        self._speak()
        if window is None:
            dress(qt, app.settings)
            window = MainWindow()
            window.take_place(app.settings.state)
        self.window = window
        window.furnish(app, document)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._finish_start)
        self._left_over = Jobs(self)
        window.desk.preview.stands.connect(self._settled.start)
        app.settings.changed.connect(self._settings_changed)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self._wear())
        qt.applicationStateChanged.connect(self._look_again)
        QGuiApplication.styleHints().accessibility().contrastPreferenceChanged.connect(lambda _wanted: self._wear())
        self._catch_signals()

    def show(self) -> None:
        """Put the window on the screen; once its page stands, look for what a crash left and listen for second starts,
        which wait for that."""
        stands = self.window.desk.preview.stands
        stands.connect(self._app.recovery.look)
        if handover.pipe_name():  # nobody waits for a pipe
            run_soon(self, self._open_door)
        else:
            stands.connect(self._open_door)
        self.window.show()

    def _finish_start(self) -> None:
        """Do at leisure what the start has left: PySide's modules that were put off are run while the files on the disk
        are still those of the PySide that runs, and pages that only the start needed go back to the system."""

        def give_back(_result: object) -> None:
            start_pages.give_back()

        # A module that cannot be run says so again when PySide asks for it: it is lost to nobody before.
        self._left_over.start(qt_loading.run_later_modules, give_back, give_back)

    def receive(self, path: Path | None, token: str) -> None:
        """A second start: come to the front, and open `path`."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # by which Wayland lets a window come to the front
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self._qt.alert(window)
        if path is not None:
            window.desk.files.open_path(path)

    def _open_door(self) -> None:
        from editor.app.instance.door import Door

        self._door = Door(self)
        self._door.knocked.connect(self.receive)

    def close(self) -> None:
        """End what runs beside the window; the view goes before its profile, or the web engine crashes."""
        if self._door is not None:
            self._door.close()
        self.window.hide()  # what is hidden only by being destroyed has parts that are gone already
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._app.close()

    def _settings_changed(self) -> None:
        self._wear()
        wanted = self._app.settings.choices.language or words.system_language(system_languages)
        if wanted != self._language:
            self._language = wanted
            run_soon(self, self._rebuild)

    def _wear(self) -> None:
        theme.wear(self._app.settings.choices.theme, self._qt)

    def _look_again(self, state: Qt.ApplicationState) -> None:
        """A theme of the person's own may have been edited in another program, and Ronpyo itself updated."""
        if state == Qt.ApplicationState.ApplicationActive:
            if theme.is_own:
                self._wear()
            self._app.own_release.look()

    def _speak(self) -> None:
        """Qt's own dialogs in the language of the window."""
        if self._translator is not None:
            self._qt.removeTranslator(self._translator)
        locale = QLocale(words.language())
        QLocale.setDefault(locale)
        self._translator = QTranslator(self._qt)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(locale, "qtbase", "_", folder):
            self._qt.installTranslator(self._translator)

    def _rebuild(self) -> None:
        document = self._app.session.current
        if document is None or words.language() == self._language:
            return
        if self.window.busy:  # who asks, and who goes on after a save, lives in this window
            QTimer.singleShot(_BUSY_MS, self, self._rebuild)
            return
        self.window.desk.commit_input()  # a word that is being composed goes into the post first
        words.use(self._language)
        self._speak()
        old, quits = self.window, self._qt.quitOnLastWindowClosed()
        self._qt.setQuitOnLastWindowClosed(False)
        old.keep_state()
        standing = standing_of(old)
        self.window = MainWindow(self._app, document)
        self.window.show()
        self.window.desk.safety.take_over(old.desk.safety)
        stand(self.window, standing)
        old.dismiss()
        self._qt.setQuitOnLastWindowClosed(quits)
        self._app.previewer.refresh()

    def _catch_signals(self) -> None:
        """SIGTERM, SIGINT and SIGHUP end the program without a question; Qt's loop must be woken to hear of them.

        On Windows, where the loop can wait for no pipe, only what Qt itself makes of the end of a session is heard.
        """
        self._qt.commitDataRequest.connect(self._session_ends, Qt.ConnectionType.DirectConnection)
        if sys.platform == "win32":
            return
        receiver, sender = os.pipe()
        for end in (receiver, sender):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(sender)
        self._notifier = QSocketNotifier(receiver, QSocketNotifier.Type.Read, self)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(number, lambda _number, _frame: None)  # the pipe tells

        def woken() -> None:
            os.read(receiver, 64)
            self.end()

        self._notifier.activated.connect(woken)

    def _session_ends(self, *_manager: object) -> None:
        """The person logs out: what is written is made safe, and the window asks nothing when it is closed next."""
        self.window.secure(_PATIENCE)

    def end(self) -> None:
        """End without a question: what is written is safe in its journal, and in its file where that may be."""
        self.window.secure(_PATIENCE)
        for widget in self._qt.topLevelWidgets():
            if isinstance(widget, QDialog):
                widget.reject()
            elif isinstance(widget, QMenu):  # which has a loop of its own while it is open
                widget.close()
        self.window.go()
