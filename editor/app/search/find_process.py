"""The client of the process that finds words (`core/workers/find_worker.py`)."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from editor.app.processes.task_process import TaskProcess, TaskSentences
from editor.core.words import tr
from editor.core.workers.find_tasks import ListTask, PostTask, TextsTask

DEADLINE_MS = 2_000
"""Milliseconds that one text or one post may take."""
LISTING_MS = 60_000
"""Milliseconds that listing the files of a library may take: on a network drive it is slow."""


class FindProcess(TaskProcess):
    """Finds words in texts and posts, one task after another."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__("editor.core.workers.find_worker", _sentences, parent)

    def ask(
        self,
        task: TextsTask | PostTask | ListTask,
        done: Callable[[Any], None],
        failed: Callable[[str], None],
        deadline: int = DEADLINE_MS,
    ) -> None:
        """Do `task`; then `done(result)` or `failed(sentence)`, within `deadline` milliseconds of its turn."""
        super().ask(task, done, failed, deadline)


def _sentences() -> TaskSentences:
    return TaskSentences(
        too_large=tr("Nothing was changed. This text is too long to be searched in this way."),
        too_slow=tr("Your text is safe and unchanged. This pattern takes too long and was stopped."),
        ended=tr("Your text is safe. The search ended before its time; try it once more."),
    )
