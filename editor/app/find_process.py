"""The client of the process that finds words (`core/workers/find_worker.py`): asks it, and kills it when it takes too
long."""

import pickle
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from editor.app.child_process import ChildProcess
from editor.core import words
from editor.core.processes.channel import ChannelError
from editor.core.words import tr
from editor.core.workers.find_tasks import FindRequest, ListTask, PostTask, TextsTask

DEADLINE_MS = 2_000
"""Milliseconds that one text or one post may take."""
LISTING_MS = 60_000
"""Milliseconds that listing the files of a library may take: on a network drive it is slow."""
_START_MS = 20_000
_START = "start"


@dataclass(frozen=True, slots=True)
class _FindCall:
    task: TextsTask | PostTask | ListTask
    done: Callable[[Any], None]
    failed: Callable[[str], None]
    deadline: int


class FindProcess(QObject):
    """Does one task after another. The process starts with the first one; one that is killed starts anew with the
    next."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = ChildProcess("editor.core.workers.find_worker", self)
        self._process.answered.connect(self._take)
        self._process.overdue.connect(self._late)
        self._process.ended.connect(self._ended)
        self._ready = False
        self._waiting: deque[_FindCall] = deque()
        self._current: _FindCall | None = None

    def ask(
        self,
        task: TextsTask | PostTask | ListTask,
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        deadline: int = DEADLINE_MS,
    ) -> None:
        """Do `task`; then `done(result)` or `failed(sentence)`, within `deadline` milliseconds of its turn."""
        self._waiting.append(_FindCall(task, done, failed, deadline))
        self._next()

    def forget(self) -> None:
        """Answer nothing that was asked so far. The task in hand is ended with its process."""
        self._waiting.clear()
        if self._current is not None:
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
        data = pickle.dumps(FindRequest(call.task, words.language()), pickle.HIGHEST_PROTOCOL)
        self._process.expect("answer", call.deadline)
        try:
            self._process.send(data)
        except ChannelError:
            self._fail(tr("Nothing was changed. This text is too long to be searched in this way."))

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
        self._fail(tr("Your text is safe and unchanged. This pattern takes too long and was stopped."))

    def _ended(self) -> None:
        self._ready = False
        self._fail(tr("Your text is safe. The search ended before its time; try it once more."))
