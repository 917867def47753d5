"""Which versions stay: at each limit of age, in each stretch of time, and whatever a clock says."""

from datetime import UTC, datetime, timedelta

import pytest

from editor.core.history.thinning import ALWAYS, to_thin
from editor.core.history.version_list import Reason, Version

NOW = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(days=97 * 210)
"""The beginning of an hour, a day, a week and a stretch of thirty days at once: ages are easily told apart."""
SAVED, AUTOSAVED, PASTE = Reason.SAVED, Reason.AUTOSAVED, Reason.BEFORE_PASTE
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def version(number: int, time: datetime, reason: Reason) -> Version:
    return Version(f"{number:012x}", number, time, reason, "", 0, 0, "", "")


def with_the_newest(given: list[tuple[timedelta, Reason]], newest: int = ALWAYS) -> list[Version]:
    """The first version, those `given` by age and reason, then `newest` of now, of which the person saved the last."""
    ages = [(3000 * DAY, Reason.OPENED), *given, *[(timedelta(0), PASTE)] * (newest - 1), (timedelta(0), SAVED)]
    return [version(number, NOW - age, reason) for number, (age, reason) in enumerate(ages)]


def gone(versions: list[Version], now: datetime = NOW) -> list[int]:
    return [one.number for one in to_thin(versions, now)]


@pytest.mark.parametrize(
    ("ages", "reason", "thinned"),
    [
        # of the last two days, all but those that the program saved by itself
        ([2 * DAY - 3 * MINUTE, 2 * DAY - 2 * MINUTE, 2 * DAY - MINUTE], SAVED, []),
        ([2 * DAY - 3 * MINUTE, 2 * DAY - 2 * MINUTE, 2 * DAY - MINUTE], PASTE, []),
        ([2 * DAY - 3 * MINUTE, 2 * DAY - 2 * MINUTE, 2 * DAY - MINUTE], AUTOSAVED, [1, 2]),
        # of the last hour, also these
        ([59 * MINUTE, 58 * MINUTE, 57 * MINUTE, timedelta(0)], AUTOSAVED, []),
        ([HOUR, HOUR - MINUTE], AUTOSAVED, []),
        ([HOUR, HOUR], AUTOSAVED, [1]),
        # then one of ten minutes
        ([80 * MINUTE, 71 * MINUTE, 70 * MINUTE, 61 * MINUTE], AUTOSAVED, [1, 3]),
        # up to two weeks, one of an hour
        ([2 * DAY, 2 * DAY], PASTE, [1]),
        ([51 * HOUR, 50 * HOUR + MINUTE, 50 * HOUR, 49 * HOUR + MINUTE], PASTE, [1, 3]),
        ([14 * DAY, 14 * DAY - MINUTE, 14 * DAY - HOUR + MINUTE], PASTE, [1, 2]),
        ([14 * DAY, 14 * DAY - HOUR], PASTE, []),
        # up to two months, one of a day
        ([15 * DAY, 15 * DAY - HOUR, 14 * DAY + MINUTE], PASTE, [1, 2]),
        ([14 * DAY + MINUTE, 14 * DAY], PASTE, []),
        ([60 * DAY, 60 * DAY - HOUR, 59 * DAY + MINUTE, 59 * DAY], PASTE, [1, 2]),
        # up to a year, one of a week
        ([60 * DAY + MINUTE, 60 * DAY], PASTE, []),
        ([70 * DAY, 69 * DAY, 64 * DAY, 63 * DAY + MINUTE, 63 * DAY], PASTE, [1, 2, 3]),
        ([365 * DAY, 364 * DAY + MINUTE, 364 * DAY], PASTE, [1]),
        # of all that is older, one of thirty days
        ([365 * DAY + MINUTE, 365 * DAY], PASTE, []),
        ([420 * DAY, 400 * DAY, 391 * DAY, 390 * DAY, 389 * DAY, 366 * DAY], PASTE, [1, 2, 4, 5]),
    ],
)
def test_one_of_each_stretch_stays(ages: list[timedelta], reason: Reason, thinned: list[int]) -> None:
    assert gone(with_the_newest([(age, reason) for age in ages])) == thinned


@pytest.mark.parametrize(
    ("border", "later", "thinned"),
    [
        (60 * DAY, 12 * HOUR, [1]),  # two days, but one week
        (59 * DAY, 12 * HOUR, []),
        (364 * DAY, 36 * HOUR, [1]),  # two weeks, but one stretch of thirty days
        (364 * DAY, 12 * HOUR, []),
    ],
)
def test_the_limit_of_age_is_exact(border: timedelta, later: timedelta, thinned: list[int]) -> None:
    """Two versions on both sides of the beginning of a day or week, looked at `later`."""
    versions = with_the_newest([(border + HOUR, PASTE), (border - HOUR, PASTE)])
    assert gone(versions, NOW + later) == thinned


@pytest.mark.parametrize("base", [50 * HOUR, 30 * DAY, 70 * DAY, 420 * DAY])
@pytest.mark.parametrize(
    ("reasons", "thinned"),
    [
        ([PASTE, SAVED, AUTOSAVED], [1]),  # the newest, and the newest of those that the person saved
        ([SAVED, SAVED, AUTOSAVED], [1]),
        ([SAVED, AUTOSAVED, PASTE], [2]),
        ([SAVED, AUTOSAVED, SAVED], [1, 2]),
        ([AUTOSAVED, AUTOSAVED, PASTE], [1, 2]),
    ],
)
def test_what_the_person_saved_stays_in_each_stretch(
    base: timedelta, reasons: list[Reason], thinned: list[int]
) -> None:
    assert gone(with_the_newest([(base - number * MINUTE, why) for number, why in enumerate(reasons)])) == thinned


@pytest.mark.parametrize(("newest", "thinned"), [(50, [1, 2, 3]), (49, [1, 2, 3]), (48, [1, 2]), (47, [1]), (46, [])])
def test_the_newest_fifty_stay_at_any_age(newest: int, thinned: list[int]) -> None:
    given = [(400 * DAY - number * MINUTE, AUTOSAVED) for number in range(3)] + [(400 * DAY - HOUR, AUTOSAVED)]
    assert ALWAYS == 50
    assert gone(with_the_newest(given, newest)) == thinned


def test_the_first_and_the_last_that_the_person_saved_stay() -> None:
    versions = [version(number, NOW - 400 * DAY, SAVED if number == 3 else AUTOSAVED) for number in range(60)]
    assert gone(versions) == [1, 2, *range(4, 10)]


@pytest.mark.parametrize("back", [HOUR * 3, DAY * 3, DAY * 20, DAY * 100, DAY * 4000], ids=str)
def test_what_is_kept_after_a_clock_was_set_back_is_as_young_as_what_was_kept_before(back: timedelta) -> None:
    """Three saves of one minute whose clock was `back` behind: their order says that they are new."""
    given = [(timedelta(0), PASTE), *[(back + number * timedelta(seconds=1), PASTE) for number in (3, 2, 1)]]
    assert gone(with_the_newest(given)) == []


def test_a_clock_that_ran_ahead_makes_nothing_old() -> None:
    ahead = [version(number, NOW + 500 * DAY, SAVED) for number in range(30)]
    then = [version(number, NOW - 500 * DAY, SAVED) for number in range(30, 200)]
    assert gone([*ahead, *then]) == []
    assert gone([*ahead, *then], NOW + 400 * DAY) == []
    assert gone([*ahead, *then], NOW + 1000 * DAY) == list(range(1, 150))
