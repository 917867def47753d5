"""Turns of a process that has one interpreter for urgent work and for work that may be done later.

Python gives each of two threads half of the time. So work that can be asked for again does not share: it looks, at
steps of a millisecond or so, whether something urgent has come since it was asked for, and ends where that is so.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

_T = TypeVar("_T")

GiveWay = Callable[[], None]
"""Called at each step of such work; raises OvertakenError."""

STEP = 32
"""Things between two looks: lines, or paragraphs of a post."""


class OvertakenError(Exception):
    """Work that was given up since something urgent has come."""


def keep_on() -> None:
    """The `GiveWay` of work that nobody is held up by."""


class Turns:
    """The count of the urgent things that have come, from one thread, to be seen by the others."""

    def __init__(self) -> None:
        self._come = 0

    def urgent(self) -> None:
        """Something urgent has come."""
        self._come += 1

    def since_now(self) -> GiveWay:
        """The `GiveWay` of work that is asked for now."""
        asked = self._come

        def give_way() -> None:
            if self._come != asked:
                raise OvertakenError

        return give_way


class Steps(tuple[_T, ...]):
    """A tuple that is made and gone through in steps, each of which gives way."""

    _give_way: GiveWay

    def __new__(cls, items: Iterable[_T] = (), give_way: GiveWay = keep_on) -> "Steps[_T]":
        """A tuple of these items. Raises OvertakenError, as each way through it does."""
        steps = super().__new__(cls, _in_steps(items, give_way))
        steps._give_way = give_way
        return steps

    def __iter__(self) -> Iterator[_T]:
        for start in range(0, len(self), STEP):
            self._give_way()
            yield from self[start : start + STEP]


def _in_steps(items: Iterable[_T], give_way: GiveWay) -> Iterator[_T]:
    for number, item in enumerate(items):
        if not number % STEP:
            give_way()
        yield item
