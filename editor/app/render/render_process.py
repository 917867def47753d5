"""The client of the render process (`core/workers/post_worker.py`): asks it, and kills it when it takes too long."""

import pickle
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.processes.child_process import ChildProcess
from editor.core.processes.channel import ChannelError
from editor.core.words import tr
from editor.core.workers.post_tasks import PageTask, Request

STARTING_MS = 10_000
"""The least deadline, in milliseconds, for the first answer of a process: a busy machine takes long to start it."""


@dataclass(frozen=True, slots=True)
class _Call:
    """A request, the callbacks for its answer, and its deadline in milliseconds."""

    request: Request
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    deadline: int


class _Lane:
    """A request queue: one call is in the process (`current`), the others wait in order."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.waiting: deque[_Call] = deque()
        self.current: _Call | None = None

    def put_back(self) -> None:
        """Put the call that is in the process back to the head of the queue."""
        if self.current is not None:
            self.waiting.appendleft(self.current)
            self.current = None


class RenderProcess(QObject):
    """The window's render process, started with the first request.

    It has two queues: pages, for which the person waits with every key, and everything else, which must not hold them
    up. `restarted`: a new process has begun, which knows nothing of earlier requests.
    """

    restarted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = ChildProcess("editor.core.workers.post_worker", self)
        self._process.began.connect(self._began)
        self._process.answered.connect(self._take)
        self._process.overdue.connect(self._too_slow)
        self._process.ended.connect(self._ended)
        self._warm = False
        self._pages = _Lane("page")
        self._others = _Lane("other")

    def start(self) -> None:
        """Start the process ahead of the first request."""
        self._process.start()

    def ask(
        self, request: Request, done: Callable[[Any], None], failed: Callable[[str], None], deadline: int = 1000
    ) -> None:
        """Answer `request` by `done(result)` or `failed(sentence)`, within `deadline` milliseconds of its turn."""
        lane = self._pages if isinstance(request.task, PageTask) else self._others
        lane.waiting.append(_Call(request, done, failed, deadline))
        self._next(lane)

    def stop(self) -> None:
        """End the process for good; requests that wait, and later ones, are not answered."""
        for lane in (self._pages, self._others):
            lane.put_back()
            lane.waiting.clear()
        self._process.stop()

    @property
    def process_id(self) -> int:
        """The system's number of the process; 0 where none runs."""
        return self._process.process_id

    def _next(self, lane: _Lane) -> None:
        if lane.current is not None or not lane.waiting:
            return
        self.start()
        if not self._process.running:
            return  # it was ended for good
        lane.current = call = lane.waiting.popleft()
        data = pickle.dumps(call.request, pickle.HIGHEST_PROTOCOL)
        self._process.expect(lane.name, call.deadline if self._warm else max(call.deadline, STARTING_MS))
        try:
            self._process.send(data, at_once=True)
        except ChannelError:
            self._answer(lane, {"error": tr("Your text is safe. It is too long to be shown or exported.")})

    def _began(self) -> None:
        self._warm = False
        self.restarted.emit()

    def _take(self, answer: dict[str, Any]) -> None:
        if "page" in answer and answer.keys() & {"result", "error"}:  # anything else is no answer: it will be too slow
            self._warm = True
            self._answer(self._pages if answer["page"] else self._others, answer)

    def _answer(self, lane: _Lane, answer: dict[str, Any]) -> None:
        self._process.met(lane.name)
        call, lane.current = lane.current, None
        if call is not None:
            if "result" in answer:
                call.done(answer["result"])
            else:
                call.failed(answer["error"])
        self._next(lane)

    def _too_slow(self, name: str) -> None:
        lane, other = self._pages, self._others
        if name != lane.name:
            lane, other = other, lane
        other.put_back()
        self.start()  # the next one is warm by the time it is needed
        sentence = tr("Your text is safe. It takes too long to render, so the last preview stays.")
        self._answer(lane, {"error": sentence})
        self._next(other)

    def _ended(self) -> None:
        sentence = tr("Your text is safe. The preview stopped; it starts again when you go on writing.")
        for lane in (self._pages, self._others):
            self._answer(lane, {"error": sentence})
