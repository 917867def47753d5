import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.fields import rows

LISTS = st.lists(st.sampled_from("甲乙丙丁戊"), max_size=7).map(tuple)


@given(LISTS, st.data())
def test_a_row_inserted_and_removed_leaves_the_list_as_it_was(items, data):
    index = data.draw(st.integers(0, len(items)))
    longer = rows.inserted(items, index, "新")
    assert longer[index] == "新" and len(longer) == len(items) + 1
    assert rows.removed(longer, index) == items


@given(LISTS.filter(bool), st.data())
def test_a_move_and_its_reverse_are_nothing(items, data):
    start, to = (data.draw(st.integers(0, len(items) - 1)) for _ in "ab")
    there = rows.moved(items, start, to)
    assert sorted(there) == sorted(items) and there[to] == items[start]
    assert rows.removed(there, to) == rows.removed(items, start)
    assert rows.moved(there, to, start) == items


@given(LISTS.filter(bool), LISTS, st.data())
def test_replacing_keeps_the_rows_around(items, new, data):
    index = data.draw(st.integers(0, len(items) - 1))
    assert rows.replaced(items, index, *new) == items[:index] + new + items[index + 1 :]


@pytest.mark.parametrize(
    "call",
    [
        lambda: rows.inserted(("a",), 2, "b"),
        lambda: rows.inserted(("a",), -1, "b"),
        lambda: rows.removed((), 0),
        lambda: rows.replaced(("a",), -1, "b"),
        lambda: rows.moved(("a",), 0, 1),
        lambda: rows.moved(("a",), 1, 0),
    ],
)
def test_outside_is_an_error(call):
    with pytest.raises(IndexError):
        call()


@given(LISTS, LISTS)
def test_matching_uses_each_old_row_once_and_explains_every_new_one(old, new):
    plan = rows.matched(old, new)
    used = [index for index in plan if index is not None]
    assert len(plan) == len(new) and len(set(used)) == len(used)
    assert all(0 <= index < len(old) for index in used)
    same = sum(old[index] == row for index, row in zip(plan, new, strict=True) if index is not None)
    assert same == sum(min(old.count(row), new.count(row)) for row in set(new))


@pytest.mark.parametrize(
    ("old", "new", "plan"),
    [
        ("abc", "abc", [0, 1, 2]),
        ("abc", "aXc", [0, 1, 2]),  # typed in
        ("abc", "bca", [1, 2, 0]),  # moved
        ("abcd", "acd", [0, 2, 3]),  # removed
        ("abc", "abXc", [0, 1, None, 2]),  # inserted
        ("aab", "ab", [0, 2]),
        ("aDb", "aXYb", [0, 1, None, 2]),  # divided
        ("aXYb", "aDb", [0, 1, 3]),  # joined
        ("", "ab", [None, None]),
        ("ab", "", []),
    ],
)
def test_matching(old, new, plan):
    assert rows.matched(old, new) == plan


@pytest.mark.parametrize(
    ("old", "new", "index", "found"),
    [("abc", "bca", 0, 2), ("abc", "ac", 1, None), ("abc", "xabc", 2, 3), ("abc", "aXc", 1, 1), ("", "a", 0, None)],
)
def test_following_a_row(old, new, index, found):
    assert rows.followed(old, new, index) == found
