"""A process that does one task after another for the window, until its standard input ends.

It speaks the messages of `channel.py`. The first answer is `{"ready": true}`. A request is a pickled `TaskRequest` (we
wrote it), its answer JSON, `{"result": …}` or `{"error": sentence}`, in their order. The window's end is
`app/processes/task_process.py`.
"""

import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from editor.core import words
from editor.core.errors import RonpyoError
from editor.core.processes.alarm import alarm
from editor.core.processes.channel import Sender, as_json, messages

_SECONDS = 90.0
"""Seconds that a task may take: the window ends it sooner, unless it was killed itself."""


@dataclass(frozen=True, slots=True)
class TaskRequest:
    """A task, and in whose words to answer it."""

    task: Any
    language: str


def do_tasks(run: Callable[[Any], Any]) -> None:
    """Answer requests from standard input by `run(task)` until it ends."""
    sender = Sender(sys.stdout.buffer)
    sender.send(as_json({"ready": True}))
    ring = alarm()  # nobody hears it, and it ends the process
    for message in messages(sys.stdin.buffer):
        if ring is not None:
            ring.start(_SECONDS)
        sender.send(as_json(answer(pickle.loads(message), run)))
        if ring is not None:
            ring.stop()


def answer(request: TaskRequest, run: Callable[[Any], Any]) -> dict[str, Any]:
    """The answer to one request. Errors that the person can understand are answers too."""
    if words.language() != request.language:
        words.use(request.language)
    try:
        return {"result": run(request.task)}
    except RonpyoError as error:
        return {"error": str(error)}
