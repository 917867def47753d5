"""The state of the open post in title and status bar: its name, whether it is saved, the caret's place, the last
failure."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from editor.app.application import Application
from editor.app.files.saving import Save
from editor.app.open_post.document import Document
from editor.app.threads.soon import run_soon
from editor.core.theme.load import LOW_CONTRAST
from editor.core.words import tr
from editor.ui.commands.actions import Actions
from editor.ui.commands.recent_titles import shortened
from editor.ui.desk.desk import Desk
from editor.ui.look.theme import theme
from editor.ui.window.status import StatusBar

_LONGEST_NAME = 60  # characters
_LONG_SENTENCE_MS = 30_000
"""Milliseconds that a sentence of two lines is shown."""


class PostState(QObject):
    """Keeps the title of `window`, `status` and the `actions` up to date with the post that is shown."""

    def __init__(self, app: Application, desk: Desk, status: StatusBar, actions: Actions, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = app.session
        self._desk = desk
        self._status = status
        self._actions = actions
        self._window = window
        self._document = desk.document
        self._saved_at: datetime | None = None
        self._shown: tuple[object, ...] = ()
        self._connect(app)
        self.set_document(desk.document)

    def _connect(self, app: Application) -> None:
        session, following = app.session, app.session.following
        following.state_changed.connect(self._show_state)
        following.fields_changed.connect(self._show_title)
        following.saved.connect(self._was_saved)
        session.saving_changed.connect(self._show_state)
        session.save_failed.connect(self._show_failure)
        session.unconfirmed.connect(self._show_unconfirmed)
        session.reader.waiting.connect(self._tell_of_waiting)
        app.watcher.told.connect(self._tell)
        app.claims.told.connect(self._tell)
        self._desk.memory.address.told.connect(self._tell)
        self._desk.memory.library_files.told.connect(self._tell)
        app.settings.not_kept.connect(self._show_not_kept)
        if wrong := " ".join(filter(None, (app.settings.damage, *app.keymap.problems))):
            run_soon(self, lambda: self._status.showMessage(wrong, _LONG_SENTENCE_MS))
        theme.changed.connect(self._say_what_is_wrong_with_theme)
        self._say_what_is_wrong_with_theme()
        app.versions.failed.connect(self._say_no_version)
        self._desk.preview.link_refused.connect(self._say_refused)
        self._desk.source.caret_moved.connect(self._show_caret)

    def set_document(self, document: Document) -> None:
        """Speak of `document` from now on; it is shown already."""
        self._document = document
        self._saved_at = None
        self._show_state()
        self._show_title()
        self._show_caret()

    def _was_saved(self) -> None:
        self._saved_at = datetime.now()
        self._show_state()

    def _show_state(self) -> None:
        document = self._document
        history = document.history
        state = (
            *(document, document.path, document.raw, document.read_only, document.is_clean),
            *(history.undo_name, history.redo_name),
        )
        if state != self._shown:  # most keys change nothing of it
            self._shown = state
            self._window.setWindowModified(not document.is_clean)
            self._show_title()  # it is the file's name where the post has none
            self._actions.refresh()
        if self._session.saving:
            self._status.saving()
        elif not document.is_clean or not document.on_disk:
            self._status.unsaved(document.on_disk or not document.is_clean)
        elif self._saved_at is not None:
            self._status.saved(self._saved_at)
        else:
            self._status.opened()

    def _show_title(self) -> None:
        document = self._document
        name = document.path.name if document.on_disk else tr("New post")
        title = document.profile.compose_title(document.fields) or name
        self._window.setWindowTitle(f"{shortened(title, _LONGEST_NAME)}[*] — {tr('Ronpyo')}")

    def _show_caret(self, *_place: object) -> None:
        cursor = self._desk.source.edit.textCursor()
        self._status.caret(cursor.blockNumber() + 1, cursor.positionInBlock() + 1)

    # -- what failed or is worth a sentence ------------------------------------------------------------------------

    def _show_failure(self, _save: Save, _error: Exception) -> None:
        self._status.failed(tr("Your text is still here. It was not saved"))

    def _show_unconfirmed(self, _save: Save, _error: Exception) -> None:
        self._status.failed(tr("Saved, but not confirmed by the disk"))

    def _show_not_kept(self, error: Exception) -> None:
        self._status.failed(tr("Your choice holds until you quit. It could not be saved: {reason}", reason=error))

    def _say_what_is_wrong_with_theme(self) -> None:
        """A theme of the person's own that is damaged; contrast is said where themes are chosen."""
        if found := next((problem for problem in theme.problems if problem.rule != LOW_CONTRAST), None):
            self._tell(found.message)

    def _tell(self, sentence: str) -> None:
        self._status.showMessage(sentence, 10_000)

    def _tell_of_waiting(self, path: Path) -> None:
        self._tell(tr("Opening {name}: waiting for its drive…", name=path.name))

    def _say_refused(self, address: str) -> None:
        self._status.showMessage(tr("This URL is not opened: {address}", address=address), 8000)

    def _say_no_version(self, error: Exception) -> None:
        self._status.showMessage(str(error), 15000)
