"""One open post: the only owner of its text, its fields and where it lies."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextDocument

from editor.app.buffer import TextBuffer
from editor.app.history import History
from editor.core.file import lines
from editor.core.file.contents import Built, Contents, Draft
from editor.core.file.postfile import PostFile
from editor.core.history.version_list import Reason
from editor.core.post import Fields, Post
from editor.core.profile.load import Profile
from editor.core.words import tr

LONG_PASTE = 200
"""Characters; a paste of more is announced."""


@dataclass(slots=True, eq=False)
class Snapshot:
    """What a save writes: the draft of the file, and the step of the history that it stands for."""

    draft: Draft
    position: object
    _built: Built | None = None

    @property
    def file(self) -> PostFile:
        """The file's new contents, built when they are first asked for: by the thread that writes. Raises HeaderError
        or FieldError where the fields do not fit into the header safely."""
        self._built = self._built or self.draft.build()
        return self._built.or_raise()


class Document(QObject):
    """One open post.

    `changed(revision)` says that text or fields are other than before, never while an input method composes;
    `fields_changed` that the fields are, whoever changed them; `state_changed` that path, cleanness, history or the way
    of editing did.
    """

    changed = Signal(int)
    fields_changed = Signal()
    saved = Signal()
    state_changed = Signal()
    raw_changed = Signal()
    moved = Signal(object)
    """A `Move`: a step of the history was taken back or made again."""
    risky = Signal(object)
    """A `Reason`: something is about to be done to the post that the person may regret; now it is still as it was."""

    def __init__(
        self,
        path: Path,
        file: PostFile,
        digest: str | None,
        profile_of: Callable[[str], Profile],
        parent: QObject | None = None,
    ) -> None:
        """`digest` is that of the file on the disk, None where there is none yet."""
        super().__init__(parent)
        self.path = path
        self.digest = digest
        self.revision = 0
        self.acknowledged = False
        self.original: bytes | None = None
        self._missing = self._held = False
        self._profile_of = profile_of
        self._file = file
        self._fields = file.fields
        self._raw = False
        self._text_buffer = TextBuffer(self)
        self._composing = False
        self._text: str | None = None
        self._known_text = ""
        self.history = History(self.buffer, self._put_fields, parent=self)
        self._load(file)
        self.buffer.contentsChanged.connect(self._contents_changed)
        self.history.changed.connect(self.state_changed)
        self.history.moved.connect(self.moved)

    # -- what it holds ---------------------------------------------------------------------------------------------

    @property
    def buffer(self) -> QTextDocument:
        """The text that the source pane shows: the body, or in raw mode the whole file."""
        return self._text_buffer.document

    @property
    def fields(self) -> Fields:
        """What the header says now."""
        return self._fields

    @property
    def file(self) -> PostFile:
        """The file as it was read or last saved."""
        return self._file

    @property
    def profile(self) -> Profile:
        """The blog profile that the post names."""
        return self._profile_of(self._fields.profile)

    @property
    def raw(self) -> bool:
        """Whether the header cannot be edited safely, so that the buffer holds the whole file."""
        return self._raw

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written: the file must first be taken as UTF-8, or somebody else has it open."""
        return self._held or self._file.encoding != "utf-8"

    @property
    def held(self) -> bool:
        """Whether another window or machine has the post open, so that it can only be looked at here."""
        return self._held

    @held.setter
    def held(self, value: bool) -> None:
        if value != self._held:
            self._held = value
            self.raw_changed.emit()
            self.state_changed.emit()

    @property
    def is_clean(self) -> bool:
        """Whether the document is as it is on the disk."""
        return self.history.is_clean and not self._missing

    @property
    def missing(self) -> bool:
        """Whether the file that was read is no longer where it was: then only the window holds the text."""
        return self._missing

    @missing.setter
    def missing(self, value: bool) -> None:
        if value != self._missing:
            self._missing = value
            self.state_changed.emit()

    @property
    def on_disk(self) -> bool:
        """Whether there is a file of this post yet."""
        return self.digest is not None

    @property
    def needs_look(self) -> bool:
        """Whether the person must see the header's problem before the file may be written (POST_FORMAT, rules)."""
        return self.raw and not self.acknowledged

    def text(self) -> str:
        """The buffer's text, every character of it, lines parted by newlines."""
        if self._text is None:
            self._text = self._text_buffer.text()
        return self._text

    def body_text(self) -> str:
        """The Markdown body."""
        return PostFile.parse(self.text().encode("utf-8")).body if self.raw else self.text()

    def contents(self) -> Contents:
        """What is written now, apart from the file that it is to be put into."""
        return Contents(self._fields, self.text(), self._raw)

    def snapshot(self) -> Post:
        """The post as it is now, to leave for other threads and processes."""
        return Post(self._fields, self.body_text())

    # -- changing it -----------------------------------------------------------------------------------------------

    def edit_fields(self, fields: Fields, name: str, merge: str = "") -> None:
        """Change the fields in one undo step called `name`; consecutive edits with one `merge` key are one step."""
        if fields == self._fields or self.raw:
            return
        before, self._fields = self._fields, fields
        self.history.add_fields(before, fields, name, merge)
        self._fields_are_new()

    def replace_text(self, text: str, name: str = "") -> None:
        """Put `text` in place of the whole buffer, as one undo step called `name`."""
        with self.history.named(name):
            self._text_buffer.replace(0, len(self.text()), lines.to_buffer(text))

    def put(self, post: Post, name: str) -> None:
        """Make fields and text those of `post`, as one undo step called `name`."""
        with self.history.together(name):
            self.edit_fields(post.fields, name)
            self.replace_text(post.body, name)

    def announce(self, reason: Reason) -> None:
        """Say that something risky is about to be done, so that the post is kept as it is now."""
        self.risky.emit(reason)

    def before_paste(self, text: str) -> None:
        """`text` is about to be pasted somewhere into the post."""
        if len(text) > LONG_PASTE:
            self.announce(Reason.BEFORE_PASTE)

    def put_file(self, file: PostFile) -> None:
        """Put the text and the fields of another version of the post in place of these; nothing is saved by that."""
        self.announce(Reason.BEFORE_THEIRS)
        contents = Contents.of(file)
        if self._raw or contents.raw:
            self.replace_text(file.text if self._raw else file.body)
            return
        mine, name = self._fields, tr("Another version")
        with self.history.together(name):
            self.edit_fields(replace(contents.fields, id=mine.id, extra=mine.extra), name)
            self.replace_text(contents.text)

    def undo(self) -> None:
        """Take back the newest step, of text or fields."""
        if not self._held:
            self.history.undo()

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        if not self._held:
            self.history.redo()

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

    def reread_header(self) -> bool:
        """In raw mode: read the text anew; True if its header can be edited by fields now."""
        file = self.build().file
        if file is None or not file.editable:
            return False
        clean, digest = self.is_clean, self.digest
        self._file = file
        self.digest = digest
        self._load(file)
        self.history.mark_clean(None if clean else object())
        self._text_is_new()
        self.raw_changed.emit()
        self.fields_changed.emit()
        return True

    def convert(self) -> None:
        """Take the text of a file of another encoding as UTF-8; a save keeps the file as it was beside the new one."""
        self.original = self._file.data
        self._file = self._file.converted()
        self._load(self._file)
        self.history.mark_clean(object())
        self._text_is_new()
        self.raw_changed.emit()
        self.fields_changed.emit()

    # -- saving it -------------------------------------------------------------------------------------------------

    def draft(self) -> Draft:
        """The post as it is now, for other threads and processes to build its file of."""
        return Draft(self.contents(), self._file, self._origin)

    def build(self) -> Built:
        """The file as it would be saved now, or why the fields do not fit into its header. With many rows this takes
        100 ms: where it can be done elsewhere, hand on the `draft`."""
        return self.draft().build()

    def to_file(self) -> PostFile:
        """The file as it would be saved now. Raises HeaderError or FieldError where there is none, unlike `build`."""
        return self.build().or_raise()

    def to_save(self) -> Snapshot:
        """What a save has to write."""
        self.history.part()
        return Snapshot(self.draft(), self.history.position)

    def was_saved(self, snapshot: Snapshot, path: Path, digest: str, *, reread: bool = True) -> None:
        """The file `path` holds `snapshot`, the disk has confirmed it, and its digest is `digest`.

        With `reread`, a header that was mended in the text is edited by fields from then on: the text is another one
        by that, so not under the hands of somebody who is writing in it.
        """
        self._stands_for(snapshot, path, digest, snapshot.position)
        mended = self._raw and snapshot.file.editable and not self._composing
        if reread and mended and self.contents() == snapshot.draft.contents:
            self.reread_header()
        self.saved.emit()
        self.state_changed.emit()

    def was_written(self, snapshot: Snapshot, path: Path, digest: str) -> None:
        """The file `path` holds `snapshot`, but the disk did not confirm it: the document is not clean by that."""
        self._stands_for(snapshot, path, digest, object())
        self.state_changed.emit()

    def _stands_for(self, snapshot: Snapshot, path: Path, digest: str, clean: object) -> None:
        moved = path != self.path
        self.path, self.digest, self._missing = path, digest, False
        self._file = snapshot.file
        self.original = None
        self.history.mark_clean(clean)
        if moved:
            self.changed.emit(self.revision)  # images are named beside the file

    def follow(self, path: Path) -> None:
        """The file was renamed or moved: it is `path` now."""
        self.path, self._missing = path, False
        self.changed.emit(self.revision)  # images are named beside the file
        self.state_changed.emit()

    def agree(self, file: PostFile, digest: str) -> None:
        """The file on the disk holds, in these bytes, what is written here."""
        self.digest, self._file, self._missing = digest, file, False
        self._origin = file
        self.history.mark_clean(self.history.position)
        self.state_changed.emit()

    def take(self, file: PostFile, digest: str) -> None:
        """Take the file's new contents, as read from the disk, as a step that can be undone; the caret stays.

        Where the header can be edited in only one of the two, the history begins anew.
        """
        contents = Contents.of(file)
        if contents.raw != self._raw or self._file.encoding != "utf-8" or file.encoding != "utf-8":
            self.reload(file, digest)
            return
        self.announce(Reason.BEFORE_THEIRS)
        post_id = file.fields.id or self._fields.id  # one that went missing is given back with the next save
        self._fields = replace(self._fields, id=post_id, extra=file.fields.extra)
        self.digest, self._file = digest, file
        name = tr("Changes of another program")
        with self.history.together(name):
            self.edit_fields(replace(contents.fields, id=post_id), name)
            self.replace_text(contents.text)
        self.agree(file, digest)

    def reload(self, file: PostFile, digest: str) -> None:
        """Take the file's new contents, as read from the disk; the history begins anew."""
        self.announce(Reason.BEFORE_THEIRS)
        self.digest, self._missing = digest, False
        post_id, self._file = self._fields.id, file
        self._load(file)
        if not self._fields.id:
            self._fields = replace(self._fields, id=post_id)  # went missing: given back with the next save
        self._text_is_new()
        self.raw_changed.emit()
        self.fields_changed.emit()

    # -- inside ----------------------------------------------------------------------------------------------------

    def _load(self, file: PostFile) -> None:
        self._origin = file
        contents = Contents.of(file)
        self._raw, self._fields = contents.raw, contents.fields
        self._text_buffer.set_text(contents.text)
        self._text = None
        self.history.reset()

    def _put_fields(self, fields: Fields) -> None:
        self._fields = replace(fields, id=self._file.fields.id or fields.id)  # an id is given once, undone or not
        self._fields_are_new()

    def _fields_are_new(self) -> None:
        self.revision += 1
        self.fields_changed.emit()
        self.changed.emit(self.revision)

    def _contents_changed(self) -> None:
        self._text = None
        if self._composing:  # each update of a preedit comes here too, though the text stays the same
            self._look_for_change()
        else:
            self._text_is_new()

    def _look_for_change(self) -> None:
        if self._text is None and (text := self.text()) != self._known_text:
            self._known_text = text
            self._text_is_new()

    def _text_is_new(self) -> None:
        self.revision += 1
        self.changed.emit(self.revision)
        self.state_changed.emit()
