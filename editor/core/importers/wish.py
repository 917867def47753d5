"""The wish for an import, and its progress."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}\w)?\.)+[^\W\d_][\w-]{1,62}(?::\d{1,5})?")


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish for an import: the library to import into; the blog's host, for files that do not name it; its time zone,
    whatever they say; and one for times in UTC or in none, where they name no zone."""

    library: Path
    host: str = ""
    zone: str = ""
    unsaid_zone: str = ""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """The progress of an import: 0 to 1, and the number of posts and pages so far."""

    share: float
    entries: int


def host_in(text: str) -> str:
    """The host in what somebody gave as one: `https://example.blogspot.com/` is `example.blogspot.com`; "" where there
    is none."""
    text = text.strip()
    try:
        host = (urlsplit(text if "//" in text else f"//{text}").netloc or "").rpartition("@")[2].lower()
    except ValueError:
        return ""
    return host if _HOST.fullmatch(host) else ""
