"""The power is cut at every point of a save, on real file systems.

A file system lies in a file and is mounted from it. The saver is killed before its Nth call; at once the file is copied
as it is, which is what a disk holds when the power goes, and the copy is mounted: its journal is replayed as after a
power cut. What was never handed to the disk is gone. In a second series another program syncs a file of its own before
the cut, so that the file system writes out names whose contents it may not have yet.

The model: what was handed to the disk survives, nothing else; a disk that lies about its own cache is not in it.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults import campaign
from tests.faults.bad_savers import operation as operation_of
from tests.faults.bad_savers import unsynced
from tests.faults.core_operations import SAVE, SAVE_NEW
from tests.faults.operation import Box, Operation
from tests.faults.tracing import Fault, NoTracingError
from tests.faults.trial import perform

OPERATIONS = (SAVE, SAVE_NEW)


@dataclass(frozen=True, slots=True)
class FileSystem:
    """How one is made and mounted."""

    name: str
    make: tuple[str, ...]
    megabytes: int
    options: str = ""


FILE_SYSTEMS = (
    FileSystem("ext4", ("mkfs.ext4", "-q", "-F"), 24),
    FileSystem("ext4 noauto_da_alloc", ("mkfs.ext4", "-q", "-F"), 24, "noauto_da_alloc"),
    FileSystem("xfs", ("mkfs.xfs", "-q", "-f"), 304),
    FileSystem("btrfs", ("mkfs.btrfs", "-q", "-f"), 112),
)


class NoMountsError(Exception):
    """File systems cannot be made or mounted here; the text says why."""


@dataclass(slots=True)
class Cuts:
    """What was counted."""

    cuts: int = 0
    torn: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def add(self, other: "Cuts") -> None:
        """Take in what another one counted."""
        self.cuts += other.cuts
        self.torn += other.torn
        self.lost += other.lost

    def __str__(self) -> str:
        return f"power cuts {self.cuts}, torn {len(self.torn)}, confirmed saves lost {len(self.lost)}"


def run(system: FileSystem, operation: Operation, *, foreign: bool, points: int = 0) -> Cuts:
    """Cut at every point, or at `points` of them. Raises NoMountsError, NoTracingError."""
    cuts = Cuts()
    with tempfile.TemporaryDirectory(prefix="ronpyo-power-") as name:
        folder = Path(name)
        base = folder / "base.img"
        _make(system, base)
        with _mounted(system, base, folder / "mount") as mount:
            box = Box(mount / "box")
            paths, calls = campaign.record(operation, box, folder / "log")
        kills = [fault for fault in campaign.faults_of(calls, box, ()) if isinstance(fault, Fault) and not fault.error]
        chosen: list[Fault | None] = [*kills, None]  # None: it goes when all is done and "saved" was said
        if points:
            step = max(1, len(chosen) // points)
            chosen = [*chosen[:-1:step], None]
        for fault in chosen:
            _cut(system, operation, fault, paths, foreign, folder, cuts)
    return cuts


def _cut(
    system: FileSystem,
    operation: Operation,
    fault: Fault | None,
    paths: list[str],
    foreign: bool,
    folder: Path,
    cuts: Cuts,
) -> None:
    image, copy = folder / "work.img", folder / "copy.img"
    _copy(folder / "base.img", image)
    with _mounted(system, image, folder / "mount") as mount:
        box = Box(mount / "box")
        box.renew()
        operation.prepare(box)
        _run("sync", "-f", str(mount))
        outcome = perform(operation, box, paths=paths, fault=fault, log=folder / "log")
        if fault is not None and not outcome.killed:
            raise campaign.UnsteadyError(f"{operation.name}: {fault} did not happen")
        if foreign:
            with (mount / "foreign").open("wb") as file:
                file.write(b"another program's")
                file.flush()
                os.fsync(file.fileno())
        _copy(image, copy)
    with _mounted(system, copy, folder / "mount") as mount:
        found = operation.found(Box(mount / "box"))
    where = f"{system.name}{', foreign sync' if foreign else ''}, {operation.name}, {fault or 'after all'}"
    cuts.cuts += 1
    cuts.torn += [f"{where}: {name}" for name in found.torn]
    if outcome.told is not None and outcome.told.kind == "saved" and not found.has_new:
        cuts.lost.append(f"{where}: {', '.join(found.missing)}")


def _make(system: FileSystem, image: Path) -> None:
    if shutil.which(system.make[0]) is None:
        raise NoMountsError(f"{system.make[0]} is not installed")
    with image.open("wb") as file:
        file.truncate(system.megabytes * 1024 * 1024)
    _run(*system.make, str(image))


@contextlib.contextmanager
def _mounted(system: FileSystem, image: Path, mount: Path) -> Iterator[Path]:
    mount.mkdir(exist_ok=True)
    options = ",".join(filter(None, ("loop", system.options, "nouuid" if system.name == "xfs" else "")))
    _run("mount", "-o", options, str(image), str(mount))
    try:
        yield mount
    finally:
        _run("umount", str(mount))


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    _run("cp", "--sparse=always", "--reflink=auto", str(source), str(target))


def _run(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NoMountsError(f"{command[0]}: {error.strerror}") from error
    if done.returncode != 0:
        raise NoMountsError(
            f"{command[0]}: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'failed'}"
        )


def main() -> int:
    """Every file system that can be mounted here; `--points N`: only so many points on the first one."""
    parser = argparse.ArgumentParser(description="Cut the power at every point of a save.")
    parser.add_argument("--points", type=int, default=0)
    points = parser.parse_args().points
    total = Cuts()
    for system in FILE_SYSTEMS[:1] if points else FILE_SYSTEMS:
        try:
            for operation in OPERATIONS[:1] if points else OPERATIONS:
                for foreign in (True,) if points else (False, True):
                    cuts = run(system, operation, foreign=foreign, points=points)
                    _say(f"  {system.name}{', foreign sync' if foreign else ''}, {operation.name}: {cuts}")
                    total.add(cuts)
            control = run(system, operation_of(unsynced), foreign=False, points=points)
            if not control.torn and not control.lost:
                total.torn.append(f"{system.name}: nothing is seen of a saver that syncs nothing")
        except (NoMountsError, NoTracingError) as error:
            _say(f"  skipped: {system.name}: {error}")
    for line in (*total.torn, *total.lost):
        _say(f"  wrong: {line}")
    _say(str(total))
    return 1 if total.torn or total.lost else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
