"""Three-way merging of sequences: what two sides made of one base, put together.

The way of diff3, as in Khanna, Kunal, Pierce: A Formal Investigation of Diff3 (2007).
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from editor.core.text.matching import Matcher

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """A piece of the result. `both` says that the two sides made different things of `base`; else `ours` is it."""

    ours: tuple[T, ...]
    theirs: tuple[T, ...] = ()
    base: tuple[T, ...] = ()
    both: bool = False


def merged(base: Sequence[T], ours: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]) -> list[Stretch[T]]:
    """The pieces of the result, in order. Items with the same `key` are the same; of two such ours is taken."""
    return list(_joined(_resolved(base, ours, theirs, key)))


def _resolved(
    base: Sequence[T], ours: Sequence[T], theirs: Sequence[T], key: Callable[[T], Hashable]
) -> Iterator[Stretch[T]]:
    keys = [key(item) for item in base]
    our_keys, their_keys = [key(item) for item in ours], [key(item) for item in theirs]
    in_ours, in_theirs = _places(keys, our_keys), _places(keys, their_keys)
    at = our = their = 0
    for place in [*sorted(in_ours.keys() & in_theirs.keys()), len(base)]:
        our_end, their_end = in_ours.get(place, len(ours)), in_theirs.get(place, len(theirs))
        if place == len(base):
            our_end, their_end = len(ours), len(theirs)
        o, a, b = keys[at:place], our_keys[our:our_end], their_keys[their:their_end]
        mine, other = tuple(ours[our:our_end]), tuple(theirs[their:their_end])
        if a == b or b == o:
            yield Stretch(mine)
        elif a == o:
            yield Stretch(other)
        else:
            yield from _contested(tuple(base[at:place]), mine, other, a, b)
        if place < len(base):
            yield Stretch((ours[our_end],))
        at, our, their = place + 1, our_end + 1, their_end + 1


def _places(old: list[Hashable], new: list[Hashable]) -> dict[int, int]:
    """The place in `new` of each item of `old` that is still there."""
    found = Matcher().matches(old, new, unique_first=True)
    return {match.old + step: match.new + step for match in found for step in range(match.length)}


def _contested(
    base: tuple[T, ...], ours: tuple[T, ...], theirs: tuple[T, ...], a: list[Hashable], b: list[Hashable]
) -> Iterator[Stretch[T]]:
    """A piece that both changed, without what they changed alike at its beginning and its end."""
    shorter = min(len(a), len(b))
    first = next((i for i in range(shorter) if a[i] != b[i]), shorter)
    rest = shorter - first
    last = next((i for i in range(rest) if a[-1 - i] != b[-1 - i]), rest)
    yield Stretch(ours[:first])
    yield Stretch(ours[first : len(a) - last], theirs[first : len(b) - last], base, both=True)
    yield Stretch(ours[len(a) - last :])


def _joined(stretches: Iterator[Stretch[T]]) -> Iterator[Stretch[T]]:
    """The stretches without empty ones, those that are settled put together."""
    settled: list[T] = []
    for stretch in stretches:
        if not stretch.both:
            settled += stretch.ours
            continue
        if settled:
            yield Stretch(tuple(settled))
            settled = []
        yield stretch
    if settled:
        yield Stretch(tuple(settled))
