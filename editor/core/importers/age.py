"""The age of an entry: which of two states of one post is the newer, whatever the order in which they are imported."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any

from editor.core.importers.entry import Entry
from editor.core.importers.zone import local
from editor.core.post import Status


@dataclass(frozen=True, slots=True)
class Age:
    """The age of an entry: its last change and its publication, as ISO 8601 in UTC to the second, "" where the file
    does not say.

    `fullness` tells states of the same second apart: a feed knows less of a post than a backup does. None: not known.
    """

    updated: str
    published: str
    fullness: tuple[int, ...] | None = None

    @classmethod
    def of(cls, entry: Entry, zone: tzinfo | None) -> "Age":
        """The age of `entry`; times without an offset are in `zone`, in UTC without one."""
        fullness = (
            bool(entry.html.strip() or entry.markdown.strip()),
            entry.status is Status.PUBLISHED,
            bool(entry.url),
            bool(entry.description),
            len(entry.comments),
        )
        return cls(_moment(entry.updated, zone), _moment(entry.published, zone), tuple(map(int, fullness)))

    @classmethod
    def of_record(cls, values: dict[str, Any], zone: tzinfo | None) -> "Age":
        """The age in a record; one of an earlier release has only the times, as the file wrote them."""
        age = values.get("age")
        if isinstance(age, list) and len(age) == 3 and isinstance(age[2], list):
            return cls(str(age[0]), str(age[1]), tuple(part for part in age[2] if isinstance(part, int)))
        return cls(_moment(str(values.get("updated") or ""), zone), _moment(str(values.get("published") or ""), zone))

    def as_json(self) -> list[Any]:
        """The value for JSON that `of_record` reads again."""
        return [self.updated, self.published, list(self.fullness or ())]

    def is_before(self, other: "Age") -> bool:
        """Whether this is an older state than `other`, or one of the same second that knows less.

        Where neither file says when the post was changed, none is: then the one that is imported last counts.
        """
        if not (self.updated or other.updated):
            return False
        mine, theirs = self.updated or self.published, other.updated or other.published
        if mine != theirs:
            return mine < theirs
        return self.fullness is not None and other.fullness is not None and self.fullness < other.fullness

    def is_newer(self, other: "Age") -> bool:
        """Whether this is surely a later state than `other`."""
        return bool(self.updated or other.updated) and (other.updated or other.published) < (
            self.updated or self.published
        )


def _moment(text: str, zone: tzinfo | None) -> str:
    moment = local(text, zone)
    if moment is None:
        return ""
    try:
        moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (OverflowError, ValueError):
        return ""
    return moment.isoformat(timespec="seconds")
