"""Lists as frozen tuples: what a line editor does to its rows, and which old row a new one is."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def inserted(rows: tuple[T, ...], index: int, *new: T) -> tuple[T, ...]:
    """`rows` with `new` before row `index`; `index` may be the length. Raises IndexError outside."""
    if not 0 <= index <= len(rows):
        raise IndexError(index)
    return rows[:index] + new + rows[index:]


def removed(rows: tuple[T, ...], index: int) -> tuple[T, ...]:
    """`rows` without row `index`. Raises IndexError outside."""
    return replaced(rows, index)


def replaced(rows: tuple[T, ...], index: int, *new: T) -> tuple[T, ...]:
    """`rows` with `new` in the place of row `index`. Raises IndexError outside."""
    if not 0 <= index < len(rows):
        raise IndexError(index)
    return rows[:index] + new + rows[index + 1 :]


def moved(rows: tuple[T, ...], index: int, to: int) -> tuple[T, ...]:
    """`rows` with row `index` standing at index `to`, the others in their order. Raises IndexError outside."""
    if not 0 <= to < len(rows):
        raise IndexError(to)
    rest = removed(rows, index)
    return (*rest[:to], rows[index], *rest[to:])


def common_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """(rows that both begin with, rows that both end with); the two never overlap."""
    room = min(len(old), len(new))
    start = 0
    while start < room and old[start] == new[start]:
        start += 1
    end = 0
    while end < room - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def matched(old: Sequence[object], new: Sequence[object]) -> list[int | None]:
    """The index of each row of `new` in `old`, None for a row that is new.

    Equal rows are the same, first those at both ends, then any between (a row that has moved). What then is left
    differs and is paired in its order: a row with another content, such as the first half of one that was divided.
    """
    start, end = common_ends(old, new)
    plan: list[int | None] = [None] * len(new)
    for index in range(start):
        plan[index] = index
    for index in range(1, end + 1):
        plan[-index] = len(old) - index
    free = list(range(start, len(old) - end))
    middle = range(start, len(new) - end)
    for index in middle:
        if (twin := next((row for row in free if old[row] == new[index]), None)) is not None:
            plan[index] = twin
            free.remove(twin)
    unknown = [index for index in middle if plan[index] is None]
    for index, row in zip(unknown, free, strict=False):
        plan[index] = row
    return plan


def followed(old: Sequence[object], new: Sequence[object], index: int) -> int | None:
    """The index in `new` of the row `index` of `old`; None: it is gone."""
    plan = matched(old, new)
    return plan.index(index) if index in plan else None
