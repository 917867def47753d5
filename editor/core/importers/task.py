"""The task of importing one entry, and its outcome. Both go from process to process."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from editor.core.importers.entry import Entry
from editor.core.importers.library import TargetPlace


@dataclass(frozen=True, slots=True)
class Task:
    """One entry, where it goes, and what the import as a whole knows. `moment` is in the blog's zone, `zone`;
    `base` is the address that relative ones in its HTML start from."""

    entry: Entry
    place: TargetPlace
    root: Path
    record: Path
    moment: datetime | None
    zone: tzinfo | None = None
    base: str = ""


@dataclass(slots=True)
class ImportOutcome:
    """The outcome for one entry: "written", "unchanged", or "skipped" with a reason; `failed`: it could not be written;
    `is_older`: the library holds a newer state of it; `path`: its file now, if it was renamed."""

    state: str
    reason: str = ""
    images: int = 0
    captions: int = 0
    jump_breaks: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    structured: bool = False
    exact: bool = True
    failed: bool = False
    is_older: bool = False
    path: Path | None = None
    note: str = ""
