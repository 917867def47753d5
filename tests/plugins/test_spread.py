"""Whole files go to one process, what takes long goes first, and every test goes somewhere once."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from xdist.remote import Producer

from tests.plugins.spread import Spread, in_order


class Node:
    """A process that notes which tests it was given."""

    shutting_down = False

    def __init__(self) -> None:
        self.given: list[int] = []
        self.gateway = SimpleNamespace(id="gw")

    def send_runtest_some(self, numbers: list[int]) -> None:
        self.given += numbers

    def shutdown(self) -> None:
        self.shutting_down = True


TESTS = [
    *(f"tests/flow/test_a.py::test_{n}" for n in range(6)),
    *(f"tests/core/test_c.py::test_{n}[x@y::z]" for n in range(6)),
    *(f"tests/core/test_{name}.py::test_it" for name in "defghij"),
]


def scheduler(count: int, nodes: list[Any]) -> Spread:
    config: Any = SimpleNamespace(
        getvalue=lambda _name: [f"{count}*popen"],
        getoption=lambda *_names: [f"{count}*popen"],
        option=SimpleNamespace(loadscopereorder=False, tx=[f"{count}*popen"]),
    )
    config.rootpath = Path()
    spread = Spread(config, Producer("test", enabled=False))
    for node in nodes:
        spread.add_node(node)
        spread.add_node_collection(node, TESTS)
    spread.schedule()
    return spread


@pytest.mark.parametrize("slow", [0, 1])
def test_each_test_runs_once_and_files_are_not_torn(slow: int) -> None:
    nodes = [Node(), Node()]
    spread = scheduler(2, nodes)
    done = [0, 0]
    while any(done[which] < len(node.given) for which, node in enumerate(nodes)):
        which = slow if done[slow] * 3 < done[1 - slow] and done[slow] < len(nodes[slow].given) else 1 - slow
        if done[which] >= len(nodes[which].given):
            which = 1 - which
        spread.mark_test_complete(nodes[which], nodes[which].given[done[which]])
        done[which] += 1
    assert sorted(nodes[0].given + nodes[1].given) == list(range(len(TESTS)))
    assert not spread.has_pending
    assert spread.tests_finished
    for scope in (range(6), range(6, 12)):
        assert any(set(scope) <= set(node.given) for node in nodes)
    assert nodes[0].given[:6] == list(range(6))


def test_a_process_that_ends_too_early_leaves_its_tests_to_the_others() -> None:
    nodes = [Node(), Node()]
    spread = scheduler(2, nodes)
    spread.mark_test_complete(nodes[0], 0)
    assert spread.remove_node(nodes[0]) == TESTS[1]
    left = spread.workqueue["tests/flow/test_a.py"]
    assert left[TESTS[0]] and not left[TESTS[1]]


def test_the_order() -> None:
    def item(path: str, seconds: float | None = None) -> Any:
        mark = SimpleNamespace(args=(seconds,)) if seconds else None
        return SimpleNamespace(path=Path(path), get_closest_marker=lambda name: mark if name == "long" else None)

    plain, long, longer = (
        item("tests/core/test_a.py"),
        item("tests/core/test_b.py", 9),
        item("tests/core/test_c.py", 20),
    )
    mate, web = item("tests/core/test_b.py"), item("tests/ui/preview/test_d.py")
    assert in_order([plain, long, mate, longer, web]) == [longer, long, mate, web, plain]
