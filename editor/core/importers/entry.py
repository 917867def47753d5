"""The entries that an import reads: posts and pages as the other program wrote them, their comments, and notes on
unread ones."""

from dataclasses import dataclass, field
from enum import StrEnum

from editor.core.importers.source import Member
from editor.core.post import Status


class EntryKind(StrEnum):
    """The kind of an entry."""

    POST = "post"
    PAGE = "page"
    COMMENT = "comment"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Comment:
    """A reader's comment. `parent` is the id of its post, `reply_to` that of the comment it answers."""

    id: str
    parent: str = ""
    reply_to: str = ""
    author: str = ""
    author_url: str = ""
    published: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One post or page. `html` is word for word what the file holds; `markdown` is set instead for a post that is
    Markdown already, with its header. `reading` is the HTML that the other program makes of `html` where it shows it,
    if it does not show it as it is: line ends may be breaks in there.

    `published` and `updated` are ISO 8601, with an offset unless they are local to the blog. `url` is where it is on
    the blog, if it is. `slug` may name its file. `key` tells entries apart for good; it is `id` where there is one.

    One of which the file holds only a summary `is_whole` not: its HTML is no original, and it replaces no post.

    `files` are pictures at hand, by the name they get in the post's folder; `pictures` says which of them stands for
    which address in the HTML.
    """

    kind: EntryKind
    id: str
    key: str
    title: str = ""
    html: str = ""
    reading: str = ""
    markdown: bytes = b""
    labels: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    status: Status = Status.PUBLISHED
    url: str = ""
    permalink: str = ""
    slug: str = ""
    description: str = ""
    author: str = ""
    blogger: bool = False
    comments: tuple[Comment, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, Member], ...] = ()
    note: str = ""
    is_whole: bool = True

    @property
    def is_draft(self) -> bool:
        """Whether it is not to be published yet."""
        return self.status is Status.DRAFT


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that is not taken in, and the sentence that says why; `unread` where it should have been: it is damaged,
    cut off, too large or in a format that is not read."""

    kind: EntryKind
    id: str
    title: str
    reason: str
    draft: bool = False
    unread: bool = False


@dataclass(slots=True)
class Blog:
    """The blog as a file describes it. `zone` is the name of its time zone."""

    host: str = ""
    zone: str = ""
    truncated: bool = False
    notes: list[str] = field(default_factory=list)
