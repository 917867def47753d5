"""Disks that are full, read-only, gone or in the way, made for real: the old file intact, the cause named, no litter.

Everything is mounted in a mount namespace of its own, which goes with the process.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from editor.core.disk import exchange, partial, store
from editor.core.errors import FileError
from tests.faults.operation import NEW, OLD

NOBODY = 65534


class NotHere(Exception):  # noqa: N818 # not an error: a reason
    """This case cannot be made on this machine; the text says why."""


@dataclass(slots=True)
class Cases:
    """What was tried: a line for each case that went wrong, and for each that could not be made here."""

    tried: int = 0
    wrong: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"disks {self.tried}, wrong {len(self.wrong)}, not to be made here {len(self.skipped)}"


@dataclass(frozen=True, slots=True)
class Case:
    """`trouble` makes the disk bad (on the stack is what undoes it); `says` is what the sentence must hold."""

    name: str
    trouble: Callable[[Path, ExitStack], None]
    says: str
    post: str = "post.md"
    old: bytes | None = OLD
    expected: str | None = "old"


def _run(*command: str) -> None:
    if shutil.which(command[0]) is None:
        raise NotHere(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise NotHere(f"{command[0]}: {' '.join(done.stderr.split())}")


def _tmpfs(options: str, fill: Callable[[Path], None] | None = None) -> Callable[[Path, ExitStack], None]:
    def trouble(folder: Path, undo: ExitStack) -> None:
        _run("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder))
        undo.callback(_run, "umount", str(folder))
        (folder / "post.md").write_bytes(OLD)
        if fill is not None:
            fill(folder)

    return trouble


def _fill(folder: Path) -> None:
    """Take every page that is left."""
    with (folder / "ballast").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            return


def _many(folder: Path) -> None:
    """Take every inode that is left."""
    try:
        for number in range(1000):
            (folder / f"ballast{number}").touch()
    except OSError:
        return


def _read_only(folder: Path, undo: ExitStack) -> None:
    _tmpfs("size=1m")(folder, undo)
    _run("mount", "-o", "remount,ro", str(folder))


def _immutable(name: str) -> Callable[[Path, ExitStack], None]:
    def trouble(folder: Path, undo: ExitStack) -> None:
        path = folder / name if name else folder
        _run("chattr", "+i", str(path))
        undo.callback(_run, "chattr", "-i", str(path))

    return trouble


def _gone(folder: Path, undo: ExitStack) -> None:
    shutil.rmtree(folder)


def _unmounted(folder: Path, undo: ExitStack) -> None:
    _run("mount", "-t", "tmpfs", "tmpfs", str(folder))
    (folder / "post.md").write_bytes(OLD)
    _run("umount", str(folder))
    (folder / "post.md").unlink(missing_ok=True)


def _limited(folder: Path, undo: ExitStack) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, before[1]))
    undo.callback(resource.setrlimit, resource.RLIMIT_FSIZE, before)


def _linked_out(folder: Path, undo: ExitStack) -> None:
    outside = folder.parent / "outside.md"
    outside.write_bytes(OLD)
    (folder / "post.md").unlink()
    (folder / "post.md").symlink_to(outside)


def _circle(folder: Path, undo: ExitStack) -> None:
    (folder / "post.md").unlink()
    (folder / "post.md").symlink_to("other.md")
    (folder / "other.md").symlink_to("post.md")


def _protected(folder: bool) -> Callable[[Path, ExitStack], None]:
    def trouble(place: Path, undo: ExitStack) -> None:
        if os.geteuid() == 0:  # whom no mode stops: be somebody else
            os.chown(place, NOBODY, NOBODY)
            os.chown(place / "post.md", NOBODY, NOBODY)
            place.parent.chmod(0o755)
            os.setresuid(NOBODY, NOBODY, 0)
            undo.callback(os.setresuid, 0, 0, 0)
        target, mode = (place, 0o555) if folder else (place / "post.md", 0o444)
        target.chmod(mode)
        undo.callback(target.chmod, 0o755)

    return trouble


def _clock_back(folder: Path, undo: ExitStack) -> None:
    (folder / "post.md").write_bytes(OLD.replace(b"\n", b"\r\n"))  # another program, whose clock is wrong
    os.utime(folder / "post.md", (1, 1))


CASES = (
    Case("a disk with room for a part", _tmpfs("size=12k"), "the disk is full"),
    Case("a disk without a free page", _tmpfs("size=200k", _fill), "the disk is full"),
    Case("a disk without inodes", _tmpfs("nr_inodes=8", _many), "the disk is full"),
    Case("a disk mounted read-only", _read_only, "the disk is read-only"),
    Case("a file that is immutable", _immutable("post.md"), "protected"),
    Case("a folder that is immutable", _immutable(""), "protected"),
    Case("a folder that is gone", _gone, "there is no folder", old=None),
    Case("a drive that is unmounted", _unmounted, "no longer there", old=None),
    Case("a size that is limited", _limited, "the file would be too large"),
    Case("a link out of the library", _linked_out, "leads out of the library"),
    Case("links in a circle", _circle, "back to itself", old=None),
    Case("a file without the right to write", _protected(False), "read-only"),
    Case("a folder without the right to write", _protected(True), "read-only"),
    Case("a name that is too long", lambda *_: None, "the name is too long", post="あ" * 100 + ".md", old=None),
    Case("another's version that is older by its clock", _clock_back, "another app wrote", old=None),
)


def run() -> Cases:
    """Every case that can be made here."""
    cases = Cases()
    exchange._renameat2()  # loads a module, which whoever we are then may not read
    for case in CASES:
        with tempfile.TemporaryDirectory(prefix="ronpyo-disks-") as name:
            try:
                _try(case, Path(name) / "library", cases)
            except NotHere as reason:
                cases.skipped.append(f"{case.name}: {reason}")
    return cases


def _try(case: Case, folder: Path, cases: Cases) -> None:
    folder.mkdir()
    (folder / "post.md").write_bytes(OLD)
    post = folder / case.post
    with _troubled(case, folder):
        before = _contents(folder)
        expected = store.digest(OLD) if case.post == "post.md" else store.ABSENT
        sentence = ""
        try:
            store.write(post, NEW, expected, library=folder)
        except FileError as error:
            sentence = str(error)
        after = _contents(folder)
    cases.tried += 1
    if case.says not in sentence or post.name not in sentence:
        cases.wrong.append(f"{case.name}: said {sentence!r}")
    if before != after or (case.old is not None and after.get("post.md") != case.old):
        cases.wrong.append(f"{case.name}: {sorted(after)} afterwards, {sorted(before)} before")
    if partial.sweep(folder):
        cases.wrong.append(f"{case.name}: left something to sweep")


@contextmanager
def _troubled(case: Case, folder: Path) -> Iterator[None]:
    with ExitStack() as undo:
        try:
            case.trouble(folder, undo)
        except OSError as error:
            raise NotHere(f"{error.strerror}: {error.filename}") from error
        yield


def _contents(folder: Path) -> dict[str, bytes | None]:
    found: dict[str, bytes | None] = {}
    try:
        for path in folder.iterdir():
            found[path.name] = None if path.name.startswith("ballast") or not path.is_file() else path.read_bytes()
    except OSError:
        return {"": None} if folder.exists() else {}
    return found


def main() -> int:
    cases = run()
    for line in cases.wrong:
        sys.stdout.write(f"  wrong: {line}\n")
    for line in cases.skipped:
        sys.stdout.write(f"  skipped: {line}\n")
    sys.stdout.write(f"{cases}\n")
    return 1 if cases.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
