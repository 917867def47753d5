"""Commands that change what readers see: publish, schedule, take back, each with a question first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.blogger import BloggerSession
from editor.app.open_post.document import Document
from editor.app.threads.alive import while_alive
from editor.core.blogger.outcome import Sent
from editor.core.images.blogger_address import is_remote
from editor.core.images.in_body import body_images
from editor.core.words import tr
from editor.ui.blogger.work import BloggerWork, Exported
from editor.ui.dialogs.ask import Ask

if TYPE_CHECKING:  # loaded when it is first wanted, not at the start
    from collections.abc import Callable

    from editor.core.blogger.service import PostAtHand


class Readers(QObject):
    """Asks, and then has `blogger` do it. `fetch` is offered once it is done."""

    def __init__(self, work: BloggerWork, blogger: BloggerSession, ask: Ask, fetch: Callable[[], object]) -> None:
        super().__init__(work)
        self._work = work
        self._blogger = blogger
        self._ask = ask
        self._fetch = fetch

    def publish(self) -> None:
        """Make the post public as it is on Blogger."""
        title = tr("Publish “{title}”?", title=self._title())
        text = tr("Readers of {blog} see it at once, as it is on Blogger now.", blog=self._blog())
        if self._ask.choice(title, self._with_warnings(text), (tr("Publish"),)) == 0:
            self._publish("")

    def schedule(self) -> None:
        """Have Blogger make the post public at a moment."""
        from editor.core.profile.load import load_profile
        from editor.ui.blogger.moment import proposed

        document = self._work.document
        if document is None:
            return
        zone = load_profile(document.fields.profile)[0].zone
        now = datetime.now(zone).astimezone(zone)
        title = tr("Schedule “{title}”?", title=self._title())
        text = tr("Readers of {blog} see it from this moment on, as it is on Blogger then.", blog=self._blog())
        when = self._ask.moment(title, self._with_warnings(text), proposed(document.fields.date, now))
        if when:
            self._publish(when)

    def take_back(self) -> None:
        """Make the post a draft again."""
        title = tr("Take back “{title}”?", title=self._title())
        text = tr(
            "Readers of {blog} do not see it any more; its URL leads nowhere until it is public again.",
            blog=self._blog(),
        )
        if self._ask.choice(title, text, (tr("Make it a draft"),)) != 0:
            return

        def go(document: Document, hand: PostAtHand, _exported: Exported) -> None:
            done = while_alive(self, lambda sent: self._show(document, sent))
            self._blogger.take_back(hand, done, while_alive(self, self._work.fail))

        self._work.begin(tr("Telling Blogger…"), go)

    def agrees_to_change(self) -> bool:
        """Whether the person wants to change what readers see."""
        title = tr("Change “{title}” for readers?", title=self._title())
        text = tr("Readers of {blog} see the change at once.", blog=self._blog())
        return self._ask.choice(title, self._with_warnings(text), (tr("Change what readers see"),)) == 0

    def _publish(self, when: str) -> None:
        def go(document: Document, hand: PostAtHand, _exported: Exported) -> None:
            done = while_alive(self, lambda sent: self._show(document, sent))
            self._blogger.publish(hand, when, done, while_alive(self, self._work.fail))

        self._work.begin(tr("Telling Blogger…"), go)

    def _show(self, document: Document, sent: Sent) -> None:
        # Where the text there is not the one that was seen, fetching tells what is other.
        self._work.show_ending(document, sent, [(tr("Fetch from Blogger"), self._fetch)])

    def _title(self) -> str:
        from editor.core.profile.load import load_profile

        document = self._work.document
        if document is None:
            return ""
        return load_profile(document.fields.profile)[0].compose_title(document.fields)

    def _blog(self) -> str:
        account = self._blogger.account
        return (account.blog.name or account.blog.url) if account is not None else ""

    def _with_warnings(self, text: str) -> str:
        document = self._work.document
        if document is None:
            return text
        paths = {image.path for image in body_images(document.body_text()) if not is_remote(image.path)}
        waiting = [path for path in paths if not document.fields.image(path).url.strip()]
        return f"{text}\n{tr('Images without a URL: {n}.', n=len(waiting))}" if waiting else text
