"""Signals held back while a change is being made: each is emitted once, in a fixed order, when the change is whole."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager


class PendingSignals:
    """The names of signals that are still to be emitted; `emit(name)` emits one.

    A listener that makes another change has the signals of that one emitted before the rest of this one's.
    """

    def __init__(self, order: Sequence[str], emit: Callable[[str], None]) -> None:
        self._order = order
        self._emit = emit
        self._names: set[str] = set()
        self._depth = 0

    def add(self, *names: str) -> None:
        """Have these emitted: with the change that is being made, else by `flush`."""
        self._names.update(names)

    @contextmanager
    def held(self) -> Iterator[set[str]]:
        """A change is made inside: nothing is emitted before its end. Yields the names of what will be emitted."""
        self._depth += 1
        try:
            yield self._names
        finally:
            self._depth -= 1
            self.flush()

    def flush(self) -> None:
        """Emit what is waiting, unless a change is being made."""
        if self._depth or not self._names:
            return
        names, self._names = self._names, set()
        for name in self._order:
            if name in names:
                self._emit(name)
