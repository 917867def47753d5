"""Autosave: the open post is saved after a pause in the writing, and not long after a change where there is no
pause."""

from time import monotonic

from PySide6.QtCore import QObject, QTimer

from editor.app.choices.settings import Settings
from editor.app.files.saving import Save, Why, Written
from editor.app.files.session import Session
from editor.app.files.situation import FileState
from editor.app.files.watcher import Watcher
from editor.app.open_post.document import Document
from editor.core.errors import FileChangedError

PAUSE = 2.0
"""Seconds without a change after which it saves."""
LONGEST = 10.0
"""Seconds after the first unsaved change at which it saves although the changes go on."""
RETRIES = (10.0, 20.0, 40.0, 80.0, 160.0, 300.0)
"""Seconds to wait after the first, the second… failure in a row; the last one for all that follow."""
_AGAIN = 0.5  # seconds until a save that could not begin is tried again
_NOTHING = object()


class Autosave(QObject):
    """Follows the session's current document.

    It leaves alone what the person must decide first: a header that needs a look, an encoding, a file that another
    program changed. It never runs while a word is composed or another save is under way.
    """

    def __init__(self, session: Session, settings: Settings, watcher: Watcher) -> None:
        super().__init__()
        self._watcher = watcher
        self._session = session
        self._settings = settings
        self._document: Document | None = None
        self._contested: object = _NOTHING
        self._failures = 0
        self._not_before = 0.0
        self._dirty_since: float | None = None
        self._changed_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._due)
        session.current_changed.connect(self._follow)
        session.following.changed.connect(self._changed)
        session.written.connect(self._written)
        session.save_failed.connect(self._failed)
        session.unconfirmed.connect(self._failed)
        settings.changed.connect(self._plan)

    @property
    def is_on(self) -> bool:
        """Whether the person wants it."""
        return self._settings.choices.autosave != "off"

    def may_save(self, document: Document) -> bool:
        """Whether nothing has to be decided by the person before `document` may be written."""
        return (
            self.is_on
            and not document.read_only
            and not document.needs_look
            and document.original is None
            and not self.is_contested(document)
        )

    def is_contested(self, document: Document) -> bool:
        """Whether the file is not what was read, as far as a save or the watcher has found out."""
        if document is not self._document:
            return False
        state = self._watcher.situation.state
        return self._contested == document.digest or state not in (FileState.SAME, FileState.COPY)

    def stop(self) -> None:
        """Save nothing more."""
        self._document, self._dirty_since = None, None
        self._timer.stop()

    def _follow(self) -> None:
        document = self._session.current
        if document is self._document:
            return
        self._document = document
        self._contested, self._dirty_since = _NOTHING, None
        self._failures, self._not_before = 0, 0.0
        self._timer.stop()

    def _changed(self, _revision: int) -> None:
        if self._document is None:
            return
        self._changed_at = monotonic()
        if self._dirty_since is None:
            self._dirty_since = self._changed_at
        self._plan()

    def _plan(self) -> None:
        """Set the timer, unless it is running: it looks at the clock again when it ends."""
        if self._dirty_since is not None and self.is_on and not self._timer.isActive():
            self._timer.start(max(1, round(1000 * (self._moment() - monotonic()))))

    def _moment(self) -> float:
        since = self._dirty_since or self._changed_at
        return max(min(self._changed_at + PAUSE, since + LONGEST), self._not_before)

    def _due(self) -> None:
        document = self._document
        if document is None or self._dirty_since is None:
            return
        if document.is_clean:
            self._dirty_since = None
        elif monotonic() + 0.001 < self._moment():
            self._plan()
        elif document.composing or self._watcher.composing or self._session.saving:
            self._timer.start(round(1000 * _AGAIN))
        elif self.may_save(document):
            self._save(document)

    def _save(self, document: Document) -> None:
        self._dirty_since = None
        self._session.save(document, why=Why.ITSELF)

    def _written(self, written: Written) -> None:
        if written.document is self._document:
            self._contested = _NOTHING
            self._failures, self._not_before = 0, 0.0

    def _failed(self, save: Save, error: Exception) -> None:
        if save.document is not self._document:
            return
        if isinstance(error, FileChangedError):
            self._contested = save.document.digest
        self._wait_longer()

    def _wait_longer(self) -> None:
        now = monotonic()
        self._not_before = now + RETRIES[min(self._failures, len(RETRIES) - 1)]
        self._failures += 1
        if self._dirty_since is None:
            self._dirty_since = now
        self._timer.stop()
        self._plan()
