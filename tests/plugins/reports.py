"""Of several processes each tells the first one what that shows: how a test ended, and whatever went wrong.

pytest-xdist sends six messages for each test, three of them for nobody: that the test began, that its fixtures were
made, and that they were taken down: half a millisecond of the processor's time.
"""

from typing import Any

import pytest

_READ_WHOLE = ("durations", "xmlpath", "costs", "costs_to")
"""Options by which somebody adds up the times of all reports."""


def is_read(report: pytest.TestReport) -> bool:
    """Whether the report says more than that fixtures were made or taken down."""
    return report.when == "call" or not report.passed


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """Let only what is read be sent, in a process that is one of several."""
    config = session.config
    if not hasattr(config, "workerinput") or any(getattr(config.option, name, None) for name in _READ_WHOLE):
        return
    plugins = config.pluginmanager
    sender: Any = next(one for one in plugins.get_plugins() if type(one).__name__ == "WorkerInteractor")
    send = sender.pytest_runtest_logreport

    def send_what_is_read(report: pytest.TestReport) -> None:
        if is_read(report):
            send(report)

    plugins.unregister(sender)  # its methods are looked up when it is registered
    sender.pytest_runtest_logstart = lambda: None
    sender.pytest_runtest_logreport = send_what_is_read
    plugins.register(sender)
