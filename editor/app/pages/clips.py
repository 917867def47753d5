"""The clips of the open post: read when it is opened, kept when a page is pasted. No disk is touched by the window."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.app.threads.jobs import Jobs
from editor.core.clips import store
from editor.core.clips.place import library_of
from editor.core.errors import RonpyoError
from editor.core.news_page.clip import Clip


class Clips(QObject):
    """Owns what is known of the open post's clips, the newest first.

    `changed`: they are other than before. `kept(again, others)`: one was kept; whether the post had the page already,
    and how many other posts have it. `failed(sentence)`: it could not be.
    """

    changed = Signal()
    kept = Signal(bool, int)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = Jobs(self)
        self._document: Document | None = None
        self._clips: tuple[Clip, ...] = ()

    @property
    def clips(self) -> tuple[Clip, ...]:
        """The clips of the open post."""
        return self._clips

    def set_document(self, document: Document) -> None:
        """Be about `document` from now on."""
        self._document = document
        self._show(())
        folder, post_id = document.path.parent, document.fields.id
        if not post_id:
            return

        def done(clips: tuple[Clip, ...]) -> None:
            if document is self._document and not self._clips:
                self._show(clips)

        self._jobs.start(
            lambda: store.of(library_of(folder), post_id), while_alive(self, done), while_alive(self, self._fail)
        )

    def keep(self, document: Document, clip: Clip) -> None:
        """Keep `clip` beside `document`, whether that is still the open one when it is done or not.

        One that says nothing but an address gives that to the newest clip, where it has none.
        """
        if not clip.text and not clip.headline:
            if document is not self._document or not clip.url or not self._clips or self._clips[0].url:
                return
            clip = replace(self._clips[0], url=clip.url, outlet=self._clips[0].outlet or clip.outlet)
        folder, post_id = document.path.parent, document.fields.id
        if document is self._document:
            self._show((clip, *(one for one in self._clips if not store.is_same(one, clip))))

        def done(result: tuple[bool, int]) -> None:
            if document is self._document:
                self.kept.emit(*result)

        self._jobs.start(lambda: _kept(folder, post_id, clip), while_alive(self, done), while_alive(self, self._fail))

    def wait(self, timeout: float) -> bool:
        """Block until all is kept, `timeout` seconds at most: for closing only."""
        return self._jobs.wait(timeout)

    def _show(self, clips: tuple[Clip, ...]) -> None:
        if clips != self._clips:
            self._clips = clips
            self.changed.emit()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, RonpyoError):
            raise error
        self.failed.emit(str(error))


def _kept(folder: Path, post_id: str, clip: Clip) -> tuple[bool, int]:
    library = library_of(folder)
    others = sum(other != post_id for other in store.posts_with(library, clip))
    return store.keep(library, post_id, clip).again, others
