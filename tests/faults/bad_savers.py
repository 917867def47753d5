"""Savers that do it wrong, each as some editor does: what the harness must see, or it proves nothing.

`python -m tests.faults.bad_savers` prints, as JSON, what was counted for each.
"""

import contextlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from editor.core.disk.causes import cause
from editor.core.errors import SaveError, UnconfirmedSaveError
from tests.faults import campaign
from tests.faults.__main__ import box as make_box
from tests.faults.core_operations import POST, put
from tests.faults.operation import NEW, OLD, Box, Operation

Saver = Callable[[Path, bytes], None]


def in_place(path: Path, data: bytes) -> None:
    """Truncates first, then writes; what it is told, it tells."""
    try:
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise SaveError(f"{path.name}: {error}") from error


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.tmp~")


def unchecked(path: Path, data: bytes) -> None:
    """Writes beside it and renames, and looks at no result."""
    with contextlib.suppress(OSError):
        descriptor = os.open(_beside(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        with contextlib.suppress(OSError):
            os.write(descriptor, data)
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
        with contextlib.suppress(OSError):
            os.close(descriptor)
    with contextlib.suppress(OSError):
        _beside(path).replace(path)


def like_qsavefile(path: Path, data: bytes) -> None:
    """Takes a short write for a whole one, does not look at what the sync says, and leaves the folder alone."""
    try:
        descriptor = os.open(_beside(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(descriptor, data)
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
        with contextlib.suppress(OSError):
            os.close(descriptor)
        _beside(path).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            _beside(path).unlink()
        raise SaveError(f"{path.name}: {error}") from error


def unsynced(path: Path, data: bytes) -> None:
    """Renames what is nowhere but in memory."""
    try:
        _beside(path).write_bytes(data)
        _beside(path).replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            _beside(path).unlink()
        raise SaveError(f"{path.name}: {error}") from error


def syncing_twice(path: Path, data: bytes) -> None:
    """Tries a failed sync once more on the same descriptor, which succeeds and means nothing."""
    try:
        descriptor = os.open(_beside(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.write(descriptor, data)
        try:
            os.fsync(descriptor)
        except OSError:
            os.fsync(descriptor)
        os.close(descriptor)
        _beside(path).replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            _beside(path).unlink()
        raise SaveError(f"{path.name}: {error}") from error


def littering(path: Path, data: bytes) -> None:
    """Has a name for its temporary file that no sweep knows, and lets errors through as they come."""
    temporary = path.with_name("saving-in-progress")
    temporary.write_bytes(data)
    temporary.replace(path)


def mute(path: Path, data: bytes) -> None:
    """Says that it failed, but neither what nor why."""
    try:
        littering(path, data)
    except OSError as error:
        with contextlib.suppress(OSError):
            path.with_name("saving-in-progress").unlink()
        raise SaveError("That did not work.") from error


def renaming_first(path: Path, data: bytes) -> None:
    """Gives the new file its name, and only then has its contents on the disk: a power cut between leaves nothing."""
    try:
        descriptor = os.open(_beside(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        _beside(path).replace(path)
        os.fsync(descriptor)
        os.close(descriptor)
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            _beside(path).unlink()
        raise UnconfirmedSaveError(f"{path.name}: {cause(error)}") from error


def denying(path: Path, data: bytes) -> None:
    """Does it right, but says "not saved" although the new file is in place and only the folder was not synced."""
    try:
        descriptor = os.open(_beside(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _beside(path).replace(path)
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        with contextlib.suppress(OSError):
            _beside(path).unlink()
        raise SaveError(f"{path.name} was not saved: {cause(error)}") from error


SAVERS: tuple[Saver, ...] = (
    in_place,
    unchecked,
    like_qsavefile,
    unsynced,
    syncing_twice,
    littering,
    mute,
    renaming_first,
    denying,
)


def operation(saver: Saver) -> Operation:
    """Saving a post with this saver."""

    def act(box: Box, _state: object) -> None:
        saver(box.root / POST, NEW)

    return Operation(
        saver.__name__,
        prepare=put(POST, OLD),
        begin=lambda box: None,
        act=act,
        allowed={POST: (OLD, NEW)},
        promised={POST: NEW},
        subject="記事.md",
    )


def main() -> None:
    counted = {}
    with make_box() as (box, log):
        for saver in SAVERS:
            tally = campaign.run(operation(saver), box, log, share=2)
            counted[saver.__name__] = {
                "faults": tally.faults,
                "torn": len(tally.torn),
                "false": len(tally.false_saves),
                "crashes": len(tally.crashes),
                "stray": len(tally.strays),
                "unclear": len(tally.unclear),
            }
    sys.stdout.write(json.dumps(counted))


if __name__ == "__main__":
    main()
