"""A copy of the repository in which faults are planted one after the other, and the tests that are asked about each."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from tests.guard.repository import ROOT, tracked_files

Outcome = Literal["killed", "survived", "timed out"]
_SECONDS = 30.0
"""The tests asked about one fault take so long at most: the quickest that run its line."""


class Workplace:
    """A copy of the repository's files, with its own temporary folder.

    What Python and pytest compile while the tests run without a fault is kept and used for all faults; only the file
    with the fault is compiled anew.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder / "copy"
        self.output = folder / "output.txt"
        """What the last run of pytest printed."""
        self._is_planted = False
        self._temporary = folder / "tmp"
        self._temporary.mkdir(parents=True)
        for path in tracked_files():
            target = self.root / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)

    def pytest(
        self, arguments: Sequence[str], seconds: float | None, extra: dict[str, str] | None = None
    ) -> int | None:
        """The exit code of pytest on the copy, or None where it did not end within `seconds`."""
        environment = {**os.environ, **(extra or {})}
        environment.update(
            TMPDIR=str(self._temporary), PYTHONPATH=str(self.root), CI="true",
            QT_QPA_PLATFORM="offscreen", RONPYO_SHARED_DATA=str(ROOT.parent / "shared" / "data"),
            PYTHONDONTWRITEBYTECODE="1" if self._is_planted else "",
        )  # fmt: skip
        environment.pop("PYTHONPYCACHEPREFIX", None)
        base = f"--basetemp={self._temporary / 't'}"  # short: the name of a socket has 107 bytes at most
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", base, *arguments]
        with self.output.open("wb") as output, subprocess.Popen(
            command, cwd=self.root, env=environment, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        ) as process:  # fmt: skip
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                return None
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)  # with the children that a fault left running
                for left in self._temporary.iterdir():
                    shutil.rmtree(left, ignore_errors=True)

    def take_compiled(self, other: "Workplace") -> None:
        """Use what was compiled in `other`, a copy of the same files."""
        for cache in other.root.rglob("__pycache__"):
            shutil.copytree(cache, self.root / cache.relative_to(other.root), dirs_exist_ok=True)

    @contextmanager
    def planted(self, name: str, source: bytes) -> Iterator[None]:
        """The file `name` holds `source` meanwhile."""
        path = self.root / name
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
            compiled.unlink()  # Python tells a change by size and second alone: it would take the old for the new one
        before = path.read_bytes()
        path.write_bytes(source)
        self._is_planted = True
        try:
            yield
        finally:
            self._is_planted = False
            path.write_bytes(before)

    def ask(self, tests: dict[str, float]) -> Outcome:
        """Whether one of `tests` (with the seconds each takes) notices the planted fault."""
        quickest: list[str] = []
        for name in sorted(tests, key=tests.__getitem__):
            if quickest and sum(tests[one] for one in quickest) + tests[name] > _SECONDS:
                break
            quickest.append(name)
        seconds = 20 + 5 * sum(tests[name] for name in quickest)
        result = self.pytest(["-x", *quickest], seconds)
        return "timed out" if result is None else "survived" if result == 0 else "killed"
