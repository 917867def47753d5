"""Three-way merging of sequences: whatever one side made is in the result, and what both made is said."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.merging import Stretch, merged


def told(base: str, ours: str, theirs: str) -> str:
    """The result as text, contested stretches in brackets."""
    pieces = merged(base, ours, theirs, lambda char: char)
    return "".join(
        f"[{''.join(piece.ours)}|{''.join(piece.theirs)}]" if piece.both else "".join(piece.ours) for piece in pieces
    )


CASES = [
    ("", "", "", ""),
    ("abc", "abc", "abc", "abc"),
    ("abc", "aXc", "abc", "aXc"),
    ("abc", "abc", "aXc", "aXc"),
    ("abc", "aXc", "aXc", "aXc"),
    ("abcde", "aXcde", "abcYe", "aXcYe"),
    ("abc", "Xabc", "abcY", "XabcY"),
    ("abc", "ac", "abc", "ac"),
    ("abcd", "acd", "abc", "ac"),
    ("abc", "aXc", "aYc", "a[X|Y]c"),
    ("abc", "ac", "aYc", "a[|Y]c"),
    ("abc", "aPXQc", "aPYQc", "aP[X|Y]Qc"),
    ("", "X", "Y", "[X|Y]"),
    ("a", "aX", "aY", "a[X|Y]"),
    ("a", "aX", "aXY", "aX[|Y]"),
    ("", "abc", "", "abc"),
    ("abc", "", "abc", ""),
    ("abc", "", "abX", "[|abX]"),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "right"), CASES)
def test_each_kind_of_change(base: str, ours: str, theirs: str, right: str) -> None:
    assert told(base, ours, theirs) == right


TEXT = st.text(alphabet="abcX", max_size=12)


@given(TEXT, TEXT, TEXT)
def test_nothing_of_either_side_is_lost(base: str, ours: str, theirs: str) -> None:
    pieces: list[Stretch[str]] = merged(base, ours, theirs, lambda char: char)
    kept = list(chain.from_iterable((*piece.ours, *piece.theirs) for piece in pieces))
    for side in (ours, theirs):
        for char in set(side):
            added = side.count(char) - base.count(char)
            assert added <= 0 or char in kept
    assert all(piece.both or piece.ours for piece in pieces)
    assert all(piece.ours != piece.theirs for piece in pieces if piece.both)


@given(TEXT, TEXT)
def test_what_one_side_alone_made_is_the_result(base: str, other: str) -> None:
    for ours, theirs in ((base, other), (other, base), (other, other)):
        assert told(base, ours, theirs) == other


@given(TEXT, TEXT, TEXT)
def test_the_sides_are_equal(base: str, ours: str, theirs: str) -> None:
    one, other = told(base, ours, theirs), told(base, theirs, ours)
    assert ("[" in one) == ("[" in other)
    assert "[" in one or one == other


def test_items_are_known_by_their_key_and_ours_is_taken() -> None:
    pieces = merged([("a", 0)], [("a", 1)], [("a", 2), ("b", 2)], lambda item: item[0])
    assert pieces == [Stretch((("a", 1), ("b", 2)))]
