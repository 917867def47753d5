"""Where two texts, or sequences, differ: what is the same before and behind, compared in stretches, not one by one."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

_STRETCH = 4096
_Sequence = TypeVar("_Sequence", str, tuple[Any, ...])


class Splice(NamedTuple):
    """Turns one text into another: `text` takes the place of `removed` characters from `start` on."""

    start: int
    removed: int
    text: str

    def apply(self, old: str) -> str:
        """What `old` becomes."""
        return f"{old[: self.start]}{self.text}{old[self.start + self.removed :]}"


def common_ends(old: _Sequence, new: _Sequence) -> tuple[int, int]:
    """How much `old` and `new` have in common at their beginning and, not counting that, at their end."""
    shorter = min(len(old), len(new))
    before = _longest(shorter, lambda start, end: old[start:end] == new[start:end])
    last, newest = len(old), len(new)
    behind = _longest(
        shorter - before, lambda start, end: old[last - end : last - start] == new[newest - end : newest - start]
    )
    return before, behind


def splice_between(old: str, new: str) -> Splice:
    """The shortest splice that turns `old` into `new`."""
    before, behind = common_ends(old, new)
    return Splice(before, len(old) - before - behind, new[before : len(new) - behind])


def _longest(length: int, same: Callable[[int, int], bool]) -> int:
    """How far from 0, at most to `length`, everything is the `same`, which is asked about stretches."""
    start = 0
    while start < length and same(start, min(start + _STRETCH, length)):
        start = min(start + _STRETCH, length)
    end = min(start + _STRETCH, length)
    while start < end:
        middle = (start + end + 1) // 2
        if same(start, middle):
            start = middle
        else:
            end = middle - 1
    return start
