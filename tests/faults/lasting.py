"""What would be left of files after a power cut, told from the calls made: nothing lasts before it is synced."""

from collections.abc import Iterable
from pathlib import Path

from tests.faults.tracing import Call

_WRITES = (
    "write",
    "pwrite64",
    "writev",
    "pwritev",
    "pwritev2",
    "ftruncate",
    "fallocate",
    "copy_file_range",
    "sendfile",
)
_SYNCS = ("fsync", "fdatasync")
_RENAMES = ("rename", "renameat", "renameat2")
_LINKS = ("link", "linkat")


class Disk:
    """Follows the calls of one operation. What a failed sync should have written never lasts: the system forgets it."""

    def __init__(self, known: Iterable[str]) -> None:
        """`known` are the files that were there, and lasting, before."""
        self._there = set(known)
        self._unwritten: set[str] = set()
        self._lost: set[str] = set()
        self._unnamed: set[str] = set()
        self.early: set[str] = set()
        """Names that were given to a file before its contents were on the disk: a power cut then leaves it empty."""

    def follow(self, calls: Iterable[Call]) -> None:
        """Take in what was done."""
        for call in calls:
            if call.name in _SYNCS and call.descriptors:
                self._sync(call.descriptors[0], call)
            elif not call.worked:
                continue
            elif call.name in _WRITES and call.descriptors:
                self._unwritten.add(call.descriptors[0])
            elif call.name in ("open", "openat") and call.opened:
                self._open(call)
            elif call.name in (*_RENAMES, *_LINKS) and len(call.paths) > 1:
                self._move(call)
            elif call.name in ("unlink", "unlinkat") and call.paths:
                self._forget(call.paths[0])
            elif call.name in ("mkdir", "mkdirat") and call.paths:
                self._name(call.paths[0])

    def keeps(self, path: Path) -> bool:
        """Whether the contents of `path` and its name, with those of its folders, are on the disk."""
        name = str(path)
        if name in self._unwritten or name in self._lost:
            return False
        return not any(str(part) in self._unnamed for part in (path, *path.parents))

    def _sync(self, path: str, call: Call) -> None:
        if not call.worked:
            if call.error not in ("EINVAL", "EOPNOTSUPP"):
                self._lost.add(path)
            return
        self._unwritten.discard(path)
        if path not in self._lost:
            self._unnamed = {name for name in self._unnamed if str(Path(name).parent) != path}

    def _open(self, call: Call) -> None:
        if "O_CREAT" in call.arguments and call.opened not in self._there:
            self._name(call.opened)
        if "O_TRUNC" in call.arguments:
            self._unwritten.add(call.opened)

    def _name(self, path: str) -> None:
        self._there.add(path)
        self._unnamed.add(path)

    def _move(self, call: Call) -> None:
        source, target = call.paths[0], call.paths[1]
        if source in self._unwritten or source in self._lost:
            self.early.add(target)
        if "RENAME_EXCHANGE" in call.arguments:
            for names in (self._unwritten, self._lost):
                swapped = {{source: target, target: source}.get(name, name) for name in names}
                names.clear()
                names.update(swapped)
            self._unnamed.update((source, target))
            return
        for names in (self._unwritten, self._lost):
            names.discard(target)
            if source in names:
                names.add(target)
        self._name(target)
        if call.name in _RENAMES:
            self._forget(source)

    def _forget(self, path: str) -> None:
        for names in (self._unwritten, self._lost, self._unnamed, self._there):
            names.discard(path)
