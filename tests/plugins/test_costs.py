"""What tests used is added up by folder, file and test, from the reports of all processes."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from tests.plugins.costs import Meter, Table, measured


def test_processor_time_is_measured() -> None:
    before = measured()
    sum(range(200_000))
    after = measured()
    assert after[0] > before[0]
    assert after[2] > before[2]
    meter: Any = Meter().pytest_runtest_makereport()
    next(meter)
    report: Any = SimpleNamespace()
    try:
        meter.send(report)
    except StopIteration as end:
        assert end.value is report
    assert len(report.cost) == 3


def test_the_table(tmp_path: Path) -> None:
    table = Table(str(tmp_path / "costs.json"))
    lines: list[str] = []
    for name, cost, worker in (
        ("tests/core/test_a.py::test_b[1]", [1.0, 0.5, 2.0], "gw0"),
        ("tests/core/test_a.py::test_b[1]", [0.25, 0.0, 1.0], "gw0"),
        ("tests/core/test_a.py::test_b[a@b]", [0.25, 0.0, 1.0], "gw1"),
        ("tests/flow/test_c.py::test_d", [4.0, 0.0, 9.0], "gw1"),
    ):
        table.pytest_runtest_logreport(SimpleNamespace(nodeid=name, cost=cost, worker_id=worker))  # type: ignore[arg-type]
    table.pytest_terminal_summary(SimpleNamespace(write_line=lines.append))  # type: ignore[arg-type]
    said = "\n".join(lines)
    assert (
        "    4.00 (   4.00    0.00)     9.00      1 tests/flow\n    2.00 (   1.50    0.50)     4.00      2 tests/core"
        in said
    )
    assert "      2 tests/core/test_a.py::test_b\n" in said
    assert "all tests: 6.0 processor seconds, 13.0 by the clock" in said
    assert "gw1: 10.0 s of tests" in said
    assert json.loads((tmp_path / "costs.json").read_text())["tests/flow/test_c.py::test_d"]["own"] == 4.0
