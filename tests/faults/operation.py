"""What is put to the test: one thing that the program does to files, and how to tell whether it went well."""

import gzip
import json
import os
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.core.disk import store

OLD = "---\nid: 0197a000-0000-7000-8000-000000000001\nnews: {headline: 旧い見出し}\n---\n旧い本文。\n".encode() * 1
NEW = OLD.replace("旧い本文。\n".encode(), "新しい本文、ずっと長い。\n".encode() * 500)


_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Told:
    """What the person was told: `kind` is saved, unconfirmed, refused, or crash (then the sentence is a traceback)."""

    kind: str
    sentence: str = ""


@dataclass(slots=True)
class Found:
    """What the disk holds: files that are neither old nor new, and those that hold what "saved" promises."""

    torn: list[str] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    @property
    def has_new(self) -> bool:
        """Whether all that "saved" promises is there."""
        return not self.missing


class Box:
    """A folder in which an operation happens: `library` beside `person` (settings, state) and `outside`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.library = root / "library"
        self.person = root / "person"
        self.outside = root / "outside"
        self.end = root / ".end"

    def renew(self) -> None:
        """Empty it."""
        shutil.rmtree(self.root, ignore_errors=True)
        for folder in (self.library / "2026", self.person / "config", self.person / "state", self.outside):
            folder.mkdir(parents=True)

    def files(self) -> dict[str, bytes]:
        """Every file in it, links as what they lead to; names are relative."""
        return {str(path.relative_to(self.root)): path.read_bytes() for path in self._walk()}

    def _walk(self) -> Iterator[Path]:
        for folder, _folders, names in os.walk(self.root):
            for name in names:
                yield Path(folder) / name


@dataclass(frozen=True, slots=True)
class Operation:
    """`prepare` makes what is there before, `begin` opens it (in the process that acts; what it gives is handed to
    `act`), `act` is what fails. `allowed` are the contents that each file may have afterwards, by the name relative to
    the box (None: it may be missing); `promised` those that it must have when "saved" was said.
    """

    name: str
    prepare: Callable[[Box], object]
    begin: Callable[[Box], Any]
    act: Callable[[Box, Any], object]
    allowed: dict[str, tuple[bytes | None, ...]]
    promised: dict[str, bytes]
    subject: str
    """What a refusal must name: a file or a folder."""
    restart: Callable[[Box], object] = lambda box: store.sweep(box.root, 5)
    judge: "Callable[[Operation, Box, dict[str, bytes]], Found] | None" = None
    """For stores whose files have no names of their own: what is torn and what is kept."""
    known: str = r"person/state/ronpyo/window\.json"
    """A pattern of the names that files beside those may have."""
    changes_nothing: bool = False
    """Whether all that is promised is there before, so that a refusal with it in place is no false one."""
    rarity: int = 1
    """How much fewer of its faults the short form makes than of others: for what takes long."""
    again: bool = True
    """Whether doing it once more must end well whatever happened before."""

    def found(self, box: Box) -> Found:
        """What the box holds now."""
        files = box.files()
        found = self.judge(self, box, files) if self.judge is not None else Found()
        for name in files:
            if name.endswith((".json", ".json.gz")) and not _is_json(files[name]):
                found.torn.append(name)
        for name, contents in self.allowed.items():
            if files.get(name) not in contents:
                found.torn.append(f"{name} ({'missing' if name not in files else f'{len(files[name])} bytes'})")
        for name, promised in self.promised.items():
            if files.get(name) == promised:
                found.kept.append(Path(os.path.realpath(box.root / name)))
            else:
                found.missing.append(name)
        return found

    def strays(self, box: Box) -> list[str]:
        """Files that nobody knows."""
        unknown = set(box.files()) - set(self.allowed) - set(self.promised)
        return sorted(name for name in unknown if not re.fullmatch(self.known, name))


def _is_json(data: bytes) -> bool:
    try:
        json.loads(gzip.decompress(data) if data.startswith(_GZIP) else data)
    except (ValueError, OSError, EOFError, zlib.error):
        return False
    return True
