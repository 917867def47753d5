"""`./dev faults`: put every operation under every fault, count, and tell.

The last line is `faults N, torn 0, false saves 0, crashes 0, stray 0`. Exit code 1 when anything of it is not zero, or
when fewer faults were made than the floors say.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from editor.core import words
from tests.faults import campaign
from tests.faults.floors import FLOORS, TOTAL
from tests.faults.operation import Box, Operation
from tests.faults.tracing import NoTracingError, probe
from tests.faults.trial import Tally

SHARE = 25
"""The short form makes every twenty-fifth fault."""
SHOWN = 12  # of what went wrong with one operation


def all_operations() -> list[Operation]:
    """Everything that is put to the test."""
    from tests.faults import app_operations, command_operations, core_operations, safety_operations

    return [
        *core_operations.OPERATIONS,
        *command_operations.operations(),
        *app_operations.operations(),
        *safety_operations.operations(),
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
            tally = campaign.run(operation, made, log, share=SHARE if short else 1)
            floor = FLOORS[operation.name] // (SHARE if short else 1)
            enough = enough and tally.faults >= floor
            say(f"{operation.name}: {tally} (at least {floor}; {time.monotonic() - began:.1f} s)")
            wrong = tally.wrong()
            for line in wrong[:SHOWN]:
                say(f"  {line}")
            if len(wrong) > SHOWN:
                say(f"  … and {len(wrong) - SHOWN} more")
            total.add(tally)
    return total, enough


def main() -> int:
    parser = argparse.ArgumentParser(prog="./dev faults", description="Make everything that writes fail, and count.")
    parser.add_argument("--short", action="store_true", help=f"every {SHARE}th fault only")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only what has this word in its name")
    options = parser.parse_args()
    operations = all_operations()
    if options.names:
        operations = [one for one in operations if any(name in one.name for name in options.names)]
    try:
        with tempfile.TemporaryDirectory() as folder:
            probe(Path(folder) / "log")
    except NoTracingError as error:
        say(f"Skipped: {error}.")
        return 0
    total, enough = run(operations, options.short)
    if not options.names and total.faults < (TOTAL // SHARE if options.short else TOTAL):
        enough = False
    if not enough:
        say("Fewer faults were made than there must be.")
    say(str(total))
    return 0 if enough and total.is_clean and total.faults else 1


if __name__ == "__main__":
    sys.exit(main())
