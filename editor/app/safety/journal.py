"""The journal of the open post: every edit is written into it, outside of any synced folder."""

from dataclasses import replace
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from editor.app.files.saving import Written
from editor.app.files.session import Session
from editor.app.open_post.document import Document
from editor.app.safety.journal_writer import JournalWriter
from editor.app.threads.main_thread import Deliveries
from editor.core import paths
from editor.core.disk.causes import cause
from editor.core.file.postfile import PostFile
from editor.core.history.journal import Base
from editor.core.words import tr

INTERVAL = 0.1
"""Seconds between two looks at the text while it keeps changing. Never restarted: typing without a pause is written
all the same."""
_GOODBYE = 5.0
STARTING = 10.0
"""Seconds from the start within which something large may still be loaded in the window's thread, with Python's lock
held: until then, or until `all_loaded`, each change is looked at at once, and is with the system before anything else
is done. (That costs each key some 2 ms.)"""
_AT_ONCE = 0.03  # seconds that this may take


def folder() -> Path:
    """The folder of journals."""
    return paths.state() / "journal"


class Journal(QObject):
    """Owns the journal of the session's current document.

    It begins with the first change and goes when a save is confirmed, so a journal that is found holds what may be
    nowhere else. `trouble(sentence)` says that it cannot be written, "" that it can be again; writing goes on.
    """

    trouble = Signal(str)
    _stirred = Signal()

    def __init__(self, session: Session, place: Path | None = None) -> None:
        super().__init__()
        self._session = session
        self._place = place or folder()
        self._document: Document | None = None
        self._base: Base | None = None
        self._file: PostFile | None = None
        self._said = Deliveries(self._say)
        self._writer = self._new_writer()
        self._left: list[JournalWriter] = []
        self._abandoned: JournalWriter | None = None
        self._waiting: list[JournalWriter] = []
        self._looked_at = 0.0
        self._starts_until = monotonic() + STARTING
        self._in_trouble = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self._stirred.connect(self._look, Qt.ConnectionType.QueuedConnection)
        session.current_changed.connect(self._follow)
        session.following.changed.connect(self._changed)
        session.following.state_changed.connect(self._state_changed)
        session.written.connect(self._written)

    @property
    def in_trouble(self) -> bool:
        """Whether it cannot be written, so that what is typed is not protected by it."""
        return self._in_trouble

    def secure(self, timeout: float = _GOODBYE) -> bool:
        """Have all that is written now on the disk; whether it is there within `timeout` seconds.

        For moments after which nothing may come: a signal, a crash, the end of the session.
        """
        self._look()
        return self._writer.secure(timeout)

    def abandon(self) -> None:
        """The person leaves the post without saving: its journal goes in the end, when a version holds the text."""
        self._abandoned = self._writer

    def keep_abandoned(self) -> None:
        """A version could not be kept: what was left without saving is offered at the next start."""
        self._abandoned = None
        for writer in self._waiting:
            writer.stop()
        self._left += self._waiting
        self._waiting = []

    def close(self) -> None:
        """Finish what is being written. What is in no file, and no version by now, stays in its journal."""
        if self._document is not None:
            self._look()
        for writer in {*self._waiting, *([self._abandoned] if self._abandoned else [])}:
            writer.clear()
        for writer in (*self._waiting, *self._left, self._writer):
            writer.stop()
        for writer in (*self._waiting, *self._left, self._writer):
            writer.join(_GOODBYE)

    # -- following the document --------------------------------------------------------------------------------------

    def _follow(self) -> None:
        document = self._session.current
        if document is self._document:
            return
        if self._document is not None:
            self._look()
            if self._abandoned is self._writer:
                self._waiting.append(self._writer)
            else:
                self._writer.stop()
                self._left = [writer for writer in self._left if not writer.has_ended] + [self._writer]
            self._writer, self._abandoned = self._new_writer(), None
        self._timer.stop()
        self._document, self._base, self._file = document, None, None

    def all_loaded(self) -> None:
        """Nothing large is loaded in the window's thread any more: changes are taken in at leisure."""
        self._starts_until = 0.0

    def _changed(self, _revision: int) -> None:
        self._abandoned = None
        self._wake()

    def _wake(self) -> None:
        if monotonic() < self._starts_until:
            if not self._timer.isActive():
                self._timer.start(round(1000 * INTERVAL))  # whatever becomes of the signal
                self._stirred.emit()  # taken in before any timer of the window's that may take long
        elif not self._timer.isActive():
            # In the next turn of the loop at the earliest: what an input method changes is complete only then.
            rest = self._looked_at + INTERVAL - monotonic()
            self._timer.start(max(0, round(1000 * rest)))

    def _state_changed(self) -> None:
        """Without a change of the text: its file is gone, so that only the window holds it, or is there again."""
        document = self._document
        if document is not None and (document.missing or (document.is_clean and self._writer.is_begun)):
            self._wake()

    def _look(self) -> None:
        """Hand over what is written now. Only the threads of the writer look at how it differs."""
        document = self._document
        self._timer.stop()
        self._looked_at = monotonic()
        if document is None:
            return
        if document.is_clean:
            self._writer.clear()
            return
        self._writer.put(self._base_of(document), document.contents())
        if self._looked_at < self._starts_until:
            self._writer.hand_over(_AT_ONCE)

    def _base_of(self, document: Document) -> Base:
        """The base of a new journal: the same object for as long as the file is the same one."""
        path = str(document.path)
        if self._base is None or self._file is not document.file:
            self._file = document.file
            self._base = Base(path, document.file.data, document.digest)
        elif (self._base.path, self._base.digest) != (path, document.digest):
            self._base = replace(self._base, path=path, digest=document.digest)
        return self._base

    def _written(self, written: Written) -> None:
        if written.document is self._document:
            self._look()

    # -- trouble -----------------------------------------------------------------------------------------------------

    def _new_writer(self) -> JournalWriter:
        return JournalWriter(self._place, self._said.deliver)

    def _say(self, error: OSError | None) -> None:
        self._in_trouble = error is not None
        if error is None:
            self.trouble.emit("")
        else:
            text = tr(
                "The saved posts are safe. What you write now is not backed up automatically: {cause} "
                "Please save often.",
                cause=cause(error),
            )
            self.trouble.emit(text)
