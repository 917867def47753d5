"""Records of posts on Blogger, kept in the library by the post's id, written before each request.

    blogger/<id of the post>.json

`remote` says which post there is this one, what was sent last and what was seen there last; `pending` what is under
way: it is on the disk before the request leaves, so that after any end of the program the next sending knows what may
have happened. No secret stands in it.
"""

import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from editor.core.blogger.remote import NO_TEXT, BlogText, RemotePost
from editor.core.disk import regular, store
from editor.core.errors import FileError
from editor.core.file.identity import file_stem
from editor.core.words import tr

FOLDER = "blogger"
VERSION = 1
MOST_REPLACED = 5
"""Online texts that are kept when the person's replaces them."""

_LARGEST = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Pending:
    """A request that is under way: `act` is "insert", "patch", "publish" or "revert". `text` is sent, `marker` finds
    a new post, `started` is a moment in UTC, `permalink` is asked for by the title of `text`."""

    act: str
    text: BlogText = NO_TEXT
    marker: str = ""
    started: str = ""
    permalink: str = ""


@dataclass(frozen=True, slots=True)
class Remote:
    """The post on Blogger. `sent` is what was sent last, `seen` the digest of what was there when it was looked at,
    `permalink` the one that its first title asked for."""

    blog: str
    id: str
    url: str = ""
    status: str = ""
    published: str = ""
    etag: str = ""
    sent: BlogText = NO_TEXT
    seen: str = ""
    sent_at: str = ""
    permalink: str = ""

    def looked_at(self, post: RemotePost) -> "Remote":
        """This, with the state that `post` has now; the seen text stays."""
        return replace(self, url=post.url, status=post.status.value, published=post.published, etag=post.etag)


@dataclass(frozen=True, slots=True)
class BloggerRecord:
    """All that is known of one post. `former` are ids of posts there that were this one, `replaced` online texts that
    gave way to the person's, the newest first."""

    remote: Remote | None = None
    pending: Pending | None = None
    former: tuple[str, ...] = ()
    replaced: tuple[BlogText, ...] = field(default=())


class Ledger:
    """The record of the post `post_id` in `library`. One writer at a time: see `lock.py`."""

    def __init__(self, library: Path, post_id: str) -> None:
        self._library = library
        self._post_id = post_id
        self.path = library / FOLDER / f"{file_stem(post_id)}.json"

    def read(self) -> BloggerRecord:
        """The record; an empty one where there is none. Raises FileError for one that cannot be read."""
        data = self._bytes()
        return BloggerRecord() if data is None else _record(data, self.path)

    def write(self, record: BloggerRecord) -> None:
        """Keep `record`, all or nothing, and make it last. Raises FileError."""
        self._put(json.dumps(_values(self._post_id, record), ensure_ascii=False, indent=1).encode("utf-8", "replace"))

    def _put(self, data: bytes) -> None:
        store.make_folder(self.path.parent, self._library, own=True)
        store.write(self.path, data, None, library=self._library, own=True)

    def _bytes(self) -> bytes | None:
        try:
            return regular.read_if_there(self.path, _LARGEST)
        except OSError as error:
            raise FileError(
                tr("Nothing was sent. The note of what was sent to Blogger could not be read: {file}.", file=self.path)
            ) from error


def _values(post_id: str, record: BloggerRecord) -> dict[str, Any]:
    values: dict[str, Any] = {"version": VERSION, "post": post_id}
    if (remote := record.remote) is not None:
        texts = {name: getattr(remote, name) for name in _REMOTE}
        values["remote"] = {**texts, "sent": remote.sent.as_json()}
    if (pending := record.pending) is not None:
        texts = {name: getattr(pending, name) for name in _PENDING}
        values["pending"] = {**texts, "text": pending.text.as_json()}
    if record.former:
        values["former"] = list(record.former)
    if record.replaced:
        values["replaced"] = [text.as_json() for text in record.replaced[:MOST_REPLACED]]
    return values


_REMOTE = ("blog", "id", "url", "status", "published", "etag", "seen", "sent_at", "permalink")
_PENDING = ("act", "marker", "started", "permalink")


def _record(data: bytes, path: Path) -> BloggerRecord:
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict) or values.get("version") != VERSION:
        sentence = tr(
            "Nothing was sent. The note of what was sent to Blogger is damaged, or was made by a "
            "later Ronpyo: {file}. Check in Blogger whether the post is there; without the file, "
            "what is there is compared first.",
            file=path,
        )
        raise FileError(sentence)
    remote, pending = values.get("remote"), values.get("pending")
    former, replaced = values.get("former"), values.get("replaced")
    return BloggerRecord(
        Remote(**_texts(remote, _REMOTE), sent=BlogText.of_json(remote.get("sent")))
        if isinstance(remote, dict)
        else None,
        Pending(**_texts(pending, _PENDING), text=BlogText.of_json(pending.get("text")))
        if isinstance(pending, dict)
        else None,
        tuple(one for one in former if isinstance(one, str)) if isinstance(former, list) else (),
        tuple(map(BlogText.of_json, replaced[:MOST_REPLACED])) if isinstance(replaced, list) else (),
    )


def _texts(values: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    return {name: value if isinstance(value := values.get(name), str) else "" for name in names}
