"""Garbage collection of Python's reference cycles, in the window's thread alone.

By itself it runs in whatever thread has just made an object. An object of Qt's that is found there is destroyed in that
thread, while its events and timers are still with the window's: that ends in a crash, rarely and much later.
"""

import gc

from PySide6.QtCore import QObject, Qt, QTimer

from editor.core.processes.garbage import collect_if_due

_INTERVAL_MS = 1000


class Garbage(QObject):
    """Looks for garbage now and then, in the thread that made it, and keeps the interpreter from doing so."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.timeout.connect(collect_if_due)
        timer.start(_INTERVAL_MS)
