"""What is asked of an import, and what it says while it goes on."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the library to import into; the blog's host, where the files do not say; its time zone,
    whatever they say; and one for times in UTC or in none, where they say nothing of a zone."""

    library: Path
    host: str = ""
    zone: str = ""
    unsaid_zone: str = ""


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is: 0 to 1, and how many posts and pages came out so far."""

    share: float
    entries: int


def host_in(text: str) -> str:
    """The host in what somebody gave as one: `https://example.blogspot.com/` is `example.blogspot.com`."""
    text = text.strip()
    try:
        return (urlsplit(text if "//" in text else f"//{text}").netloc or "").rpartition("@")[2]
    except ValueError:
        return ""
