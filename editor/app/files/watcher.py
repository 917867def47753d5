"""The file watcher: changes of the open post's file by another program, a sync client, or the person in a file
manager."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.choices.settings import Settings
from editor.app.files.file_events import FileEvents
from editor.app.files.saving import Save, Written, free_path
from editor.app.files.session import Session
from editor.app.files.situation import FileState, Situation, Theirs
from editor.app.open_post import change
from editor.app.open_post.change import Outcome
from editor.app.open_post.document import Document
from editor.app.threads.jobs import Jobs
from editor.core.disk import store
from editor.core.errors import FileChangedError, FileError
from editor.core.file.damage import holds_nothing, is_damaged
from editor.core.file.postfile import PostFile
from editor.core.sharing import conflicts
from editor.core.sharing.probe import Copy, ProbedFile, Sight, look
from editor.core.words import tr

_COMPOSING = 300  # ms until a look that came while a word was composed is made anew
_SEEN = 500  # conflict copies that are remembered as dealt with


class Watcher(QObject):
    """Owns what is known of the file of the session's current document.

    A save of our own is told from a change by what the file holds: a look during which a save was begun is made anew,
    so the document's digest is that of the moment of the look. Looks have a thread of their own: a drive that does not
    answer must not hold up a save. `changed`: the situation is another one. `told(sentence)`:
    something was done that the person need not answer.
    """

    changed = Signal()
    told = Signal(str)
    failed = Signal(object)
    looked = Signal()

    def __init__(self, session: Session, jobs: Jobs, settings: Settings, looks: Jobs | None = None) -> None:
        """`jobs` is the queue of all writing; `looks` is that of looking, one of its own if left out."""
        super().__init__()
        self._looks = looks or Jobs(self)
        self.situation = Situation()
        self._composes: Callable[[], bool] = lambda: False
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._document: Document | None = None
        self._mark: tuple[int, int] | None = None
        self._said_names: tuple[int, int] | None = None
        self._waiting = self._again = False
        self._events = FileEvents(self)
        self._events.settled.connect(self.look)
        session.current_changed.connect(self._follow)
        session.written.connect(self._written)
        session.save_failed.connect(self._save_failed)

    def wait_for_words(self, composes: Callable[[], bool]) -> None:
        """Change nothing of the document as long as `composes()`: an input method holds a word in some field."""
        self._composes = composes

    @property
    def composing(self) -> bool:
        """Whether an input method holds a word in the text or in some field."""
        return self._composes() or (self._document is not None and self._document.composing)

    def start(self) -> None:
        """Begin to watch: once the window is on the screen."""
        self._events.start()
        self._follow()

    def stop(self) -> None:
        """Look no more: what is still under way has no effect."""
        self._document = None
        self._events.forget()

    def close(self) -> None:
        """Stop for good, and give back what the system watches with: 128 instances of inotify for all of a person's
        programs."""
        self.stop()
        self._events.close()

    def look(self) -> None:
        """Look at the file, off the window's thread, and do or say what follows from it."""
        document = self._document
        if self._waiting:
            self._again = True  # the one under way may have read the file before what calls for this one
            return
        if document is None or document.digest is None:
            return
        if self._session.saving:  # looks again when it is done
            self._events.expect()
            return
        self._waiting = True
        before = self._session.saves
        known = ProbedFile(
            document.path,
            document.fields.id,
            document.digest,
            self._mark,
            self._session.folders.place(document.path),
            self._settings.library,
        )
        mine, revision = document.draft(), document.revision

        def work() -> tuple[Sight, Theirs | None]:
            sight = look(known)
            return sight, Theirs.of(sight, mine, revision) if sight.digest != known.digest else None

        def done(found: tuple[Sight, Theirs | None]) -> None:
            self._ended()
            if self._session.saves != before:  # it may have seen the file as it was before that save
                self._events.expect()
            elif document is self._document and known.path == document.path:
                self._arrived(document, *found)
            self.looked.emit()

        def failed(error: Exception) -> None:
            self._ended()
            raise error

        self._looks.start(work, done, failed)

    def mine(self) -> PostFile:
        """The post as it is in the window, as a file."""
        assert self._document is not None
        return self._document.draft().whole()

    # -- what the person chooses -------------------------------------------------------------------------------------

    def keep_mine(self) -> None:
        """Save what is written here; what the file holds is kept beside it."""
        document = self._document
        if document is None:
            return
        beside = free_path(document.path, "mine") if self.situation.state is FileState.OTHER_POST else None
        self._session.save(document, beside, replace_it=beside is None)

    def take_theirs(self) -> None:
        """Show what the file holds; what is written here is kept beside it, and can be had back by undo."""
        document = self._document
        if document is None:
            return
        draft, path, revision = document.draft(), document.path, document.revision

        def work() -> tuple[PostFile, str]:
            mine = draft.whole().data
            theirs, digest = store.read(path)
            if mine != theirs:
                store.write(free_path(path, "mine"), mine, store.ABSENT)
            return PostFile.parse(theirs), digest

        def done(found: tuple[PostFile, str]) -> None:
            if document is not self._document or document.path != path:
                return
            if document.apply(change.taken(*found, revision=revision)) is Outcome.STALE:
                self.take_theirs()  # one went on writing meanwhile, and that is to be kept, too
                return
            self._events.expect()
            self._set(Situation())

        self._jobs.start(work, done, self._work_failed)

    def write_again(self) -> None:
        """Write the file that is gone."""
        if (document := self._document) is not None:
            self._session.save(document, replace_it=True)

    def take_copy(self) -> None:
        """Show the text of the conflict copy, as a step that can be undone; no file changes by that."""
        document, situation = self._document, self.situation
        if document is None or situation.state is not FileState.COPY:
            return
        if not document.apply(change.shown(PostFile.parse(situation.theirs))).refused:
            self.dismiss_copy()

    def dismiss_copy(self) -> None:
        """Say no more of this conflict copy, as long as it holds what it holds. The file stays."""
        situation = self.situation
        if situation.state is FileState.COPY and situation.path is not None:
            seen = {**self._seen(), str(situation.path): store.digest(situation.theirs)}
            self._settings.state["conflicts_seen"] = dict(list(seen.items())[-_SEEN:])
            self._settings.save_state()
            self._set(Situation())
            self._events.expect()

    # -- what happens ------------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        document = self._session.current
        if document is not self._document:
            self._document, self._mark = document, None
            self._set(Situation())
        self._watch(document.path.parent if document is not None and document.on_disk else None)
        self._events.expect()

    def _ended(self) -> None:
        """The look is over; another one follows where it was called for meanwhile."""
        again, self._waiting, self._again = self._again, False, False
        if again:
            self._events.expect()

    def _watch(self, folder: Path | None) -> None:
        if self._document is not None:
            self._events.watch(self._document.path, folder)

    def _written(self, written: Written) -> None:
        if written.document is self._document:
            self._mark = None
            self._set(Situation())
            self._events.expect()

    def _save_failed(self, save: Save, error: Exception) -> None:
        if save.document is self._document and isinstance(error, FileChangedError):
            self.look()

    def _work_failed(self, error: Exception) -> None:
        if not isinstance(error, FileError):
            raise error
        self.failed.emit(error)

    def _arrived(self, document: Document, sight: Sight, theirs: Theirs | None) -> None:
        if self.composing:  # nothing is touched while an input method holds a word
            QTimer.singleShot(_COMPOSING, self, self.look)
            return
        if self._session.saving:
            self._events.expect()
            return
        self._watch(sight.folder)
        if sight.unreadable:
            return
        if sight.data is None:
            self._gone(document, sight)
            return
        self._mark = sight.mark
        self._tell_of_names(document, sight)
        lost = self.situation.state in (FileState.EMPTIED, FileState.DAMAGED) and sight.data == self.situation.theirs
        document.apply(change.noticed(missing=lost))
        if sight.digest == document.digest:
            self._set(self._copy(sight.copies))
        elif is_damaged(sight.data, document.file.data):
            # A sync client or a crash has done so: nothing in it is to be taken for ours.
            document.apply(change.noticed(missing=True))
            state = FileState.EMPTIED if holds_nothing(sight.data) else FileState.DAMAGED
            self._set(Situation(state, document.path, sight.data))
        elif theirs is not None:
            self._differs(document, sight, theirs)

    def _tell_of_names(self, document: Document, sight: Sight) -> None:
        """Tell of other names of the file, once for each file, before it is saved."""
        if sight.names > 1 and self._said_names != sight.mark:
            self._said_names = sight.mark
            self.told.emit(
                tr(
                    "“{name}” has another name on this disk (a hard link). Saving leaves that one with the old text.",
                    name=document.path.name,
                )
            )

    def _differs(self, document: Document, sight: Sight, theirs: Theirs) -> None:
        assert sight.data is not None
        post_id = theirs.file.fields.id
        if post_id and document.fields.id and post_id != document.fields.id:
            self._set(Situation(FileState.OTHER_POST, document.path, sight.data))
        elif document.is_clean:
            document.apply(change.taken(theirs.file, sight.digest))
            self._set(self._copy(sight.copies))
            self.told.emit(tr("Another app changed this post, and its text is shown. Undo brings yours back."))
        elif theirs.agrees:
            if document.apply(change.agreed(theirs.file, sight.digest, theirs.revision)) is Outcome.STALE:
                self._events.expect()  # one went on writing meanwhile
            else:
                self._set(self._copy(sight.copies))
        else:
            self._set(Situation(FileState.CHANGED, document.path, sight.data))

    def _gone(self, document: Document, sight: Sight) -> None:
        if sight.moved is not None:
            shown = sight.moved.name if sight.moved.parent == document.path.parent else str(sight.moved)
            document.apply(change.moved(sight.moved))
            self._session.moved(document)
            self._set(Situation())
            self.told.emit(tr("This post was renamed or moved: it is “{path}” now.", path=shown))
            self._events.expect()
            return
        document.apply(change.noticed(missing=True))
        state = FileState.NO_FOLDER if sight.trouble else FileState.GONE
        self._set(Situation(state, document.path, trouble=sight.trouble))

    def _copy(self, copies: tuple[Copy, ...]) -> Situation:
        seen = self._seen()
        for copy in copies:
            if not conflicts.is_ours(copy.path.name) and seen.get(str(copy.path)) != copy.digest:
                return Situation(FileState.COPY, copy.path, copy.data)
        return Situation()

    def _seen(self) -> dict[str, str]:
        seen = self._settings.state.get("conflicts_seen")
        return seen if isinstance(seen, dict) else {}

    def _set(self, situation: Situation) -> None:
        if situation != self.situation:
            self.situation = situation
            self.changed.emit()
