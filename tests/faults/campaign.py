"""All faults of an operation: each call that it makes on files, failing in each way, and being the last one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.faults.operation import Box, Operation
from tests.faults.tracing import Call, Fault
from tests.faults.trial import Limit, Tally, judge, perform

ERRORS = ("ENOSPC", "EIO", "EACCES", "EDQUOT", "EROFS")


class UnsteadyError(Exception):
    """An operation does not make the same calls each time, so that its faults could not be counted."""


def record(operation: Operation, box: Box, log: Path, *, times: int = 2) -> tuple[list[str], list[Call]]:
    """The paths that the operation touches and its calls on them, the same each of `times`.

    Raises NoTracingError, UnsteadyError.
    """
    box.renew()
    operation.prepare(box)
    everything = perform(operation, box, log=log)
    paths = sorted(_touched(everything.calls, box))
    runs = []
    for _ in range(times):
        box.renew()
        operation.prepare(box)
        outcome = perform(operation, box, paths=paths, log=log)
        if outcome.told is None or outcome.told.kind != "saved":
            raise UnsteadyError(f"{operation.name} does not work without faults: {outcome.told} {outcome.noise}")
        runs.append(outcome.calls)
    # Threads run beside each other: the order of their calls is not always the same, but what each calls is.
    made = [sorted((call.name, call.ordinal, _places(call)) for call in calls) for calls in runs]
    if made[0] != made[-1]:
        raise UnsteadyError(f"{operation.name} makes other calls each time: {sorted(set(made[0]) ^ set(made[-1]))[:6]}")
    return paths, runs[0]


def _places(call: Call) -> tuple[str, ...]:
    """Where the call happens; what is written is quoted like a path, too."""
    return tuple(path for path in call.paths if path.startswith("/"))


def _touched(calls: Iterable[Call], box: Box) -> set[str]:
    root = str(box.root)
    named = (path for call in calls for path in (*call.paths, *call.descriptors, call.opened))
    return {path for path in named if (path == root or path.startswith(root + "/")) and not path.endswith(")")}


def faults_of(calls: Sequence[Call], box: Box, sizes: Iterable[int]) -> list[Fault | Limit]:
    """Every way in which the calls can go wrong, each once, in the order of the calls."""
    found: dict[Fault | Limit, None] = {}
    for call in calls:
        if str(box.end) not in call.paths:
            for error in ERRORS:
                found[Fault(call.name, call.ordinal, error)] = None
        found[Fault(call.name, call.ordinal, "")] = None
    for size in sizes:
        found[Limit(size)] = None
    return list(found)


def sizes_of(operation: Operation) -> list[int]:
    """Where files are cut off: at nothing, at one byte, in the middle, at a page, one byte before the end."""
    sizes: set[int] = set()
    for contents in operation.promised.values():
        whole = len(contents)
        sizes.update(size for size in (0, 1, whole // 3, whole // 2, 4096, whole - 1) if 0 <= size < whole)
    return sorted(sizes)


def run(operation: Operation, box: Box, log: Path, *, share: int = 1) -> Tally:
    """Every `share`-th fault of the operation, tried and judged. Raises NoTracingError, UnsteadyError."""
    paths, calls = record(operation, box, log, times=2 if share == 1 else 1)
    tally = Tally()
    for fault in faults_of(calls, box, sizes_of(operation))[share // 2 :: share]:
        box.renew()
        operation.prepare(box)
        known = [str(box.root / name) for name in box.files()]
        if isinstance(fault, Limit):
            outcome = perform(operation, box, fault=fault)
        else:
            outcome = perform(operation, box, paths=paths, fault=fault, log=log)
            hit = any(call.tampered for call in outcome.calls) if fault.error else outcome.killed
            if not hit:
                raise UnsteadyError(f"{operation.name}: {fault} did not happen")
        judge(operation, box, outcome, fault, known, tally)
    return tally
