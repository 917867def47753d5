"""The person's snippets, read from their file in a thread whenever they are listed."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.errors import RonpyoError
from editor.core.markup.snippets import Snippets, TextSnippet, read_snippets, ready_file, snippets_file


class OwnSnippets(QObject):
    """Owner of the snippets as they were last read: the file is the person's, and may be shared with others.

    `changed`: other snippets than before were read. `told(sentence)`: something of the file cannot be used, or it could
    not be made. `ready(path)`: the file is there and can be edited.
    """

    changed = Signal()
    told = Signal(str)
    ready = Signal(object)

    def __init__(self, parent: QObject | None = None, file: Path | None = None) -> None:
        super().__init__(parent)
        self._file = file or snippets_file()
        self._jobs = Jobs(self)
        self._known = Snippets()

    @property
    def all(self) -> tuple[TextSnippet, ...]:
        """The snippets as they were last read, in the order of the file."""
        return self._known.all

    def read(self, *, tell: bool) -> None:
        """Read the file again. What is wrong with it is told once, or again if `tell`."""
        file = self._file

        def done(found: Snippets) -> None:
            before, self._known = self._known, found
            if found.all != before.all:
                self.changed.emit()
            if found.problem and (tell or found.problem != before.problem):
                self.told.emit(found.problem)

        self._jobs.start(lambda: read_snippets(file), while_alive(self, done), while_alive(self, self._failed))

    def ready_file(self) -> None:
        """Make the file where there is none, and say when it is `ready`."""
        file = self._file
        self._jobs.start(lambda: ready_file(file), while_alive(self, self.ready.emit), while_alive(self, self._failed))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, RonpyoError):
            raise error
        self.told.emit(str(error))
