"""One operation, done under one fault, and judged."""

import contextlib
import json
import os
import resource
import select
import signal
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.errors import RonpyoError, UnconfirmedSaveError
from tests.faults.lasting import Disk
from tests.faults.operation import Box, Found, Operation, Told
from tests.faults.tracing import Call, Fault, Tracer, allow_tracing

_PATIENCE = 30.0  # seconds


@dataclass(frozen=True, slots=True)
class Limit:
    """No file may grow beyond `size` bytes: a write that goes further is short, the next one fails with EFBIG."""

    size: int

    def __str__(self) -> str:
        return f"short write at {self.size}"


@dataclass(slots=True)
class Outcome:
    """What became of one trial."""

    told: Told | None  # None: the process was killed before it could say anything
    killed: bool
    calls: list[Call]
    noise: str


@dataclass(slots=True)
class Tally:
    """What was counted, with a line for each thing that went wrong."""

    faults: int = 0
    torn: list[str] = field(default_factory=list)
    false_saves: list[str] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take in what another one counted."""
        self.faults += other.faults
        for name in ("torn", "false_saves", "crashes", "strays", "unclear"):
            getattr(self, name).extend(getattr(other, name))

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not self.wrong()

    def wrong(self) -> list[str]:
        """A line for each thing that went wrong."""
        kinds = (
            ("torn", self.torn),
            ("false save", self.false_saves),
            ("crash", self.crashes),
            ("stray", self.strays),
            ("unclear", self.unclear),
        )
        return [f"{kind}: {line}" for kind, lines in kinds for line in lines]

    def __str__(self) -> str:
        return (
            f"faults {self.faults}, torn {len(self.torn)}, false saves {len(self.false_saves)}, "
            f"crashes {len(self.crashes)}, stray {len(self.strays)}"
        )


def perform(
    operation: Operation,
    box: Box,
    *,
    paths: Sequence[str] | None = None,
    fault: "Fault | Limit | None" = None,
    log: Path | None = None,
) -> Outcome:
    """Do the operation in a process of its own. With `log` it is traced: the calls on `paths`, or all of them on files.

    Raises NoTracingError.
    """
    go, going = os.pipe()
    saying, said = os.pipe()
    hearing, noise = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(going)
        os.close(saying)
        os.close(hearing)
        _be_the_child(operation, box, go, said, noise, fault)
    os.close(go)
    os.close(said)
    os.close(noise)
    deadline = time.monotonic() + _PATIENCE
    heard = {saying: b"", hearing: b""}
    tracer = None
    try:
        _listen(heard, saying, deadline, b"ready")
        if log is not None and heard[saying].startswith(b"ready"):
            faults = [fault.option] if isinstance(fault, Fault) else []
            tracer = Tracer(child, log, list(paths or ()), faults)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        for descriptor in (going, *heard):
            os.close(descriptor)
        raise
    with contextlib.suppress(BrokenPipeError):
        os.write(going, b"go")
    os.close(going)
    if not _listen(heard, None, deadline, b""):
        heard[hearing] += b"\nTraceback: it never ended"
        os.kill(child, signal.SIGKILL)
    for descriptor in heard:
        os.close(descriptor)
    calls = tracer.finish() if tracer else []
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    words = heard[saying].removeprefix(b"ready")
    told = Told(**json.loads(words)) if words else None
    unheard = heard[hearing].decode("utf-8", "replace")
    if told is None and not killed:
        told = Told("crash", f"it ended with status {status}. {unheard}")
    return Outcome(told, killed, calls, unheard)


def _listen(heard: dict[int, bytes], one: int | None, deadline: float, until: bytes) -> bool:
    """Read what comes until `one` said `until` or everyone is silent for good; False when it takes too long."""
    left = set(heard)
    while left:
        readable, _, _ = select.select(list(left), [], [], max(0.0, deadline - time.monotonic()))
        if not readable:
            return False
        for descriptor in readable:
            more = os.read(descriptor, 65536)
            heard[descriptor] += more
            if not more:
                left.discard(descriptor)
        if one is not None and heard[one].startswith(until):
            return True
    return True


def _be_the_child(operation: Operation, box: Box, go: int, said: int, noise: int, fault: object) -> None:
    try:
        os.dup2(noise, 2)
        allow_tracing()
        state = operation.begin(box)
        if isinstance(fault, Limit):
            resource.setrlimit(resource.RLIMIT_FSIZE, (fault.size, fault.size))
        os.write(said, b"ready")
        os.read(go, 2)
        told = _act(operation, box, state)
        with contextlib.suppress(OSError):
            box.end.stat()  # the last call that can be counted: all is done when it is killed here
        os.write(said, json.dumps({"kind": told.kind, "sentence": told.sentence}).encode("utf-8", "surrogatepass"))
    except BaseException:
        with contextlib.suppress(OSError):
            os.write(2, traceback.format_exc().encode("utf-8", "replace"))
        os._exit(70)
    os._exit(0)


def _act(operation: Operation, box: Box, state: object) -> Told:
    try:
        told = operation.act(box, state)
    except UnconfirmedSaveError as error:
        return Told("unconfirmed", str(error))
    except RonpyoError as error:
        return Told("refused", str(error))
    except BaseException:
        return Told("crash", traceback.format_exc())
    return told if isinstance(told, Told) else Told("saved")


def judge(
    operation: Operation, box: Box, outcome: Outcome, fault: "Fault | Limit", known: Sequence[str], tally: Tally
) -> None:
    """Count what went wrong in the box after a trial, after the next start, and when it is tried once more."""
    where = f"{operation.name}, {fault}"
    tally.faults += 1
    found = operation.found(box)
    tally.torn += [f"{where}: {name}" for name in found.torn]
    if outcome.calls:
        disk = Disk(known)
        disk.follow(outcome.calls)
        named = {os.path.realpath(box.root / name): name for name in (*operation.allowed, *operation.promised)}
        early = [name for path, name in named.items() if path in disk.early]
        tally.torn += [f"{where}: {name} has its name before its contents are on the disk" for name in early]
    _judge_words(operation, outcome, fault, where, found, known, tally)
    operation.restart(box)
    again = operation.found(box)
    tally.torn += [f"{where}, after the next start: {name}" for name in again.torn]
    tally.strays += [f"{where}: {name}" for name in operation.strays(box)]
    if operation.again and not again.torn:
        second = perform(operation, box)
        if second.told is None or second.told.kind != "saved" or not operation.found(box).has_new:
            tally.crashes.append(f"{where}: not to be done again: {second.told}")


def _judge_words(
    operation: Operation,
    outcome: Outcome,
    fault: "Fault | Limit",
    where: str,
    found: Found,
    known: Sequence[str],
    tally: Tally,
) -> None:
    told = outcome.told
    if told is None:
        return
    if told.kind == "crash" or "Traceback" in outcome.noise or "Exception ignored" in outcome.noise:
        tally.crashes.append(f"{where}: {told.sentence}\n{outcome.noise}")
    elif told.kind == "saved":
        if not found.has_new:
            tally.false_saves.append(f"{where}: {', '.join(found.missing)}")
        elif outcome.calls:
            disk = Disk(known)
            disk.follow(outcome.calls)
            tally.false_saves += [f"{where}: {path} is not on the disk" for path in found.kept if not disk.keeps(path)]
    elif (
        told.kind == "refused"
        and found.has_new
        and operation.promised
        and not operation.changes_nothing
        and not _says_written(told.sentence)
    ):
        tally.false_saves.append(f"{where}: said not to be saved, but it is in place: {told.sentence}")
    elif told.kind == "unconfirmed" and not found.has_new:
        tally.false_saves.append(f"{where}: said to be written, but it is not")
    if told.kind in ("refused", "unconfirmed") and not _is_clear(operation, told.sentence, fault):
        tally.unclear.append(f"{where}: {told.sentence}")


def _says_written(sentence: str) -> bool:
    """Whether a refusal of more than one file says that what was to be saved is in place: only not confirmed, or found
    before the file that is imported could not be read further."""
    return "the disk did not confirm" in sentence or "What came before is imported" in sentence


def _is_clear(operation: Operation, sentence: str, fault: "Fault | Limit") -> bool:
    """Whether a refusal names the file and the cause."""
    import errno

    from editor.core.disk.causes import cause

    if isinstance(fault, Fault) and fault.call in ("access", "faccessat", "faccessat2"):
        return operation.subject in sentence  # only tells yes or no
    number = getattr(errno, fault.error) if isinstance(fault, Fault) and fault.error else errno.EFBIG
    return operation.subject in sentence and cause(OSError(number, "")) in sentence
