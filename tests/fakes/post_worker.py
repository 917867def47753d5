"""The render process, played in the window's own process: a tenth of a second of the processor less for each window.

The answers are those of the real worker (`core/workers/post_worker.py`), as the JSON that it would send, and come when
the event loop turns, never within the call that asks. What only a process can do (be killed, be late, run away) it
cannot: `tests/app/render/test_previewer.py` and `tests/app/processes/test_child_process.py` start real ones, and so do
the tests in `tests/flow`, `tests/morning` and `tests/chaos`, whose windows are whole.
"""

import pickle
from collections import deque

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.render import render_process
from editor.core import words
from editor.core.processes.channel import as_json, from_json
from editor.core.workers.post_tasks import PageTask, Request
from editor.core.workers.post_worker import PostWorker


class PostWorkerHere(QObject):
    """Stands for the `ChildProcess` of a `RenderProcess`: the same calls and signals, without a process."""

    began = Signal()
    answered = Signal(object)
    overdue = Signal(str)
    ended = Signal()
    process_id = 0

    def __init__(self, module: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        assert module == "editor.core.workers.post_worker"
        self.running = False
        self._stopped = False
        self._asked: deque[Request] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._answer_first)

    def start(self) -> None:
        if not self.running and not self._stopped:
            self.running = True
            self._pages, self._others = PostWorker(), PostWorker()  # a process has one in each of its two threads
            self.began.emit()

    def send(self, message: bytes, *, at_once: bool = False) -> None:
        if self.running:
            self._asked.append(pickle.loads(message))
            self._turn.start(0)

    def expect(self, what: str, milliseconds: int) -> None:
        """Nothing is late here: the answer comes with the next turn of the event loop."""

    def met(self, what: str) -> None:
        """Nothing was expected."""

    def stop(self) -> None:
        self._stopped, self.running = True, False
        self._turn.stop()
        self._asked.clear()

    def _answer_first(self) -> None:
        request = self._asked.popleft()
        if self._asked:
            self._turn.start(0)
        is_page, language = isinstance(request.task, PageTask), words.language()
        answer = {**(self._pages if is_page else self._others).answer(request), "page": is_page}
        if words.language() != language:
            words.use(language)  # the worker speaks the request's, the window its own
        self.answered.emit(from_json(as_json(answer)))


def play(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on each `RenderProcess` that is made is answered here."""
    monkeypatch.setattr(render_process, "ChildProcess", PostWorkerHere)
