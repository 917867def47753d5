"""A copy of the repository in which faults are planted one after the other, and the tests that are asked about each."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from tests.guard.repository import ROOT, tracked_files
from tests.mutation.forks import FILES, PASSED, PIPES, UNFIT

Outcome = Literal["killed", "survived", "timed out"]
_SECONDS = 8.0
"""The tests asked about one fault take so much of a processor's time at most: of those that run its line the ones of
the module's own name first, then the quickest."""


class Workplace:
    """A copy of the repository's files, with its own temporary folder and a pytest that has collected `tests`.

    What Python compiles while it collects is kept and used for all faults; only the file with the fault is compiled
    anew. `files` are the modules that get faults. Raises RuntimeError where the tests cannot be collected.
    """

    def __init__(self, folder: Path, files: Sequence[str], tests: Sequence[str]) -> None:
        self.root = folder / "copy"
        self._report = folder / "lines.json"
        self._output = folder / "output.txt"
        """What pytest printed."""
        self._temporary = folder / "tmp"
        self._temporary.mkdir(parents=True)
        for path in tracked_files():
            target = self.root / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)
        (asked, asking), (answers, answering) = os.pipe(), os.pipe()
        pipes = f"{asked}{os.pathsep}{answering}"
        self._process = self._pytest(
            ["-p", "tests.mutation.forks", *tests],
            {FILES: os.pathsep.join(str(self.root / name) for name in files), PIPES: pipes},
            (asked, answering),
        )
        os.close(asked)
        os.close(answering)
        self._requests, self._answers = os.fdopen(asking, "w", encoding="utf-8"), os.fdopen(answers, encoding="utf-8")
        collected = self._answer()
        if collected["failed"]:
            raise self._failure("the tests cannot be collected")
        self._names = collected["tests"]
        self.at_import = {
            (str(Path(file).relative_to(self.root)), line) for file, run in collected["lines"].items() for line in run
        }
        """The lines that ran while the tests were collected: their results are in the loaded program already."""

    def close(self) -> None:
        """End pytest."""
        self._requests.close()
        self._process.wait()
        self._answers.close()

    def lines(self) -> dict[str, Any]:
        """For each test that runs lines of the files: `{"seconds": s, "lines": {file: [line, …]}}`.

        Raises RuntimeError where a test fails without any fault.
        """
        if self._run({"report": str(self._report), "seconds": None}, self._names) != PASSED:
            raise self._failure("the tests fail without any planted fault")
        found: dict[str, Any] = json.loads(self._report.read_text(encoding="utf-8"))
        for run in found.values():
            run["lines"] = {str(Path(file).relative_to(self.root)): lines for file, lines in run["lines"].items()}
        return found

    @contextmanager
    def planted(self, name: str, source: bytes) -> Iterator[None]:
        """The file `name` holds `source` meanwhile, without its compiled form."""
        path = self.root / name
        before, looks = path.read_bytes(), path.stat()
        compiled = list((path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"))
        for one in compiled:
            one.rename(one.with_suffix(".kept"))  # Python tells a change by size and second alone
        path.write_bytes(source)
        try:
            yield
        finally:
            path.write_bytes(before)
            os.utime(path, ns=(looks.st_atime_ns, looks.st_mtime_ns))
            for one in compiled:
                one.with_suffix(".kept").rename(one)

    def ask(self, name: str, source: bytes, tests: Mapping[str, float], is_loaded: bool) -> Outcome:
        """Whether one of `tests` (with the seconds each takes) notices that the file `name` holds `source`.

        With `is_loaded` a program that was loaded without the fault will do.
        """
        quickest: list[str] = []
        own = f"/test_{Path(name).stem.strip('_')}.py::"
        for test in sorted(tests, key=lambda test: (own not in test, tests[test])):
            if quickest and sum(tests[one] for one in quickest) + tests[test] > _SECONDS:
                break
            quickest.append(test)
        seconds = 40 + 5 * sum(tests[one] for one in quickest)
        before = (self.root / name).read_text(encoding="utf-8")
        with self.planted(name, source):
            status: int | None = UNFIT
            if is_loaded:
                change = {"file": str(self.root / name), "before": before, "after": source.decode()}
                status = self._run({**change, "seconds": seconds}, quickest)
            if status == UNFIT:
                status = self._run_anew(quickest, seconds)
        return "timed out" if status is None else "survived" if status == PASSED else "killed"

    def _run(self, request: dict[str, Any], tests: Collection[str]) -> int | None:
        """How tests end in a child of the waiting pytest; None where they do not."""
        self._requests.write(json.dumps({**request, "tests": list(tests)}) + "\n")
        self._requests.flush()
        status: int | None = self._answer()["status"]
        return status

    def _answer(self) -> dict[str, Any]:
        line = self._answers.readline()
        if not line:
            raise self._failure("pytest has ended")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _failure(self, reason: str) -> RuntimeError:
        return RuntimeError(f"{reason}:\n{self._output.read_text(encoding='utf-8', errors='replace')[-2000:]}")

    def _run_anew(self, tests: Sequence[str], seconds: float) -> int | None:
        """How tests end in a pytest that starts now; None where they do not end within `seconds`."""
        process = self._pytest(["-x", *tests], {"PYTHONDONTWRITEBYTECODE": "1"})
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # with the children that a fault left running
            process.wait()
            for left in self._temporary.iterdir():
                shutil.rmtree(left, ignore_errors=True)

    def _pytest(
        self, arguments: Sequence[str], extra: dict[str, str], pipes: tuple[int, ...] = ()
    ) -> subprocess.Popen[bytes]:
        """Start pytest on the copy."""
        environment = {
            **os.environ, "TMPDIR": str(self._temporary), "PYTHONPATH": str(self.root), "CI": "true",
            "QT_QPA_PLATFORM": "offscreen", "RONPYO_SHARED_DATA": str(ROOT.parent / "shared" / "data"), **extra,
        }  # fmt: skip
        environment.pop("PYTHONPYCACHEPREFIX", None)
        base = f"--basetemp={self._temporary / 't'}"  # short: the name of a socket has 107 bytes at most
        command = [sys.executable, "-m", "pytest", "-q", "-s", "-p", "no:cacheprovider", base, *arguments]
        with self._output.open("wb") as output:
            return subprocess.Popen(
                command, cwd=self.root, env=environment, start_new_session=True, pass_fds=pipes,
                stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            )  # fmt: skip
