"""File system events of one path, gathered: one signal for a burst of them, and a poll where none come."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from shiboken6 import delete

_SETTLE = 100  # ms from the first event on, in which others count as the same
_POLL = 10_000  # ms; network drives and some sync clients tell nothing


class FileEvents(QObject):
    """Watches a file, its folder and the one above. `settled`: something has happened there, or may have."""

    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._system: QFileSystemWatcher | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.settled)

    def start(self) -> None:
        """Begin to watch, and to poll while the program is the active one."""
        if self._system is not None:
            return
        self._system = QFileSystemWatcher(self)
        self._system.fileChanged.connect(self.expect)
        self._system.directoryChanged.connect(self.expect)
        poll = QTimer(self)
        poll.setTimerType(Qt.TimerType.VeryCoarseTimer)
        poll.timeout.connect(self._poll)
        poll.start(_POLL)
        gui = QGuiApplication.instance()
        if isinstance(gui, QGuiApplication):
            gui.applicationStateChanged.connect(self._poll)

    def watch(self, path: Path, folder: Path | None) -> None:
        """Watch the file `path` from now on. `folder` is the lowest folder on its way that is there, None: none is.

        A file that is put in the place of another one is a new one to the system, so it is added again and again.
        """
        if self._system is None:
            return
        wanted = [str(path)] if folder == path.parent else []
        wanted += [str(place) for place in (folder, folder.parent if folder else None) if place is not None]
        known = {*self._system.files(), *self._system.directories()}
        if stale := list(known - set(wanted)):
            self._system.removePaths(stale)
        if new := [name for name in dict.fromkeys(wanted) if name not in known]:
            self._system.addPaths(new)

    def expect(self, *_what: object) -> None:
        """Emit `settled` in a moment: something has happened, or a look is due."""
        if self._system is not None and not self._timer.isActive():
            self._timer.start(_SETTLE)

    def forget(self) -> None:
        """Emit nothing for what has happened so far."""
        self._timer.stop()

    def close(self) -> None:
        """Give back what the system watches with: 128 instances of inotify for all of a person's programs
        (inotify(7), max_user_instances)."""
        self.forget()
        if self._system is not None:
            delete(self._system)
            self._system = None

    def _poll(self, *_what: object) -> None:
        if QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive:
            self.expect()
