"""Which row of a list was which before an edit; what is left of data without what says nothing."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.file.values import Plain, align, texts, without_empty, without_new_empty

A, B, C = {"t": "A", "u": "1"}, {"t": "B", "u": "2"}, {"t": "C", "u": "3"}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([], [], []),
        ([], ["a"], [(None, False)]),
        (["a"], [], []),
        (["a", "b"], ["a", "b"], [(0, True), (1, True)]),
        (["a", "b"], ["b", "a"], [(1, True), (0, True)]),
        (["a", "b", "c"], ["c", "a", "b"], [(2, True), (0, True), (1, True)]),
        (["a", "b", "c"], ["a", "c"], [(0, True), (2, True)]),
        (["a", "b", "c"], ["a", "x", "c"], [(0, True), (1, False), (2, True)]),  # edited in its place
        (["a", "b", "c"], ["a", "x", "y", "c"], [(0, True), (1, False), (None, False), (2, True)]),
        (["a", "b"], ["x", "a", "b"], [(None, False), (0, True), (1, True)]),
        (["a", "b"], ["a", "b", "x"], [(0, True), (1, True), (None, False)]),
        (["a", "a"], ["a", "a", "a"], [(0, True), (1, True), (None, False)]),  # no item twice
        (["a", "b", "a"], ["b", "a", "a"], [(1, True), (2, True), (0, True)]),
        # rows are known by a value that they share
        ([A, B, C], [{**B, "u": "9"}, A, C], [(1, False), (0, True), (2, True)]),
        ([A, B, C], [C, {**A, "t": "X"}], [(2, True), (0, False)]),
        ([A, B], [{"t": "Y", "u": "2"}, {"t": "A", "u": "8"}], [(1, False), (0, False)]),
        ([{"t": "", "u": "1"}, B], [{"t": "", "u": "9"}, B], [(0, False), (1, True)]),
        ([{"t": "", "u": "1"}, {"t": "", "u": "2"}], [{"t": "", "u": "2", "v": "3"}], [(1, False)]),
        (["1"], [{"t": "1"}], [(0, False)]),
    ],
)
def test_items_are_found_again(old: list[object], new: list[object], expected: list[tuple[int | None, bool]]) -> None:
    assert align(old, new) == expected


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_moved_rows_are_all_found(order: tuple[int, ...]) -> None:
    rows = [A, B, C]
    assert align(rows, [rows[index] for index in order]) == [(index, True) for index in order]


ITEMS = st.lists(
    st.sampled_from("abcd") | st.fixed_dictionaries({"t": st.sampled_from("ab"), "u": st.sampled_from("xy")})
)


@given(ITEMS, ITEMS)
def test_no_item_is_used_twice_and_what_is_called_equal_is(old: list[object], new: list[object]) -> None:
    plan = align(old, new)
    used = [index for index, _ in plan if index is not None]
    assert len(plan) == len(new) and len(used) == len(set(used))
    for value, (index, equal) in zip(new, plan, strict=True):
        assert index is None or (repr(old[index]) == repr(value)) is equal
    assert len(used) == min(len(old), len(new)) or any(index is None for index, _ in plan)


def test_long_lists_that_share_nothing_are_paired_in_order() -> None:
    """Each with each would be 40,000 looks: only their places count then."""
    old = [{"t": str(number), "same": "x"} for number in range(200)]
    new = [{"t": f"n{number}", "same": "x"} for number in range(200)]
    assert align(old, new) == [(number, False) for number in range(200)]
    assert align(old, list(reversed(old))) == [(number, True) for number in reversed(range(200))]


EMPTY = {"a": "", "b": None, "c": [], "d": {}, "e": {"f": "", "g": {"h": ""}}, "i": "x", "j": {"k": "", "l": "y"}}


def test_what_was_emptied_goes_unless_the_file_had_it() -> None:
    assert without_new_empty(EMPTY, {}) == {"i": "x", "j": {"l": "y"}}
    assert without_new_empty(EMPTY, {"a": "old", "e": {"f": "old"}, "j": "no mapping"}) == {
        "a": "", "e": {"f": ""}, "i": "x", "j": {"l": "y"},
    }  # fmt: skip
    assert without_new_empty(EMPTY, EMPTY) == EMPTY


def test_where_there_are_tables_none_is_the_same_as_an_empty_one() -> None:
    assert without_empty(EMPTY) == {"a": "", "e": EMPTY["e"], "i": "x", "j": EMPTY["j"]}


def test_every_text_counts_keys_too() -> None:
    assert list(texts({"a": ["b", {"c": Plain("1")}, None], "d": None})) == ["a", "b", "c", "1", "d"]
    assert list(texts(None)) == []
