"""A pytest plugin that collects the tests once and then runs some of them, as often as asked, in a child each time.

Starting pytest and importing the program takes longer than most tests: a child that is forked from a process which has
done both starts at once. Requests and answers are lines of JSON on two pipes.
"""

import contextlib
import gc
import json
import os
import select
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.mutation.coverage import LineRecorder
from tests.mutation.live_code import LiveFunctions

FILES, PIPES = "RONPYO_MUTATION_FILES", "RONPYO_MUTATION_PIPES"
"""Environment: the files to look at, separated by os.pathsep; the pipes to read and to write, by number, likewise."""
PASSED, FAILED, UNFIT = 0, 1, 2
"""How a child ends: all tests passed; one failed; the fault cannot be put into a loaded program."""


class Plugin:
    """Serves requests from the end of collecting on, instead of running the tests."""

    def __init__(self, files: Sequence[str], asked: int, answered: int) -> None:
        self._requests = os.fdopen(asked, encoding="utf-8")
        self._answers = os.fdopen(answered, "w", encoding="utf-8")
        self._recorder = LineRecorder(set(files))
        self._recorder.start()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        collected = self._recorder.stop()
        items = {item.nodeid: item for item in session.items}
        functions = LiveFunctions()
        self._say({"tests": list(items), "lines": collected, "failed": session.testsfailed})
        gc.freeze()  # or each child copies the memory of what it only counts
        for line in self._requests:
            request = json.loads(line)
            chosen = [items[name] for name in request["tests"]]
            self._say({"status": _in_child(self, session, chosen, functions, request)})
        return True

    def run(self, session: pytest.Session, chosen: Sequence[pytest.Item], report: str) -> int:
        """Run tests until one fails; with a `report`, write there what lines each ran, and its seconds."""
        found = {}
        for item, following in zip(chosen, [*chosen[1:], None], strict=True):
            began = _seconds()
            if report:
                self._recorder.start()
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if report and (lines := self._recorder.stop()):
                found[item.nodeid] = {"seconds": _seconds() - began, "lines": lines}
            if session.testsfailed:
                return FAILED
        if report:
            Path(report).write_text(json.dumps(found), encoding="utf-8")
        return PASSED

    def _say(self, answer: dict[str, Any]) -> None:
        self._answers.write(json.dumps(answer) + "\n")
        self._answers.flush()


def _seconds() -> float:
    """The processors' time used by this process and its children that have ended: other programs do not lengthen it."""
    return sum(os.times()[:4])


def _in_child(
    plugin: Plugin, session: pytest.Session, chosen: Sequence[pytest.Item], functions: LiveFunctions, request: Any
) -> int | None:
    """How the tests end in a child of this process; None where they do not within the seconds of the request."""
    told, telling = os.pipe()
    child = os.fork()
    if not child:
        os.close(told)
        _run_and_end(plugin, session, chosen, functions, request, telling)
    os.close(telling)
    ready, _, _ = select.select([told], [], [], request["seconds"])
    status = os.read(told, 1) if ready else b""
    os.close(told)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)  # with the processes that a fault left running
    os.waitpid(child, 0)
    for left in Path(os.environ["TMPDIR"]).iterdir():
        shutil.rmtree(left, ignore_errors=True)
    return status[0] if status else FAILED if ready else None


def _run_and_end(
    plugin: Plugin,
    session: pytest.Session,
    chosen: Sequence[pytest.Item],
    functions: LiveFunctions,
    request: Any,
    telling: int,
) -> NoReturn:
    """The child's whole life."""
    status = FAILED
    try:
        os.setsid()
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
        fits = not request.get("file") or functions.change(request["file"], request["before"], request["after"])
        status = plugin.run(session, chosen, request.get("report", "")) if fits else UNFIT
    finally:
        os.write(telling, bytes([status]))
        os._exit(status)


def pytest_configure(config: pytest.Config) -> None:
    """Serve where the environment names pipes."""
    if plugin is not None:
        config.pluginmanager.register(plugin)


plugin: Plugin | None = None
if pipes := os.environ.pop(PIPES, ""):  # not by a process that a test starts
    plugin = Plugin(os.environ.pop(FILES).split(os.pathsep), *map(int, pipes.split(os.pathsep)))
