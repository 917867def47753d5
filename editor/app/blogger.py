"""Blogger for the window: the account, and one piece of work at a time in a thread of its own, stopped at will."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from editor.app.threads.jobs import Jobs
from editor.app.threads.main_thread import Deliveries
from editor.core.blogger.account import BloggerAccount, OwnBlog, read_account
from editor.core.blogger.outcome import Decision, Sent
from editor.core.errors import RonpyoError
from editor.core.post import Post

if TYPE_CHECKING:  # with all that speaks to the net: loaded by the first piece of work
    from editor.core.blogger.access import Tokens
    from editor.core.blogger.fetching import BroughtBack, Fetched
    from editor.core.blogger.service import BloggerService, PostAtHand, SignedIn
    from editor.core.blogger.stop import Stop


class BloggerSession(QObject):
    """Owns the account. Nothing is asked of the net but by a method that the person's command calls.

    `changed`: the account, or whether something is under way. `told(sentence)`: what is done just now. `page_wanted`
    brings the address of Google's page for the browser.
    """

    changed = Signal()
    told = Signal(str)
    page_wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.account: BloggerAccount | None = read_account()
        self._jobs = Jobs(self)
        self._words = Deliveries(self._tell)
        self._pages = Deliveries(self._show_page)
        self._tokens: Tokens | None = None
        self._stop: Stop | None = None

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._stop is not None

    def sign_in(self, client_file: Path, done: Callable[[SignedIn], object], failed: Callable[[str], object]) -> None:
        """Have the person sign in by the browser; what they choose then is kept by `keep`."""
        pages = self._pages
        self._work(lambda service: service.sign_in(client_file, pages.deliver), done, failed)

    def keep(
        self,
        signed: SignedIn,
        blog: OwnBlog,
        done: Callable[[BloggerAccount], object],
        failed: Callable[[str], object],
    ) -> None:
        """Keep a sign-in for posts of `blog`."""

        def kept(account: BloggerAccount) -> None:
            self.account, self._tokens = account, signed.tokens
            self.changed.emit()
            done(account)

        self._work(lambda service: service.keep(signed, blog), kept, failed)

    def disconnect_account(self, done: Callable[[bool], object], failed: Callable[[str], object]) -> None:
        """Forget the account; `done` says whether Google was told."""

        def gone(told: bool) -> None:
            self.account, self._tokens = None, None
            self.changed.emit()
            done(told)

        self._work(lambda service: service.disconnect(), gone, failed)

    def send(
        self, post: PostAtHand, decided: Decision, done: Callable[[Sent], object], failed: Callable[[str], object]
    ) -> None:
        """Have a draft of the post on Blogger, once."""
        self._work(lambda service: service.send(post, decided), done, failed)

    def fetch(
        self,
        hand: PostAtHand,
        post: Post,
        path: Path,
        done: Callable[[tuple[Fetched, BroughtBack]], object],
        failed: Callable[[str], object],
    ) -> None:
        """The post as it is there, and the header with what came; `post` is that of the file `path`."""

        def work(service: BloggerService) -> tuple[Fetched, BroughtBack]:
            from editor.core.blogger.fetching import brought_back

            found = service.fetch(hand)
            return found, brought_back(post, path, found)

        self._work(work, done, failed)

    def publish(
        self, post: PostAtHand, when: str, done: Callable[[Sent], object], failed: Callable[[str], object]
    ) -> None:
        """Make the post public, now or at `when`."""
        self._work(lambda service: service.publish(post, when), done, failed)

    def take_back(self, post: PostAtHand, done: Callable[[Sent], object], failed: Callable[[str], object]) -> None:
        """Make the post a draft again."""
        self._work(lambda service: service.take_back(post), done, failed)

    def stop(self) -> None:
        """Stop what is under way; `failed` says so. What was sent already is looked for by the next sending."""
        if self._stop is not None:
            self._stop.now()

    def wait(self, timeout: float) -> bool:
        """Stop, and block until all is over, `timeout` seconds at most: for closing only."""
        self.stop()
        return self._jobs.wait(timeout)

    def _work(
        self,
        work: Callable[[BloggerService], Any],
        done: Callable[[Any], object],
        failed: Callable[[str], object],
    ) -> None:
        if self._stop is not None:  # its command is not enabled
            return
        from editor.core.blogger.stop import Stop

        stop = self._stop = Stop()
        words, tokens = self._words, self._tokens

        def run() -> tuple[Any, Tokens | None]:
            from editor.core.blogger.service import BloggerService

            service = BloggerService(stop, words.deliver, tokens)
            return work(service), service.tokens

        def ended(result: tuple[Any, Tokens | None]) -> None:
            self._stop = None
            self._tokens = result[1]
            self.changed.emit()
            done(result[0])

        def broke(error: Exception) -> None:
            self._stop = None
            self._tokens = None  # whatever it was, the next work begins with a token of its own
            self.changed.emit()
            if not isinstance(error, RonpyoError):
                raise error
            failed(str(error))

        self.changed.emit()
        self._jobs.start(run, ended, broke)

    def _tell(self, sentence: str) -> None:
        if self._stop is not None:
            self.told.emit(sentence)

    def _show_page(self, address: str) -> None:
        if self._stop is not None and not self._stop.wanted:
            self.page_wanted.emit(address)
