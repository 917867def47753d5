"""What each test costs: `./dev test --costs` ends with tables of folders, files and tests, the dearest first.

Processor time is the measure, because the clock depends on what else a machine does: of pytest's process, and of the
processes that a test starts, also of those that live on (a web view's). `--costs-to FILE` keeps all rows as JSON.
"""

import json
import os
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Generator
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

_SHOWN = 40
_TICKS_PER_S = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_open, _listdir, _now = open, os.listdir, time.monotonic  # tests put others in their place


@dataclass
class Cost:
    """Of one test, or of many: seconds of processor time here and in other processes, and by the clock."""

    tests: int = 0
    own: float = 0.0
    others: float = 0.0
    clock: float = 0.0

    @property
    def processor(self) -> float:
        return self.own + self.others

    def add(self, own: float, others: float, clock: float) -> None:
        self.own += own
        self.others += others
        self.clock += clock


def _read(path: str) -> str:
    with _open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def _living(process: int | str) -> float:
    """Seconds of processor time of the processes below `process` that have not ended, where the system tells."""
    total = 0.0
    try:
        for thread in _listdir(f"/proc/{process}/task"):
            for child in _read(f"/proc/{process}/task/{thread}/children").split():
                fields = _read(f"/proc/{child}/stat").rpartition(")")[2].split()
                total += sum(map(int, fields[11:15])) / _TICKS_PER_S + _living(child)
    except OSError:
        pass  # it has ended meanwhile, or this is no Linux
    return total


def measured() -> tuple[float, float, float]:
    """Seconds until now: processor time of this process, of its children, and a clock."""
    mine, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime, ended.ru_utime + ended.ru_stime + _living(os.getpid()), _now()


class Meter:
    """Puts into each report what was used since the one before: `report.cost`."""

    def __init__(self) -> None:
        self._before = measured()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        now = measured()
        report.cost = [after - before for after, before in zip(now, self._before, strict=True)]  # type: ignore[attr-defined]
        self._before = now
        return report

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self) -> None:
        self._before = measured()

    @pytest.hookimpl(wrapper=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> Generator[None, object, object]:
        if (output := getattr(session.config, "workeroutput", None)) is not None:
            output["used"] = sum(measured()[:2])
        return (yield)


class Table:
    """Adds up the costs of all reports and prints them."""

    def __init__(self, file: str | None) -> None:
        self._file = file
        self._begun = _now()
        self._tests: dict[str, Cost] = defaultdict(Cost)
        self._busy: Counter[str] = Counter()
        self._ended: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        cost = getattr(report, "cost", None)
        if cost is not None:
            self._tests[report.nodeid].add(*cost)
            self._tests[report.nodeid].tests = 1
            worker = getattr(report, "worker_id", "main")
            self._busy[worker] += cost[2]
            self._ended[worker] = _now() - self._begun

    def _sums(self, key: Callable[[str], str]) -> list[tuple[str, Cost]]:
        sums: dict[str, Cost] = defaultdict(Cost)
        for name, cost in self._tests.items():
            one = sums[key(name)]
            one.tests += 1
            one.add(cost.own, cost.others, cost.clock)
        return sorted(sums.items(), key=lambda item: -item[1].processor)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        write = terminalreporter.write_line
        for title, key in (
            ("folders", lambda name: "/".join(name.split("::")[0].split("/")[:-1])),
            ("files", lambda name: name.split("::")[0]),
            ("tests, with all their cases", lambda name: name.split("[")[0]),
            ("cases", lambda name: name),
        ):
            write(f"\nprocessor seconds (here, elsewhere), seconds by the clock, number: {title}")
            for name, cost in self._sums(key)[:_SHOWN]:
                seconds = f"{cost.processor:8.2f} ({cost.own:7.2f} {cost.others:7.2f}) {cost.clock:8.2f}"
                write(f"{seconds} {cost.tests:6} {name}")
        [(_all, whole)] = self._sums(lambda _name: "all")
        write(f"\nall tests: {whole.processor:.1f} processor seconds, {whole.clock:.1f} by the clock")
        for worker, busy in sorted(self._busy.items()):
            write(f"{worker}: {busy:.1f} s of tests, the last ended {self._ended[worker]:.1f} s after the start")
        if self._file:
            rows = {name: asdict(cost) for name, cost in self._tests.items()}
            Path(self._file).write_text(json.dumps(rows, ensure_ascii=False, indent=0), encoding="utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("ronpyo")
    group.addoption("--costs", action="store_true", help="end with what the tests cost, the dearest first")
    group.addoption("--costs-to", metavar="FILE", help="the same, and all rows into FILE")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--costs") or config.getoption("--costs-to"):
        is_worker = hasattr(config, "workerinput")
        if is_worker or not config.getoption("numprocesses", None):
            config.pluginmanager.register(Meter(), "ronpyo-meter")
        if not is_worker:
            config.pluginmanager.register(Table(config.getoption("--costs-to")), "ronpyo-costs")
