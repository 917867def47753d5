"""Pieces of an original and blocks of its post, laid side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.originals.groups import grouped

CASES = [
    ("one to one", "a b", "a b", "a=a b=b"),
    ("lines of a paragraph", "a b c", "ab c", "a+b=ab c=c"),
    ("a picture within lines", "aPb c", "a P b c", "aPb=a+P+b c=c"),
    ("cuts across", "ab cd", "a bcd", "ab+cd=a+bcd"),
    ("what the post does not show", "a x b", "a b", "a=a x= b=b"),
    ("what the original does not show", "a b", "a x b", "a=a =x b=b"),
    ("another label", "a x b", "a y b", "a=a x=y b=b"),
    ("from the end", "x ab c", "y a b c", "x=y ab=a+b c=c"),
    ("nothing", "", "", ""),
]


@pytest.mark.parametrize(
    ("pieces", "blocks", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_groups(pieces: str, blocks: str, expected: str) -> None:
    left, right = pieces.split(), blocks.split()
    made = [
        f"{'+'.join(left[group.first : group.last])}={'+'.join(right[group.block : group.last_block])}"
        for group in grouped(left, right)
    ]
    assert " ".join(made) == expected


@given(st.lists(st.text("abc", min_size=1, max_size=3), max_size=8), st.lists(st.text("abc", max_size=3), max_size=8))
def test_each_is_in_one_group(pieces: list[str], blocks: list[str]) -> None:
    groups = grouped(pieces, blocks)
    assert [n for group in groups for n in range(group.first, group.last)] == list(range(len(pieces)))
    assert [n for group in groups for n in range(group.block, group.last_block)] == list(range(len(blocks)))
