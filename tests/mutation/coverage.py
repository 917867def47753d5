"""The lines of the looked-at files that run between two moments: which tests are to be asked about a line.

Only lines run in pytest's own process are seen: what a test has done by a child process counts for no line.
"""

import sys
import threading
from types import FrameType
from typing import Any


class LineRecorder:
    """The lines of `files` that run between `start` and `stop`, in this thread and in those started meanwhile."""

    def __init__(self, files: set[str]) -> None:
        self._files = files
        self._lines: set[tuple[str, int]] = set()

    def start(self) -> None:
        self._lines = set()
        threading.settrace(self._call)
        sys.settrace(self._call)

    def stop(self) -> dict[str, list[int]]:
        """The lines (1-based, sorted) of each file that ran since `start`."""
        sys.settrace(None)
        threading.settrace(None)
        lines: dict[str, list[int]] = {}
        for file, line in sorted(self._lines):
            lines.setdefault(file, []).append(line)
        return lines

    def _call(self, frame: FrameType, _event: str, _value: Any) -> Any:
        return self._line if frame.f_code.co_filename in self._files else None

    def _line(self, frame: FrameType, event: str, _value: Any) -> Any:
        if event == "line":
            self._lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._line
