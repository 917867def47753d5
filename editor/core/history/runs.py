"""Run marks: one that is found without a living owner is of a run of the program that ended unexpectedly.

The mark is also where the interpreter writes when it crashes hard, so that what is found in it tells why.
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
_LARGEST = 1 << 20  # bytes of what the interpreter says when it crashes


class Run:
    """This run, marked from now on. A mark that cannot be made is no loss: the run itself is not in danger."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{secrets.token_hex(8)}{_SUFFIX}"
        self.file: IO[bytes] | None = None
        with contextlib.suppress(OSError):
            folders.make(folder)
            self.file = open(self._path, "xb", buffering=0, opener=private.opener)  # noqa: SIM115
            locks.lock(self.file.fileno())

    def end(self) -> None:
        """It ended as it should: the mark goes."""
        if self.file is not None:
            with contextlib.suppress(OSError):
                self.file.close()
            with contextlib.suppress(OSError):
                self._path.unlink()
            self.file = None


@dataclass(frozen=True, slots=True)
class Ended:
    """Runs that ended unexpectedly: how many, and the report of the newest one that left any."""

    number: int
    report: Path | None


def ended_unexpectedly(folder: Path) -> Ended:
    """The runs marked in `folder` whose program is no more; they are told once. Never raises."""
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
    """Keep `text` among the reports in `folder`; gives where, None where that failed. The oldest ones go."""
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
