"""`./dev mutate [PATH…]`: plant faults in the modules below the paths, count those that no test notices.

Each survivor is told with its line. The last line is `mutants N, killed K (P %), survived S`; a fault after which the
tests run without end counts as killed. Exit code 1 where fewer than `--floor` per cent are killed.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from tests.guard.repository import ROOT
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.trial import Workplace

DEFAULT = ["editor/core/disk", "editor/core/history", "editor/core/file", "editor/core/importers"]


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault in a file; `tests` are those to ask, with the seconds each takes; `is_run`: one of them runs its line.

    `is_loaded`: a program that was loaded without the fault can be given it.
    """

    name: str
    mutant: Mutant
    tests: dict[str, float]
    is_run: bool
    is_loaded: bool

    def __str__(self) -> str:
        return f"{self.name}:{self.mutant.line}: {self.mutant.name}"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def files_below(paths: Sequence[str]) -> list[str]:
    """The modules at or below `paths`, relative to the repository."""
    found: list[str] = []
    for path in map(Path, paths):
        whole = path if path.is_absolute() else ROOT / path
        found += [str(file.relative_to(ROOT)) for file in (sorted(whole.rglob("*.py")) if whole.is_dir() else [whole])]
    return found


Lines = dict[tuple[str, int], dict[str, float]]
"""The tests that run each line (1-based) of a file, with their seconds."""


def tests_by_line(place: Workplace) -> Lines:
    found: Lines = {}
    for test, run in place.lines().items():
        for file, lines in run["lines"].items():
            for line in lines:
                found.setdefault((file, line), {})[test] = run["seconds"]
    return found


def with_tests(lines: Lines, at_import: set[tuple[str, int]], name: str, mutant: Mutant) -> Planted:
    """A fault with the tests to ask: those that run its line; all that use the file for a line that no test runs.

    Such a line may have run before the first test: at import, or for a result that was kept.
    """
    tests = lines.get((name, mutant.line))
    if tests and not mutant.at_import:
        return Planted(name, mutant, tests, True, (name, mutant.line) not in at_import)
    using = {test: seconds for (file, _line), tests in lines.items() if file == name for test, seconds in tests.items()}
    return Planted(name, mutant, using, mutant.at_import or (name, mutant.line) in at_import, False)


def tests_near(paths: Sequence[str]) -> list[str]:
    """The tests of the folders that `paths` are or lie in; those of core and app where a folder has none."""
    near = set()
    for path in map(Path, paths):
        folder = path if (ROOT / path).is_dir() else path.parent
        folder = Path("tests", *folder.parts[1:])
        near |= {str(folder)} if (ROOT / folder).is_dir() else {"tests/core", "tests/app"}
    return sorted(near)


def chosen(files: Sequence[str], sample: int, seed: int) -> list[tuple[str, Mutant]]:
    """All faults of `files`, or as many as `sample`, the same for the same seed."""
    everything = [(name, mutant) for name in files for mutant in mutants((ROOT / name).read_bytes())]
    if not sample or sample >= len(everything):
        return everything
    return sorted(random.Random(seed).sample(everything, sample), key=lambda one: (one[0], one[1].start))


def run(planted: Sequence[Planted], places: Sequence[Workplace]) -> list[Planted]:
    """The faults that no test notices."""
    free: SimpleQueue[Workplace] = SimpleQueue()
    for place in places:
        free.put(place)

    def ask(fault: Planted) -> bool:
        if not fault.tests:
            return True
        place = free.get()
        try:
            changed = fault.mutant.applied((place.root / fault.name).read_bytes())
            return place.ask(fault.name, changed, fault.tests, fault.is_loaded) == "survived"
        finally:
            free.put(place)

    survivors = []
    with ThreadPoolExecutor(len(places)) as pool:
        for fault, survived in zip(planted, pool.map(ask, planted), strict=True):
            if survived:
                survivors.append(fault)
                say(f"survived{'' if fault.is_run else ' (no test runs it)'}: {fault}")
    return survivors


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="./dev mutate", description="Plant faults, count those that no test notices.")
    parser.add_argument("paths", nargs="*", default=DEFAULT, metavar="PATH", help="modules or folders")
    parser.add_argument("--tests", nargs="+", help="the tests to ask; else those of the same folders")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="only N of the faults, by chance")
    parser.add_argument("--seed", type=int, default=1, help="of the sample")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="faults at once")
    parser.add_argument("--floor", type=float, default=90.0, metavar="P", help="per cent that must be killed")
    options = parser.parse_args(arguments)
    files = files_below(options.paths)
    faults = chosen(files, options.sample, options.seed)
    with tempfile.TemporaryDirectory(prefix="ronpyo-") as folder:
        say(f"{len(faults)} faults in {len(files)} modules; first the tests are watched without any")
        places = []
        try:
            for number in range(max(1, options.jobs)):
                places.append(Workplace(Path(folder) / str(number), files, options.tests or tests_near(options.paths)))
            lines = tests_by_line(places[0])
            planted = [with_tests(lines, places[0].at_import, name, mutant) for name, mutant in faults]
            survivors = run(planted, places)
        finally:
            for place in places:
                place.close()
    killed = len(planted) - len(survivors)
    rate = 100 * killed / len(planted) if planted else 100.0
    say(f"mutants {len(planted)}, killed {killed} ({rate:.1f} %), survived {len(survivors)}")
    return 0 if rate >= options.floor else 1


if __name__ == "__main__":
    sys.exit(main())
