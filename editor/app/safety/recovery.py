"""Recovery after a start: texts in journals of ended runs that no file holds, and the person's decisions on them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.app.choices.settings import Settings
from editor.app.files.post_names import keeper
from editor.app.files.session import Session
from editor.app.safety import journal, mishap
from editor.app.threads.jobs import Jobs
from editor.core import paths
from editor.core.disk import private, store
from editor.core.errors import FileError
from editor.core.history import journal_files, recovery, runs
from editor.core.history.journal import Damage
from editor.core.history.journal_files import LeftBehind
from editor.core.history.recovery import Recovered
from editor.core.history.runs import Ended
from editor.core.history.versions import Versions, versions_folder

_DEPTH = 2  # folders below the library: a year, and the pictures of a post


_NO_RUN = Ended(0, None)


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of recovery: texts to decide on, and journals that could not be read and were set aside."""

    texts: tuple[Recovered, ...] = ()
    unread: tuple[LeftBehind, ...] = ()
    ended: Ended = _NO_RUN


class Recovery(QObject):
    """Owns the recovered texts that are not decided on. None is removed before it lies elsewhere on the disk.

    `looked`: the journals were read. `changed`: a text was decided on. `failed(error)`: a text could not be kept, and
    stays.
    """

    looked = Signal()
    changed = Signal()
    failed = Signal(object)

    def __init__(self, session: Session, settings: Settings, keep: Callable[[Recovered], object]) -> None:
        """`keep(text)` makes a version of the post; called in another thread, raises FileError where it cannot."""
        super().__init__()
        self._session = session
        self._settings = settings
        self._keep = keep
        self._jobs = Jobs(self)
        self.findings = Findings()

    @property
    def texts(self) -> tuple[Recovered, ...]:
        """The recovered texts to be decided on, oldest first."""
        return self.findings.texts

    def look(self) -> None:
        """Read the journals off the window's thread; then sweep what crashed saves left beside posts."""
        folder, library = journal.folder(), self._settings.library
        recent = {path.parent for path in self._session.recent}

        def work() -> Findings:
            from editor.core.renaming.rename import finish_interrupted  # no part of a start

            finish_interrupted(keeper(Versions(versions_folder())))
            found = _look(folder)
            for place in recent | {text.path.parent for text in found.texts}:
                store.sweep(place)
            store.sweep(library, _DEPTH)
            store.sweep(paths.config())
            store.sweep(paths.state(), _DEPTH)  # the window's state, versions
            journal_files.forget_old(folder)
            private.narrow_all()
            return found

        def done(found: Findings) -> None:
            self.findings = found
            self.looked.emit()

        self._jobs.start(work, done, self._raise)

    def was_taken(self, text: Recovered) -> None:
        """`text` is in the window, and in its file or in a journal of its own."""
        self._done_with(text)

    def keep_file(self, text: Recovered) -> None:
        """The file stays as it is; `text` becomes a version of the post."""

        def done(_version: object) -> None:
            self._done_with(text)

        def failed(error: Exception) -> None:
            if not isinstance(error, FileError):
                raise error
            self.failed.emit(error)

        self._jobs.start(lambda: self._keep(text), done, failed)

    def wait(self, timeout: float | None = None) -> bool:
        """Block until nothing is under way, `timeout` seconds at most: for closing only. Whether nothing is."""
        return self._jobs.wait(timeout)

    def _done_with(self, text: Recovered) -> None:
        if text.left.account.damage is Damage.DAMAGED:
            text.left.set_aside()
        else:
            text.left.remove()
        rest = tuple(other for other in self.findings.texts if other is not text)
        self.findings = Findings(rest, self.findings.unread, self.findings.ended)
        self.changed.emit()

    def _raise(self, error: Exception) -> None:
        raise error


def _look(folder: Path) -> Findings:
    texts, unread = [], []
    for left in journal_files.left_behind(folder):
        text = recovery.compare(left)
        if text is not None:
            texts.append(text)
        elif left.account.contents is None or left.account.damage is Damage.DAMAGED:
            left.set_aside()
            unread.append(left)
        else:
            left.remove()  # its file holds all of it
    return Findings(tuple(texts), tuple(unread), runs.ended_unexpectedly(mishap.folder()))
