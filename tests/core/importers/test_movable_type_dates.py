"""Dates of Movable Type's files, as the program and the services that speak its format write them."""

import pytest

from editor.core.importers.movable_type_sections import read_date


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("04/02/2025 09:05:07 AM", "2025-04-02T09:05:07"),
        ("04/02/2025 09:05:07 PM", "2025-04-02T21:05:07"),
        ("04/02/2025 12:00:00 AM", "2025-04-02T00:00:00"),
        ("04/02/2025 12:00:00 PM", "2025-04-02T12:00:00"),
        ("04/02/2025 21:05:07", "2025-04-02T21:05:07"),
        ("04/02/2025 21:05:07 PM", "2025-04-02T21:05:07"),  # both at once
        ("2025/04/02 09:05:07", "2025-04-02T09:05:07"),
        ("13/12/2025 00:00:00", "2025-12-13T00:00:00"),  # the day first
        ("12/12/2025 00:00:00", "2025-12-12T00:00:00"),
        ("13/13/2025 00:00:00", ""),
        ("04/31/2025 00:00:00", ""),
        ("no date", ""),
        ("", ""),
    ],
)
def test_a_date_is_read(written: str, read: str) -> None:
    assert read_date(written) == read
