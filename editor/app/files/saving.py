"""A save as values: its reason, the file that it replaces, its result."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from shiboken6 import isValid

from editor.app.open_post.change import Change
from editor.app.open_post.document import Document
from editor.app.open_post.snapshot import Snapshot
from editor.core.disk import store
from editor.core.disk.names import beside
from editor.core.errors import FileChangedError, FileError, SaveError, UnconfirmedSaveError
from editor.core.file.damage import holds_nothing
from editor.core.file.postfile import are_two_posts

_ATTEMPTS = 3  # to replace what another program goes on writing


class Why(StrEnum):
    """The cause of a save: the person's wish, or the program's."""

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
"""A pre-save hook: called in the thread that writes, before a file is replaced. What it raises (SaveError) stops the
save."""


def free_path(path: Path, word: str) -> Path:
    """A name beside `path` that no file has: `NAME.word.md`, `NAME.word-2.md`…"""
    number = 1
    while os.path.lexists(found := beside(path, word, number)):
        number += 1
    return found


@dataclass(slots=True, eq=False)
class Save:
    """The writing of one snapshot, made to run off the window's thread. `original` is kept beside the file if given.

    `make_ready()` sees to the folder. `before` is the save that was under way when this one was asked for: what it
    writes is what this one replaces. `elsewhere`: it becomes another file than the one that was open. `moved(path,
    digest)` are both as they are when it runs: the file may have been renamed since this save was asked for.
    """

    document: Document
    snapshot: Snapshot
    path: Path
    expected: str
    why: Why
    make_ready: Callable[[], None]
    replace_it: bool = False
    original: bytes | None = None
    keepers: Sequence[Keeper] = ()
    before: "Save | None" = None
    elsewhere: bool = False
    moved: Callable[[Path, str], tuple[Path, str]] = lambda path, digest: (path, digest)
    digest: str = field(default="", init=False)
    old: bytes | None = field(default=None, init=False)

    def run(self) -> str:
        """Write; gives the digest. Raises what `store.write` does."""
        if self.before is not None and self.before.path == self.path:
            self.expected = self.before.digest or self.expected
        self.before = None
        self.path, self.expected = self.moved(self.path, self.expected)
        try:
            self.digest = self._write()
        except UnconfirmedSaveError:
            self.digest = store.digest(self.snapshot.file.data)
            raise
        return self.digest

    def _write(self) -> str:
        self.make_ready()
        if self.original is not None:
            self._write_beside("original", self.original)
        data = self.snapshot.file.data
        if not self.replace_it:
            return store.write(self.path, data, self.expected, before=self._keep, are_two=are_two_posts)
        if self.elsewhere:  # a file that the person has chosen to give up
            return store.write(self.path, data, None, before=self._keep)
        kept, attempt = {self.expected, store.digest(data)}, 1
        while True:
            expected = self._keep_theirs(kept)
            try:
                return store.write(self.path, data, expected, before=self._keep, are_two=are_two_posts)
            except FileChangedError:
                if attempt == _ATTEMPTS:
                    raise
                attempt += 1  # it was written once more while it was being kept

    def _keep_theirs(self, kept: set[str]) -> str:
        """Keep what the file holds beside it, if anything, unless its digest is among those `kept`; gives it."""
        try:
            theirs, digest = store.read(self.path)
        except FileError as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return store.ABSENT
            raise
        if digest not in kept and not holds_nothing(theirs):
            self._write_beside("copy", theirs)
            kept.add(digest)
        return digest

    def _write_beside(self, word: str, data: bytes) -> None:
        """Keep `data` in a file of its own. What is not confirmed there stops the save: nothing was replaced yet."""
        try:
            store.write(free_path(self.path, word), data, store.ABSENT)
        except UnconfirmedSaveError as error:
            raise SaveError(str(error)) from error

    def written(self, digest: str) -> Written:
        """The result of a save that the disk has confirmed."""
        return Written(self.document, self.snapshot, self.path, digest, self.why, self.old)

    def _keep(self, old: bytes | None) -> None:
        self.old = old
        file = self.snapshot.file
        replacement = Replacement(self.path, file.fields.id, old, file.data, self.why)
        try:
            for keeper in self.keepers:
                keeper(replacement)
        except UnconfirmedSaveError as error:  # of what was kept, not of this save
            raise SaveError(str(error)) from error


def tell(document: Document, news: Change) -> None:
    """Have `document` know of a save, unless it is gone: a post can be left while its drive does not answer."""
    if isValid(document):
        document.apply(news)


def is_mended(document: Document, snapshot: Snapshot) -> bool:
    """Whether a header that was mended in the text can be edited by fields from now on: the text is another one by
    that, so not under the hands of somebody who has gone on writing in it."""
    if not isValid(document) or not document.raw or document.composing or not snapshot.file.editable:
        return False
    return document.contents() == snapshot.draft.contents
