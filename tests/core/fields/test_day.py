"""The day of a date field."""

from datetime import date

import pytest

from editor.core.fields.day import day_of, legible, stepped, with_day


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2025-04-02", date(2025, 4, 2)),
        ("2025-4-2", date(2025, 4, 2)),
        ("2025-04-02T07:30:00+09:00", date(2025, 4, 2)),
        ("2025-02-30", None),
        ("", None),
        ("昨日", None),
        ("9999999", None),
    ],
)
def test_read(value: str, day: date | None) -> None:
    assert day_of(value) == day


@pytest.mark.parametrize(
    ("value", "result"),
    [
        ("2025-04-02", "2026-01-31"),
        ("2025-04-02T07:30:00+09:00", "2026-01-31T07:30:00+09:00"),
        ("2025-04-02 07:30", "2026-01-31 07:30"),
        ("", "2026-01-31"),
        ("昨日", "2026-01-31"),
    ],
)
def test_another_day(value: str, result: str) -> None:
    assert with_day(value, date(2026, 1, 31)) == result


@pytest.mark.parametrize(
    ("value", "days", "result"),
    [
        ("2025-12-31", 1, "2026-01-01"),
        ("2024-03-01T10:00", -1, "2024-02-29T10:00"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
        ("nie", 1, "nie"),
    ],
)
def test_stepped(value: str, days: int, result: str) -> None:
    assert stepped(value, days) == result


@pytest.mark.parametrize(
    ("value", "seen"),
    [
        ("2025-04-02T07:30:00+09:00", "2025-04-02 07:30"),
        ("2025-04-02t07:30:12.5Z", "2025-04-02 07:30"),
        ("2025-04-02T07:30", "2025-04-02 07:30"),
        ("2025-04-02T07:30:00+0900", "2025-04-02 07:30"),
        ("2025-04-02", "2025-04-02"),
        ("2025-04-02T07:30 UTC", "2025-04-02T07:30 UTC"),
        ("四月二日", "四月二日"),
        ("", ""),
    ],
)
def test_a_moment_is_seen_as_day_and_time(value: str, seen: str) -> None:
    assert legible(value) == seen
