"""A child process that answers the window: its start, its messages, its deadlines, its end and its next start.

The messages and their bounds are those of `core/processes/channel.py`; each answer is a JSON object.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, Qt, QTimer, Signal

from editor.app.processes import children
from editor.core.processes.channel import ChannelError, MessageDecoder, framed, from_json

_SOUND_MS = 60_000  # after which a process that runs is not one that ends at once
_END_MS = 1_000  # that a killed process may take to be gone
_STARTED_MS = 50  # that a start may take before the first message can leave: a millisecond where nothing else runs
_MOST_DRAINED = 64  # pieces that are read at a deadline: a process that only chatters is late all the same


class ChildProcess(QObject):
    """Runs `module` when it is started, one process at a time.

    `pauses` are the milliseconds between an end that nobody asked for and the next start, from the first end on, the
    last one for all that follow; without them it is started by `start` alone. A process that answers what is no message
    of ours, or one that is too large, is killed: that is such an end.
    """

    began = Signal()
    """A process was started; what is sent from now on is for it."""
    answered = Signal(object)
    """A message came: a dict."""
    overdue = Signal(str)
    """The answer that was `expect`ed did not come in time, and the process was killed. `ended` does not come then."""
    ended = Signal()
    """The process ended by itself, or could not be started. What it said before was told first."""

    def __init__(self, module: str, parent: QObject | None = None, pauses: Sequence[int] = ()) -> None:
        super().__init__(parent)
        self.ends = 0
        """Number of processes in a row that ended before they had run for a minute."""
        self._module = module
        self._pauses = pauses
        self._process: QProcess | None = None
        self._received = MessageDecoder()
        self._stopped = False
        self._deadlines: dict[str, QTimer] = {}
        self._expected: set[str] = set()
        self._restart = self._timer(self.start)
        self._sound = self._timer(self._is_sound)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(act)
        return timer

    @property
    def running(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    @property
    def process_id(self) -> int:
        """The system's number of the process; 0 where none runs."""
        return self._process.processId() if self._process is not None else 0

    @property
    def restarting(self) -> bool:
        """Whether the next process is started by itself after a pause."""
        return self._restart.isActive()

    def start(self) -> None:
        """Start the process where none runs."""
        if self._process is not None or self._stopped:
            return
        self._restart.stop()
        process = children.process(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._gone)
        # Some systems tell a failure from within the start: told later, it is the same on all of them.
        process.errorOccurred.connect(self._failed, Qt.ConnectionType.QueuedConnection)
        self._process, self._received = process, MessageDecoder()
        children.start(process, self._module)
        self._sound.start(_SOUND_MS)
        self.began.emit()

    def start_afresh(self) -> None:
        """Start at once, whatever ended before: the person wants it."""
        self.ends = 0
        self.start()

    def send(self, message: bytes, *, at_once: bool = False) -> None:
        """Send `message`; nobody gets it where no process runs. Raises ChannelError where it is too large.

        `at_once`: it is on its way when this returns. QProcess alone would write when the loop comes to it.
        """
        data = framed(message)
        if self._process is not None and self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.write(data)
            if at_once:
                if self._process.state() == QProcess.ProcessState.Starting:
                    self._process.waitForStarted(_STARTED_MS)
                self._process.waitForBytesWritten(0)

    def close_input(self) -> None:
        """Tell the process that nothing more will be asked."""
        if self._process is not None:
            self._process.closeWriteChannel()

    def expect(self, what: str, milliseconds: int) -> None:
        """Kill the process unless `met(what)` is called within that time; then `overdue(what)` comes."""
        timer = self._deadlines.get(what)
        if timer is None:
            timer = self._deadlines[what] = self._timer(lambda: self._late(what))
        self._expected.add(what)
        timer.start(milliseconds)

    def met(self, what: str) -> None:
        """End the deadline: the expected answer has come, or is not expected any more."""
        if what in self._expected:
            self._expected.remove(what)
            self._deadlines[what].stop()

    def kill(self) -> None:
        """Kill the process as the system might: `ended` comes."""
        if self._process is not None:
            self._process.kill()

    def end(self, patience: int = 0) -> None:
        """End the process, and say nothing of it. It may take `patience` milliseconds to end by itself first."""
        process = self._dropped()
        if process is None:
            return
        if patience:
            process.closeWriteChannel()
        if not patience or not process.waitForFinished(patience):
            process.kill()
            process.waitForFinished(_END_MS)
        process.deleteLater()

    def stop(self) -> None:
        """End the process for good: none is started any more."""
        self._stopped = True
        self.end()

    def _dropped(self) -> QProcess | None:
        """The process, which is none of ours from here on: nothing of it is told any more."""
        process, self._process = self._process, None
        self._sound.stop()
        self._restart.stop()
        for what in [*self._expected]:
            self.met(what)
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._gone)
            process.errorOccurred.disconnect(self._failed)
        return process

    def _read(self) -> None:
        process, received = self._process, self._received
        if process is None:
            return
        received.add(bytes(process.readAllStandardOutput().data()))
        while process is self._process:  # whoever is told may end it
            try:
                message = received.take()
                answer = None if message is None else _object(message)
            except ChannelError:
                self.end()
                self._ended()
                return
            if answer is None:
                return
            self.answered.emit(answer)

    def _gone(self) -> None:
        process = self._process
        self._read()
        if process is not None and process is self._process:
            self._dropped()
            process.deleteLater()
            self._ended()

    def _failed(self) -> None:
        if self._process is not None and self._process.error() == QProcess.ProcessError.FailedToStart:
            self._gone()

    def _ended(self) -> None:
        if self._pauses and not self._stopped:
            self._restart.start(self._pauses[min(self.ends, len(self._pauses) - 1)])
        self.ends += 1
        self.ended.emit()

    def _late(self, what: str) -> None:
        process = self._process
        # It may be the window that was held up, and the answer is here already.
        for _ in range(_MOST_DRAINED):
            if process is None or process is not self._process or not process.waitForReadyRead(0):
                break
        if process is self._process and what in self._expected and not self._deadlines[what].isActive():
            self.end()
            self.overdue.emit(what)

    def _is_sound(self) -> None:
        self.ends = 0


def _object(message: bytes) -> dict[str, Any]:
    value = from_json(message)
    if not isinstance(value, dict):
        raise ChannelError(f"a {type(value).__name__}")
    return value
