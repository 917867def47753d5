"""Waiting for a condition: `qtbot.waitUntil` looks again after one millisecond, then after longer and longer ones.

pytest-qt looks every ten milliseconds, and most of what a test waits for is there after one or two: of some thousand
waits that is a quarter of a minute in each process.
"""

import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt import exceptions
from pytestqt.qtbot import QtBot

_LONGEST_MS = 10

_now = time.monotonic  # tests put others in its place


def steps() -> Iterator[int]:
    """Milliseconds until the next look, without an end."""
    step = 1
    while True:
        yield step
        step = min(step + 1, _LONGEST_MS)


def wait_until(bot: QtBot, callback: Callable[[], bool | None], *, timeout: int = 5000) -> None:
    """Handle events until `callback` returns True, or asserts nothing any more (and returns None).

    Raises TimeoutError after `timeout` ms; ValueError for a callback that returns anything else.
    """
    __tracebackhide__ = True
    end = _now() + timeout / 1000
    for step in steps():
        failed = None
        try:
            result = callback()
        except AssertionError as error:
            failed, result = error, False
        if result not in (None, True, False):
            raise ValueError(f"waitUntil() callback must return None, True or False, returned {result!r}")
        if result is None or result:
            return
        if _now() > end:
            raise exceptions.TimeoutError(f"waitUntil timed out in {timeout} milliseconds") from failed
        bot.wait(step)


def pytest_configure(config: pytest.Config) -> None:
    QtBot.waitUntil = wait_until  # type: ignore[assignment, method-assign] # an instance takes its `wait_until` from this
