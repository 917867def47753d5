"""Opening, saving and leaving posts as the person meets them: the questions and the sentences around `Session`."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.application import Application
from editor.app.files.post_reader import ReadPost
from editor.app.files.saving import Save, Why, Written, free_path
from editor.app.files.situation import FileState
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.core.errors import FieldError, FileChangedError, FileError, HeaderError
from editor.core.words import tr
from editor.ui.dialogs.ask import Ask
from editor.ui.news.offered import is_page

POST_KINDS = "Markdown (*.md)"
_SAVE, _LEAVE, _BY_ITSELF, _IN_JOURNAL = 0, 1, 2, 3
_JOURNAL_S = 2.0
"""Seconds that the journal is given to be on the disk."""
_PATIENCE = 3.0
"""Seconds that a save may take while one waits to leave: a drive that does not answer would hold the window."""


class Files(QObject):
    """The commands of the File menu. `page_chosen(path)`: the file that was to be opened is a saved page, no post."""

    page_chosen = Signal(object)

    def __init__(
        self,
        app: Application,
        ask: Ask,
        commit_input: Callable[[], None],
        parent: QObject,
    ) -> None:
        """`commit_input()` hands over to the document what is still being composed in a field or in the text."""
        super().__init__(parent)
        self._commit_input = commit_input
        self._session = session = app.session
        self._settings = app.settings
        self._ask = ask
        self._autosave = app.autosave
        self._journal = app.journal
        self._asking = False
        self._watcher = watcher = app.watcher
        self._refused: tuple[Save, FileError] | None = None
        self._tried_again = False
        self._leaving: Document | None = None
        self._could_not_leave: Document | None = None
        # Methods of a QObject, so that they are disconnected with it when the window is built anew.
        session.save_failed.connect(self._save_failed)
        session.unconfirmed.connect(self._unconfirmed)
        watcher.looked.connect(self._looked)
        session.written.connect(self._written)

    def new(self, then: Callable[[], object] = lambda: None) -> None:
        """Begin a post, `then()` once it is shown."""

        def begin() -> None:
            self._session.new()
            then()

        self.leave(begin)

    def open_sample(self) -> None:
        """Show the sample post."""
        self.leave(self._session.open_sample)

    def open(self) -> None:
        """Ask for a post and open it; of a saved page, the news is taken."""
        document = self._session.current
        folder = document.path.parent if document is not None and document.on_disk else self._settings.library
        path = self._ask.open_path(folder)
        if path is not None and is_page(path):
            self.page_chosen.emit(path)
        elif path is not None:
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open the post at `path`, unless it is open already."""
        document = self._session.current
        if document is None or not document.on_disk or path.absolute() != document.path:
            self.leave(lambda: self._open(path))

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save the post where it lies."""
        if (document := self._session.current) is not None:
            self._save(document, None, then)

    def save_as(self) -> None:
        """Save the post under another name; it lives there from now on."""
        document = self._session.current
        if document is None:
            return
        path = self._ask.save_path(tr("Save the post as"), document.path, POST_KINDS)
        if path is not None:
            self._save(document, path, None)

    def leave(self, then: Callable[[], object]) -> None:
        """`then()` once the current post may be left: it is saved, or the person said that it need not be.

        Saves by itself where that is on. Otherwise asks, once: whoever wants to leave while the question is open (a
        signal, the window's cross) changes nothing. Where a save does not come to its end, the text stays in the
        journal and is offered at the next start.
        """
        if self._asking:
            return
        self._asking = True
        try:
            document, answer = self._session.current, self._ask_to_leave()
        finally:
            self._asking = False
        if answer in (_LEAVE, _IN_JOURNAL):
            if answer == _LEAVE and document is not None and not document.is_clean:
                self._journal.abandon()
            then()
        elif answer is not None and document is not None:
            why = Why.PERSON if answer == _SAVE else Why.ITSELF
            self._leaving = document
            done: list[bool] = []

            def again() -> None:  # looks again: one may have gone on writing
                if not done:
                    done.append(True)
                    self.leave(then)

            def late() -> None:
                if self._session.saving and self._leaving is document:
                    again()

            self._save(document, None, while_alive(self, again), why=why)
            QTimer.singleShot(round(1000 * _PATIENCE), self, late)

    @property
    def leaving(self) -> bool:
        """Whether a post is about to be left: a question, or a save that is under way, comes before that."""
        return self._asking or (self._leaving is not None and self._session.saving)

    def _ask_to_leave(self) -> int | None:
        self._commit_input()
        if self._session.saving and not self._session.wait(_PATIENCE):
            self._leaving = None
            if self._journal.secure(_JOURNAL_S):
                return _IN_JOURNAL
            text = tr(
                "Your text is only in this window for now: neither its file nor the automatic backup can "
                "be written. Copy all of it, or save it elsewhere with “Save as”."
            )
            self._ask.tell(tr("The disk does not answer"), text)
            return None
        self._leaving = None
        document = self._session.current
        if document is None or document.is_clean:
            return _LEAVE
        if self._autosave.may_save(document) and document is not self._could_not_leave:
            return _BY_ITSELF
        ways = (tr("Save"), tr("Leave without saving"))
        title = tr("Save “{name}” first?", name=document.path.name)
        text = tr(
            "If you leave without saving, your changes stay as an earlier version of it. They are not in its file yet."
        )
        return self._ask.choice(title, text, ways)

    def _written(self, _written: Written) -> None:
        self._could_not_leave = None

    def _unconfirmed(self, save: Save, error: FileError) -> None:
        if self._is_to_be_told(save):
            self._ask.tell(tr("Saved, but not confirmed by the disk"), str(error))

    def _open(self, path: Path) -> None:
        left, here = self._session.current, True

        def done(read: ReadPost) -> None:
            if here:
                self._session.show(read)
            elif self._session.current is left:  # one went on writing meanwhile
                self.leave(lambda: self._session.show(read))

        def failed(error: FileError) -> None:
            self._ask.tell(tr("This post could not be opened"), str(error))

        self._session.reader.read(path.absolute(), while_alive(self, done), while_alive(self, failed))
        here = False

    def _is_to_be_told(self, save: Save) -> bool:
        """Whether the person waits for this save. One that was made by itself puts no dialog before them."""
        leaving, self._leaving = self._leaving, None
        if leaving is save.document:
            self._could_not_leave = leaving
        return save.why is Why.PERSON or leaving is save.document

    def _save(
        self,
        document: Document,
        path: Path | None,
        then: Callable[[], None] | None,
        *,
        why: Why = Why.PERSON,
        replace: bool = False,
    ) -> None:
        self._commit_input()
        if document.held:
            self._ask.tell(
                tr("Nothing was saved"),
                tr("The post is open elsewhere, and read-only here: see the notice above the text."),
            )
            return
        if document.read_only:
            self._ask.tell(
                tr("Nothing was saved"),
                tr("The file is as it was. To write in it, first convert it to UTF-8 in the notice above the text."),
            )
            return
        if document.needs_look:
            self._ask.tell(
                tr("Nothing was saved"),
                tr("The file is as it was. Its header has a problem: see the notice above the text first."),
            )
            return
        self._session.save(document, path, why=why, replace_it=replace or path is not None, then=then)

    def _save_failed(self, save: Save, error: Exception) -> None:
        if not self._is_to_be_told(save):
            return
        document = save.document
        if isinstance(error, HeaderError | FieldError):
            self._ask.tell(tr("Nothing was saved"), str(error))
            return
        if not isinstance(error, FileChangedError):
            way = tr("Try once more, or choose another folder or name with “Save as”.")
            self._ask.tell(tr("Your text is still here. It was not saved"), f"{error}\n\n{way}")
            return
        self._refused = save, error
        if document.on_disk:
            self._watcher.look()
        else:
            self._looked()

    def _looked(self) -> None:
        """The person's save was refused, and it is known now what has happened to the file."""
        (save, error), self._refused = self._refused or (None, None), None
        if save is None or error is None or save.document is not self._session.current:
            return
        document, state = save.document, self._watcher.situation.state
        if state in (FileState.SAME, FileState.COPY) and document.on_disk and not self._tried_again:
            self._tried_again = True  # it was renamed, say, and the document has followed
            self._save(document, None, None)
        elif state in (FileState.SAME, FileState.COPY, FileState.CHANGED):
            self._tried_again = False
            self._ask_about_change(document, str(error))

    def _ask_about_change(self, document: Document, sentence: str) -> None:
        ways = (
            tr("Save my text beside it"),
            tr("Save my text, keep the file's as a copy"),
            tr("Use the file, keep my text as a copy"),
        )
        answer = self._ask.choice(tr("Another app changed this file"), sentence, ways)
        if answer == 0:
            self._save(document, free_path(document.path, "mine"), None)
        elif answer == 1:
            self._save(document, None, None, replace=True)
        elif answer == 2:
            self._watcher.take_theirs()
