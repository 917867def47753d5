"""What is shown is sent by each process: how a test ended and what went wrong, once."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.plugins import reports


class Noting:
    def __init__(self) -> None:
        self.begun: list[str] = []
        self.reported: list[tuple[str, str]] = []

    def pytest_runtest_logstart(self, nodeid: str, location: tuple[str, int, str]) -> None:
        self.begun.append(nodeid)

    def pytest_runtest_logreport(self, report: Any) -> None:
        self.reported.append((report.when, report.outcome))


class WorkerInteractor(Noting):
    """What sends, in pytest-xdist; found by this name."""


def run(outcomes: list[tuple[str, str]], is_one_of_several: bool, **options: object) -> tuple[Noting, Noting]:
    """One test with these reports: what was sent, and what another plugin heard."""
    manager = pytest.PytestPluginManager()
    sender, other = WorkerInteractor(), Noting()
    for plugin in (sender, other):
        manager.register(plugin)
    config: Any = SimpleNamespace(pluginmanager=manager, hook=manager.hook, option=SimpleNamespace(**options))
    if is_one_of_several:
        config.workerinput = {"workerid": "gw0"}
    reports.pytest_sessionstart(SimpleNamespace(config=config))  # type: ignore[arg-type]
    manager.hook.pytest_runtest_logstart(nodeid="test_a.py::test", location=("test_a.py", 1, "test"))
    for when, outcome in outcomes:
        report = SimpleNamespace(when=when, outcome=outcome, passed=outcome == "passed")
        manager.hook.pytest_runtest_logreport(report=report)
    return sender, other


PASSED = [("setup", "passed"), ("call", "passed"), ("teardown", "passed")]


@pytest.mark.parametrize(
    ("outcomes", "sent"),
    [
        (PASSED, [("call", "passed")]),
        ([("setup", "passed"), ("call", "failed"), ("teardown", "passed")], [("call", "failed")]),
        (
            [("setup", "passed"), ("call", "passed"), ("teardown", "failed")],
            [("call", "passed"), ("teardown", "failed")],
        ),
        ([("setup", "skipped"), ("teardown", "passed")], [("setup", "skipped")]),
        ([("setup", "failed"), ("teardown", "failed")], [("setup", "failed"), ("teardown", "failed")]),
    ],
)
def test_what_somebody_reads_is_sent(outcomes: list[tuple[str, str]], sent: list[tuple[str, str]]) -> None:
    sender, other = run(outcomes, is_one_of_several=True, durations=None)
    assert (sender.begun, sender.reported) == ([], sent)
    assert (len(other.begun), other.reported) == (1, outcomes)


@pytest.mark.parametrize(
    ("is_one_of_several", "options"),
    [(False, {}), (True, {"durations": 10}), (True, {"costs": True}), (True, {"xmlpath": "report.xml"})],
)
def test_who_adds_up_times_gets_all(is_one_of_several: bool, options: dict[str, object]) -> None:
    sender, _other = run(PASSED, is_one_of_several, **options)
    assert (len(sender.begun), sender.reported) == (1, PASSED)
