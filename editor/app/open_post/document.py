"""One open post: the only owner of its text, its fields and where it lies.

**One way in.** A change is a value (`change.py`) and comes in by `Document.apply`, which says by an `Outcome` what
became of it:

1. It is refused, and nothing happens, where it was made against an older revision (`STALE`), where the post can only be
   looked at and the change would be the person's (`LOCKED`), or where it is one of fields and the header is shown as
   text (`NO_FIELDS`). A refusal is a result; nothing is raised.
2. What it puts at risk is said by `risky`, while the post is still as it was.
3. All of it is put in: first what is new about the file, then fields and text, as one undo step or with a history that
   begins anew, then which state is the clean one.
4. It is told, when all of it is in: by the signals of `ORDER`, each once at most, in this order. A listener that is
   called sees the new state whole. One that makes another change has that told before the rest of this one.

**The text pane** is the one other writer: keys, input methods, drags and commands round the caret change the buffer by
cursors, in steps named by `history.named`. Qt tells of it, and it is told on in the same order. While a word is being
composed, its preedit is no change.

`tests/app/open_post/test_document_changes.py` has a table of what each kind of change does to the signals, the history,
the journal, and to whether the post is clean.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

from editor.app.open_post.buffer import TextBuffer
from editor.app.open_post.change import Cause, Change, Clean, Outcome
from editor.app.open_post.history import History, Move
from editor.app.open_post.known_file import KnownFile
from editor.app.open_post.pending_signals import PendingSignals
from editor.app.open_post.snapshot import Snapshot
from editor.core.file import lines
from editor.core.file.contents import Built, Contents, Draft
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.post import Fields, Post
from editor.core.profile.values import ProfileSettings
from editor.core.text.splices import Splice

LONG_PASTE = 200
"""Characters; a paste of more is announced."""
ORDER = ("raw_changed", "fields_changed", "changed", "saved", "state_changed", "moved")
"""The signals by which a change is told once it is in, in their order; `risky` comes before it."""
_OF_THE_PERSON = (Cause.RESTORED, Cause.SHOWN, Cause.UNDONE, Cause.REDONE)
"""Changes that are not made to a post that can only be looked at. What was typed into a field is none of them: it would
be lost."""


class Document(QObject):
    """One open post.

    `changed(revision)` says that text or fields are other than before, or that the file lies elsewhere, so that its
    pictures do, too; never while an input method composes. `fields_changed` says that the fields are, whoever changed
    them; `raw_changed` that the way of editing is; `saved` that a save is on the disk; `state_changed` that path,
    cleanness, history or the way of editing did.
    """

    changed = Signal(int)
    fields_changed = Signal()
    saved = Signal()
    state_changed = Signal()
    raw_changed = Signal()
    moved = Signal(object)
    """A `Move`: a place of the post is to be shown, since a step of the history was taken back or made again there."""
    risky = Signal(object)
    """A `Reason`: something is about to be done to the post that the person may regret; now it is still as it was."""

    def __init__(
        self,
        path: Path,
        file: PostFile,
        digest: str | None,
        profile_of: Callable[[str], ProfileSettings],
        parent: QObject | None = None,
        *,
        recovered: bool = False,
    ) -> None:
        """`digest` is that of the file on the disk, None where there is none yet. A `recovered` post is in no file as
        it is, and its header has been looked at."""
        super().__init__(parent)
        self.revision = 0
        self._known = KnownFile(path, file, file, digest, acknowledged=recovered)
        self._profile_of = profile_of
        self._fields, self._raw = file.fields, False
        self._text_buffer = TextBuffer(self)
        self._composing = False
        self._text: str | None = None
        self._read_at = 0
        """The buffer's revision, as Qt counts, at which `_text` was read. Qt tells what changes, and that the caret
        moves, before it says that contents changed: who reads the text then reads the new one."""
        self._known_text = ""
        self._pending = PendingSignals(ORDER, self._emit)
        self.told_later = self._pending.held
        """Signals wait until the end of a `with` of this: a key is painted before anyone is told of it."""
        self._move = Move()
        self.history = History(self.buffer, self._put_fields, parent=self)
        self._begin(file, Contents.of(file))
        if recovered:
            self.history.mark_clean(object())
        self.buffer.contentsChanged.connect(self._contents_changed)
        self.history.changed.connect(self._history_changed)
        self.history.moved.connect(self._step_moved)

    # -- what it holds ---------------------------------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """The path of the file, which may not exist yet."""
        return self._known.path

    @property
    def digest(self) -> str | None:
        """SHA-256 of the file on the disk, as it was read or saved last; None: there is none yet."""
        return self._known.digest

    @property
    def original(self) -> bytes | None:
        """The file in the encoding that it was converted from, until it is saved."""
        return self._known.original

    @property
    def acknowledged(self) -> bool:
        """Whether the person has seen what is wrong with the header."""
        return self._known.acknowledged

    @property
    def buffer(self) -> QTextDocument:
        """The text that the source pane shows: the body, or in raw mode the whole file."""
        return self._text_buffer.document

    @property
    def fields(self) -> Fields:
        """The header's values now."""
        return self._fields

    @property
    def file(self) -> PostFile:
        """The file as it was read or last saved."""
        return self._known.file

    @property
    def profile(self) -> ProfileSettings:
        """The settings of the blog profile that the post names."""
        return self._profile_of(self._fields.profile)

    @property
    def raw(self) -> bool:
        """Whether the header cannot be edited safely, so that the buffer holds the whole file."""
        return self._raw

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: the file must first be taken as UTF-8, or somebody else has it open."""
        return self._known.held or self._known.is_foreign

    @property
    def fields_editable(self) -> bool:
        """Whether the person can change fields: the header can be edited safely, and the file may be written."""
        return not (self._raw or self.read_only)

    @property
    def held(self) -> bool:
        """Whether another window or machine has the post open, so that it can only be looked at here."""
        return self._known.held

    @property
    def is_clean(self) -> bool:
        """Whether the document is as it is on the disk."""
        return self.history.is_clean and not self._known.missing

    @property
    def missing(self) -> bool:
        """Whether the file that was read is no longer where it was: then only the window holds the text."""
        return self._known.missing

    @property
    def on_disk(self) -> bool:
        """Whether there is a file of this post yet."""
        return self._known.digest is not None

    @property
    def needs_look(self) -> bool:
        """Whether the person must see the header's problem before the file may be written (POST_FORMAT, rules)."""
        return self._raw and not self._known.acknowledged

    def text(self) -> str:
        """The buffer's text, every character of it, lines parted by newlines."""
        if self._text is None:
            self._text, self._read_at = self._text_buffer.text(), self.buffer.revision()
        return self._text

    def body_text(self) -> str:
        """The Markdown body."""
        return PostFile.parse(self.text().encode("utf-8")).body if self.raw else self.text()

    def contents(self) -> Contents:
        """The fields and the text as they are now, apart from the file that they are to be put into."""
        return Contents(self._fields, self.text(), self._raw)

    def snapshot(self) -> Post:
        """The post as it is now, to leave for other threads and processes."""
        return Post(self._fields, self.body_text())

    # -- changing it -----------------------------------------------------------------------------------------------

    def apply(self, change: Change) -> Outcome:
        """Make `change`, and say what became of it. The one way in; see the top of this module."""
        if (refusal := self._refusal(change)) is not None:
            return refusal
        if change.risk is not None:
            self.risky.emit(change.risk)
        with self._pending.held() as news:
            was_clean, was_foreign = self.is_clean, self._known.is_foreign
            news |= self._known.take_in(change.cause, change.facts)
            if change.cause is Cause.UNDONE:
                self.history.undo()
            elif change.cause is Cause.REDONE:
                self.history.redo()
            elif change.contents is not None:
                self._put_file(change, change.contents, was_foreign)
            else:
                self._put(change.fields, change.text, change.name, change.merge)
            self._mark(change, was_clean)
            if change.cause is Cause.SAVED:
                news.add("saved")
            if change.place is not None and news:
                self._step_moved(Move(self._text_buffer.position(change.place)))
            return Outcome.DONE if news else Outcome.NOTHING

    def announce(self, reason: Reason) -> None:
        """Say that something risky is about to be done in the text pane, so that the post is kept as it is now."""
        self.risky.emit(reason)

    def before_paste(self, text: str) -> None:
        """`text` is about to be pasted somewhere into the post."""
        if len(text) > LONG_PASTE:
            self.announce(Reason.BEFORE_PASTE)

    @property
    def composing(self) -> bool:
        """Whether an input method holds text that is not yet in the buffer."""
        return self._composing

    @composing.setter
    def composing(self, value: bool) -> None:
        if value and not self._composing:
            self._known_text = self.text()
        self._composing = value
        self._look_for_change()

    # -- saving it -------------------------------------------------------------------------------------------------

    def draft(self) -> Draft:
        """The post as it is now, for other threads and processes to build its file of."""
        return Draft(self.contents(), self._known.file, self._known.origin)

    def build(self) -> Built:
        """The file as it would be saved now, or why the fields do not fit into its header. With many rows this takes
        100 ms: where it can be done elsewhere, hand on the `draft`."""
        return self.draft().build()

    def to_save(self) -> Snapshot:
        """The snapshot for a save; ends the undo step that is being made."""
        self.history.part()
        return Snapshot(self.draft(), self.history.position)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _refusal(self, change: Change) -> Outcome | None:
        if change.revision is not None and change.revision != self.revision:
            return Outcome.STALE
        if change.cause in _OF_THE_PERSON and self.read_only:
            return Outcome.LOCKED
        if change.fields is not None and self._raw:
            return Outcome.NO_FIELDS
        return None

    def _emit(self, name: str) -> None:
        if name == "changed":
            self.changed.emit(self.revision)
        elif name == "moved":
            self.moved.emit(self._move)
        else:
            getattr(self, name).emit()

    def _put_file(self, change: Change, file: PostFile, was_foreign: bool) -> None:
        """Fields and text of `file`: as a step where they are edited as those here are, else with a new history."""
        contents, mine = Contents.of(file), self._fields
        if change.cause is Cause.SHOWN:
            if self._raw or contents.raw:
                self._put(None, file.text if self._raw else file.body, change.name)
            else:
                self._put(replace(contents.fields, id=mine.id, extra=mine.extra), contents.text, change.name)
            return
        if change.cause is Cause.TAKEN:  # an id that went missing is given back with the next save
            contents = replace(contents, fields=replace(contents.fields, id=contents.fields.id or mine.id))
        if change.anew or contents.raw != self._raw or was_foreign or file.encoding != "utf-8":
            self._begin(file, contents)
            self._text_is_new()
            self._pending.add("raw_changed", "fields_changed")
            return
        # Not undone with the rest: an id is given once, and the keys that nobody knows are the file's.
        self._fields = replace(mine, id=contents.fields.id, extra=contents.fields.extra)
        self._put(None if self._raw else contents.fields, contents.text, change.name)

    def _put(self, fields: Fields | None, text: str | tuple[Splice, ...] | None, name: str, merge: str = "") -> None:
        """Other fields and another text, as one step."""
        whole = lines.to_buffer(text) if isinstance(text, str) else text
        with self.history.together(name) if fields is not None and whole is not None else self.history.named(name):
            if fields is not None and fields != self._fields:
                before, self._fields = self._fields, fields
                self._fields_are_new()
                self.history.add_fields(before, fields, name, merge)
            if whole is not None:
                self._text_buffer.put(whole)

    def _begin(self, file: PostFile, contents: Contents) -> None:
        """Hold `contents`, those of `file`, and forget all steps."""
        self._known.origin = file
        self._raw, self._fields = contents.raw, contents.fields
        self._text_buffer.set_text(contents.text)
        self._text = None
        self.history.reset()

    def _mark(self, change: Change, was_clean: bool) -> None:
        """Mark the state of the history that equals the file on the disk."""
        match change.clean:
            case Clean.HERE:
                self.history.mark_clean(self.history.position)
            case Clean.NOWHERE:
                self.history.mark_clean(object())
            case Clean.AT:
                self.history.mark_clean(change.position)
            case Clean.KEPT if change.anew:
                self.history.mark_clean(self.history.position if was_clean else object())

    def _put_fields(self, fields: Fields) -> None:
        """Take in the fields of a step of the history."""
        self._fields = replace(fields, id=self._known.file.fields.id or fields.id)  # an id is given once, undone or not
        self._fields_are_new()

    def _fields_are_new(self) -> None:
        self.revision += 1
        self._pending.add("fields_changed", "changed")

    def _contents_changed(self) -> None:
        before, self._text = self._text, None
        if self._composing:  # each update of a preedit comes here too, though the text stays the same
            self._look_for_change()
        else:
            knows = before is not None and self._read_at != self.buffer.revision()
            if not knows or not self._text_buffer.is_as_long or self.text() != before:  # else it was coloured
                self._text_is_new()
            self._pending.flush()

    def _look_for_change(self) -> None:
        if self._text is None and (text := self.text()) != self._known_text:
            self._known_text = text
            self._text_is_new()
        self._pending.flush()

    def _text_is_new(self) -> None:
        self.revision += 1
        self._pending.add("changed", "state_changed")

    def _history_changed(self) -> None:
        """Told with what follows: Qt says that a step was added before it says that the text has changed."""
        self._pending.add("state_changed")

    def _step_moved(self, move: Move) -> None:
        self._move = move
        self._pending.add("moved")
