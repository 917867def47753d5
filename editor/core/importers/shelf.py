"""The files of one imported post: its text, its pictures, the record of them, in an order that survives a fault.

    announce what is coming → keep what is replaced as a version → post file → pictures → record

The record that says that all is there is written last. What a fault or a kill leaves behind is recognised by the
announcement as the import's own, so that the next import goes on from there and never takes it for the author's edit.
"""

import json
import os
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import Any

from editor.core.disk import exchange, store
from editor.core.disk.causes import cause
from editor.core.disk.names import image_folder
from editor.core.errors import FileError, SaveError
from editor.core.file.postfile import are_two_posts
from editor.core.history import versions
from editor.core.history.version_list import Reason
from editor.core.importers.age import Age
from editor.core.importers.import_record import ImportRecord
from editor.core.importers.pictures import PictureFile, PictureFolder, confirm
from editor.core.library.scan import is_post_name
from editor.core.words import tr


@dataclass(frozen=True, slots=True)
class Shelf:
    """The paths of the files of the post `post_id` in the library `root`; `known` is its record as it was read."""

    root: Path
    post: Path
    post_id: str
    record: Path
    known: ImportRecord

    def put(
        self, current: bytes | None, data: bytes, pictures: list[PictureFile], age: Age, record: dict[str, Any]
    ) -> list[str]:
        """Write the post `data` over its `current` contents, the pictures, and the `record` that says so.

        Gives the names of pictures that were left as the author had changed them. Raises FileError: what is written by
        then is whole, and the same call goes on from there.
        """
        store.make_folder(self.post.parent, self.root)
        store.make_folder(self.record.parent, self.root)
        self._bring_pictures()
        if current != data:
            digests = {picture.name: picture.digest for picture in pictures}
            self._write_record(self.known.with_next(store.digest(data), digests, age))
            if current is not None and current.strip(b"\0"):
                place = versions.PostPlace(self.post, self.post_id)
                versions.Versions(versions.versions_folder()).keep(place, current, Reason.BEFORE_IMPORT)
            expected = store.ABSENT if current is None else store.digest(current)
            store.write(self.post, data, expected, library=self.root, are_two=are_two_posts)
        elif not self.known.is_finished(store.digest(data)):
            confirm(self.post.parent, self.post)  # a run that was killed may have named it without the disk knowing
        folder = PictureFolder(self.post, self.root, [])
        folder.put(pictures, self.known.wrote_picture, self.known.pictures)
        self._write_record(record)
        return folder.edited

    def offer(self, data: bytes, entry: str, age: Age, zone: tzinfo | None) -> None:
        """Keep `data`, newer than what the author edited, among the versions of the post, once. Raises FileError."""
        if self.known.was_offered(entry, age, zone):
            return
        place = versions.PostPlace(self.post, self.post_id)
        versions.Versions(versions.versions_folder()).keep(place, data, Reason.THEIRS)
        self._write_record(self.known.with_offered(entry, age))

    def _bring_pictures(self) -> None:
        """Have the folder of pictures follow a post that was renamed; the record knows its name before."""
        former = self.root / self.known.path if self.known.path else self.post
        old, new = image_folder(former), image_folder(self.post)
        if former != self.post and not _is_there(former) and not _is_there(new) and _holds_pictures(old):
            rename(old, new)

    def _write_record(self, record: dict[str, Any]) -> None:
        data = json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        store.write(self.record, data, None, library=self.root)


def _is_there(path: Path) -> bool:
    """Whether anything has this name. Raises FileError where that cannot be told."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=path.name, cause=cause(error))) from error
    return True


def _holds_pictures(folder: Path) -> bool:
    """Whether `folder` is one of pictures alone: what a record says must not carry away a folder of posts.

    Raises FileError where that cannot be told.
    """
    try:
        with os.scandir(folder) as entries:
            return all(entry.is_file() and not is_post_name(os.fsencode(entry.name)) for entry in entries)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise FileError(tr("{name} could not be read: {cause}", name=folder.name, cause=cause(error))) from error


def rename(old: Path, new: Path) -> None:
    """Rename a file or folder of the library to a name that nobody has, for good. Raises SaveError: nothing happened,
    and FileError where the disk did not confirm it."""
    try:
        exchange.rename_new(old, new)
    except OSError as error:
        raise SaveError(tr("{name} could not be renamed: {cause}", name=old.name, cause=cause(error))) from error
    for folder in dict.fromkeys((new.parent, old.parent)):
        confirm(folder, new)
