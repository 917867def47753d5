"""The moment at which a post of WordPress was published: it says so up to four times, in two zones."""

import re
from datetime import UTC, datetime, timedelta, timezone

from editor.core.importers.xml_element import Element
from editor.core.text.dates import parse_date

_TIME = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ]{1,3}(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s{0,3}(Z|[-+]\d\d:?\d\d)?"
)


def moment_of(element: Element) -> str:
    """The moment of publication with the blog's offset: the difference of the two times that WordPress gives."""
    said = _TIME.fullmatch(element.text("wp:post_date").strip())
    if said and said[7] and (own := parse_date(said[0])) is not None:  # with an offset of its own
        return own.isoformat()
    here, there = (read_time(element.text(name)) for name in ("wp:post_date", "wp:post_date_gmt"))
    if here is not None and there is not None:
        minutes = round((here - there) / timedelta(minutes=1))
        if abs(minutes) <= 15 * 60:
            return here.replace(tzinfo=timezone(timedelta(minutes=minutes))).isoformat()
    if here is not None:
        return here.isoformat()
    if there is not None:
        return there.replace(tzinfo=UTC).isoformat()
    modified = read_time(element.text("wp:post_modified"))
    if modified is not None:
        return modified.isoformat()
    found = parse_date(element.text("pubDate").strip() or element.text("dc:date").strip())
    return found.isoformat() if found is not None and found.year > 1 else ""


def read_time(text: str) -> datetime | None:
    """A time as WordPress and the tools around it write it, without its offset; drafts have one of zeros."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found[group] or 0) for group in range(1, 7))
    try:
        return datetime(year, month, day, hour, minute, second)
    except ValueError:
        return None
