"""The alarm of a time limit, by the interval timer and, imitated, by a timer of Windows."""

import re
import signal
import sys
import time

import pytest

from editor.core.from_html import deadline as limits
from editor.core.from_html.deadline import Overdue, deadline
from editor.core.processes.alarm import Alarm, TimerCalls, WindowsAlarm, alarm

RUNS_AWAY = re.compile(r"(a+)+$"), "a" * 28 + "b"


class FakeTimers(TimerCalls):
    """Windows' timers, by this system's: `raise` is called, outside of Python, after the time."""

    def __init__(self, made: int = 7) -> None:
        self.called: list[tuple[str, int]] = []
        self._made = made

    def start(self, number: int, milliseconds: int) -> int:
        self.called.append(("start", milliseconds))
        if self._made:
            signal.setitimer(signal.ITIMER_REAL, milliseconds / 1000)
        return self._made

    def stop(self, timer: int) -> None:
        self.called.append(("stop", timer))
        signal.setitimer(signal.ITIMER_REAL, 0)


def test_here_it_is_the_interval_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    found = alarm()
    assert type(found) is Alarm and found.number == signal.SIGALRM
    monkeypatch.delattr(signal, "setitimer")
    assert alarm() is None
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("editor.core.processes.alarm.WindowsAlarm", lambda: "Windows' own")
    assert alarm() == "Windows' own"


def windows(monkeypatch: pytest.MonkeyPatch, timers: FakeTimers) -> None:
    made = WindowsAlarm(lambda: timers)
    assert made.number == 21
    made.number = signal.SIGALRM  # what this system's timer rings with
    monkeypatch.setattr(limits, "alarm", lambda: made)


def test_on_windows_a_regular_expression_that_runs_away_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    timers = FakeTimers()
    windows(monkeypatch, timers)
    before = signal.getsignal(signal.SIGALRM)
    pattern, text = RUNS_AWAY
    start = time.monotonic()
    with pytest.raises(Overdue), deadline(0.05):
        while True:  # longer than any patience
            pattern.search(text)
    assert time.monotonic() - start < 60
    assert timers.called == [("start", 50), ("stop", 7)]
    assert signal.getsignal(signal.SIGALRM) == before


def test_on_windows_work_that_is_quick_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    timers = FakeTimers()
    windows(monkeypatch, timers)
    with deadline(60):
        pass
    assert timers.called == [("start", 60_000), ("stop", 7)]


def test_on_windows_without_a_timer_there_is_no_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    timers = FakeTimers(made=0)
    windows(monkeypatch, timers)
    with deadline(0.000_1):
        pass
    assert timers.called == [("start", 1)]
