"""`./dev test --system windows` (or `macos`): the tests run in the imitation of that system, as far as files go.

`tests/fakes/systems/posix_only.py` says which of them ask for what that system does not have. Those must fail: a line
that is no longer true fails the run, and so does one about no test.
"""

import threading
from collections.abc import Callable, Generator, Iterable
from contextlib import AbstractContextManager, ExitStack
from functools import partial

import pytest

from tests.fakes.systems.macos import macos
from tests.fakes.systems.posix_only import FOLDERS, LEFT_OUT, reasons
from tests.fakes.systems.windows import windows

_JOB_S = 5.0
"""Seconds that a job may take at most after its test."""

SYSTEMS: dict[str, Callable[[], AbstractContextManager[object]]] = {
    "windows": partial(windows, scanned=True),
    "macos": macos,
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--system",
        choices=[*SYSTEMS],
        help=f"run the tests in an imitation of this system; of all tests, those in {', '.join(FOLDERS)}",
    )


def _names(item: pytest.Item) -> set[str]:
    """The file, the test and its case."""
    return {item.nodeid.split("::")[0], item.nodeid.split("[")[0], item.nodeid}


def about_no_test(lines: Iterable[str], config: pytest.Config, items: list[pytest.Item]) -> list[str]:
    """Those of `lines` whose file is among `items` and whose test, or case, is not; none where only some tests of a
    file are run."""
    option = config.option
    if any((option.keyword, option.markexpr, option.deselect, getattr(option, "lf", False))):
        return []
    if any("::" in argument for argument in config.args):
        return []
    names = set().union(*map(_names, items))
    return sorted(line for line in lines if line.split("::")[0] in names and line not in names)


class Imitation:
    """The imitation of one system around each test and its fixtures."""

    def __init__(self, system: str) -> None:
        self._enter = SYSTEMS[system]
        self._reasons = reasons(system)
        self._around = ExitStack()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Mark the tests that cannot hold there. Raises pytest.UsageError for a line about no test."""
        for item in items:
            for name in _names(item) & self._reasons.keys():
                reason = self._reasons[name]
                left_out = reason in LEFT_OUT
                item.add_marker(pytest.mark.skip(reason) if left_out else pytest.mark.xfail(reason=reason, strict=True))
        if dead := about_no_test(self._reasons, config, items):
            raise pytest.UsageError(f"posix_only.py is about tests that are not there: {', '.join(dead)}")

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, None, None]:
        self._around.enter_context(self._enter())
        return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, None, None]:
        try:
            return (yield)
        finally:
            _end_jobs()
            self._around.close()


def _end_jobs() -> None:
    """Let the program's threads end what a test has left to them: a write that began on one system and ended on
    another would find neither whole."""
    for thread in threading.enumerate():
        if thread.name == "jobs":
            thread.join(_JOB_S)


def pytest_configure(config: pytest.Config) -> None:
    if system := config.getoption("--system"):
        config.pluginmanager.register(Imitation(system), "ronpyo-system")
        if config.args == config.getini("testpaths"):
            config.args[:] = FOLDERS
