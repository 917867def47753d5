"""The report of an import: the counts, and each entry that was not taken in, with the reason."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from editor.core.importers.entry import Entry, EntryKind, Skipped
from editor.core.importers.task import ImportOutcome
from editor.core.words import tr


@dataclass(slots=True)
class Tally:
    """Counts of one kind of entries: all of them, and their outcomes."""

    found: int = 0
    written: int = 0
    unchanged: int = 0
    skipped: int = 0

    def count(self, state: str, number: int = 1) -> None:
        """`number` more that became `state`."""
        self.found += number
        setattr(self, state, getattr(self, state) + number)

    def as_json(self) -> dict[str, int]:
        """The four numbers."""
        return {"found": self.found, "written": self.written, "unchanged": self.unchanged, "skipped": self.skipped}


@dataclass(slots=True)
class Report:
    """The report of an import. `drafts` are among `posts`; `kept` counts what stayed HTML, by kind; `lost` what was
    left out that says nothing; `notes` are sentences about the files as a whole; `failed` counts what
    could not be read or written, `older` those of which the library holds a newer state, `without_url` published posts
    that have no URL only because the file does not say where the blog is."""

    formats: list[str] = field(default_factory=list)
    posts: Tally = field(default_factory=Tally)
    drafts: Tally = field(default_factory=Tally)
    pages: Tally = field(default_factory=Tally)
    comments: Tally = field(default_factory=Tally)
    labels: Counter[str] = field(default_factory=Counter)
    images: int = 0
    captions: int = 0
    jump_breaks: int = 0
    structured: int = 0
    kept: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    skipped: list[Skipped] = field(default_factory=list)
    files: list[tuple[str, Path]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cancelled: bool = False
    failed: int = 0
    older: int = 0
    without_url: int = 0

    def add(self, entry: Entry, path: Path, outcome: ImportOutcome) -> None:
        """Count what became of an entry."""
        self._tally(entry.kind, entry.is_draft, outcome.state)
        self.comments.count(outcome.state, len(entry.comments))
        if entry.kind is EntryKind.POST:
            self.labels.update(entry.labels)
            self.images += outcome.images
            self.captions += outcome.captions
            self.jump_breaks += outcome.jump_breaks
        self.structured += outcome.structured
        self.failed += outcome.failed
        self.older += outcome.is_older
        self.kept += outcome.kept
        self.lost += outcome.lost
        if outcome.state == "skipped":
            self.skipped.append(Skipped(entry.kind, entry.id, entry.title, outcome.reason))
        else:
            self.files.append((entry.id, path))
        for note in (entry.note, outcome.note):
            if note:
                self.notes.append(f"{entry.title or entry.id}: {note}")
        if not outcome.exact:
            self.notes.append(
                tr(
                    "{title}: only its text could be read; the original is kept beside it.",
                    title=entry.title or entry.id,
                )
            )

    def skip(self, skipped: Skipped) -> None:
        """Count an entry that was not taken in."""
        self.skipped.append(skipped)
        self.failed += skipped.unread
        if skipped.kind is EntryKind.COMMENT:
            self.comments.count("skipped")
        else:
            self._tally(skipped.kind, skipped.draft, "skipped")

    def supersede(self, skipped: Skipped, state: str) -> None:
        """Count an entry that became `state` as left out: a newer one in the same file took its place."""
        if state == "skipped":
            return
        self._tally(skipped.kind, skipped.draft, state, -1)
        self.files = [file for file in self.files if file[0] != skipped.id]
        self.skip(skipped)

    def refuse(self, entry: Entry, reason: str) -> None:
        """Count an entry for which no place could be found."""
        self.failed += 1
        self.skip(Skipped(entry.kind, entry.id, entry.title, reason, entry.is_draft))

    def _tally(self, kind: EntryKind, draft: bool, state: str, number: int = 1) -> None:
        if kind is EntryKind.PAGE:
            self.pages.count(state, number)
        elif kind is EntryKind.POST:
            self.posts.count(state, number)
            if draft:
                self.drafts.count(state, number)

    def as_json(self) -> dict[str, Any]:
        """The object that `ronpyo import --json` prints."""
        formats = list(dict.fromkeys(self.formats))
        return {
            "format": formats[0] if len(formats) == 1 else ", ".join(formats),
            "posts": self.posts.as_json(),
            "drafts": self.drafts.as_json(),
            "pages": self.pages.as_json(),
            "comments": self.comments.as_json(),
            "labels": len(self.labels),
            "label_uses": self.labels.total(),
            "images": self.images,
            "captions": self.captions,
            "jump_breaks": self.jump_breaks,
            "skipped": [{"id": entry.id, "title": entry.title, "reason": entry.reason} for entry in self.skipped],
            "files": [{"id": name, "path": str(path)} for name, path in self.files],
            "structured": self.structured,
            "kept_html": dict(self.kept),
            "left_out": dict(self.lost),
            "notes": self.notes,
            "cancelled": self.cancelled,
            **({"older": self.older} if self.older else {}),
            **({"without_url": self.without_url} if self.without_url else {}),
        }
