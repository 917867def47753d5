"""Changing a post that is there: read, compared with what was seen last, then PATCH of what is other, and no more.

PUT drops what a request leaves out, so it is never used. Whether Blogger honours `If-Match` is not known: it is sent,
and its refusal is understood, but the comparison does not rely on it.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from editor.core.blogger.faults import LostError, NotSentError, Refusal, RefusedError, StoppedError
from editor.core.blogger.outcome import Decision, Ending, Sent
from editor.core.blogger.record import MOST_REPLACED, BloggerRecord, Ledger, Pending, Remote
from editor.core.blogger.remote import BlogText, RemotePost, RemoteStatus, remote_post
from editor.core.blogger.requests import Requests
from editor.core.blogger.searching import Searching
from editor.core.blogger.talk import Talk
from editor.core.words import tr

_TRIES = 3
_PAUSE = 5.0  # seconds before a look whether a change arrived


class Changing:
    """Changes the post of `ledger`."""

    def __init__(self, talk: Talk, requests: Requests, ledger: Ledger) -> None:
        self._talk = talk
        self._requests = requests
        self._ledger = ledger
        self._searching = Searching(talk, requests)

    def change(self, record: BloggerRecord, remote: Remote, text: BlogText, decided: Decision) -> Sent:
        """Have the post there be `text`. Raises BloggerError."""
        post = self._searching.get(remote.id)
        if post is None and (missing := self._missing(remote)).ending is Ending.GONE:
            return missing
        post = post or self._searching.get(remote.id)
        if post is None:
            return Sent(Ending.LOCKED)
        record, remote = known_by(record, remote, post)
        if (refused := _refused(remote, post, text, decided)) is not None:
            return refused
        there, base = post.text.digest, remote.sent if post.text.digest == remote.seen else post.text
        changes = text.changes_from(base)
        if there == text.digest or not changes:
            return self._same(record, remote, post, text)
        if decided.over:  # the text that gives way is kept
            record = replace(record, replaced=(post.text, *record.replaced)[:MOST_REPLACED])
        pending = Pending("patch", text, started=datetime.now(UTC).isoformat(timespec="seconds"))
        self._ledger.write(replace(record, remote=remote, pending=pending))
        self._talk.tell(tr("Sending what is new…"))
        return self._patch(replace(record, remote=remote), remote, post, text, changes, decided)

    def _missing(self, remote: Remote) -> Sent:
        """Find out what became of a post that Blogger does not find by its id: that alone does not prove that it is
        gone."""
        self._talk.tell(tr("Looking for the post in Blogger’s lists…"))
        return Sent(Ending.GONE if self._searching.listed(remote.id) is None else Ending.LOCKED)

    def _same(self, record: BloggerRecord, remote: Remote, post: RemotePost, text: BlogText) -> Sent:
        seen = replace(remote, sent=text, seen=post.text.digest)
        self._ledger.write(replace(record, remote=seen))
        return Sent(Ending.SAME, post, rewritten=post.text.digest != text.digest)

    def _patch(
        self,
        record: BloggerRecord,
        remote: Remote,
        post: RemotePost,
        text: BlogText,
        changes: dict[str, Any],
        decided: Decision,
    ) -> Sent:
        there, left, answer = post.text.digest, False, None
        for _ in range(_TRIES):
            answer = self._tried(record, post, changes)
            if answer is Refusal.LABELS:
                del changes["labels"]
                text, left = replace(text, labels=post.text.labels), True
                if not changes:
                    return replace(self._same(record, remote, post, text), labels_left=True)
                continue
            if isinstance(answer, RemotePost):
                stored = answer if answer.whole else self._searching.get(post.id) or answer
                return self._changed(record, remote, stored, text, changes, left=left, public=decided.public)
            if answer is None:
                self._look_soon()
            found = self._searching.get(post.id)
            if answer is None and found is not None and found.text.digest == text.digest:
                return self._changed(record, remote, found, text, changes, left=left, public=decided.public)
            if found is None or found.text.digest != there or answer is Refusal.NOT_FOUND:
                self._ledger.write(record)
                if found is None:
                    return self._missing(remote)
                return Sent(Ending.LOCKED if found.text.digest == there else Ending.CHANGED_THERE, found)
            post = found  # it did not arrive, and may be sent again
        if answer is Refusal.CHANGED:
            self._ledger.write(record)
            return Sent(Ending.CHANGED_THERE, post)
        raise LostError(
            tr("Blogger does not say whether the change arrived. Send once more: what is there is checked first.")
        )

    def _tried(self, record: BloggerRecord, post: RemotePost, changes: dict[str, Any]) -> RemotePost | Refusal | None:
        """The post as the answer has it, or why it was refused; None where nobody knows whether it was done."""
        try:
            return remote_post(self._talk.ask(self._requests.patch(post.id, changes, post.etag)))
        except LostError:
            return None
        except StoppedError as error:
            if not error.sent:
                self._ledger.write(record)
            raise
        except NotSentError:
            self._ledger.write(record)
            raise
        except RefusedError as error:
            if error.kind.leaves_doubt:
                return None
            if error.kind in (Refusal.CHANGED, Refusal.NOT_FOUND):
                return error.kind
            if error.kind is Refusal.LABELS and "labels" in changes:
                return error.kind
            self._ledger.write(record)
            raise

    def _look_soon(self) -> None:
        self._talk.tell(tr("No answer came. Looking whether it arrived…"))
        self._talk.wait(_PAUSE)

    def _changed(
        self,
        record: BloggerRecord,
        remote: Remote,
        post: RemotePost,
        text: BlogText,
        changes: dict[str, Any],
        *,
        left: bool,
        public: bool,
    ) -> Sent:
        sent_at = datetime.now(UTC).isoformat(timespec="seconds")
        remote = replace(remote, sent=text, seen=post.text.digest, sent_at=sent_at).looked_at(post)
        self._ledger.write(replace(record, remote=remote, pending=None))
        return Sent(
            Ending.UPDATED,
            post,
            tuple(changes),
            labels_left=left,
            rewritten=post.text.digest != text.digest,
            now_public=post.status.is_public and not public,
        )


def _refused(remote: Remote, post: RemotePost, text: BlogText, decided: Decision) -> Sent | None:
    """The question to the person before anything is written; None where there is none."""
    if post.status is RemoteStatus.TRASHED:
        return Sent(Ending.IN_TRASH, post)
    there = post.text.digest
    if post.status.is_public and not decided.public and there != text.digest:
        return Sent(Ending.IS_PUBLIC, post)
    if there in (remote.seen, text.digest) or decided.gives_up(post):
        return None
    return Sent(Ending.CHANGED_THERE, post)


def known_by(record: BloggerRecord, remote: Remote, post: RemotePost) -> tuple[BloggerRecord, Remote]:
    """The record brought up to date by `post`: a change whose answer was lost may have arrived."""
    remote = remote.looked_at(post)
    pending = record.pending
    if pending is not None and pending.act == "patch" and post.text.digest == pending.text.digest:
        remote = replace(remote, sent=pending.text, seen=pending.text.digest, sent_at=pending.started)
    return replace(record, remote=remote, pending=None), remote
