"""What must not happen while the person works: a traceback, a crash notice, a pause of more than a second."""

import sys
import time
import traceback
from types import TracebackType

from PySide6.QtCore import QObject, QTimer

LONGEST_S = 1.0
_BEAT_MS = 20
_BUSY = 0.5
"""Share of a pause in which the window's thread itself worked; in the rest of it the machine may have done so."""


class Watch(QObject):
    """Collects `findings`, each a text. A pause counts where the window's thread works in it or waits for something,
    not where a busy machine does not let it run: `idle_machine` says that it would."""

    def __init__(self, idle_machine: bool = False) -> None:
        super().__init__()
        self.findings: list[str] = []
        self.longest = 0.0
        self._idle = idle_machine
        self._last = time.monotonic(), time.thread_time()
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._hook = sys.excepthook
        sys.excepthook = self._exception

    def end(self) -> None:
        """Watch no more."""
        self._timer.stop()
        sys.excepthook = self._hook

    def forgive(self) -> None:
        """What was done since the last beat is not the window's pause."""
        self._last = time.monotonic(), time.thread_time()

    def _beat(self) -> None:
        now = time.monotonic(), time.thread_time()
        pause, work = now[0] - self._last[0], now[1] - self._last[1]
        self._last = now
        self.longest = max(self.longest, min(pause, work) if not self._idle else pause)
        if pause > LONGEST_S and (self._idle or work > max(LONGEST_S, _BUSY * pause)):
            self.findings.append(f"a pause of {pause:.2f} s, {work:.2f} s of it work of the window's thread")

    def _exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self.findings.append("a traceback:\n" + "".join(traceback.format_exception(kind, error, trace)))
