"""Which process runs which tests: whole files, and first those that take long.

A file at a time, because a process that has imported what it needs and made what its tests share has paid for it once;
the longest first, so that all processes end together. Within pytest-xdist's own way (`--dist loadfile`) each result
costs a look through all tests done so far.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

WEB = ("preview", "flow", "morning")
"""Folders of tests that start a web view: they go first, while the others can still fill the time after them."""


class Spread(LoadFileScheduling):  # type: ignore[misc] # pytest-xdist has no types
    """Hands out one file at a time, in the order in which they were collected."""

    def __init__(self, config: pytest.Config, log: Producer) -> None:
        super().__init__(config, log)
        self._numbers: dict[str, int] = {}

    def _assign_work_unit(self, node: WorkerController) -> None:
        if not self._numbers:
            self._numbers = {nodeid: number for number, nodeid in enumerate(self.registered_collections[node])}
        scope, tests = self.workqueue.popitem(last=False)
        self.assigned_work[node][scope] = tests
        node.send_runtest_some([self._numbers[nodeid] for nodeid, is_done in tests.items() if not is_done])

    def mark_test_complete(self, node: WorkerController, item_index: int, duration: float = 0) -> None:
        nodeid = self.registered_collections[node][item_index]
        scope, work = self._split_scope(nodeid), self.assigned_work[node]
        work[scope][nodeid] = True
        if all(work[scope].values()):
            del work[scope]
        self._reschedule(node)


def in_order(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """The files that say how long they take (`pytest.mark.long(seconds)`), those that start web views, all others."""
    seconds: dict[Any, float] = {}
    for item in items:
        if (mark := item.get_closest_marker("long")) is not None:
            seconds[item.path] = float(mark.args[0])
    return sorted(items, key=lambda item: (-seconds.get(item.path, 0.0), not set(WEB) & set(item.path.parts)))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The order, where this process is one of several."""
    if hasattr(config, "workerinput"):
        items[:] = in_order(items)


@pytest.hookimpl(tryfirst=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Spread | None:
    if config.getoption("dist") != "loadfile":
        return None
    config.option.loadscopereorder = False
    return Spread(config, log)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long(seconds): this file takes long: of several it goes first")
