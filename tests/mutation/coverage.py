"""A pytest plugin that notes which lines of the looked-at files each test runs, and how long it takes.

Only lines run in pytest's own process are seen: what a test has done by a child process counts for no line.
"""

import json
import os
import sys
import time
from collections.abc import Generator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

FILES, REPORT = "RONPYO_MUTATION_FILES", "RONPYO_MUTATION_REPORT"
"""Environment: the files to look at, separated by os.pathsep; the JSON file for the report."""


class LineRecorder:
    """The lines of `files` that run between `start` and `stop`, in this thread and in those started meanwhile."""

    def __init__(self, files: set[str]) -> None:
        self._files = files
        self._lines: set[tuple[str, int]] = set()

    def start(self) -> None:
        import threading

        self._lines = set()
        threading.settrace(self._call)
        sys.settrace(self._call)

    def stop(self) -> set[tuple[str, int]]:
        import threading

        sys.settrace(None)
        threading.settrace(None)
        return self._lines

    def _call(self, frame: FrameType, _event: str, _value: Any) -> Any:
        return self._line if frame.f_code.co_filename in self._files else None

    def _line(self, frame: FrameType, event: str, _value: Any) -> Any:
        if event == "line":
            self._lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line


class Plugin:
    """Writes, at the end of the session, `{test: {"seconds": s, "lines": {file: [line, …]}}}`."""

    def __init__(self, files: list[str], report: Path) -> None:
        self._recorder = LineRecorder(set(files))
        self._report = report
        self._found: dict[str, Any] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        began = time.perf_counter()
        self._recorder.start()
        try:
            return (yield)
        finally:
            lines: dict[str, list[int]] = {}
            for file, line in sorted(self._recorder.stop()):
                lines.setdefault(file, []).append(line)
            if lines:
                self._found[item.nodeid] = {"seconds": time.perf_counter() - began, "lines": lines}

    def pytest_sessionfinish(self) -> None:
        self._report.write_text(json.dumps(self._found), encoding="utf-8")


def pytest_configure(config: pytest.Config) -> None:
    """Take part where the environment names files."""
    if files := os.environ.get(FILES):
        config.pluginmanager.register(Plugin(files.split(os.pathsep), Path(os.environ[REPORT])))
