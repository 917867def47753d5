"""`./dev faults`: put every operation under every fault, count, and tell.

The last line is `faults N, torn 0, false saves 0, crashes 0, stray 0`. Exit code 1 when anything of it is not zero, or
when fewer faults were made than the floors say.
"""

import argparse
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from editor.core import words
from tests.faults import campaign
from tests.faults.floors import FLOORS, TOTAL
from tests.faults.operation import Box, Operation
from tests.faults.tracing import NoTracingError, probe
from tests.faults.trial import Tally

SHARE = 60
"""The short form makes every sixtieth fault."""
SHOWN = 12  # of what went wrong with one operation


def all_operations() -> list[Operation]:
    """Everything that is put to the test."""
    from tests.faults import (
        app_operations,
        command_operations,
        core_operations,
        import_operations,
        recovery_operations,
        safety_operations,
    )

    return [
        *core_operations.OPERATIONS,
        *command_operations.operations(),
        *app_operations.operations(),
        *safety_operations.operations(),
        *recovery_operations.operations(),
        *import_operations.operations(),
    ]


@contextmanager
def box() -> Iterator[tuple[Box, Path]]:
    """A box in memory where there is room, and a place for logs beside it; the person's folders lie in it."""
    memory = Path("/dev/shm")
    parent = str(memory) if memory.is_dir() and os.access(memory, os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="ronpyo-faults-", dir=parent))
    made = Box(folder / "box")
    os.environ.update(
        RONPYO_LIBRARY=str(made.library),
        HOME=str(made.person),
        XDG_CONFIG_HOME=str(made.person / "config"),
        XDG_STATE_HOME=str(made.person / "state"),
        XDG_CACHE_HOME=str(folder / "cache"),
        XDG_DATA_HOME=str(folder / "data"),
        LANG="C.UTF-8",
        QT_QPA_PLATFORM="offscreen",
    )
    words.use("en")
    try:
        yield made, folder / "log"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def run(operations: Sequence[Operation], short: bool) -> tuple[Tally, bool]:
    """All faults of the operations, told one by one; whether enough were made."""
    total, enough = Tally(), True
    with box() as (made, log):
        for operation in operations:
            began = time.monotonic()
            share = SHARE * operation.rarity if short else 1
            tally = campaign.run(operation, made, log, share=share)
            floor = FLOORS[operation.name] // share
            enough = enough and tally.faults >= floor
            say(f"{operation.name}: {tally} (at least {floor}; {time.monotonic() - began:.1f} s)")
            wrong = tally.wrong()
            for line in wrong[:SHOWN]:
                say(f"  {line}")
            if len(wrong) > SHOWN:
                say(f"  … and {len(wrong) - SHOWN} more")
            total.add(tally)
    return total, enough


@dataclass(frozen=True, slots=True)
class Part:
    """A proof of its own, in a process of its own. `line` is the pattern of its last line: how many, and how many of
    them torn, lost (called saved, and was not) or otherwise wrong; `floor` is the least number of them."""

    name: str
    command: tuple[str, ...]
    line: str
    floor: int
    short: tuple[str, ...] | None = None  # its arguments in the short form; None: it is a test of its own there
    short_floor: int = 0
    mounts: bool = False


PARTS = (
    Part(
        "power",
        ("tests.faults.power",),
        r"power cuts (?P<number>\d+), torn (?P<torn>\d+), confirmed saves lost (?P<lost>\d+)",
        floor=500,
        short=("--points", "8"),
        short_floor=8,
        mounts=True,
    ),
    Part(
        "disks",
        ("tests.faults.disks",),
        r"disks (?P<number>\d+), wrong (?P<wrong>\d+), not to be made here \d+",
        floor=15,
        short=(),
        short_floor=15,
        mounts=True,
    ),
    Part(
        "kills",
        ("tests.faults.kills", "--moments", "200"),
        r"kills (?P<number>\d+), lost (?P<lost>\d+), torn (?P<torn>\d+), stray (?P<stray>\d+), .*",
        floor=200,
    ),
    Part(
        "interleavings",
        ("tests.faults.interleavings", "--runs", "1000"),
        r"interleavings (?P<number>\d+), silent overwrites (?P<lost>\d+), torn (?P<torn>\d+), .*",
        1000,
    ),
)


def run_part(part: Part, short: bool) -> tuple[Tally, bool]:
    """Run a part, let it tell, and count; whether it was enough, or could not be done here."""
    tally = Tally()
    command = [sys.executable, "-m", *part.command, *((part.short or ()) if short else ())]
    if part.mounts:
        command = [*_namespace(), *command]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line.rstrip())
        say(lines[-1])
    code = process.wait()
    skipped = any(line.lstrip().startswith("skipped: ") for line in lines) or not lines
    match = re.fullmatch(part.line, lines[-1]) if lines else None
    if match is None:
        tally.crashes.append(f"{part.name}: ended with {code} and told no number")
        return tally, False
    counted = {name: int(value) for name, value in match.groupdict().items() if value}
    if part.mounts:
        tally.faults = counted["number"]
    tally.torn += [part.name] * counted.get("torn", 0)
    tally.false_saves += [part.name] * counted.get("lost", 0)
    tally.strays += [part.name] * counted.get("stray", 0)
    tally.crashes += [part.name] * counted.get("wrong", 0)
    if code and tally.is_clean:
        tally.crashes.append(f"{part.name}: ended with {code}")
    return tally, skipped or counted["number"] >= (part.short_floor if short else part.floor)


def _namespace() -> list[str]:
    """The command in front of another one that gives it mounts of its own, where that is allowed."""
    for command in (["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"]):
        with contextlib.suppress(OSError):
            if subprocess.run([*command, sys.executable, "-c", ""], capture_output=True, check=False).returncode == 0:
                return command
    return []


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev faults", description="Make everything that writes fail, and count.")
    parser.add_argument("--short", action="store_true", help=f"every {SHARE}th fault, and no killed windows")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only what has this word in its name")
    options = parser.parse_args()

    def chosen(name: str) -> bool:
        return not options.names or any(word in name for word in options.names)

    operations = [one for one in all_operations() if chosen(one.name)]
    try:
        with tempfile.TemporaryDirectory() as folder:
            probe(Path(folder) / "log")
    except NoTracingError as error:
        say(f"Skipped: {error}.")
        return 0
    parts = [part for part in PARTS if chosen(part.name) and not (options.short and part.short is None)]
    if not operations and not parts:
        parser.error("nothing has that in its name")
    total, enough = run(operations, options.short)
    if not options.names and not options.short:
        enough = enough and total.faults >= TOTAL
    say(f"system calls: {total}")
    for part in parts:
        tally, sufficed = run_part(part, options.short)
        total.add(tally)
        enough = enough and sufficed
    if not enough:
        say("Fewer faults were made than there must be.")
    say(str(total))
    return 0 if enough and total.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
