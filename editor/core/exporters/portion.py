"""One post of a file of several: exported by itself, and what such a file says of it."""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from editor.core.exporters.values import Export
from editor.core.html.writable import writable
from editor.core.post import Post, Status
from editor.core.profile.values import Profile
from editor.core.text.dates import parse_date
from editor.core.text.single_line import single_line
from editor.core.text.zones import in_zone

_BLOG_ID = re.compile(r"blog-(\d+)\.(?:post|page)-(\d+)")


@dataclass(frozen=True, slots=True)
class Portion:
    """One post of a file of several: the post, its profile, the folder where its file lies, and its export. `stem` is
    the name of that file without its suffix."""

    post: Post
    profile: Profile
    export: Export
    folder: Path | None = None
    stem: str = "post"

    @property
    def title(self) -> str:
        """The title on one line, without what no XML may hold."""
        return line(self.export.title)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels in their order, each once."""
        return tuple(dict.fromkeys(label for raw in self.post.fields.labels if (label := line(raw))))

    @property
    def moment(self) -> datetime | None:
        """The moment of publication, in the blog's zone where the date has an offset; None: not said."""
        found = parse_date(self.post.fields.date)
        if found is None:
            return None
        found = in_zone(found, self.profile.zone)
        return found if isinstance(found, datetime) else datetime(found.year, found.month, found.day)

    @property
    def universal(self) -> datetime | None:
        """The same in UTC; a date without an offset is the blog's."""
        moment = self.moment
        if moment is None:
            return None
        try:
            return (moment if moment.tzinfo else moment.replace(tzinfo=self.profile.zone or UTC)).astimezone(UTC)
        except OverflowError:
            return None

    @property
    def is_draft(self) -> bool:
        """Whether no reader is to see it."""
        return self.post.fields.status is not Status.PUBLISHED

    def is_scheduled(self, now: datetime) -> bool:
        """Whether it is ready and its day has not come."""
        moment = self.universal
        return self.post.fields.status is Status.READY and moment is not None and moment > now

    @property
    def blog_ids(self) -> tuple[str, str]:
        """The blog's number and the post's own on Blogger; "" where they are not known."""
        found = _BLOG_ID.search(self.post.fields.blogger.id)
        return (found[1], found[2]) if found else ("", "")

    def number(self, digits: int) -> str:
        """A number of so many digits that stays the post's."""
        named = self.post.fields.id or "\n".join([self.title, self.post.fields.date, self.stem])
        value = int.from_bytes(hashlib.sha256(named.encode("utf-8", "replace")).digest()[:16])
        return str(10 ** (digits - 1) + value % (9 * 10 ** (digits - 1)))


def line(text: str) -> str:
    """`text` on one line, without what no XML may hold."""
    return single_line(writable(text))
