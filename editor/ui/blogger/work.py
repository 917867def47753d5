"""One piece of work for Blogger: the post is exported, sent on its way, and the dialog says how it goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWidgets import QWidget

from editor.app.application import Application
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.core import words
from editor.core.blogger.outcome import Sent
from editor.core.blogger.remote import post_id
from editor.core.errors import RonpyoError
from editor.core.post import Post
from editor.core.words import tr
from editor.core.workers.post_tasks import ExportTask, Request
from editor.ui.blogger.outcome import NOTHING, ByHand, OnBlogger, Way
from editor.ui.widgets.one_window import OneWindow
from editor.ui.widgets.outside import open_outside

if TYPE_CHECKING:  # loaded when it is first wanted, not at the start
    from editor.core.blogger.service import PostAtHand

DEADLINE_MS = 30_000
_EDITOR = "https://www.blogger.com/blog/post/edit/{blog}/{post}"


class Exported(NamedTuple):
    """A post, and its export for Blogger as JSON has it."""

    post: Post
    export: dict[str, Any]


class BloggerWork(QObject):
    """Owns the dialog. `commit_input()` hands over to the document what is still being composed."""

    def __init__(self, app: Application, commit_input: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._app = app
        self._commit_input = commit_input
        self._window = window
        self.dialog: OneWindow[OnBlogger] = OneWindow(self._make_dialog)
        app.blogger.told.connect(self._tell)

    @property
    def document(self) -> Document | None:
        """The open post."""
        return self._app.session.current

    @property
    def is_ready(self) -> bool:
        """Whether the open post can be sent or fetched now."""
        document = self.document
        return document is not None and not document.raw and not self._app.blogger.busy

    def begin(self, sentence: str, go: Callable[[Document, PostAtHand, Exported], object]) -> None:
        """`go` with the open post as it would be sent, made in the render process; `sentence` says what is done."""
        self._commit_input()
        document = self.document
        if document is None or not self.is_ready:
            return
        fields, folder, post = document.fields, document.path.parent, document.snapshot()
        self.dialog.show().show_work(sentence)

        def made(export: dict[str, Any]) -> None:
            from editor.core.blogger.service import PostAtHand

            try:
                hand = PostAtHand.of(fields, folder, export["title"], export["text"])
            except RonpyoError as error:
                self.fail(str(error))
                return
            go(document, hand, Exported(post, export))

        request = Request(ExportTask(post, folder, "blogger-html"), fields.profile, words.language())
        self._app.render_process.ask(request, while_alive(self, made), while_alive(self, self.fail), DEADLINE_MS)

    def show(
        self, document: Document, title: str, notes: Sequence[str], ways: Sequence[Way], by_hand: ByHand = NOTHING
    ) -> None:
        """Show the result of the work on `document`; the ways to go on are its own, whatever is opened meanwhile."""
        ways = [(label, self._only(document, way)) for label, way in ways]
        self.dialog.show().show_outcome(title, notes, ways, by_hand)

    def show_ending(
        self,
        document: Document,
        sent: Sent,
        ways: Sequence[Way],
        by_hand: ByHand = NOTHING,
        said: Sequence[str] = (),
    ) -> None:
        """Show the end of a sending; `said` is what led to it."""
        from editor.core.blogger import sentences

        self.show(document, sentences.ending(sent.ending), [*said, *sentences.notes(sent)], ways, by_hand)

    def fail(self, sentence: str) -> None:
        """Nothing came of it, unless the person has closed the dialog."""
        if self.dialog.is_open:
            self.dialog.show().show_outcome(tr("Not done"), [sentence], [])

    def open_there(self, number: str = "") -> bool:
        """Show a post in Blogger's own editor, in the browser; without a `number` the open one. Whether it could be
        shown."""
        document, account = self.document, self._app.blogger.account
        known = number or (post_id(document.fields.blogger.id) if document is not None else "")
        if account is None or not known:
            return False
        return open_outside(QUrl(_EDITOR.format(blog=account.blog.id, post=known)))

    def _only(self, document: Document, way: Callable[[], object]) -> Callable[[], None]:
        def act() -> None:
            if document is self.document:
                way()
            else:
                self.fail(tr("Another post is open now. Open this one again first."))

        return act

    def _tell(self, sentence: str) -> None:
        if (dialog := self.dialog.window) is not None:
            dialog.tell(sentence)

    def _make_dialog(self) -> OnBlogger:
        dialog = OnBlogger(self._window)
        dialog.stopped.connect(self._app.blogger.stop)
        return dialog
