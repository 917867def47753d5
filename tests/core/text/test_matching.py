"""The common elements of two sequences."""

import random
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text import matching
from editor.core.text.matching import Matcher


def common(old: str, new: str) -> int:
    """The length of the longest common subsequence, the plain way."""

    @cache
    def longest(i: int, j: int) -> int:
        if i == len(old) or j == len(new):
            return 0
        if old[i] == new[j]:
            return 1 + longest(i + 1, j + 1)
        return max(longest(i + 1, j), longest(i, j + 1))

    return longest(0, 0)


SHORT = st.text("abcd", max_size=14)


@given(SHORT, SHORT)
def test_the_most_is_matched(old: str, new: str) -> None:
    found = Matcher().matches(old, new, unique_first=False)
    assert sum(match.length for match in found) == common(old, new)


@given(SHORT, SHORT, st.booleans(), st.integers(0, 40), st.integers(1, 6))
def test_matches_ascend_and_are_the_same(old: str, new: str, unique: bool, steps: int, reach: int) -> None:
    """Also where the time is short, or each stretch."""
    before = matching._REACH
    matching._REACH = reach
    try:
        found = Matcher(steps if steps < 30 else 10_000).matches(old, new, unique_first=unique)
    finally:
        matching._REACH = before
    at = other = 0
    for number, match in enumerate(found):
        assert match.length > 0
        assert match.old >= at and match.new >= other
        assert number == 0 or match.old > at or match.new > other
        at, other = match.old + match.length, match.new + match.length
        assert old[match.old : at] == new[match.new : other]
    assert at <= len(old) and other <= len(new)


@pytest.mark.parametrize("unique", [True, False])
def test_what_is_far_apart_is_still_found(unique: bool) -> None:
    """More differences than one stretch reaches."""
    old = [f"a{number}" for number in range(2000)]
    new = [f"b{number}" if number % 2 else line for number, line in enumerate(old)]
    found = Matcher().matches(old, new, unique_first=unique)
    assert sum(match.length for match in found) == 1000


def test_the_allowance_bounds_the_work() -> None:
    chance = random.Random(4)
    old, new = ([chance.randrange(3) for _ in range(20_000)] for _ in range(2))
    matcher = Matcher(steps=100_000)
    matcher.matches(old, new, unique_first=False)
    assert matcher._steps > -150_000  # one stretch beyond it, no more


def test_lines_are_matched_by_those_that_are_there_once() -> None:
    old = ["", "one", "", "two", "", "three", ""]
    new = ["", "two", "", "one", "", "three", ""]
    found = Matcher().matches(old, new, unique_first=True)
    assert [old[match.old : match.old + match.length] for match in found][-1] == ["", "three", ""]
