"""Run marks: a file for each run of the program, locked while it lives. An unlocked mark is of a run that crashed.

In a hard crash the interpreter (`faulthandler`) writes its stacks into the mark, so that its contents tell why.
"""

import contextlib
import secrets
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from editor.core.disk import folders, locks, private, regular

REPORTS = "reports"
_SUFFIX = ".run"
_KEPT_REPORTS = 20
_LARGEST = 1 << 20  # bytes of stacks that are read


class Run:
    """The mark of this run, made at once. `file` is open for the interpreter's stacks; None where no mark could be
    made, which does not endanger the run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{secrets.token_hex(8)}{_SUFFIX}"
        self.file: IO[bytes] | None = None
        self._name: locks.NameLock | None = None
        with contextlib.suppress(OSError):
            folders.make(folder)
            self.file = open(self._path, "xb", buffering=0, opener=private.opener)  # noqa: SIM115
            self._name = locks.NameLock(self._path)
            locks.lock(self.file.fileno())

    def end(self) -> None:
        """Remove the mark: the run ends as it should."""
        if self.file is not None:
            with contextlib.suppress(OSError):
                self.file.close()
            with contextlib.suppress(OSError):
                self._path.unlink()
            self.file = None
            if self._name is not None:
                self._name.release()


@dataclass(frozen=True, slots=True)
class Ended:
    """The runs that ended unexpectedly: their number, and the report of the newest one that left any."""

    number: int
    report: Path | None


def ended_unexpectedly(folder: Path) -> Ended:
    """The runs with an unlocked mark in `folder`. Their marks are removed, so each run is reported once. Never
    raises."""
    number, report = 0, None
    with contextlib.suppress(OSError):
        for path in sorted(folder.glob(f"*{_SUFFIX}"), key=lambda path: path.stat().st_mtime):
            with contextlib.suppress(OSError):
                if locks.is_locked(path):
                    continue
                text = regular.read(path, _LARGEST)
                if text.strip():
                    report = write_report(folder, text.decode("utf-8", "replace")) or report
                path.unlink()
                number += 1
    return Ended(number, report)


def write_report(folder: Path, text: str) -> Path | None:
    """Write `text` to a new report in `folder` and return its path; None where that failed. Of all reports the last 20
    stay."""
    reports = folder / REPORTS
    path = reports / f"{time.strftime('%Y-%m-%d-%H%M%S')}-{secrets.token_hex(3)}.txt"
    try:
        folders.make(reports)
        private.create(path)
        path.write_text(text, encoding="utf-8")
        for old in sorted(reports.glob("*.txt"))[:-_KEPT_REPORTS]:
            old.unlink()
    except OSError:
        return None
    return path
