"""The priority of a process: by nice(2), and by Windows' classes, imitated."""

import subprocess
import sys

import pytest

from editor.core.processes import priority
from editor.core.processes.priority import BELOW_NORMAL, IDLE, PriorityCalls, go_behind, go_last


class FakePriorities(PriorityCalls):
    """Windows' priority classes: which ones were asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def put_into(self, kind: int) -> None:
        self.asked.append(kind)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="priorities of Linux")
def test_a_process_goes_behind_and_last() -> None:
    program = (
        "import os\n"
        "from editor.core.processes.priority import go_behind, go_last\n"
        "at_first = os.nice(0)\n"
        "go_behind(3); behind = os.nice(0)\n"
        "go_last(); print(behind - at_first, os.sched_getscheduler(0) == os.SCHED_IDLE)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split()[1] == "True" and int(done.stdout.split()[0]) in range(4)  # 19 is the last step


def test_on_windows_by_its_classes(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = FakePriorities()
    monkeypatch.setattr(sys, "platform", "win32")
    go_behind(5, lambda: calls)
    go_last(lambda: calls)
    assert calls.asked == [BELOW_NORMAL, IDLE]


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_what_a_system_refuses_changes_nothing(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    def refused(*_given: object) -> None:
        raise PermissionError

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(priority.os, "nice", refused, raising=False)
    monkeypatch.setattr(priority, "PriorityCalls", refused)
    go_behind(5)
    go_last()
