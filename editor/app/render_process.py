"""The other end of `core/workers/post_worker.py`: asks the render process, and kills it when it takes too long."""

import json
import pickle
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from editor.app import children
from editor.core.words import tr
from editor.core.workers.post_tasks import PageTask, Request
from editor.core.workers.post_worker import LENGTH

STARTING_MS = 10_000
"""More for the first answer of a process: a busy machine may take its time to start it."""


@dataclass(frozen=True, slots=True)
class _Call:
    request: Request
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    deadline: int


class _Lane:
    """Calls that wait for each other: one of them is in the process, the others wait in order."""

    def __init__(self, parent: QObject, too_slow: Callable[["_Lane"], None]) -> None:
        self.waiting: deque[_Call] = deque()
        self.current: _Call | None = None
        self.deadline = QTimer(parent)
        self.deadline.setSingleShot(True)
        self.deadline.timeout.connect(lambda: too_slow(self))

    def put_back(self) -> None:
        """What was in the process waits again, first of all."""
        self.deadline.stop()
        if self.current is not None:
            self.waiting.appendleft(self.current)
            self.current = None


class RenderProcess(QObject):
    """One render process, started when first asked.

    It has two lanes: pages, which the person waits for with every key, and all else, which must not hold them up.
    """

    restarted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._received = b""
        self._warm = False
        self._stopped = False
        self._pages = _Lane(self, self._too_slow)
        self._others = _Lane(self, self._too_slow)

    def start(self) -> None:
        """Start the process ahead of the first request."""
        if self._process is not None or self._stopped:
            return
        process = children.process(self)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._could_not_start)
        children.start(process, "editor.core.workers.post_worker")
        self._process, self._received, self._warm = process, b"", False
        self.restarted.emit()

    def ask(
        self, request: Request, done: Callable[[Any], None], failed: Callable[[str], None], deadline: int = 1000
    ) -> None:
        """Answer `request` by `done(result)` or `failed(sentence)`, within `deadline` milliseconds of its turn."""
        lane = self._pages if isinstance(request.task, PageTask) else self._others
        lane.waiting.append(_Call(request, done, failed, deadline))
        self._next(lane)

    def stop(self) -> None:
        """End the process for good; what was asked is forgotten, and so is what will be asked."""
        self._stopped = True
        for lane in (self._pages, self._others):
            lane.put_back()
            lane.waiting.clear()
        self._kill()

    @property
    def process_id(self) -> int:
        """The system's number of the process; 0 where none runs."""
        return self._process.processId() if self._process is not None else 0

    def _next(self, lane: _Lane) -> None:
        if lane.current is not None or not lane.waiting:
            return
        self.start()
        if self._process is None:
            return  # could not be started: said already
        lane.current = call = lane.waiting.popleft()
        data = pickle.dumps(call.request, pickle.HIGHEST_PROTOCOL)
        self._process.write(LENGTH.pack(len(data)) + data)
        if self._warm:  # QProcess would write when the loop comes to it, after the source was painted
            self._process.waitForBytesWritten(0)
        lane.deadline.start(call.deadline if self._warm else max(call.deadline, STARTING_MS))

    def _read(self) -> None:
        if self._process is None:
            return
        self._received += self._process.readAllStandardOutput().data()
        while len(self._received) >= LENGTH.size:
            end = LENGTH.size + LENGTH.unpack(self._received[: LENGTH.size])[0]
            if len(self._received) < end:
                return
            answer = json.loads(self._received[LENGTH.size : end])
            self._received = self._received[end:]
            self._warm = True
            self._answer(self._pages if answer["page"] else self._others, answer)

    def _answer(self, lane: _Lane, answer: dict[str, Any]) -> None:
        lane.deadline.stop()
        call, lane.current = lane.current, None
        if call is not None:
            if "result" in answer:
                call.done(answer["result"])
            else:
                call.failed(answer["error"])
        self._next(lane)

    def _too_slow(self, lane: _Lane) -> None:
        other = self._others if lane is self._pages else self._pages
        self._kill()
        other.put_back()
        self.start()  # the next one is warm by the time it is needed
        sentence = tr("This text takes too long to render. Your text is safe; the last preview stays.")
        self._answer(lane, {"error": sentence})
        self._next(other)

    def _ended(self) -> None:
        self._kill()
        sentence = tr("The preview's process ended and starts anew with the next change. Your text is safe.")
        for lane in (self._pages, self._others):
            self._answer(lane, {"error": sentence})

    def _could_not_start(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._ended()

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.readyReadStandardOutput.disconnect(self._read)
            process.finished.disconnect(self._ended)
            process.errorOccurred.disconnect(self._could_not_start)
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()
