"""The application of macOS, where a file that is opened by a click comes as an event, never as an argument."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class OpeningApplication(QApplication):
    """Keeps the files that the system wants to be opened until there is a window for them (QFileOpenEvent)."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self._waiting: list[Path] = []
        self._open: Callable[[Path], object] = self._waiting.append

    def event(self, event: QEvent) -> bool:
        """Open the file of the event."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self._open(Path(event.file()))
            return True
        return super().event(event)

    def open_by(self, open_file: Callable[[Path], object]) -> None:
        """Have `open_file` open what has come so far, and what comes from now on."""
        self._open = open_file
        waiting, self._waiting = self._waiting, []
        for path in waiting:
            open_file(path)
