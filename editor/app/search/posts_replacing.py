"""Words replaced in posts of the library: a version is kept of each file before it is changed, the open post is changed
through its document, and what is no longer as it was searched is left."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.app.files.session import Session
from editor.app.open_post import change
from editor.app.open_post.change import Outcome
from editor.app.search.posts_search import is_post
from editor.app.threads.jobs import Jobs
from editor.core import paths
from editor.core.errors import FileChangedError, FileError, RonpyoError
from editor.core.file.contents import Contents
from editor.core.history.version_list import Reason
from editor.core.history.version_place import PostPlace
from editor.core.history.versions import Versions
from editor.core.library.post_hits import PostHits, changed_texts, replace_in_file
from editor.core.sharing import claims
from editor.core.words import tr


class PostsReplacing(QObject):
    """Replaces in one post after another, off the window's thread.

    `done(path, sentence)`: a post is changed, or why it was left as it is. `finished`: nothing more comes.
    """

    done = Signal(object, str)
    finished = Signal()

    def __init__(self, session: Session, versions: Versions, library: Callable[[], Path]) -> None:
        """`library()` is the folder that no link may lead out of."""
        super().__init__()
        self._session = session
        self._versions = versions
        self._library = library
        self._jobs = Jobs(self)
        self._stopped = threading.Event()
        self._left = 0

    @property
    def running(self) -> bool:
        """Whether posts are being changed."""
        return self._left > 0

    def start(self, posts: Sequence[PostHits], opened: tuple[Path, Contents, int] | None) -> None:
        """Replace the hits of `posts`; `opened` is the post that was open when it was searched: its path, its contents
        and their revision."""
        self._stopped = threading.Event()
        self._left = len(posts)
        for post in posts:
            searched = opened if opened is not None and opened[0] == post.path else None
            document = self._session.current
            if document is not None and is_post(document, post.path):
                self._ended(post.path, self._replace_in_window(post, searched))
            else:
                self._replace_in_file(post, searched[1] if searched is not None else None)

    def cancel(self) -> None:
        """Leave the posts that are not changed yet as they are; `done` says so of each."""
        self._stopped.set()

    def wait(self, timeout: float) -> bool:
        """Block until the post in hand is written, `timeout` seconds at most: for closing only. Whether it is."""
        self.cancel()
        return self._jobs.wait(timeout)

    def _replace_in_window(self, post: PostHits, searched: tuple[Path, Contents, int] | None) -> str:
        """Change the open post; "" or why it was left."""
        document = self._session.current
        assert document is not None
        name = post.path.name
        if searched is not None:
            is_same = document.revision == searched[2] and document.contents() == searched[1]
        else:  # it was opened since
            is_same = document.is_clean and document.digest == post.digest
        if document.composing or not is_same:
            return tr("{name} was left as it is. It was changed since it was searched.", name=name)
        fields, splices = changed_texts(document.contents(), post.hits)
        new = fields if fields != document.fields else None
        title = tr("Replace all ({count})", count=len(post.hits))
        if document.read_only:
            return tr("{name} was left as it is. It is read-only here.", name=name)
        outcome = document.apply(change.edited(new, splices or None, name=title, risk=Reason.BEFORE_REPLACE))
        return "" if outcome is Outcome.DONE else tr("Nothing was to be changed in {name}.", name=name)

    def _replace_in_file(self, post: PostHits, searched: Contents | None) -> None:
        stopped, library, keep = self._stopped, self._library(), self._keep

        def work() -> None:
            if stopped.is_set():
                raise FileError(tr("{name} was left as it is: you stopped before it.", name=post.path.name))
            _look_for_others(post.path)
            replace_in_file(post, library, keep, searched)

        def failed(error: Exception) -> None:
            if not isinstance(error, RonpyoError):
                self._left = 0
                raise error
            self._ended(post.path, str(error))

        self._jobs.start(work, lambda _done: self._ended(post.path, ""), failed)

    def _keep(self, place: PostPlace, data: bytes) -> None:
        self._versions.keep(place, data, Reason.BEFORE_REPLACE)

    def _ended(self, path: Path, sentence: str) -> None:
        self._left -= 1
        self.done.emit(path, sentence)
        if self._left == 0:
            self.finished.emit()


def _look_for_others(path: Path) -> None:
    """Raise FileChangedError where another window has the post open: what is written there would be in conflict."""
    if claims.holder(paths.state() / "open", path, "") is not None:
        sentence = tr("{name} was left as it is. It is open in another window.", name=path.name)
        raise FileChangedError(sentence)
