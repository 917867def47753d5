"""The person's wish to stop what is under way."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stop:
    """The person's wish to stop. What waits is woken, a connection that is open is closed."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._closers: list[Callable[[], None]] = []

    @property
    def wanted(self) -> bool:
        """Whether it is to be stopped."""
        return self._event.is_set()

    def now(self) -> None:
        """Stop; from any thread."""
        self._event.set()
        with self._lock:
            closers = [*self._closers]
        for close in closers:
            close()

    def pause(self, seconds: float) -> bool:
        """Wait so long; False as soon as it is to be stopped."""
        return not self._event.wait(seconds)

    @contextmanager
    def closing(self, close: Callable[[], None]) -> Iterator[None]:
        """Have `close()` called when it is to be stopped while this is going on."""
        with self._lock:
            self._closers.append(close)
        try:
            yield
        finally:
            with self._lock:
                self._closers.remove(close)
