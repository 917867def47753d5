"""The store of versions: earlier states of posts, each kept whole, compressed, under the SHA-256 of its bytes, outside
of any synced folder.

A post has a folder of its own, by its id, or by its path as long as it has none: `list` says what was kept when and
why, the other files are the versions. A version is on the disk before the list names it, and is removed only after the
list says so on the disk. Several processes may do all of this at once: each change is made under a lock of the folder.
"""

import contextlib
import os
import secrets
import stat
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from editor.core import paths
from editor.core.disk import locks, regular, store, system
from editor.core.disk.causes import cause
from editor.core.errors import FileError, SaveError
from editor.core.file.postfile import PostFile
from editor.core.history import thinning, version_list, version_place
from editor.core.history.version_list import Lines, Reason, Thinned, Version
from editor.core.history.version_place import PostPlace
from editor.core.text.counts import count
from editor.core.words import tr

__all__ = ["Listing", "PostPlace", "Versions", "versions_folder"]

_MOST = 64 * 1024 * 1024  # bytes of one version; a file that claims to be more is damaged
_WAIT = 5.0  # seconds for another process that works on the same list
_LISTS_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Listing:
    """The versions of one post, oldest first, what was thinned out, and how many lines of the list were damaged."""

    versions: tuple[Version, ...] = ()
    thinned: tuple[Thinned, ...] = ()
    damaged: int = 0


def _now() -> datetime:
    return datetime.now().astimezone()


def versions_folder() -> Path:
    """The folder of the person's versions: on this machine, outside of any synced folder."""
    return paths.state() / "versions"


class Versions:
    """All versions below the folder `root`. Safe to use from several threads and processes."""

    def __init__(self, root: Path, now: Callable[[], datetime] = _now) -> None:
        self._root = root
        self._now = now

    def keep(self, place: PostPlace, data: bytes, reason: Reason) -> Version:
        """Keep `data` as the newest version of the post; gives the one that holds it.

        Nothing is added where the newest one holds the same, unless the person saves what was only kept otherwise.
        Raises SaveError: then nothing was kept, and what there is, is as it was.
        """
        folder = self._root / place.key
        try:
            store.make_folder(folder, self._root)
            with _locked(folder):
                version = self._keep(folder, place, data, reason)
            version_place.note(self._root, place)
            return version
        except OSError as error:
            raise _not_kept(place, cause(error)) from error
        except FileError as error:
            raise _not_kept(place, _reason(error)) from error

    def has(self, place: PostPlace, data: bytes) -> bool:
        """Whether a version of the post holds exactly `data`, whole and in the list."""
        digest = store.digest(data)
        try:
            folders = self._folders(place)
            named = any(version.digest == digest for lines in folders.values() for version in lines.living)
            return named and any(_unpacked(self._root / folder, digest) == data for folder in folders)
        except OSError:
            return False

    def listing(self, place: PostPlace) -> Listing:
        """The list of versions kept of the post. Raises FileError where a list cannot be read."""
        try:
            folders = self._folders(place)
            versions = [version for folder, lines in folders.items() for version in self._living(folder, lines)]
        except OSError as error:
            name = place.path.name
            sentence = tr(
                "The list of earlier versions of {name} could not be read: {cause}", name=name, cause=cause(error)
            )
            raise FileError(sentence) from error
        numbered = tuple(replace(version, number=number) for number, version in enumerate(versions, 1))
        thinned = tuple(one for lines in folders.values() for one in lines.thinned)
        return Listing(numbered, thinned, sum(lines.damaged for lines in folders.values()))

    def read(self, version: Version) -> bytes:
        """The bytes of `version`. Raises FileError where they are gone or damaged."""
        try:
            data = _unpacked(self._root / version.folder, version.digest)
        except OSError as error:
            raise FileError(tr("This version could not be read: {cause}", cause=cause(error))) from error
        if data is None:
            raise FileError(tr("The post and its other versions are safe. This version is damaged or gone."))
        return data

    def follow(self, old: PostPlace, new: PostPlace) -> None:
        """The post `old` is `new` from now on: what was kept of it goes before what will be. Raises SaveError."""
        if old.key == new.key:
            return
        folder = self._root / new.key
        try:
            if not (self._root / old.key).is_dir():
                return
            store.make_folder(folder, self._root)
            with _locked(folder):
                if old.key not in version_list.read(folder).before:
                    version_list.append(folder, version_list.before_entry(old.key))
        except OSError as error:
            raise _not_kept(new, cause(error)) from error
        except FileError as error:
            raise _not_kept(new, _reason(error)) from error

    def thin(self, place: PostPlace) -> int:
        """Thin out old versions of the post; how many went. Raises SaveError: then all stay, or are named as gone."""
        try:
            return sum(
                self._thin(self._root / folder) for folder, lines in self._folders(place).items() if lines.versions
            )
        except OSError as error:
            raise _not_kept(place, cause(error)) from error

    # -- inside ----------------------------------------------------------------------------------------------------

    def _keep(self, folder: Path, place: PostPlace, data: bytes, reason: Reason) -> Version:
        lines, digest = version_list.read(folder), store.digest(data)
        before = version_place.lost(self._root, place, lines)
        if before and before not in lines.before:
            version_list.append(folder, version_list.before_entry(before))
        newest = lines.living[-1] if lines.living else None
        said = newest is not None and (newest.reason is Reason.SAVED or reason is not Reason.SAVED)
        if newest is not None and newest.digest == digest and said and _if_readable(folder, digest) is not None:
            return newest
        self._put(folder, digest, data)
        version = Version(
            secrets.token_hex(6),
            len(lines.versions) + 1,
            self._now(),
            reason,
            digest,
            len(data),
            _characters(data),
            str(place.path),
            folder.name,
        )
        version_list.append(folder, version_list.entry(version))
        return version

    def _thin(self, folder: Path) -> int:
        with _locked(folder):
            lines = version_list.read(folder)
            gone = thinning.to_thin(lines.living, self._now())
            if gone:
                version_list.append(folder, version_list.thinned_entry(gone, self._now()))
                lines = version_list.read(folder)
            _remove_unnamed(folder, lines)
        return len(gone)

    def _folders(self, place: PostPlace) -> dict[str, Lines]:
        """The lists of the post, the oldest first: its own, and those that go before it."""
        found: dict[str, Lines] = {}
        wanted = [place.key]
        while wanted and len(found) < _LISTS_BEFORE:
            folder = wanted.pop(0)
            if folder in found or len(folder) != 32 or not folder.isalnum():
                continue
            found[folder] = version_list.read(self._root / folder)
            wanted += reversed(found[folder].before)
            if folder == place.key and (before := version_place.lost(self._root, place, found[folder])):
                wanted.append(before)
        return dict(reversed(found.items()))

    def _living(self, name: str, lines: Lines) -> list[Version]:
        """The versions in the order of the list, and those that are there though no line names them: a list that is
        damaged has lost such a line, one that is not ends before it (cut off, or of an older backup)."""
        folder, living = self._root / name, lines.living
        is_cut = bool(lines.versions) and not lines.damaged
        known = {version.digest for version in lines.versions}
        lost: list[Version] = []
        for file in _objects(folder):
            if file.stem not in known and (found := _written_at(file)) is not None:
                data = _if_readable(folder, file.stem)
                if data is not None or not is_cut:
                    size = len(data or b"")
                    lost.append(Version(file.stem[:12], 0, found, Reason.FOUND, file.stem, size, 0, "", name))
        lost.sort(key=lambda version: version.time)
        if not is_cut:
            return lost + living
        for version in lost:
            place = len(living)
            while place and living[place - 1].time > version.time:
                place -= 1
            living.insert(place, version)
        return living

    def _put(self, folder: Path, digest: str, data: bytes) -> None:
        """The version's file, whole and on the disk, if it is not yet."""
        if _if_readable(folder, digest) == data:
            return
        store.write(_object(folder, digest), zlib.compress(data, 9), None)


def _object(folder: Path, digest: str) -> Path:
    return folder / f"{digest}.z"


def _objects(folder: Path) -> list[Path]:
    try:
        return [file for file in folder.iterdir() if file.suffix == ".z" and len(file.stem) == 64]
    except FileNotFoundError:
        return []


def _unpacked(folder: Path, digest: str) -> bytes | None:
    """The bytes of a version; None where there are none, or not those that the name says. Raises OSError."""
    try:
        packed = regular.read(_object(folder, digest), _MOST)
    except FileNotFoundError:
        return None
    try:
        reader = zlib.decompressobj()
        data = reader.decompress(packed, _MOST)
    except zlib.error:
        return None
    return data if reader.eof and store.digest(data) == digest else None


def _if_readable(folder: Path, digest: str) -> bytes | None:
    """Like `_unpacked`, but None as well where the disk does not give it: then it is as good as gone."""
    try:
        return _unpacked(folder, digest)
    except OSError:
        return None


def _is_whole(folder: Path, digest: str) -> bool:
    """Whether the version's file is there and holds what its name says, or cannot be looked at now."""
    try:
        return _unpacked(folder, digest) is not None
    except OSError:
        return True


def _written_at(file: Path) -> datetime | None:
    """The moment at which the version's `file` was written; None for what is no file of ours, whatever its name."""
    try:
        status = file.lstat()
        moment = datetime.fromtimestamp(status.st_mtime).astimezone()
    except (OSError, OverflowError, ValueError):  # a time that no calendar has
        return None
    return moment if stat.S_ISREG(status.st_mode) else None


def _remove_unnamed(folder: Path, lines: Lines) -> None:
    """Remove the files of versions that were thinned out; what cannot be removed now is so the next time."""
    named = {version.digest for version in lines.living}
    thinned = {version.digest for version in lines.versions} - named
    for file in _objects(folder):
        # What no line names is what a keeping that failed has left, or the only copy of a version whose line was lost:
        # whole, it stays.
        is_lost = file.stem not in named and (lines.damaged or not lines.versions or _is_whole(folder, file.stem))
        if file.stem in thinned or not (file.stem in named or is_lost):
            with contextlib.suppress(OSError):
                file.unlink()


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Nobody else changes what is in `folder`; where the file system knows no locks, this must do without."""
    if not locks.exist():
        yield
        return
    if not system.disk().opens_folders:
        held = locks.wait_for_name(folder, _WAIT)
        try:
            yield
        finally:
            held.release()
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        locks.wait(descriptor, _WAIT)
        yield
    finally:
        with contextlib.suppress(OSError):
            os.close(descriptor)


def _characters(data: bytes) -> int:
    return count(PostFile.parse(data).body).characters


def _reason(error: FileError) -> str:
    """The cause for which a file of ours could not be written. Its name says nothing to the person, who knows the
    post's."""
    return cause(error.__cause__) if isinstance(error.__cause__, OSError) else str(error)


def _not_kept(place: PostPlace, reason: str) -> SaveError:
    return SaveError(
        tr(
            "The post is safe. An earlier version of {name} could not be kept: {cause}",
            name=place.path.name,
            cause=reason,
        )
    )
