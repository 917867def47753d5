"""Publishing, scheduling and taking back: commands of their own, each with the person's word for what readers will see.

They act on the text that is there. Where that is not the one that was seen last, nothing is done.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from editor.core.blogger.call import Call
from editor.core.blogger.changing import known_by
from editor.core.blogger.faults import LostError, NotSentError, Refusal, RefusedError, StoppedError
from editor.core.blogger.fetching import compared
from editor.core.blogger.first_title import first_title
from editor.core.blogger.outcome import Decision, Ending, Sent
from editor.core.blogger.record import BloggerRecord, Ledger, Pending, Remote
from editor.core.blogger.remote import NO_TEXT, BlogText, RemotePost, RemoteStatus, has_marker, remote_post, unmarked
from editor.core.blogger.requests import Requests
from editor.core.blogger.searching import Searching
from editor.core.blogger.talk import Talk
from editor.core.errors import BloggerError
from editor.core.words import tr

_TRIES = 3
_PAUSE = 5.0  # seconds
_OFFSET = re.compile(r"(?:[+-][0-9]{2}:[0-9]{2}|Z)\Z")
_ENDINGS = {
    RemoteStatus.LIVE: Ending.PUBLISHED,
    RemoteStatus.SCHEDULED: Ending.SCHEDULED,
    RemoteStatus.DRAFT: Ending.TAKEN_BACK,
}


@dataclass(frozen=True, slots=True)
class _Act:
    """An act on a post: the request for the post with an id, and the state that it leads to. `when`: the moment of a
    scheduled post."""

    name: str
    wanted: RemoteStatus
    call: Callable[[str], Call]
    when: str = ""


class Publishing:
    """Acts on the post of `ledger`.

    Of a post that came by an import no sending is known: it is the one with the id `known` on the blog `blog`, and
    counts as seen where what it says there is `mine`, the text that would be sent.
    """

    def __init__(
        self,
        talk: Talk,
        requests: Requests,
        ledger: Ledger,
        blog: str = "",
        mine: BlogText = NO_TEXT,
        known: str = "",
    ) -> None:
        self._talk = talk
        self._blog = blog
        self._mine = mine
        self._known = known
        self._requests = requests
        self._ledger = ledger
        self._searching = Searching(talk, requests)

    def publish(self, when: str = "", over: str = "") -> Sent:
        """Make the post public now, or at `when`, a moment in the future with its offset: 2026-01-05T07:00:00+09:00.

        `over` is the digest of an online text that the person saw, other than the one that was seen last. Raises
        BloggerError.
        """
        if when and not _is_coming(when):
            raise BloggerError(
                tr(
                    "“{moment}” is no moment in the future with its offset, such as 2026-01-05T07:00:00+09:00.",
                    moment=when,
                )
            )
        wanted = RemoteStatus.SCHEDULED if when else RemoteStatus.LIVE
        act = _Act("publish", wanted, lambda number: self._requests.publish(number, when), when)
        return self._do(act, over)

    def take_back(self) -> Sent:
        """Make the post a draft again: readers do not see it any more. Raises BloggerError."""
        return self._do(_Act("revert", RemoteStatus.DRAFT, self._requests.revert))

    def _do(self, act: _Act, over: str = "") -> Sent:
        record = self._ledger.read()
        remote = record.remote or (Remote(self._blog, self._known) if self._known else None)
        if remote is None or (record.pending is not None and record.pending.act == "insert"):
            return Sent(Ending.NEVER_SENT)
        if self._blog and remote.blog != self._blog:
            return Sent(Ending.OTHER_BLOG)
        self._talk.tell(tr("Checking the post on Blogger…"))
        post = self._searching.get(remote.id)
        if post is None:
            gone = self._searching.listed(remote.id) is None
            return Sent(Ending.GONE if gone else Ending.LOCKED)
        record, remote = self._seen(*known_by(record, remote, post), post)
        if post.status is RemoteStatus.TRASHED:
            return Sent(Ending.IN_TRASH, post)
        if post.status is act.wanted is not RemoteStatus.SCHEDULED:
            self._ledger.write(record)
            return Sent(Ending.SAME, post)
        if act.name == "publish":
            if remote.permalink and post.text.title == first_title(remote.permalink) != self._mine.title:
                return Sent(Ending.UNTITLED, post)
            if post.text.digest != remote.seen and not Decision(over).gives_up(post):
                return Sent(Ending.CHANGED_THERE, post)
            post = self._without_marker(post)
        return self._done(record, act, post)

    def _seen(self, record: BloggerRecord, remote: Remote, post: RemotePost) -> tuple[BloggerRecord, Remote]:
        """A post that was never sent from here counts as seen where it says what the person's text says."""
        if remote.seen or self._mine == NO_TEXT or compared(self._mine, post).was_edited:
            return record, remote
        remote = replace(remote, sent=replace(self._mine, labels=post.text.labels), seen=post.text.digest)
        return replace(record, remote=remote), remote

    def _without_marker(self, post: RemotePost) -> RemotePost:
        """Our comment is for drafts: it does not go to readers."""
        if not has_marker(post.text.content):
            return post
        values = {"content": unmarked(post.text.content)}
        return remote_post(self._talk.ask(self._requests.patch(post.id, values, post.etag))) or post

    def _done(self, record: BloggerRecord, act: _Act, post: RemotePost) -> Sent:
        pending = Pending(act.name, started=datetime.now(UTC).isoformat(timespec="seconds"))
        self._ledger.write(replace(record, pending=pending))
        self._talk.tell(tr("Telling Blogger…"))
        for _ in range(_TRIES):
            try:
                answered = remote_post(self._talk.ask(act.call(post.id)))
            except (LostError, RefusedError) as error:
                if isinstance(error, RefusedError) and not error.kind.leaves_doubt:
                    self._ledger.write(record)
                    if error.kind is Refusal.NOT_FOUND:
                        return Sent(Ending.LOCKED, post)
                    raise
                answered = None
            except (NotSentError, StoppedError) as error:
                if not getattr(error, "sent", False):
                    self._ledger.write(record)
                raise
            if answered is None:
                self._talk.wait(_PAUSE)
                answered = self._searching.get(post.id)
            if answered is not None and _is_done(answered, act):
                return self._told(record, answered)
        raise LostError(tr("Blogger does not say whether it was done. Check there, or do it once more."))

    def _told(self, record: BloggerRecord, post: RemotePost) -> Sent:
        remote = record.remote
        if remote is not None:
            self._ledger.write(replace(record, remote=remote.looked_at(post), pending=None))
        return Sent(_ENDINGS[post.status], post, permalink=remote.permalink if remote is not None else "")


def _is_done(post: RemotePost, act: _Act) -> bool:
    """Whether `post` is as it is to be. One that was to be scheduled may be public already: its moment has passed."""
    if not act.when:
        return post.status is act.wanted
    try:
        apart = datetime.fromisoformat(post.published) - datetime.fromisoformat(act.when)
    except (ValueError, TypeError):
        return post.status is act.wanted
    return post.status.is_public and abs(apart.total_seconds()) < 60


def _is_coming(when: str) -> bool:
    try:
        return _OFFSET.search(when) is not None and datetime.fromisoformat(when) > datetime.now(UTC)
    except ValueError:
        return False
