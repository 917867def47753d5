"""Splices: the differences between two texts or sequences, the same beginning and end compared in stretches, not one by
one."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

_STRETCH = 4096  # elements that are compared at once
_Sequence = TypeVar("_Sequence", str, tuple[Any, ...])


class Splice(NamedTuple):
    """Turns one text into another: `text` takes the place of `removed` characters from `start` on."""

    start: int
    removed: int
    text: str

    def apply(self, old: str) -> str:
        """The new text that the splices make of `old`."""
        return f"{old[: self.start]}{self.text}{old[self.start + self.removed :]}"


def common_ends(old: _Sequence, new: _Sequence) -> tuple[int, int]:
    """The lengths of the common beginning of `old` and `new` and, behind that, of their common end."""
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
    """The longest reach from 0, at most `length`, in which everything is the `same`, which is asked about stretches."""
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
