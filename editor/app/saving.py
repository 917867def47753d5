"""One save: what is written where, why, and who hears of it first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from editor.app.document import Document, Snapshot
from editor.core.file import store


class Why(StrEnum):
    """On whose wish a save is made."""

    PERSON = "person"
    ITSELF = "itself"


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file that is about to be replaced: `old` is what it holds, None where there is none yet."""

    path: Path
    post_id: str
    old: bytes | None
    new: bytes
    why: Why


@dataclass(frozen=True, slots=True)
class Written:
    """A save that the disk has confirmed: `path` holds `snapshot`, its digest is `digest`, it replaced `old`."""

    document: Document
    snapshot: Snapshot
    path: Path
    digest: str
    why: Why
    old: bytes | None


Keeper = Callable[[Replacement], None]
"""Called in the thread that writes, before a file is replaced. What it raises (SaveError) stops the save."""


def free_path(path: Path, word: str) -> Path:
    """A name beside `path` that no file has: `NAME.word.md`, `NAME.word-2.md`…"""
    number = 1
    while True:
        ending = word if number == 1 else f"{word}-{number}"
        candidate = path.with_name(f"{path.stem}.{ending}{path.suffix}")
        if not candidate.exists():
            return candidate
        number += 1


@dataclass(slots=True)
class Save:
    """The writing of one snapshot, made to run off the window's thread. `original` is kept beside the file if given."""

    document: Document
    snapshot: Snapshot
    path: Path
    expected: str
    why: Why
    library: Path
    replace_it: bool = False
    original: bytes | None = None
    keepers: Sequence[Keeper] = ()
    old: bytes | None = field(default=None, init=False)

    def run(self) -> str:
        """Write; gives the digest. Raises what `store.write` does."""
        if self.path.is_relative_to(self.library):
            store.make_folder(self.path.parent, self.library)
        if self.original is not None:
            store.write(free_path(self.path, "original"), self.original, store.ABSENT)
        data = self.snapshot.file.data
        if not self.replace_it:
            return store.write(self.path, data, self.expected, before=self._keep)
        if self.expected and self.path.exists():
            theirs, _digest = store.read(self.path)
            store.write(free_path(self.path, "copy"), theirs, store.ABSENT)
        return store.write(self.path, data, None, before=self._keep)

    def written(self, digest: str) -> Written:
        """What is told once the disk has confirmed it."""
        return Written(self.document, self.snapshot, self.path, digest, self.why, self.old)

    def _keep(self, old: bytes | None) -> None:
        self.old = old
        file = self.snapshot.file
        replacement = Replacement(self.path, file.fields.id, old, file.data, self.why)
        for keeper in self.keepers:
            keeper(replacement)
