"""One watch over the time of all tests, in place of two threads that start and end with each of them.

What it does when the time is over is pytest-timeout's own: the stacks of all threads are printed and the process ends.
A test that hangs in C without giving Python's lock away is ended a little later, by a thread of the interpreter's own.
"""

import faulthandler
import os
import threading
import time
from typing import Any

import pytest
import pytest_timeout
from _pytest.faulthandler import fault_handler_stderr_fd_key

_LOOK_S = 1.0
_GRACE_S = 20.0
"""Setting the interpreter's own alarm costs as much as a small test: it is set this much later, and not each time."""

_now, _sleep = time.monotonic, time.sleep  # tests put others in their place


class Watchdog:
    """Knows the test that runs and when it must have ended, in seconds of `time.monotonic`."""

    def __init__(self) -> None:
        self._watched: tuple[float, pytest.Item, Any] | None = None
        self._process = 0
        self._alarm_at = 0.0

    @pytest.hookimpl(tryfirst=True)
    def pytest_timeout_set_timer(self, item: pytest.Item, settings: Any) -> bool | None:
        if settings.method != "thread":
            return None
        if self._process != os.getpid():  # a thread does not come along into a child that was forked
            self._process, self._alarm_at = os.getpid(), 0.0
            threading.Thread(target=self._watch, name="time of tests", daemon=True).start()
        now = _now()
        until = now + settings.timeout
        self._watched = until, item, settings
        item.cancel_timeout = self._cancel  # type: ignore[attr-defined] # the name by which pytest-timeout finds it
        if not until <= self._alarm_at <= until + _GRACE_S:
            self._alarm_at = until + _GRACE_S
            stderr = item.config.stash[fault_handler_stderr_fd_key]
            faulthandler.dump_traceback_later(self._alarm_at - now, file=stderr, exit=True)
        return True

    def _cancel(self) -> None:
        self._watched = None

    def _watch(self) -> None:
        while True:
            _sleep(_LOOK_S)
            if (watched := self._watched) is not None and _now() > watched[0]:
                self._watched = None
                pytest_timeout.timeout_timer(*watched[1:])
            del watched  # the objects of a test are not this thread's to keep

    def pytest_exception_interact(self) -> None:
        self._alarm_at = 0.0  # pytest's own plugin has just taken the alarm away

    def pytest_enter_pdb(self) -> None:
        self._alarm_at = 0.0

    def pytest_sessionfinish(self) -> None:
        faulthandler.cancel_dump_traceback_later()


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Watchdog(), "ronpyo-watchdog")
