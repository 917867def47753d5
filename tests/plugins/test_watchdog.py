"""A test that hangs ends its process with the stacks of all threads; an alarm is not set anew for each test."""

import faulthandler
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from _pytest.faulthandler import fault_handler_stderr_fd_key

from tests.plugins import watchdog

ROOT = Path(__file__).parents[2]


def test_a_test_that_hangs_is_ended(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("import time\ndef test_quick(): pass\ndef test_it(): time.sleep(100)\n")
    options = [
        "-p",
        "tests.plugins.watchdog",
        "--timeout",
        "0.1",
        "--timeout-method",
        "thread",
        "-p",
        "no:cacheprovider",
    ]
    command = [sys.executable, "-m", "pytest", "-q", f"--rootdir={tmp_path}", "-c", "/dev/null", *options]
    ran = subprocess.run(
        [*command, str(tmp_path / "test_it.py")], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ran.returncode == 1
    assert "time.sleep(100)" in ran.stderr + ran.stdout, "the stack of the test"
    assert "passed" not in ran.stdout, "the process has ended"


@pytest.fixture
def alarms(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that the interpreter's own alarm was set to; the clock is `now`, the watching thread none."""
    set_to: list[float] = []
    monkeypatch.setattr(faulthandler, "dump_traceback_later", lambda seconds, **_how: set_to.append(seconds))
    monkeypatch.setattr(watchdog.threading, "Thread", lambda **_how: SimpleNamespace(start=lambda: None))
    return set_to


def test_one_alarm_is_enough_for_many_tests(alarms: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(watchdog, "_now", lambda: now)
    item: Any = SimpleNamespace(config=SimpleNamespace(stash={fault_handler_stderr_fd_key: 2}))
    dog = watchdog.Watchdog()
    for _ in range(1000):
        assert dog.pytest_timeout_set_timer(item, SimpleNamespace(method="thread", timeout=240.0))
        assert 240 <= dog._alarm_at - now <= 240 + watchdog._GRACE_S
        item.cancel_timeout()
        now += 0.1
    assert len(alarms) <= 6
    dog.pytest_timeout_set_timer(item, SimpleNamespace(method="thread", timeout=1000.0))
    assert alarms[-1] >= 1000, "a test that may take longer has it set later"
    dog.pytest_exception_interact()
    dog.pytest_timeout_set_timer(item, SimpleNamespace(method="thread", timeout=240.0))
    assert 240 <= alarms[-1] <= 240 + watchdog._GRACE_S, "set again when it was taken away"


def test_another_method_is_left_to_the_plugin_that_knows_it() -> None:
    item: Any = SimpleNamespace()
    assert watchdog.Watchdog().pytest_timeout_set_timer(item, SimpleNamespace(method="signal", timeout=1)) is None
