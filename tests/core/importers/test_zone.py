"""The time zone of a blog, and moments in it."""

from datetime import UTC, datetime

import pytest

from editor.core.errors import ImportFileError
from editor.core.importers.zone import is_future, known_zone, local, zone


def test_zones() -> None:
    assert zone("") is zone("  ") is None
    assert [known_zone(name) for name in ("Asia/Tokyo", " +09:00 ", "Nowhere", "")] == [True, True, False, False]
    with pytest.raises(ImportFileError, match="Nowhere"):
        zone("Nowhere")


@pytest.mark.parametrize(
    ("text", "place", "moment"),
    [
        ("2024-01-02", "", "2024-01-02 00:00:00"),
        ("2024-01-02T03:04:05.6Z", "", "2024-01-02 03:04:05+00:00"),
        ("2024-01-02T03:04:05.6Z", "Asia/Tokyo", "2024-01-02 12:04:05+09:00"),
        ("2024-01-02T03:04", "+09:00", "2024-01-02 03:04:00+09:00"),
        ("no moment", "", None),
        ("0001-01-01T00:00:00+09:00", "-05:00", "0001-01-01 00:00:00+09:00"),  # the calendar begins there
        ("9999-12-31T23:59:59Z", "Asia/Tokyo", "9999-12-31 23:59:59+00:00"),  # and ends here
        ("1850-01-02T00:00:00Z", "Asia/Tokyo", "1850-01-02 00:00:00+00:00"),  # +09:18:59 is no offset of ISO 8601
        ("2024-12-31T24:00:00Z", "Asia/Tokyo", "2025-01-01 09:00:00+09:00"),
        ("2016-12-31T23:59:60Z", "", "2016-12-31 23:59:59+00:00"),
    ],
)
def test_a_moment(text: str, place: str, moment: str | None) -> None:
    found = local(text, zone(place))
    assert (str(found) if found else None) == moment


def test_the_future() -> None:
    now = datetime(2024, 1, 1, tzinfo=UTC)
    days = (datetime(2024, 1, 2), datetime(2024, 1, 1), datetime(2023, 12, 31))
    assert [is_future(day, now) for day in days] == [True, False, False]
    assert not is_future(datetime(2024, 1, 1))
