"""Fetch from Blogger: the post as it is there brings back its address, state, labels, day and pictures' addresses.

The words of the post are not touched. Whether somebody changed them there is said; what is only Blogger's own spelling,
or a picture that was put in, is no change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from editor.core.blogger.changing import known_by
from editor.core.blogger.first_title import permalink_of
from editor.core.blogger.matching import LocalPicture, matched
from editor.core.blogger.online_pictures import embedded_pictures, online_pictures, shown_words, slots_of
from editor.core.blogger.outcome import Ending
from editor.core.blogger.record import Ledger, Remote
from editor.core.blogger.remote import NO_TEXT, BlogText, RemotePost, RemoteStatus, post_id
from editor.core.blogger.requests import Requests
from editor.core.blogger.searching import Searching
from editor.core.blogger.talk import Talk
from editor.core.fields.spec import Blogger, Fields, Status
from editor.core.images.file_type import pixel_size
from editor.core.images.given_addresses import with_addresses
from editor.core.images.overview import Picture, overview
from editor.core.originals.losses import Loss, losses
from editor.core.post import Post
from editor.core.words import tr

_PICTURES = ("picture", "picture size", "picture side", "picture link", "alt")
"""Kinds of difference that a picture makes which was put in."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A fetched post, or the reason why there is none (`ending`).

    `new_words`: its words or its title are others than were sent; `new_looks`: what else was put in or taken out.
    `sent` is the text that was compared with.
    """

    ending: Ending
    post: RemotePost | None = None
    sent: BlogText = NO_TEXT
    new_words: bool = False
    new_looks: tuple[Loss, ...] = ()

    @property
    def was_edited(self) -> bool:
        """Whether somebody changed it there, so that sending would undo that."""
        return self.new_words or bool(self.new_looks)


class Fetching:
    """Fetches the post of `ledger` from the blog with the id `blog`."""

    def __init__(self, talk: Talk, requests: Requests, ledger: Ledger, blog: str) -> None:
        self._talk = talk
        self._ledger = ledger
        self._blog = blog
        self._searching = Searching(talk, requests)

    def fetch(self, mine: BlogText, known: str = "") -> Fetched:
        """The post there. `mine` is what would be sent now, `known` the id that the header says. Raises BloggerError.

        A post that differs from what was sent by pictures alone counts as seen: the next sending may change it.
        """
        record = self._ledger.read()
        remote = record.remote or (Remote(self._blog, known) if known else None)
        if remote is None:
            return Fetched(Ending.UNKNOWN if record.pending is not None else Ending.NEVER_SENT)
        if remote.blog != self._blog:
            return Fetched(Ending.OTHER_BLOG)
        self._talk.tell(tr("Fetching the post from Blogger…"))
        post = self._searching.get(remote.id)
        if post is None:
            there = self._searching.listed(remote.id)
            return Fetched(Ending.GONE if there is None else Ending.LOCKED)
        record, remote = known_by(record, remote, post)
        sent = mine if remote.sent == NO_TEXT else remote.sent
        found = compared(sent, post, seen=remote.seen)
        if not found.was_edited:
            remote = replace(remote, sent=replace(sent, labels=post.text.labels), seen=post.text.digest)
        self._ledger.write(replace(record, remote=remote))
        return found


def compared(sent: BlogText, post: RemotePost, seen: str = "") -> Fetched:
    """The differences of `post` from `sent`. `seen` is the digest of what is known to be Blogger's spelling of it."""
    if post.text.digest in (seen, sent.digest):
        return Fetched(Ending.SAME, post, sent)
    slots = slots_of(sent.content)
    title = "title" in replace(post.text, content="", labels=()).changes_from(replace(sent, content="", labels=()))
    words = title or shown_words(post.text.content, slots) != shown_words(sent.content, slots)
    there, here = post.text.content, sent.content
    looks = {loss.kind: loss for loss in (*losses(here, there), *losses(there, here)) if loss.kind not in _PICTURES}
    return Fetched(Ending.SAME, post, sent, words, tuple(looks.values()))


# -- into the header ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """The header with what came. `filled` are the paths of pictures that got an address, `left` those that have none
    yet, `labels_left`: they were changed here and there, and stay as they are here. `embedded` is the number of
    pictures there that were put into the text and not uploaded."""

    fields: Fields
    filled: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    labels_left: bool = False
    embedded: int = 0


def brought_back(post: Post, file: Path, fetched: Fetched) -> BroughtBack:
    """The header of `post`, whose file is `file`, with the facts that came. Reads the files of pictures."""
    there = fetched.post
    if there is None:
        return BroughtBack(post.fields)
    fields, labels_left = _labels(_facts(post.fields, there), fetched.sent.labels, there.text.labels)
    pictures = overview(replace(post, fields=fields), file)
    known = [picture.address for picture in pictures if picture.address]
    wanting = [picture for picture in pictures if not picture.address and picture.lines]
    slots = slots_of(fetched.sent.content)
    online = online_pictures(there.text.content, slots)
    given = matched(online, [_local(picture) for picture in wanting], slots, known)
    left = tuple(picture.path for picture in wanting if picture.path not in given)
    images, embedded = with_addresses(fields, given), embedded_pictures(there.text.content)
    return BroughtBack(replace(fields, images=images), tuple(given), left, labels_left, embedded)


def _facts(fields: Fields, there: RemotePost) -> Fields:
    """Id, address, permalink, day and state."""
    # An import writes the longer id of a backup, by which it knows the post again.
    number = fields.blogger.id if post_id(fields.blogger.id) == there.id else there.id
    fields = replace(fields, blogger=Blogger(number, fields.blogger.url))
    if not there.status.is_public:
        if there.status is RemoteStatus.DRAFT and fields.status is Status.PUBLISHED:  # it was taken back
            fields = replace(fields, status=Status.READY)
        return fields
    if there.url:
        fields = replace(fields, blogger=Blogger(number, there.url))
        if permalink := permalink_of(there.url):
            fields = replace(fields, permalink=permalink)
    if there.status is RemoteStatus.LIVE:
        fields = replace(fields, status=Status.PUBLISHED)
    moment = _moment(there.published)
    if moment is not None and _moment(fields.date) != moment:
        fields = replace(fields, date=moment.isoformat())
    return fields


def _labels(fields: Fields, sent: Sequence[str], there: Sequence[str]) -> tuple[Fields, bool]:
    """Labels as they are there, unless they were changed here, too."""
    if sorted(there) == sorted(sent) or sorted(there) == sorted(fields.labels):
        return fields, False
    if sorted(fields.labels) != sorted(sent):
        return fields, True
    kept = [label for label in fields.labels if label in there]
    return replace(fields, labels=(*kept, *(label for label in there if label not in kept))), False


def _local(picture: Picture) -> LocalPicture:
    files = [file for file in (picture.upload, picture.file) if file is not None]
    names = tuple(dict.fromkeys([*(file.name for file in files), PurePosixPath(picture.path).name]))
    size = pixel_size(picture.upload) if picture.upload is not None else None
    return LocalPicture(picture.path, names, size or picture.size)


def _moment(text: str) -> datetime | None:
    """A moment with its offset, to the second."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.replace(microsecond=0) if found.tzinfo is not None else None
