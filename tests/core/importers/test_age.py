import pytest

from editor.core.importers.age import Age
from editor.core.importers.entry import Entry, EntryKind
from editor.core.importers.zone import zone
from editor.core.post import Status

NINE, TEN = "2025-04-02T09:00:00+09:00", "2025-04-02T10:00:00+09:00"


def age(updated: str = "", published: str = "", place: str = "", **other: object) -> Age:
    return Age.of(
        Entry(EntryKind.POST, "1", "1", html="文", updated=updated, published=published, **other), zone(place)
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "before", "newer"),
    [
        (age(NINE), age(TEN), True, False),
        (age(TEN), age(NINE), False, True),
        (age(NINE), age("2025-04-02T00:00:00.900Z"), False, False),  # the same second, elsewhere
        (age("2025-04-02T00:30:00Z"), age(NINE), False, True),
        (age("2025-04-02T09:30:00", place="Asia/Tokyo"), age(NINE), False, True),
        (age(), age(), False, False),
        (age(published=NINE), age(published=TEN), False, False),  # nobody says when it was changed
        (age(), age(TEN), True, False),
        (age(TEN), age(), False, True),
        (age(published=TEN), age(NINE), False, True),
        (age("no time"), age(NINE), True, False),
        (age(NINE, status=Status.DRAFT), age(NINE), True, False),
        (age(NINE), age(NINE, url="https://a.jp/"), True, False),
        (age("9999-12-31T23:59:59-12:00"), age(NINE), True, False),
        (Age("2025-04-02T00:00:00+00:00", ""), age(NINE, url="https://a.jp/"), False, False),
    ],
)
def test_which_one_is_the_newer(one: Age, other: Age, before: bool, newer: bool) -> None:
    assert (one.is_before(other), one.is_newer(other)) == (before, newer)
    assert not (one.is_before(other) and other.is_before(one))


@pytest.mark.parametrize("given", [age(), age(NINE, TEN, url="https://a.jp/")])
def test_it_goes_through_a_record(given: Age) -> None:
    assert Age.of_record({"age": given.as_json()}, None) == given


@pytest.mark.parametrize("damaged", [{"age": 1}, {"age": [1, 2]}, {"age": ["", "", 3]}, {"updated": 4}, {}])
def test_a_record_may_be_damaged(damaged: dict[str, object]) -> None:
    assert Age.of_record(damaged, None).updated == ""


def test_records_of_earlier_releases_have_only_times() -> None:
    assert Age.of_record({"updated": NINE, "published": TEN}, None).is_before(age(TEN))
