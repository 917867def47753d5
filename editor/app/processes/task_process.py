"""The client of a process that does one task after another (`core/processes/tasks.py`): asks it, and kills it when it
takes too long."""

import pickle
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.processes.child_process import ChildProcess
from editor.core import words
from editor.core.processes.channel import ChannelError
from editor.core.processes.tasks import TaskRequest

_START_MS = 20_000
_START = "start"


@dataclass(frozen=True, slots=True)
class TaskSentences:
    """The sentences for a task that gets no answer: it was `too_large` for a message, took too long, or the process
    `ended` before its time."""

    too_large: str
    too_slow: str
    ended: str


@dataclass(frozen=True, slots=True)
class _TaskCall:
    """A task, the callbacks for its answer, and its deadline in milliseconds."""

    task: Any
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    deadline: int


class TaskProcess(QObject):
    """Does one task after another. The process starts with the first one; one that is killed starts anew with the
    next, and knows nothing of those before."""

    began = Signal()
    """A process was started."""

    def __init__(
        self,
        module: str,
        sentences: Callable[[], TaskSentences],
        parent: QObject | None = None,
    ) -> None:
        """`module` is run for the tasks."""
        super().__init__(parent)
        self._sentences = sentences
        self._process = ChildProcess(module, self)
        self._process.answered.connect(self._take)
        self._process.overdue.connect(self._late)
        self._process.ended.connect(self._ended)
        self._process.began.connect(self.began)
        self._ready = False
        self._waiting: deque[_TaskCall] = deque()
        self._current: _TaskCall | None = None

    def ask(self, task: Any, done: Callable[[Any], None], failed: Callable[[str], None], deadline: int) -> None:
        """Do `task`; then `done(result)` or `failed(sentence)`, within `deadline` milliseconds of its turn."""
        self._waiting.append(_TaskCall(task, done, failed, deadline))
        self._next()

    def forget(self) -> None:
        """Answer nothing that was asked so far. The task in hand is ended with its process."""
        if self._current is not None:
            self.rest()
        self._waiting.clear()

    def rest(self) -> None:
        """End the process until the next task; what was asked is not answered."""
        self._waiting.clear()
        self._current = None
        self._ready = False
        self._process.end()

    def stop(self) -> None:
        """End the process for good; what was asked is not answered."""
        self._waiting.clear()
        self._current = None
        self._process.stop()

    def _next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        if not self._process.running:
            self._ready = False
            self._process.start()
            if not self._process.running:
                return  # it was ended for good
            self._process.expect(_START, _START_MS)
        if not self._ready:
            return
        self._current = call = self._waiting.popleft()
        data = pickle.dumps(TaskRequest(call.task, words.language()), pickle.HIGHEST_PROTOCOL)
        self._process.expect("answer", call.deadline)
        try:
            self._process.send(data)
        except ChannelError:
            self._fail(self._sentences().too_large)

    def _take(self, said: dict[str, Any]) -> None:
        if "ready" in said:
            self._process.met(_START)
            self._ready = True
            self._next()
            return
        self._process.met("answer")
        call, self._current = self._current, None
        if call is not None:
            if "result" in said:
                call.done(said["result"])
            else:
                call.failed(str(said.get("error", "")))
        self._next()

    def _fail(self, sentence: str) -> None:
        self._process.met("answer")
        call, self._current = self._current, None
        if call is None and self._waiting:  # the process could not start
            call = self._waiting.popleft()
        if call is not None:
            call.failed(sentence)
        self._next()

    def _late(self, _what: str) -> None:
        self._ready = False
        self._fail(self._sentences().too_slow)

    def _ended(self) -> None:
        self._ready = False
        self._fail(self._sentences().ended)
