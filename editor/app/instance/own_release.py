"""The release that this window runs: whether its files were replaced by another one's, or removed, meanwhile."""

from PySide6.QtCore import QObject, QTimer, Signal

from editor.core.processes import own_files

_PAUSE_MS = 15_000


class OwnRelease(QObject):
    """Looks at the program's own files four times a minute, and whenever it is told to."""

    replaced = Signal()
    """The program was updated or removed while it runs; told once."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_PAUSE_MS)

    def look(self) -> None:
        """Look now."""
        if self._timer.isActive() and own_files.are_replaced():
            self._timer.stop()
            self.replaced.emit()
