"""The open post, the recent files, and the only way by which posts are read and written."""

import contextlib
import datetime
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.choices.settings import Settings
from editor.app.files.file_moves import FileMoves
from editor.app.files.folders import Folders
from editor.app.files.post_reader import SOON, START, PostReader, ReadPost, read_now, read_post
from editor.app.files.saving import Keeper, Save, Why, is_mended, tell
from editor.app.open_post import change
from editor.app.open_post.current import CurrentDocument
from editor.app.open_post.document import Document
from editor.app.open_post.kept_undo import KeptUndo
from editor.app.threads.jobs import Jobs
from editor.app.threads.main_thread import Deliveries
from editor.app.threads.patience import PendingCall, Presence
from editor.app.threads.soon import run_soon
from editor.core import words
from editor.core.disk import names, store
from editor.core.errors import FieldError, FileError, HeaderError, UnconfirmedSaveError
from editor.core.file.new import new_post
from editor.core.file.postfile import PostFile
from editor.core.history.recovery import Recovered, Side
from editor.core.post import Post
from editor.core.profile.settings import DEFAULT, ProfileSettings, profile_names, profile_settings
from editor.core.sharing import conflicts
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.core.renaming.rename import RenamedPost

RECENT = 12  # files


class Session(QObject):
    """Owns the current document. All writing goes through one queue, so that saves never overtake each other."""

    current_changed = Signal()
    recent_changed = Signal()
    saving_changed = Signal()
    written = Signal(object)
    """A `Written`: the disk has confirmed a save."""
    unconfirmed = Signal(object, object)
    """(save, error): the new file is in place, but the disk did not confirm it; the document is not clean."""
    save_failed = Signal(object, object)
    """(save, error): nothing was replaced, the text stays as it is in the window."""

    def __init__(self, settings: Settings, jobs: Jobs) -> None:
        super().__init__()
        self._settings = settings
        self._jobs = jobs
        self._profiles: dict[str, ProfileSettings] = {}
        self._failed: Document | None = None
        self._under_way: list[Save] = []
        self.moves = FileMoves(jobs, self._follow_renamed, self)
        self.moves.changed.connect(self.saving_changed)
        self._saves = 0
        self.reader = PostReader(self)
        self._presence = Presence()
        self._late_sample = Deliveries(self._keep_sample)
        self.folders = Folders(settings)
        self.kept_undo = KeptUndo(self)
        self.keepers: list[Keeper] = []
        self.current: Document | None = None
        self.following = CurrentDocument(parent=self)
        """Says what the current document says, whichever it is."""

    # -- opening ---------------------------------------------------------------------------------------------------

    def begin(self, path: Path | None) -> Document:
        """The post to start with: `path`, else the one opened last, else at the first start the sample.

        Raises FileError where `path` cannot be read.
        """
        if path is not None:
            return self.open(path)
        gone = [last for last in self._known()[:1] if self._presence.is_gone(last)]  # perhaps renamed
        for recent in (*gone, *self.recent[:1]):
            with contextlib.suppress(FileError):
                return self.open(recent)
        if self._settings.state.get("seen_sample"):
            return self.new()
        self._settings.state["seen_sample"] = True
        return self.open_sample(START)

    def open(self, path: Path) -> Document:
        """Open the post at `path`. Raises FileError; then the current document stays."""
        return self.show(read_now(path.absolute()))

    def show(self, read: ReadPost) -> Document:
        """Open the post that was read by `reader`, whose path is absolute."""
        document = Document(read.path, PostFile.parse(read.data), read.digest, self.profile, self)
        self.kept_undo.restore(document)
        self._remember(read.path)
        return self._show(document)

    def new(self) -> Document:
        """Begin a post: a path in the library at once, the file itself with the first change. Raises HeaderError or
        FieldError for a profile whose skeleton makes no header."""
        profile = self._new_profile()
        file = new_post("" if profile.name == DEFAULT else profile.name, now := profile.now())
        return self._show(Document(self._new_path("", now), file, None, self.profile, self))

    def recover(self, text: Recovered) -> Document:
        """Open the post of `text` with that in it, not yet saved: as a step that can be undone, where the file that is
        there can be edited. One that belongs nowhere becomes a new post of the library. Raises FileError; then the
        current document stays."""
        contents, fields = text.contents, text.contents.fields
        if not text.has_place:
            path = self._new_path(fields.title or fields.commentary.headline, self.profile(fields.profile).now())
            return self._show(Document(path, text.file, None, self.profile, self, recovered=True))
        document = self.current
        if text.disk is not None and text.side is Side.MISSING:
            document = None  # there is nothing in its file to start from
        elif document is None or document.path != text.path:
            document = self.open(text.path) if text.side is not Side.MISSING else None
        if document is not None and document.fields_editable and not contents.raw:
            fields = replace(contents.fields, id=document.fields.id or contents.fields.id, extra=document.fields.extra)
            post = Post(fields, contents.text)
            document.apply(change.restored(post, tr("Recovered text"), risky=not document.is_clean))
            return document
        return self._show(Document(text.path, text.file, text.digest, self.profile, self, recovered=True))

    def open_sample(self, patience: float = SOON) -> Document:
        """The sample post of the profile of new posts, a file of the library to try things on.

        It is written when it is first asked for and opened from then on; where the library cannot be written, or is not
        there within `patience` seconds, it is shown without its pictures, as a new post with a path of its own: the
        file of the sample may still come to be where it was to be. Raises what is no FileError.
        """
        from editor.core.profile import sample  # with all that reads pages: in the window at a first start alone

        profile, library = sample.whole(self._new_profile()), self._settings.library
        path = self._new_path("ronpyo", profile.now())
        kept, late = self._samples.get(profile.name), self._late_sample

        def find() -> ReadPost:
            if isinstance(kept, str):
                with contextlib.suppress(FileError):
                    return read_post(Path(kept))
            sample.write(profile, path, library)
            return read_post(path.absolute())

        def told_late(found: ReadPost | None, _error: Exception | None) -> None:
            if found is not None:
                late.deliver(profile.name, found.path)

        question = PendingCall(find, told_late)
        found, error = question.wait(patience) or (None, None)
        if error is not None and not isinstance(error, FileError):
            raise error
        if found is None:
            return self._show(Document(names.unseen_path(library), sample.post(profile), None, self.profile, self))
        self._keep_sample(profile.name, found.path)
        return self.show(found)

    @property
    def _samples(self) -> dict[str, object]:
        """The path of the sample of each profile for which there is one."""
        known = self._settings.state.get("samples")
        return known if isinstance(known, dict) else {}

    def _keep_sample(self, name: str, path: Path) -> None:
        self._settings.state["samples"] = {**self._samples, name: str(path)}

    def profile(self, name: str) -> ProfileSettings:
        """The settings of the blog profile `name` ("": the default), read once."""
        name = name or DEFAULT
        if name not in self._profiles:
            self._profiles[name] = profile_settings(name)
        return self._profiles[name]

    def _new_path(self, title: str, now: datetime.datetime) -> Path:
        """A free path in the library; on a drive that does not answer, one that is most likely free."""
        library = self._settings.library
        question = PendingCall(lambda: names.new_path(library, now.date(), title), lambda _path, _error: None)
        path, error = question.wait(SOON) or (None, None)
        if error is not None:
            raise error
        return path or names.unseen_path(library, now)

    def _new_profile(self) -> ProfileSettings:
        """The profile that was chosen for new posts, else one in the language of the window."""
        profile = self.profile(self._settings.choices.profile)
        if self._settings.choices.profile or profile.language == words.language():
            return profile
        speaking = (name for name in profile_names() if self.profile(name).language == words.language())
        return self.profile(next(speaking, ""))

    # -- saving ----------------------------------------------------------------------------------------------------

    def save(
        self,
        document: Document,
        path: Path | None = None,
        *,
        why: Why = Why.PERSON,
        replace_it: bool = False,
        then: Callable[[], None] | None = None,
    ) -> None:
        """Write `document` to its own path or to `path`, off the window's thread; `then()` after it is on the disk.

        Before a file is replaced, `keepers` see what it holds. Refused where another program changed the file since it
        was read, unless `replace_it`: then what it wrote is kept beside it. `save_failed` says it, too, where the
        fields do not fit into the header safely (HeaderError, FieldError).
        """
        snapshot = document.to_save()
        target = path or document.path
        own = target == document.path and document.digest is not None
        save = Save(
            document,
            snapshot,
            target,
            (document.digest or store.ABSENT) if own else store.ABSENT,
            why,
            partial(self.folders.make_ready, target, self._settings.library, is_new=not own),
            replace_it,
            document.original,
            tuple(self.keepers),
            next((other for other in reversed(self._under_way) if other.document is document), None),
            target != document.path,
            self.moves.places.where,
        )

        def done(digest: str) -> None:
            self._under_way.remove(save)
            self._failed = None
            mended = why is Why.PERSON and is_mended(document, snapshot)
            tell(document, change.saved(snapshot, save.path, digest, mended=mended))
            self.written.emit(save.written(digest))
            self._was_written(save.path)
            if then is not None:
                then()

        def failed(error: Exception) -> None:
            self._under_way.remove(save)
            if isinstance(error, UnconfirmedSaveError):
                tell(document, change.written(snapshot, save.path, store.digest(snapshot.file.data)))
                self._was_written(save.path)
                self.unconfirmed.emit(save, error)
                return
            self._failed = document
            self.saving_changed.emit()
            if not isinstance(error, FileError | HeaderError | FieldError):
                raise error
            self.save_failed.emit(save, error)

        self._under_way.append(save)
        self._saves += 1
        self._jobs.start(save.run, done, failed)
        self.saving_changed.emit()

    @property
    def saves(self) -> int:
        """Number of saves, and of renamings, begun since the start."""
        return self._saves + self.moves.begun

    @property
    def saving(self) -> bool:
        """Whether a save is under way, or a file is being renamed."""
        return bool(self._under_way) or self.moves.under_way

    def wait(self, timeout: float | None = None) -> bool:
        """Block until all saves are done, `timeout` seconds at most: for closing only. Whether they are."""
        return self._jobs.wait(timeout)

    def _was_written(self, path: Path) -> None:
        self._remember(path)
        self.saving_changed.emit()

    def _first_change(self, document: Document) -> None:
        """A new post becomes a file at its first change; if that fails, the next save will say so."""
        if document.on_disk or document is self._failed or self.saving or document.composing or document.is_clean:
            return
        self.save(document, why=Why.ITSELF)

    # -- the current document and the recent ones ------------------------------------------------------------------

    @property
    def recent(self) -> list[Path]:
        """The files opened last, newest first; those that are gone and conflict copies of other posts left out."""
        return [path for path in self._known() if self._presence.is_file(path) and not conflicts.is_copy(path)]

    def _known(self) -> list[Path]:
        known = self._settings.state.get("recent", [])
        return [Path(path) for path in known if isinstance(path, str)] if isinstance(known, list) else []

    def forget_recent(self) -> None:
        """Empty the list of recent files."""
        self._settings.state["recent"] = []
        self.recent_changed.emit()

    def moved(self, document: Document) -> None:
        """The file of `document` was renamed by another program, and the document follows it."""
        self._remember(document.path)

    def _follow_renamed(self, found: "RenamedPost") -> None:
        document = self.current
        if document is not None and document.path == found.old:
            document.apply(change.renamed(document.contents(), found))
            self.folders.seen(found.new)
        recent = (str(found.new if path == found.old else path) for path in self._known())
        self._settings.state["recent"] = list(dict.fromkeys(recent))
        self._settings.save_state(later=True)
        self.recent_changed.emit()

    def _remember(self, path: Path) -> None:
        self.folders.seen(path)
        others = [str(other) for other in self._known() if other != path and not self._presence.is_gone(other)]
        self._settings.state["recent"] = [str(path), *others][:RECENT]
        self._settings.save_state(later=True)
        self.recent_changed.emit()

    def _show(self, document: Document) -> Document:
        self.reader.forget()
        old, self.current = self.current, document
        self.following.follow(document)
        if not document.on_disk:
            # In the next turn of the loop: the change is complete then, also one that an input method makes.
            document.changed.connect(lambda _revision: run_soon(document, lambda: self._first_change(document)))
        self.current_changed.emit()
        if old is not None:
            self.kept_undo.leave(old)
            old.deleteLater()
        return document
