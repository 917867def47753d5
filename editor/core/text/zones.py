"""Time zones by name, and the day that a moment is in one of them."""

from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from editor.core.text.patterns import pattern

_OFFSET = pattern(r"(?:UTC|GMT)?([-+])(\d{1,2}):?(\d\d)?")
_FIXED = {"Asia/Tokyo": 9, "Japan": 9, "JST": 9, "UTC": 0, "Etc/UTC": 0, "GMT": 0, "Asia/Shanghai": 8, "Asia/Taipei": 8}


@lru_cache(maxsize=32)
def named_zone(name: str) -> tzinfo | None:
    """The zone called `name`, such as Asia/Tokyo or +09:00; None where there is none of that name."""
    name = name.strip()
    if offset := _OFFSET.fullmatch(name):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name is that of a folder
        pass
    return timezone(timedelta(hours=_FIXED[name])) if name in _FIXED else None  # a system without the tables of zones


def in_zone(moment: date | datetime, zone: tzinfo | None) -> date | datetime:
    """`moment` in the zone of the blog; as it is where it names no zone, or none is given."""
    if zone is None or not isinstance(moment, datetime) or moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(zone)
    except (OverflowError, ValueError):
        return moment
