"""A process that does one piece of work for the window, tells of it, and is given up when its standard input ends.

It speaks the messages of `channel.py`, all of them JSON: standard input is one, the wish, standard output what is told.
"""

import os
import sys
from collections.abc import Callable, Iterator
from threading import Event, Thread
from typing import Any, NoReturn

from editor.core.processes.channel import Sender, as_json, from_json, messages

Say = Callable[[dict[str, Any]], None]
Cancelled = Callable[[], bool]


def do_one_wish(work: Callable[[Any, Say, Cancelled], None]) -> None:
    """Read the wish and have `work(wish, say, cancelled)` do it; nothing where none comes."""
    requests = messages(sys.stdin.buffer)
    if (wish := next(requests, None)) is None:
        return
    cancelled, sender = Event(), Sender(sys.stdout.buffer)
    Thread(target=_watch, args=(requests, cancelled), daemon=True).start()

    def say(value: dict[str, Any]) -> None:
        # A window that is gone hears nothing; it has ended the standard input, too, by which the work stops.
        sender.send(as_json(value, "replace"))

    work(from_json(wish), say, cancelled.is_set)


def leave() -> NoReturn:
    """End the process when all is told. A thread of it still reads the standard input: Python's own end would wait for
    the lock of that and abort ("could not acquire lock for <_io.BufferedReader name='<stdin>'>", Python 3.11)."""
    os._exit(0)


def _watch(requests: Iterator[bytes], cancelled: Event) -> None:
    try:
        for _message in requests:
            pass
    finally:
        cancelled.set()
