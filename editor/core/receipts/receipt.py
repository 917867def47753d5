"""A receipt: one copy of a post for the blog as it was handed over."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

_LONGEST = 20_000_000  # characters of its HTML


class Handing(StrEnum):
    """The way by which a copy left the program; "" in receipts of earlier releases."""

    UNKNOWN = ""
    COPIED = "copied"
    FILE = "file"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Receipt:
    """`time` is ISO 8601 with an offset; `shown` the fingerprint of the post (`originals/record.py`); `pictures` are
    the addresses of its pictures by the path that the body names; `checks` the sentences of its problems."""

    time: str
    html: str
    title: str = ""
    labels: str = ""
    permalink: str = ""
    description: str = ""
    shown: str = ""
    pictures: tuple[tuple[str, str], ...] = ()
    checks: tuple[str, ...] = ()
    kind: Handing = Handing.UNKNOWN

    def as_json(self) -> dict[str, Any]:
        """The values as JSON has them."""
        return {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if field.name not in ("pictures", "checks", "kind")
        } | {"kind": self.kind.value, "pictures": dict(self.pictures), "checks": list(self.checks)}

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Receipt":
        """A receipt of values from a file; those of another kind count as missing."""
        texts = {
            name: value[:_LONGEST]
            for name in ("time", "html", "title", "labels", "permalink", "description", "shown")
            if isinstance(value := values.get(name, ""), str)
        }
        pictures, checks = values.get("pictures"), values.get("checks")
        return cls(
            **{"time": "", "html": "", **texts},
            pictures=tuple(
                (path, url)
                for path, url in (pictures.items() if isinstance(pictures, dict) else ())
                if isinstance(path, str) and isinstance(url, str)
            ),
            kind=Handing(kind) if (kind := values.get("kind")) in list(Handing) else Handing.UNKNOWN,
            checks=tuple(one for one in (checks if isinstance(checks, list) else ()) if isinstance(one, str)),
        )
