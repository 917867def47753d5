"""Days as a profile's short form shows them: whatever the form, the same day is read again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.importers.structure.shown_day import ShownDay
from editor.core.profile.values import Profile

GERMAN = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
FORMS = (
    "{day}. {month_name} {year}",
    "{month}/{day}/{year}",
    "{dd}.{mm}.{year}",
    "{weekday}, {day} {month_name} {year}",
    "{year}年{month}月{day}日{weekday}",
    "{year}{mm}{dd}",
    "{month_name} {day}, {year} ({month}/{day})",
    "[{year}] {day}+{month}",
    " {day}. {month_name} {year} ",
)


@given(form=st.sampled_from(FORMS), day=st.dates(date(1000, 1, 1)), before=st.sampled_from(["", "Der Titel"]))
def test_the_same_day_is_read_again(form: str, day: date, before: str) -> None:
    profile = Profile(date_short=form, months=GERMAN)
    shown = profile.format_short_date(day.isoformat())
    found = ShownDay(profile).without(f"{before} {shown} ")
    assert found is not None and (found.text, found.day, found.written) == (before, day.isoformat(), shown.strip())


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("{day}. {month_name} {year}", "31. Februar 2025"),
        ("{day}. {month_name} {year}", "2. April 2025 war es"),
        ("{day}. {month_name} {year}", "2. Abril 2025"),
        ("{month}/{day}/{year}", "2025"),
        ("{day}. {month_name}", "2. April"),
        ("{year}", "2025"),
        ("", "2. April 2025"),
        ("{nobody}{year}{mm}{dd}", ""),
        ("{month}" * 60 + "{day}{year}", "1" * 70 + "x"),
        ("{era}" * 6 + "{year}{month}{day}", "x" * 79),
    ],
)
def test_no_day(form: str, text: str) -> None:
    assert ShownDay(Profile(date_short=form, months=GERMAN)).without(text) is None
