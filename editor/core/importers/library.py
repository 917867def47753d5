"""The library that posts are imported into: which posts are there already, and where new ones go.

A post is known by its id, which is made of the id that it had in the other program: imported again, it is the same.
"""

import os
import re
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from editor.core.errors import ImportFileError
from editor.core.file.names import free_path, take, taken_names
from editor.core.file.original import record_path
from editor.core.importers.entry import Entry, Kind
from editor.core.words import tr

PAGES = "pages"

_NAMESPACE = uuid.UUID("6f0d1a52-6e0f-5f0e-9a53-7f2d5b0c1e11")
_HEADER = 4096  # bytes, in which the id is looked for
_ID = re.compile(rb"""^id[ \t]*[:=][ \t]*["']?([0-9A-Fa-f-]{8,64})["']?[ \t]*\r?$""", re.MULTILINE)
_BLOGGER_ID = re.compile(
    rb"""^blogger:[ \t]*(?:\{[^}\n]*?|\r?\n(?:[ \t]+[^\n]*\n)*?[ \t]+)id:[ \t]*["']?([^"'\s,}]+)""", re.MULTILINE
)


def post_id(key: str) -> str:
    """The id that a post with the key `key` has in every library; `id:…` is one already."""
    if key.startswith("id:"):
        return key[3:]
    return str(uuid.uuid5(_NAMESPACE, key))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post belongs. `is_new` says that nothing is there yet."""

    id: str
    path: Path
    is_new: bool


@dataclass
class Library:
    """The posts of one library, by id. It is looked through once, when the import begins."""

    root: Path
    _by_id: dict[str, Path] = field(default_factory=dict)
    _by_blogger: dict[str, tuple[str, Path]] = field(default_factory=dict)
    _taken: dict[Path, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root.exists() and not self.root.is_dir():
            raise ImportFileError(tr("“{path}” is not a folder, so nothing can be put into it.", path=self.root))
        for path in _post_files(self.root):
            try:
                with path.open("rb") as stream:
                    head = stream.read(_HEADER)
            except OSError:
                continue
            if found := _ID.search(head):
                name = found[1].decode()
                self._by_id.setdefault(name, path)
                if known := _BLOGGER_ID.search(head):
                    self._by_blogger.setdefault(known[1].decode("utf-8", "replace"), (name, path))

    def place(self, entry: Entry, moment: datetime | None) -> Place:
        """Where `entry`, published at `moment` in the blog's zone, is or will be."""
        name = post_id(entry.key)
        if path := self._by_id.get(name):
            return Place(name, path, False)
        if entry.blogger and (known := self._by_blogger.get(entry.id)):
            return Place(*known, False)
        path = self._free(entry, moment)
        self._by_id[name] = path
        return Place(name, path, True)

    def _free(self, entry: Entry, moment: datetime | None) -> Path:
        words = entry.slug or entry.permalink or entry.title
        if entry.kind is Kind.PAGE:
            folder, prefix = self.root / PAGES, ""
        elif moment is None:
            folder, prefix = self.root / "undated", ""
        else:
            folder, prefix = self.root / f"{moment.year:04d}", f"{moment:%Y-%m-%d}-" if moment.year > 999 else "0000-"
        if folder not in self._taken:
            self._taken[folder] = taken_names(folder)
        path = free_path(folder, prefix, words, self._taken[folder])
        take(path, self._taken[folder])
        return path

    def record(self, place: Place) -> Path:
        """Where the record of a post lies."""
        return record_path(self.root, place.id)


def _post_files(root: Path) -> list[Path]:
    found: list[Path] = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "originals"]
        found += [Path(folder) / name for name in files if name.endswith(".md") and not name.startswith(".")]
    return sorted(found)
