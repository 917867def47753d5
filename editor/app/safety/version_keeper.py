"""The keeper of versions of the open post: of what is about to be overwritten, of each save, and before each risky
act."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from editor.app.files.saving import Replacement, Why, Written
from editor.app.files.session import Session
from editor.app.open_post.document import Document
from editor.app.threads.jobs import Jobs
from editor.app.threads.main_thread import Deliveries
from editor.app.threads.patience import PendingCall
from editor.core.disk import regular, store
from editor.core.errors import FileError, SaveError
from editor.core.file.contents import Draft
from editor.core.file.damage import is_damaged
from editor.core.history.version_list import Reason
from editor.core.history.versions import PostPlace, Versions, versions_folder

_REASONS = {Why.PERSON: Reason.SAVED, Why.ITSELF: Reason.AUTOSAVED}


class VersionKeeper(QObject):
    """Listens to the session and its document. It never stops the person from saving, and never slows them down.

    `kept(place)`: the list of this post has grown. `failed(error)`: a version could not be kept.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        session: Session,
        versions: Versions | None = None,
        parent: QObject | None = None,
        *,
        unprotected: Callable[[], bool] = lambda: False,
    ) -> None:
        """`unprotected()`: no journal can be written, so the post's own file is the only place for what is typed."""
        super().__init__(parent)
        self.versions = versions or Versions(versions_folder())
        self._session = session
        self._jobs = Jobs(self)
        self._lost = Deliveries(self._keep_lost)
        self._document: Document | None = None
        self._place: PostPlace | None = None
        self._opened: set[str] = set()
        self._own: dict[str, Reason] = {}  # what the program itself wrote, from the moment at which it began to
        self._known: set[tuple[str, str]] = set()
        self._due: set[tuple[str, str]] = set()
        self._broken = False
        self._unprotected = unprotected
        self._owed: dict[str, tuple[PostPlace, bytes, Reason]] = {}
        session.keepers.append(self._before_replacing)
        session.written.connect(self._written)
        session.current_changed.connect(self._follow)
        session.following.risky.connect(self._before_risk)
        self._follow()

    def keep(self, place: PostPlace, data: bytes | Draft, reason: Reason) -> None:
        """Keep `data`, or the file of a draft, as a version, off the window's thread."""

        def work() -> None:
            self._keep(place, data.whole().data if isinstance(data, Draft) else data, reason)

        self._start(work, place)

    def keep_now(self, document: Document, reason: Reason) -> None:
        """Keep the post as it is in the window at this moment: before something is done to it."""
        if document.on_disk or not document.is_clean:
            self.keep(place_of(document), document.draft(), reason)

    def holds(self, document: Document) -> bool:
        """Whether a version that this run has kept or found is the post as it is in the window."""
        return (place_of(document).key, store.digest(document.draft().whole().data)) in self._known

    def wait(self, timeout: float | None = None) -> bool:
        """Block until all that was to be kept is, `timeout` seconds at most: for closing only. Whether it is."""
        if self._document is not None:
            self._keep_left(self._document)
        return self._jobs.wait(timeout)

    # -- what happens ----------------------------------------------------------------------------------------------

    def _before_replacing(self, replacement: Replacement) -> None:
        """The pre-save hook: what is overwritten is a version, or it is not overwritten by the program itself.

        The person's own save goes on: what they write now is worth more than what was. So does one by itself while
        there is no journal; what it overwrites is held until a version of it can be kept.
        """
        old, digest = replacement.old, store.digest(replacement.new)
        place = PostPlace(replacement.path, replacement.post_id)
        self._own[digest] = _REASONS[replacement.why]
        replaced = store.digest(old) if old is not None else ""
        self._due.discard((place.key, replaced))  # two saves in a row: it is kept now, not once more later
        self._due.add((place.key, digest))
        if old is None:
            return
        digest = replaced
        if (place.key, digest) in self._known or self.versions.has(place, old):
            return
        reason = Reason.OPENED if digest in self._opened else self._own.get(digest, Reason.THEIRS)
        try:
            self._keep(place, old, reason)
        except SaveError as error:
            if replacement.why is Why.ITSELF and not self._unprotected():
                raise
            if replacement.why is Why.PERSON or place.key not in self._owed:  # said once, not with each save by itself
                self.failed.emit(error)
            self._owed.setdefault(place.key, (place, old, reason))

    def _written(self, written: Written) -> None:
        place = PostPlace(written.path, written.snapshot.file.fields.id)
        before = self._place if written.document is self._document else None
        reason = _REASONS[written.why]
        data = written.snapshot.file.data

        def work() -> None:
            if before is not None:
                self.versions.follow(before, place)
            if (owed := self._owed.get(place.key)) is not None:
                self._keep(*owed)
                del self._owed[place.key]
            if (kept := (place.key, written.digest)) in self._due:
                self._due.discard(kept)
                self._keep(place, data, reason)
            self.versions.thin(place)

        if written.document is self._document:
            self._place = place
        self._start(work, place)

    def _follow(self) -> None:
        """Another document is open: what was not saved of the one before is kept, whatever the person answered."""
        old, new = self._document, self._session.current
        if old is not None and old is not new:
            self._keep_left(old)
        self._document = new
        if new is not None and old is not new:
            self._place = place_of(new)
            self._opened = {new.digest} if new.digest else set()

    def _keep_left(self, document: Document) -> None:
        """Keep what is in no file when `document` is left: changes, or all of it where its file was emptied or cut off
        so lately that nobody has seen it."""
        if not document.is_clean:
            self.keep_now(document, Reason.LEFT)
            return
        if not document.on_disk:
            return
        place, path, data, lost = place_of(document), document.path, document.file.data, self._lost

        def is_lost() -> bool:
            try:
                found = regular.read_if_there(path)
            except (OSError, FileError):  # nothing is known of it, as with one that is gone
                return False
            return found is not None and is_damaged(found, data)

        # In a thread of its own: a drive that does not answer would hold up the versions of the next post.
        answer = PendingCall(is_lost, lambda is_, _error: lost.deliver(place, data) if is_ else None).wait(0)
        if answer is not None and answer[0]:
            self._keep_lost(place, data)

    def _keep_lost(self, place: PostPlace, data: bytes) -> None:
        self.keep(place, data, Reason.LEFT)

    def _before_risk(self, reason: Reason) -> None:
        if self._document is not None:
            self.keep_now(self._document, reason)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _keep(self, place: PostPlace, data: bytes, reason: Reason) -> None:
        version = self.versions.keep(place, data, reason)
        self._known.add((place.key, version.digest))

    def _start(self, work: Callable[[], None], place: PostPlace) -> None:
        def done(_nothing: None) -> None:
            self._broken = False
            self.kept.emit(place)

        def failed(error: Exception) -> None:
            if not isinstance(error, FileError):
                raise error
            if not self._broken:  # once is enough, until it works again
                self._broken = True
                self.failed.emit(error)

        self._jobs.start(work, done, failed)


def place_of(document: Document) -> PostPlace:
    """The identity of `document` for versions."""
    return PostPlace(document.path, document.fields.id or document.file.fields.id)
