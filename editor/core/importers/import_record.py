"""The record of an import: what is known of an imported post, in the file in `originals`, beside the HTML.

    file, pictures    SHA-256 of the post file and of the pictures as they were written: other contents are the author's
    entry, age        digest and age of the entry that they were made of; path: the file, relative to the library
    next              an update under way: what the files are about to be; nothing of it need be true yet
    markdown          the post came as Markdown; `html` and what belongs to it are those of the blog, if there are any
    offered           digest and age of a newer entry that is among the versions of a post that the author has edited

The files come first, the record of them last: a record without `next` says that all of it lies on the disk.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path, PurePosixPath
from typing import Any

from editor.core.disk.causes import cause
from editor.core.errors import FileError
from editor.core.importers.age import Age
from editor.core.originals.record import VERSION, read_record
from editor.core.words import tr


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """A record as it was read. A value that is not what it should be counts as missing."""

    values: dict[str, Any]

    @classmethod
    def read(cls, path: Path) -> "ImportRecord | None":
        """The record at `path`; None where there is none or it is damaged. Raises FileError where it cannot be read."""
        try:
            values = read_record(path)
        except OSError as error:
            raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error
        return None if values is None else cls(values)

    @property
    def path(self) -> str:
        """The path of the post, relative to the library; "" where that is not known."""
        path = PurePosixPath(self._text("path"))
        return "" if path.is_absolute() or ".." in path.parts or not path.parts else str(path)

    @property
    def kept(self) -> Counter[str]:
        """Number of pieces that stayed HTML, by kind."""
        return Counter(self._numbers("kept"))

    @property
    def lost(self) -> Counter[str]:
        """Number of pieces that were left out, by kind."""
        return Counter(self._numbers("lost"))

    @property
    def structured(self) -> bool:
        """Whether headlines, summaries and related posts were read out of the text."""
        return self.values.get("structured") is True

    @property
    def is_text(self) -> bool:
        """Whether the post came as Markdown, from the author's own hand: no state of the blog is a newer one of it."""
        older = "entry" in self.values and "html" not in self.values and self.values.get("summary") is not True
        return self.values.get("markdown") is True or older

    @property
    def pictures(self) -> dict[str, str]:
        """The digests of the pictures that are on the disk, by name."""
        return {name: digest for name, digest in self._part("pictures").items() if isinstance(digest, str)}

    def is_finished(self, current: str) -> bool:
        """Whether the import that wrote the post file with the digest `current` came to its end."""
        return self._text("file") == current and not self.is_under_way

    @property
    def is_under_way(self) -> bool:
        """Whether the import that wrote it did not come to its end."""
        return bool(self._part("next"))

    def is_of(self, entry: str, current: str) -> bool:
        """Whether all of the entry with the digest `entry` is in the library; `current` is the digest of the file."""
        before = self._text("before")  # of earlier releases, which wrote the record first
        never_written = before not in ("", self._text("file")) and current == before
        return self._text("entry") == entry and not self.is_under_way and not never_written

    def is_of_another(self, title: str, published: str) -> bool:
        """Whether its post can hardly be the one with this title and date: neither is the same."""
        if "title" not in self.values:
            return False
        same_day = bool(published) and self._text("published") == published
        return self._text("title") != title and not same_day

    def has_html(self, html: str) -> bool:
        """Whether it is the original of `html`."""
        return bool(self.values.get("html", "") == html)

    def wrote(self, current: str) -> bool:
        """Whether an import wrote the post file with the digest `current`."""
        return current in {self._text("file"), self._text("before"), self._text("file", self._part("next"))} - {""}

    def wrote_picture(self, name: str, current: str) -> bool:
        """Whether an import wrote the picture `name` with the digest `current`."""
        coming: dict[str, Any] = self._part("pictures", self._part("next"))
        return current in (self.pictures.get(name), str(coming.get(name)))

    def age(self, current: str, zone: tzinfo | None) -> Age:
        """The age of the entry that the post file with the digest `current` was made of."""
        coming = self._part("next")
        if coming and current == self._text("file", coming):
            return Age.of_record(coming, zone)
        return Age.of_record(self.values, zone)

    def was_offered(self, entry: str, age: Age, zone: tzinfo | None) -> bool:
        """Whether the entry with the digest `entry`, or a later one, is among the versions already."""
        offered = self._part("offered")
        return bool(offered) and (offered.get("entry") == entry or not age.is_newer(Age.of_record(offered, zone)))

    def with_next(self, file: str, pictures: Mapping[str, str], age: Age) -> dict[str, Any]:
        """The record that announces an update."""
        return {**self.values, "next": {"file": file, "pictures": dict(pictures), "age": age.as_json()}}

    def with_offered(self, entry: str, age: Age) -> dict[str, Any]:
        """The record that says that a newer entry is among the versions."""
        return {**self.values, "offered": {"entry": entry, "age": age.as_json()}}

    def with_text(self, values: dict[str, Any]) -> dict[str, Any]:
        """The record `values` of a post that came as Markdown, with what is known here of the same post on the blog."""
        if "html" not in self.values:
            return values
        blog = {name: value for name, value in self.values.items() if name not in ("next", "offered", "before")}
        return {**blog, **{name: values[name] for name in ("path", "file", "pictures", "entry", "markdown")}}

    def _part(self, name: str, values: Mapping[str, Any] | None = None) -> dict[str, Any]:
        part = (self.values if values is None else values).get(name)
        return part if isinstance(part, dict) else {}

    def _text(self, name: str, values: Mapping[str, Any] | None = None) -> str:
        text = (self.values if values is None else values).get(name)
        return text if isinstance(text, str) else ""

    def _numbers(self, name: str) -> dict[str, int]:
        return {key: number for key, number in self._part(name).items() if isinstance(number, int)}


NOTHING = ImportRecord({"version": VERSION})
"""The record of a post that was never imported."""
