"""Send as draft: after it there is exactly one draft of the post, whatever happened on the way.

    what is known ──pending?──► look for it ──► get ──► the same / changed there / changed here ──► PATCH or insert

Before each request that changes something, a note of it is on the disk. Where an answer is lost, nothing is sent again
before Blogger's lists were looked at: only reading requests, and those that were surely not done, are repeated. Nothing
here publishes; a text that was changed online is not overwritten without the person's word.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from editor.core.blogger.changing import Changing
from editor.core.blogger.faults import LostError, NotSentError, Refusal, RefusedError, StoppedError
from editor.core.blogger.first_title import first_title
from editor.core.blogger.outcome import Decision, Ending, Sent
from editor.core.blogger.record import BloggerRecord, Ledger, Pending, Remote
from editor.core.blogger.remote import NO_TEXT, BlogText, RemotePost, RemoteStatus, label_problem, marked, remote_post
from editor.core.blogger.requests import Requests
from editor.core.blogger.searching import LOOKS, Searching, Traces
from editor.core.blogger.talk import Talk
from editor.core.errors import BloggerError
from editor.core.words import tr

_NOTHING = Decision()


def now() -> str:
    """This moment in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Sending:
    """Sends the post of `ledger` to the blog with the id `blog`."""

    def __init__(
        self,
        talk: Talk,
        requests: Requests,
        ledger: Ledger,
        blog: str,
        marker: Callable[[], str] = lambda: secrets.token_hex(4),
    ) -> None:
        self._talk = talk
        self._requests = requests
        self._ledger = ledger
        self._blog = blog
        self._marker = marker
        self._searching = Searching(talk, requests)
        self._others: tuple[str, ...] = ()

    def send(self, text: BlogText, known: str = "", decided: Decision = _NOTHING, permalink: str = "") -> Sent:
        """Have `text` be the post's draft. `known` is the id that the post's header says, "" where it says none;
        `permalink` is asked for where the draft is new.

        Raises BloggerError: nothing is lost by it, and the next sending goes on from there.
        """
        if problem := label_problem(text.labels):
            raise BloggerError(problem)
        record = self._ledger.read()
        if record.pending is not None and record.pending.act == "insert":
            settled = self._settle(record, record.pending, decided)
            if isinstance(settled, Sent):
                return settled
            record = settled
        remote = record.remote
        if remote is None and known:
            remote = Remote(self._blog, known)
        if remote is None:
            return self._new(record, text, permalink)
        if remote.blog != self._blog and not decided.anew:
            return Sent(Ending.OTHER_BLOG)
        if decided.anew:
            return self._new(replace(record, remote=None, former=(*record.former, remote.id)), text, permalink)
        self._talk.tell(tr("Checking the post on Blogger…"))
        changing = Changing(self._talk, self._requests, self._ledger)
        sent = changing.change(replace(record, remote=remote), remote, text, decided)
        return replace(sent, others=self._others, permalink=remote.permalink)

    # -- a new draft -----------------------------------------------------------------------------------------------

    def _new(self, record: BloggerRecord, text: BlogText, permalink: str) -> Sent:
        """Make the draft; where its title is to give it a permalink first, it gets its own at once."""
        first = first_title(permalink)
        if not first or first == text.title:
            return self._insert(record, text)
        sent = self._insert(record, replace(text, title=first), first)
        record = self._ledger.read()
        remote = record.remote
        if sent.ending is not Ending.CREATED or remote is None:
            return sent
        text = replace(text, labels=remote.sent.labels)
        titled = Changing(self._talk, self._requests, self._ledger).change(record, remote, text, _NOTHING)
        post, left = titled.post or sent.post, not titled.ending.done
        rewritten = sent.rewritten or titled.rewritten
        return replace(sent, post=post, permalink=first, title_left=left, rewritten=rewritten)

    def _insert(self, record: BloggerRecord, text: BlogText, permalink: str = "") -> Sent:
        marker = self._marker()
        pending = Pending("insert", text, marker, now(), permalink)
        before, record = record, replace(record, pending=pending)
        self._ledger.write(record)
        self._talk.tell(tr("Sending the draft…"))
        try:
            post = self._inserted(replace(text, content=marked(text.content, marker)))
        except (NotSentError, RefusedError) as error:  # surely not done
            self._ledger.write(replace(before, pending=None))
            if text.labels and isinstance(error, RefusedError) and error.kind is Refusal.LABELS:
                return replace(self._insert(before, replace(text, labels=()), permalink), labels_left=True)
            raise
        except StoppedError as error:
            if not error.sent:
                self._ledger.write(replace(before, pending=None))
            raise
        if post is None:
            found = self._found_after(pending)
            if not found.posts:
                return _doubt(found)
            post = self._newest_of(found)
        return self._adopted(record, pending, post)

    def _inserted(self, text: BlogText) -> RemotePost | None:
        """The draft that was made; None where nobody knows whether it was."""
        try:
            return remote_post(self._talk.ask(self._requests.insert(text)))
        except LostError:
            return None
        except RefusedError as error:
            if error.kind.leaves_doubt:
                return None
            raise

    def _adopted(self, record: BloggerRecord, pending: Pending, post: RemotePost) -> Sent:
        """Remember `post` as this one. What must never be is taken back at once: a draft that is public."""
        seen = post.text.digest if post.whole else pending.text.digest
        remote = self._of(pending, post, seen)
        self._ledger.write(replace(record, remote=remote, pending=None))
        if post.status is RemoteStatus.LIVE:
            self._talk.ask(self._requests.revert(post.id))
            post = replace(post, status=RemoteStatus.DRAFT)
            self._ledger.write(replace(record, remote=remote.looked_at(post), pending=None))
        rewritten = post.whole and seen != pending.text.digest
        return Sent(Ending.CREATED, post, tuple(pending.text.changes_from(NO_TEXT)), self._others, rewritten=rewritten)

    # -- a sending whose answer was lost ---------------------------------------------------------------------------

    def _settle(self, record: BloggerRecord, pending: Pending, decided: Decision) -> BloggerRecord | Sent:
        """The record with the post that an earlier sending made, or without that sending; or what to ask."""
        if decided.adopt:
            post = self._searching.get(decided.adopt)
            if post is None:
                return Sent(Ending.GONE)
        else:
            self._talk.tell(tr("Looking for the draft of an earlier sending…"))
            found = self._searching.marked(pending)
            if not found.posts and _is_recent(pending):  # Blogger's lists may be late
                found = self._found_after(pending)
            if not found.posts:
                if not decided.again:
                    return _doubt(found)
                settled = replace(record, pending=None)
                self._ledger.write(settled)
                return settled
            post = self._newest_of(found)
        settled = replace(record, remote=self._of(pending, post, pending.text.digest), pending=None)
        self._ledger.write(settled)
        return settled

    def _of(self, pending: Pending, post: RemotePost, seen: str) -> Remote:
        """The note of the post that the sending `pending` made."""
        remote = Remote(self._blog, post.id, sent=pending.text, seen=seen, sent_at=pending.started)
        return replace(remote.looked_at(post), permalink=pending.permalink)

    def _found_after(self, pending: Pending) -> Traces:
        """The traces in the lists of a sending whose answer did not come, after a pause and again."""
        found = Traces()
        for seconds in LOOKS:
            self._talk.tell(tr("No answer came. Looking whether the draft is there…"))
            self._talk.wait(seconds)
            found = self._searching.marked(pending)
            if found.posts:
                break
        return found

    def _newest_of(self, found: Traces) -> RemotePost:
        self._others = tuple(post.id for post in found.posts[1:])
        return found.posts[0]


def _is_recent(pending: Pending) -> bool:
    """Whether the sending began less than an hour ago; one whose time cannot be read counts as recent."""
    try:
        return datetime.now(UTC) - datetime.fromisoformat(pending.started) < timedelta(hours=1)
    except (ValueError, TypeError):
        return True


def _doubt(found: Traces) -> Sent:
    return Sent(Ending.PERHAPS, found.like) if found.like is not None else Sent(Ending.UNKNOWN)
