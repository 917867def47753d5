"""Single instance, at the first window: what a second start wants, told as a signal."""

import os

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from editor.core.sharing import handover


class Door(QObject):
    """Listens as long as it lives. `knocked(path, token)`: a second start wants `path` (or None) opened here."""

    knocked = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pipe: QObject | None = None
        if name := handover.pipe_name():
            from editor.app.instance.pipe_door import PipeDoor  # QtNetwork is loaded there alone

            self._pipe = pipe = PipeDoor(name, self)
            pipe.knocked.connect(self.knocked)
        self._door = handover.open_door(os.environ)
        self._notifier: QSocketNotifier | None = None
        if self._door is not None:
            self._notifier = QSocketNotifier(self._door.fileno(), QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._listen)

    def close(self) -> None:
        """Listen no more."""
        if self._pipe is not None:
            self._pipe.deleteLater()
            self._pipe = None
        if self._door is not None and self._notifier is not None:
            self._notifier.setEnabled(False)
            handover.close_door(self._door)
            self._door = None

    def _listen(self) -> None:
        if self._door is not None and (heard := handover.receive(self._door)) is not None:
            self.knocked.emit(*heard)
