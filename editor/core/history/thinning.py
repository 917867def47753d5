"""Thinning of versions as time goes by: all of the last days stay, then fewer and fewer."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from editor.core.history.version_list import Reason, Version

ALWAYS = 50
"""The newest ones, by their order in the list, stay whatever any clock says."""
_FRESH = timedelta(days=2)
# Of those that the program saved by itself every few seconds, one for each such pause is enough after a while.
_NEW = timedelta(hours=1)
_PAUSE = timedelta(minutes=10)
# Up to this age, one version stays for each stretch of this length.
_STEPS = (
    (timedelta(days=14), timedelta(hours=1)),
    (timedelta(days=60), timedelta(days=1)),
    (timedelta(days=365), timedelta(weeks=1)),
    (timedelta.max, timedelta(days=30)),
)


def to_thin(versions: Sequence[Version], now: datetime) -> list[Version]:
    """The versions that may go, of `versions` in the order of the list.

    The newest, the last one that the person saved, and the first one stay. Of each stretch of time the newest stays,
    and the newest of those that the person saved. The order is that of the list: a clock that was set back makes
    versions look younger than they are, never older.
    """
    kept = {version.id for version in versions[-ALWAYS:]} | {version.id for version in versions[:1]}
    stretches: dict[tuple[Reason | None, timedelta, int], str] = {}
    for version, time in zip(versions, _times(versions), strict=True):
        age = now - time
        if age < _FRESH:
            if version.reason is not Reason.AUTOSAVED or age < _NEW:
                kept.add(version.id)
            else:
                stretches[None, _PAUSE, _stretch(time, _PAUSE)] = version.id
            continue
        length = next(length for limit, length in _STEPS if age <= limit)
        stretches[None, length, _stretch(time, length)] = version.id
        if version.reason is Reason.SAVED:  # the last one of all is the last of its stretch
            stretches[Reason.SAVED, length, _stretch(time, length)] = version.id
    kept |= set(stretches.values())
    return [version for version in versions if version.id not in kept]


def _stretch(time: datetime, length: timedelta) -> int:
    """The number of the stretch of time that `time` lies in."""
    return int(time.timestamp() // length.total_seconds())


def _times(versions: Sequence[Version]) -> list[datetime]:
    """The time of each version, never before that of one which was kept earlier."""
    times: list[datetime] = []
    for version in versions:
        times.append(max(version.time, times[-1]) if times else version.time)
    return times
