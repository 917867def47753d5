"""Findings that are ignored from the window: kept by a thread, then the post is checked anew."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.errors import RonpyoError
from editor.core.history import ignored
from editor.core.history.ignored import Ignored
from editor.core.history.version_place import PostPlace


class Ignoring(QObject):
    """Keeps what is ignored of posts. `changed`: something else is ignored now; `failed(sentence)`: it was not kept."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)

    def ignore(self, document: Document, known: dict[str, Any]) -> None:
        """Say the finding that is known by `known` (as a report has it) no more of `document`'s post."""
        place, one = _place(document), Ignored(**known)
        self._do(lambda: ignored.ignore(place, one))

    def tell_again(self, document: Document, known: dict[str, Any]) -> None:
        """Take that back."""
        place, one = _place(document), Ignored(**known)
        self._do(lambda: ignored.tell_again(place, (one,)))

    def wait(self, timeout: float) -> bool:
        """Block until all is kept, `timeout` seconds at most: for closing only."""
        return self._jobs.wait(timeout)

    def _do(self, action: Callable[[], None]) -> None:
        self._jobs.start(action, while_alive(self, lambda _done: self.changed.emit()), while_alive(self, self._fail))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RonpyoError):
            raise error
        self.failed.emit(str(error))


def _place(document: Document) -> PostPlace:
    return PostPlace(document.path, document.fields.id)
