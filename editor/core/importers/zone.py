"""The time zone of a blog, in which its dates are written."""

from datetime import UTC, datetime, tzinfo

from editor.core.errors import ImportFileError
from editor.core.text.dates import parse_date
from editor.core.text.zones import named_zone
from editor.core.words import tr


def zone(name: str) -> tzinfo | None:
    """The zone called `name`, such as Asia/Tokyo or +09:00; None for "". Raises ImportFileError for no such zone."""
    name = name.strip()
    if not name:
        return None
    if (found := named_zone(name)) is None:
        raise ImportFileError(tr("There is no time zone “{name}”; write for example Asia/Tokyo or +09:00.", name=name))
    return found


def known_zone(name: str) -> bool:
    """Whether a file may name the zone `name`."""
    try:
        return zone(name) is not None
    except ImportFileError:
        return False


def local(text: str, place: tzinfo | None) -> datetime | None:
    """The moment `text` in the zone `place`; without one as it is written, and so where the zone has no whole minutes
    there (before it was introduced) or the calendar ends. None where it names no moment."""
    moment = parse_date(text)
    if moment is None:
        return None
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)
    moment = moment.replace(microsecond=0)
    if place is None:
        return moment
    try:
        there = moment.replace(tzinfo=place) if moment.tzinfo is None else moment.astimezone(place)
        offset = there.utcoffset()
    except (OverflowError, ValueError):
        return moment
    return there if offset is not None and not offset.total_seconds() % 60 else moment


def is_future(moment: datetime, now: datetime | None = None) -> bool:
    """Whether `moment` has not come yet."""
    present = now or datetime.now(UTC)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) > present
