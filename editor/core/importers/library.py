"""The library that posts are imported into: which posts are there already, and where new ones go.

A post is known by its id, which is made of the id that it had in the other program: imported again, it is the same.
"""

import contextlib
import os
import stat
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from editor.core import paths
from editor.core.disk import locks, store
from editor.core.disk.causes import cause
from editor.core.disk.names import free_path, has_name, take
from editor.core.errors import FileError, ImportFileError
from editor.core.file.identity import digest
from editor.core.importers.age import Age
from editor.core.importers.entry import Entry, EntryKind
from editor.core.importers.import_record import ImportRecord
from editor.core.importers.known_posts import find_posts, read_identity, without_copies
from editor.core.originals.record import record_path
from editor.core.words import tr

PAGES = "pages"

_BY_NAME = ("markdown:", "page:")  # keys that are made of the name of a file
_NAMESPACE = uuid.UUID("6f0d1a52-6e0f-5f0e-9a53-7f2d5b0c1e11")


def post_id(key: str) -> str:
    """The id that a post with the key `key` has in every library; `id:…` is one already."""
    if key.startswith("id:"):
        return key[3:]
    return str(uuid.uuid5(_NAMESPACE, key.encode("utf-8", "replace").decode()))


@dataclass(frozen=True, slots=True)
class TargetPlace:
    """The present or future place of a post. `is_new` says that nothing is there yet; `better` is the name that an
    import of the newest state alone would have given it."""

    id: str
    path: Path
    is_new: bool
    better: Path | None = None


class ImportTarget:
    """The posts of one library, by id. It is looked through once, when the import begins.

    Raises ImportFileError where the folder, or anything in it that may hold a post, cannot be looked at.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        _check_folder(root)
        found = find_posts(root)
        self._copies = {name: paths for name, paths in found.by_id.items() if len(paths) > 1}
        self._by_id = {name: paths[0] for name, paths in found.by_id.items()}
        self._by_blogger = found.by_blogger
        self._taken = found.names
        self._asked: Counter[tuple[Path, str, str]] = Counter()

    def place(self, entry: Entry, moment: datetime | None) -> TargetPlace:
        """The place of `entry`, published at `moment` in the blog's zone: where it is, or will be. Raises FileError."""
        name = self._id(entry)
        if name not in self._by_id and entry.blogger:
            name = self._by_blogger.get(entry.id, name)
        if name in self._copies:
            self._by_id[name] = self._post_of(name, self._copies.pop(name))
        if path := self._by_id.get(name):
            return TargetPlace(name, path, False, self._better(name, path, entry, moment))
        if path := self._without_id(name):
            self._by_id[name] = path
            return TargetPlace(name, path, False)
        path = self._free(entry, moment)
        self._by_id[name] = path
        return TargetPlace(name, path, True)

    def renamed(self, place: TargetPlace, path: Path) -> None:
        """The post is at `path` from now on."""
        self._by_id[place.id] = path

    def record(self, place: TargetPlace) -> Path:
        """The path of the record of a post."""
        return record_path(self.root, place.id)

    def _id(self, entry: Entry) -> str:
        """The id of the post. Where a file is all that tells posts apart, files of one name in two folders are two."""
        name = post_id(entry.key)
        if not entry.key.startswith(_BY_NAME):
            return name
        record = ImportRecord.read(record_path(self.root, name))
        if record is None or not record.is_of_another(entry.title, entry.published):
            return name
        return post_id(f"{entry.key}#{entry.title}#{entry.published}")

    def _post_of(self, name: str, paths: list[Path]) -> Path:
        """Of several files with one id the post: no conflict copy; the file that was imported; the highest one."""
        posts = without_copies(paths, name)
        record = ImportRecord.read(record_path(self.root, name))
        if record is not None and record.path and (imported := self.root / record.path) in posts:
            return imported
        return min(posts, key=lambda path: (len(path.parts), str(path)))

    def _without_id(self, name: str) -> Path | None:
        """The file that was imported as the post, if it is there and has lost its id: emptied or damaged since."""
        record = ImportRecord.read(record_path(self.root, name))
        if record is None or not record.path:
            return None
        path = self.root / record.path
        identity = read_identity(path)
        return path if identity is not None and not identity.id else None

    def _better(self, name: str, path: Path, entry: Entry, moment: datetime | None) -> Path | None:
        """Another name for the post at `path`: it has one that an import gave it, and this entry, a newer state of it,
        would give this one. So the order of imports does not show in the names."""
        folder, prefix, words = self._name(entry, moment)
        if entry.markdown or has_name(path, folder, prefix, words):
            return None
        record = ImportRecord.read(record_path(self.root, name))
        if record is None or record.is_text or record.path != path.relative_to(self.root).as_posix():
            return None
        zone = moment.tzinfo if moment is not None else None
        return self._free(entry, moment) if Age.of(entry, zone).is_newer(Age.of_record(record.values, zone)) else None

    def _name(self, entry: Entry, moment: datetime | None) -> tuple[Path, str, str]:
        """The folder, and what the name in it begins with and is made of."""
        words = entry.slug or entry.permalink or entry.title
        if entry.kind is EntryKind.PAGE:
            return self.root / PAGES, "", words
        if moment is None:
            return self.root / "undated", "", words
        return self.root / f"{moment.year:04d}", f"{moment:%Y-%m-%d}-" if moment.year > 999 else "0000-", words

    def _free(self, entry: Entry, moment: datetime | None) -> Path:
        asked = folder, prefix, words = self._name(entry, moment)
        taken = self._taken.setdefault(folder, set())
        self._asked[asked] += 1  # so many have this name: a thousand of one title are not tried anew each time
        path = free_path(folder, prefix, words, taken, self._asked[asked])
        take(path, taken)
        return path


def _check_folder(root: Path) -> None:
    try:
        if not stat.S_ISDIR(root.stat().st_mode):
            raise ImportFileError(tr("“{path}” is not a folder, so nothing can be put into it.", path=root))
    except FileNotFoundError:
        return
    except NotADirectoryError as error:
        raise ImportFileError(tr("“{path}” is not a folder, so nothing can be put into it.", path=root)) from error
    except OSError as error:
        raise ImportFileError(
            tr("Nothing was imported: “{path}” could not be read: {cause}", path=root, cause=cause(error))
        ) from error


@contextlib.contextmanager
def only_import(root: Path) -> Iterator[None]:
    """No other import of this machine goes into the library `root` meanwhile. Raises ImportFileError where one does.

    Two at once would each choose names and judge edits by what was there before the other one.
    """
    with contextlib.ExitStack() as stack:
        if locks.exist():
            with contextlib.suppress(OSError, FileError):  # some folders know no locks, or take no file
                store.make_folder(paths.state() / "imports", paths.state())
                name = paths.state() / "imports" / f"{digest(os.path.realpath(root))}.lock"
                descriptor = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
                stack.callback(_close, descriptor)
                if locks.lock(descriptor) is False:
                    raise ImportFileError(
                        tr("Nothing was changed. Another import into this library is under way; try again afterwards.")
                    )
        yield


def _close(descriptor: int) -> None:
    with contextlib.suppress(OSError):
        os.close(descriptor)
