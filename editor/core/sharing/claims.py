"""Post locks: small files in the person's own state folder, never in a synced one, that say which program has a post
open.

A post is claimed by its path and by its id, so that a link or a moved folder does not open it twice. A claim of a
process that has ended says nothing; one of another machine (a shared home) cannot be judged from here, so the person is
asked.
"""

import contextlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from editor.core.disk import folders, locks, private, regular
from editor.core.file import identity
from editor.core.processes.identity import Process, me, runs

_ATTEMPTS = 5
_LARGEST = 10_000  # bytes; a claim has some 300


@dataclass(frozen=True, slots=True)
class Claim:
    """A post lock: the process that has the post at `path` open, since an ISO time."""

    process: Process
    since: str
    path: str


def claim(folder: Path, post: Path, post_id: str) -> Claim | None:
    """Claim `post` in `folder` for this process: None, or the claim of the one that has it open.

    Where `folder` cannot be written there is no claim and no protection by it.
    """
    mine = Claim(me(), datetime.now().astimezone().isoformat(timespec="seconds"), str(post))
    taken: list[Path] = []
    for name in _names(folder, post, post_id):
        other = _take(name, mine)
        if other is not None:
            for earlier in taken:
                _drop(earlier)
            return other
        taken.append(name)
    return None


def holder(folder: Path, post: Path, post_id: str) -> Claim | None:
    """The claim of another living process that has the post open; None: nobody else has."""
    for name in _names(folder, post, post_id):
        data = _read(name)
        found = _parse(data) if data is not None else None
        if found is not None and _is_held(found) and not found.process.is_me:
            return found
    return None


def release(folder: Path, post: Path, post_id: str) -> None:
    """Give up what this process has claimed."""
    for name in _names(folder, post, post_id):
        _drop(name)


def take_over(folder: Path, post: Path, post_id: str) -> None:
    """Claim the post whoever has it: the person said so."""
    for name in _names(folder, post, post_id):
        with contextlib.suppress(OSError):
            name.unlink()
    claim(folder, post, post_id)


def sweep(folder: Path) -> None:
    """Remove the claims of processes that have ended."""
    with contextlib.suppress(OSError):
        for name in folder.glob("*.json"):
            data = _read(name)
            if data is not None and not _is_held(_parse(data)):
                _remove(name, data)
        for name in [*folder.glob("*.new"), *folder.glob("*.old")]:  # a process was killed at work on a claim
            number = name.name.split(".")[-2]
            if number.isdigit() and not runs(int(number)):
                name.unlink()


def _names(folder: Path, post: Path, post_id: str) -> list[Path]:
    keys = [f"path {locks.folded(os.path.realpath(post))}", *([f"id {post_id}"] if post_id else [])]
    return [folder / f"{identity.digest(key)}.json" for key in keys]


def _beside(name: Path, word: str) -> Path:
    """The name under which this process writes, or removes, the claim `name`."""
    return name.with_suffix(f".{os.getpid()}.{word}")


def _take(name: Path, mine: Claim) -> Claim | None:
    words = _words(mine)
    there = _read(name)  # as each time that the window comes back: looked at, since writing may wait for the disk
    if there is not None and (other := _parse(there)) is not None and other.process.is_me:
        return None
    for _attempt in range(_ATTEMPTS):
        try:
            _make(name, words)
            return None
        except FileExistsError:
            pass
        except OSError:
            return None
        data = _read(name)
        if data is None:
            continue
        other = _parse(data)
        if _is_held(other):
            return None if other is None or other.process.is_me else other
        _remove(name, data)
    return None


def _words(claim: Claim) -> bytes:
    return json.dumps(asdict(claim), ensure_ascii=False).encode("utf-8", "replace")


def _make(name: Path, words: bytes) -> None:
    """The file, whole from its first moment on. Raises FileExistsError, OSError."""
    folders.make(name.parent)
    new = _beside(name, "new")
    with contextlib.suppress(FileNotFoundError):
        new.unlink()  # of an earlier process with this number
    private.create(new)
    new.write_bytes(words)
    try:
        os.link(new, name)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with open(name, "xb", opener=private.opener) as file:
            file.write(words)
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


def _read(name: Path) -> bytes | None:
    try:
        return regular.head(name, _LARGEST)
    except OSError:
        return None


def _parse(data: bytes) -> Claim | None:
    """The claim; None where the file holds none."""
    try:
        found = json.loads(data)
        process = found["process"]
        texts = [process[key] for key in ("started", "boot", "machine", "host")] + [found["since"], found["path"]]
        if not isinstance(process["pid"], int) or not all(isinstance(text, str) for text in texts):
            return None
        return Claim(Process(process["pid"], *texts[:4]), *texts[4:])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _is_held(claim: Claim | None) -> bool:
    return claim is not None and claim.process.lives


def _remove(name: Path, data: bytes) -> None:
    """Remove the file if it still holds `data`: between reading and removing, another program may have claimed it."""
    aside = _beside(name, "old")
    with contextlib.suppress(OSError):
        name.replace(aside)  # what an earlier process with our number left there goes
        if _read(aside) != data:
            with contextlib.suppress(FileExistsError):
                os.link(aside, name)
        aside.unlink()


def _drop(name: Path) -> None:
    data = _read(name)
    if data is not None and (claim := _parse(data)) is not None and claim.process.is_me:
        _remove(name, data)
