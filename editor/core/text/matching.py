"""Matching: the longest common subsequence of two sequences, found in bounded time.

What both have once only is matched first where that is asked for ("patience": right for lines, of which many are
empty); the rest by Myers' algorithm, in stretches: where one becomes too costly, the way that got furthest is taken and
the search goes on from there. The result is always a common subsequence, for hostile input perhaps not the longest.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from typing import NamedTuple

_STEPS = 1_500_000
"""The most that one comparison looks at, about a second; what is left then counts as changed."""
_REACH = 256
"""The most differences that are looked for in one stretch."""


class MatchingBlock(NamedTuple):
    """A matching block, as in difflib: `length` equal elements from the indices `old` and `new` on."""

    old: int
    new: int
    length: int


class Matcher:
    """Compares sequences; all that one object compares shares one allowance of time."""

    def __init__(self, steps: int = _STEPS) -> None:
        self._steps = steps

    def matches(self, old: Sequence[Hashable], new: Sequence[Hashable], *, unique_first: bool) -> list[MatchingBlock]:
        """The common stretches of `old` and `new`, ascending, none touching the next on both sides."""
        known: dict[Hashable, int] = {}
        a = [known.setdefault(element, len(known)) for element in old]
        b = [known.setdefault(element, len(known)) for element in new]
        found: list[MatchingBlock] = []
        open_ranges = [(0, len(a), 0, len(b))]
        while open_ranges:
            self._narrow(a, b, open_ranges.pop(), found, open_ranges, unique_first)
        return _joined(sorted(found))

    def _narrow(
        self,
        a: list[int],
        b: list[int],
        area: tuple[int, int, int, int],
        found: list[MatchingBlock],
        open_ranges: list[tuple[int, int, int, int]],
        unique_first: bool,
    ) -> None:
        """Match what can be matched in `area` and leave the areas between."""
        start, end, other_start, other_end = area
        left, other_left = start, other_start
        while start < end and other_start < other_end and a[start] == b[other_start]:
            start, other_start = start + 1, other_start + 1
        right = end
        while start < end and other_start < other_end and a[end - 1] == b[other_end - 1]:
            end, other_end = end - 1, other_end - 1
        if start > left:
            found.append(MatchingBlock(left, other_left, start - left))
        if right > end:
            found.append(MatchingBlock(end, other_end, right - end))
        if start == end or other_start == other_end or self._steps <= 0:
            return
        self._steps -= end - start + other_end - other_start
        anchors = _anchors(a, start, end, b, other_start, other_end) if unique_first else []
        if not anchors:
            found += self._myers(a, start, end, b, other_start, other_end)
            return
        for index, other in [*anchors, (end, other_end)]:
            open_ranges.append((start, index, other_start, other))
            start, other_start = index, other  # the anchor itself is matched at the beginning of the next area

    def _myers(
        self, a: list[int], start: int, end: int, b: list[int], other_start: int, other_end: int
    ) -> list[MatchingBlock]:
        found: list[MatchingBlock] = []
        while start < end and other_start < other_end and self._steps > 0:
            part, used, other_used, steps = _stretch(a[start:end], b[other_start:other_end])
            found += [MatchingBlock(start + match.old, other_start + match.new, match.length) for match in part]
            self._steps -= steps
            start, other_start = start + used, other_start + other_used
        return found


def _anchors(
    a: list[int], start: int, end: int, b: list[int], other_start: int, other_end: int
) -> list[tuple[int, int]]:
    """The longest ascending row of pairs of what is there once in either area."""
    times, other_times = Counter(a[start:end]), Counter(b[other_start:other_end])
    places = {b[index]: index for index in range(other_start, other_end) if other_times[b[index]] == 1}
    pairs = [(index, places[a[index]]) for index in range(start, end) if times[a[index]] == 1 and a[index] in places]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_index, other) in enumerate(pairs):
        at = bisect_left(tails, other)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [other]
        ends[at : at + 1] = [number]
    chain: list[tuple[int, int]] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _stretch(a: list[int], b: list[int]) -> tuple[list[MatchingBlock], int, int, int]:
    """Myers' way from the beginning to the end of both, or as far as `_REACH` differences lead.

    The matches, how much of `a` and of `b` they cover, and the steps that it took.
    """
    length, other_length = len(a), len(b)
    middle = _REACH + 1
    furthest = [-1] * (2 * middle + 1)
    furthest[middle + 1] = 0
    trace: list[list[int]] = []
    steps = 0
    for distance in range(_REACH + 1):
        trace.append(furthest[middle - distance - 1 : middle + distance + 2])
        steps += distance + 1
        for diagonal in range(-distance, distance + 1, 2):
            left, right = furthest[middle + diagonal - 1], furthest[middle + diagonal + 1]
            x = right if left < right else left + 1
            y = x - diagonal
            while x < length and y < other_length and a[x] == b[y]:
                x += 1
                y += 1
                steps += 1
            furthest[middle + diagonal] = x
            if x >= length and y >= other_length:
                return _way_back(trace, length, other_length), length, other_length, steps
    inside = [
        (2 * x - diagonal, x, x - diagonal)
        for diagonal in range(-_REACH, _REACH + 1, 2)
        if (x := furthest[middle + diagonal]) <= length and 0 <= x - diagonal <= other_length
    ]
    _sum, x, y = max(inside)
    return _way_back(trace, x, y), x, y, steps


def _way_back(trace: list[list[int]], x: int, y: int) -> list[MatchingBlock]:
    found: list[MatchingBlock] = []
    for distance in range(len(trace) - 1, -1, -1):
        furthest, middle = trace[distance], distance + 1
        diagonal = x - y
        left, right = furthest[middle + diagonal - 1], furthest[middle + diagonal + 1]
        down = left < right
        from_x = right if down else left
        from_y = from_x - (diagonal + 1 if down else diagonal - 1)
        start = from_x if down else from_x + 1
        if distance == 0:
            start, from_x, from_y = 0, 0, 0
        if x > start:
            found.append(MatchingBlock(start, start - diagonal, x - start))
        x, y = from_x, from_y
    return found[::-1]


def _joined(found: list[MatchingBlock]) -> list[MatchingBlock]:
    joined: list[MatchingBlock] = []
    for match in found:
        last = joined[-1] if joined else None
        if last and last.old + last.length == match.old and last.new + last.length == match.new:
            joined[-1] = MatchingBlock(last.old, last.new, last.length + match.length)
        else:
            joined.append(match)
    return joined
