"""Watching of the shown post's pictures: one changes on the disk, appears or goes."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from editor.ui.preview.folder import Stamp, stamp

PAUSE_MS = 120
"""A program that saves a picture touches it several times."""
_MOST = 1000  # files


class PictureWatch(QObject):
    """Watches the pictures that were asked for. `changed(names)`: these, as the body names them, are others now."""

    changed = Signal(list)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: dict[str, tuple[Path, Stamp]] = {}
        self._watcher = QFileSystemWatcher(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._pause.start)
        self._watcher.directoryChanged.connect(self._pause.start)

    def forget(self) -> None:
        """Watch nothing: another post is shown."""
        self._pause.stop()
        self._files.clear()
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)

    def add(self, name: str, file: Path, shown: Stamp) -> None:
        """Watch `file`, there or not, which the body calls `name`; its stamp was `shown` when the page read it. The
        caller has made sure of where it lies."""
        if len(self._files) < _MOST or name in self._files:
            self._files[name] = (file, shown)
            self._watch(file)
            if stamp(file) != shown:  # it changed before it was watched: no event will tell
                self._pause.start()

    def _watch(self, file: Path) -> None:
        # A folder tells of files that come, go or are replaced, a file of being written in place.
        for path in (file.parent, file):
            if path.exists():
                self._watcher.addPath(str(path))

    def _look(self) -> None:
        names = []
        for name, (file, old) in self._files.items():
            if (new := stamp(file)) != old:
                self._files[name] = (file, new)
                self._watch(file)
                names.append(name)
        if names:
            self.changed.emit(names)
