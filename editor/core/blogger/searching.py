"""Looking on Blogger for a post: by its id, by the marker of a sending whose answer was lost, or in all lists."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from editor.core.blogger.faults import Refusal, RefusedError
from editor.core.blogger.record import Pending
from editor.core.blogger.remote import RemotePost, RemoteStatus, has_marker, post_id, remote_post
from editor.core.blogger.requests import Requests
from editor.core.blogger.talk import Talk
from editor.core.words import tr

LOOKS = (5.0, 15.0, 40.0)
"""Seconds before each look for a post whose answer was lost."""

_STATES = (RemoteStatus.DRAFT, RemoteStatus.SCHEDULED, RemoteStatus.LIVE, RemoteStatus.TRASHED)
_MOST_PAGES = 40
_MOST_LISTS = 10  # of each state: 500 posts
_CLOCKS = timedelta(days=1)  # by which the clocks here and there may differ


@dataclass(frozen=True, slots=True)
class Traces:
    """Posts with the marker, the newest first; `like`: a draft without it that has the same text."""

    posts: tuple[RemotePost, ...] = ()
    like: RemotePost | None = None


class Searching:
    """Looks, and changes nothing."""

    def __init__(self, talk: Talk, requests: Requests) -> None:
        self._talk = talk
        self._requests = requests

    def get(self, number: str) -> RemotePost | None:
        """The post with this id; None where Blogger does not find it. Raises BloggerError."""
        try:
            value = self._talk.ask(self._requests.get(number))
        except RefusedError as error:
            if error.kind is Refusal.NOT_FOUND:
                return None
            raise
        post = remote_post(value)
        if post is None or post.id != number:
            raise RefusedError(Refusal.STRANGE, tr("Blogger’s answer does not tell of the post."))
        return post

    def at(self, path: str) -> str:
        """The id of the post whose address ends with `path`; "" where there is none. Raises BloggerError."""
        try:
            post = remote_post(self._talk.ask(self._requests.at(path)))
        except RefusedError as error:
            if error.kind is Refusal.NOT_FOUND:
                return ""
            raise
        return post.id if post is not None and urlsplit(post.url).path == path else ""

    def listed(self, number: str) -> RemoteStatus | None:
        """The list that the post stands in; None: in none of them. A request that says 404 alone proves nothing."""
        for status in _STATES:
            page = ""
            for _ in range(_MOST_LISTS):
                value = self._talk.ask(self._requests.listed(status, page))
                if any(post_id(str(one.get("id", ""))) == number for one in _items(value)):
                    return status
                page = _next(value)
                if not page:
                    break
        return None

    def marked(self, pending: Pending) -> Traces:
        """The traces of the sending `pending`: drafts first, then all other states."""
        like = None
        for status in _STATES:
            posts = self._newest(status, pending)
            found = [post for post in posts if has_marker(post.text.content, pending.marker)]
            if found:
                return Traces(tuple(sorted(found, key=lambda post: (post.updated, post.id), reverse=True)))
            if status is RemoteStatus.DRAFT:
                like = next((post for post in posts if post.text.digest == pending.text.digest), None)
        return Traces(like=like)

    def _newest(self, status: RemoteStatus, pending: Pending) -> list[RemotePost]:
        """The posts in a state that were changed since the sending began."""
        since = _moment(pending.started)
        found: list[RemotePost] = []
        page = ""
        for _ in range(_MOST_PAGES):
            value = self._talk.ask(self._requests.newest(status, page))
            posts = [post for one in _items(value) if (post := remote_post(one)) is not None]
            found += posts
            page = _next(value)
            last = _moment(posts[-1].updated) if posts else None
            if not page or (since is not None and last is not None and last < since - _CLOCKS):
                break
        return found


def _items(value: dict[str, Any]) -> list[dict[str, Any]]:
    items = value.get("items")  # an empty list has none
    return [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []


def _next(value: dict[str, Any]) -> str:
    page = value.get("nextPageToken")
    return page if isinstance(page, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
