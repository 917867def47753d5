"""The refresh of an index: files that are new, changed or gone since it was written.

In chunks, each a transaction of its own: a reader sees whole posts, a process that is killed loses the last chunk, and
two processes at once take turns and do no work twice.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from editor.core import paths
from editor.core.clips import store as clips
from editor.core.disk import regular
from editor.core.file.identity import file_stem
from editor.core.library import copies, scan, segments
from editor.core.library.common import count_words
from editor.core.library.index import PROFILES, Index
from editor.core.library.reading import CLIP_MARK, Prepared, Titles, Wanted, prepare, prepared
from editor.core.library.scan import Stand
from editor.core.profile.files import MOST_BYTES

_FIRST, _LARGEST = 200, 1600  # files in a transaction: soon something to see, then few large writes
_MOST_BYTES = 60_000_000  # of their tokens
_MANY = 500  # new posts from which on segments are left to be merged afterwards
_VERY_MANY = 2_000  # files, which take more than a second


class IndexedFile(NamedTuple):
    """The state of a file as the index knows it."""

    stand: Stand
    fresh: bool
    digest: str
    post: int | None
    post_id: str

    def wanted(self, clip: str) -> str:
        """The digest by which the file is known; "" where its post's clips stand otherwise now, as `clip` says."""
        return self.digest if self.digest.partition(CLIP_MARK)[2] == clip else ""


@dataclass(slots=True)
class Changes:
    """Number of posts put in (new or changed), and of those that are gone."""

    put: int = 0
    gone: int = 0

    def __bool__(self) -> bool:
        return bool(self.put or self.gone)


Progress = Callable[[int, int], bool]
"""Told (done, all) after each chunk; the work ends there where it answers False."""


def _go_on(_done: int, _all: int) -> bool:
    return True


Apart = Callable[[Progress], "Changes | None"]
"""Does the same work elsewhere; None where it did not come to its end there."""


def refresh(index: Index, progress: Progress = _go_on, apart: Apart | None = None) -> Changes:
    """Make `index` say what the files say. A library that is not there changes nothing: a drive may be unplugged.

    Where very many files are to be read, that is done by `apart`, if there is one.
    """
    changes = Changes()
    if not index.library.is_dir():
        return changes
    _check_profiles(index)
    known, stands = _known(index), clips.stands(index.library)
    work: list[Wanted] = []
    sizes: list[int] = []
    for path, stand in scan.post_files(index.library):
        before = known.pop(path, None)
        digest = before.wanted(stands.get(file_stem(before.post_id), "")) if before else ""
        if before is None or before.stand != stand or before.fresh or digest != before.digest:
            work.append((path, digest))
            sizes.append(stand.size)
    done, weight, size = 0, 0, _FIRST
    waiting: list[Prepared] = []
    if apart is not None and len(work) >= _VERY_MANY and (done_apart := apart(progress)) is not None:
        return done_apart
    for batch in prepared(index.library, work, sizes):
        waiting += batch
        weight += sum(len(file.tokens) for file in batch)
        if len(waiting) >= size or weight >= _MOST_BYTES:
            changes.put += _take_in(index, waiting)
            done += len(waiting)
            waiting, weight, size = [], 0, min(size * 2, _LARGEST)
            if changes.put >= _MANY:
                segments.gather(index)
            if not progress(min(done, len(work)), len(work)):
                return changes
    if waiting:
        changes.put += _take_in(index, waiting)
        progress(len(work), len(work))
    if changes.put >= _MANY:
        segments.gather(index)
    gone = list(known)
    for start in range(0, len(gone), _LARGEST):
        if not index.library.is_dir():  # a drive was unplugged while its folders were looked through
            break
        changes.gone += _take_out(index, gone[start : start + _LARGEST])
    count_words(index, changes.put + changes.gone)
    return changes


def refresh_files(index: Index, files: Iterable[Path], titles: Titles) -> Changes:
    """Refresh these files alone, which may be new, changed or gone. `titles` are as the last `refresh` knew them: a
    changed blog profile is a matter for the next one."""
    changes = Changes()
    root = os.path.realpath(index.library)
    names = []
    for file in files:
        full = f"{os.path.realpath(file.parent)}{os.sep}{file.name}"
        relative = os.path.relpath(full, root)
        if not relative.startswith(os.pardir):
            names.append(os.fsencode(relative).replace(os.sep.encode(), b"/"))
    found = [
        prepare(
            index.library, name, known.wanted(_clip(index, known)) if (known := _known_one(index, name)) else "", titles
        )
        for name in names
    ]
    changes.put = _take_in(index, [file for file in found if file])
    changes.gone = _take_out(index, [name for name, file in zip(names, found, strict=True) if file is None])
    if changes:
        count_words(index, changes.put + changes.gone)
    return changes


def _clip(index: Index, known: IndexedFile) -> str:
    return clips.stand(index.library, known.post_id)


def _known(index: Index) -> dict[bytes, IndexedFile]:
    rows = index.connection.execute("SELECT path, size, mtime, ctime, inode, fresh, digest, post, post_id FROM file")
    return {row[0]: IndexedFile(Stand(*row[1:5]), bool(row[5]), *row[6:9]) for row in rows}


def _known_one(index: Index, path: bytes) -> IndexedFile | None:
    row = index.connection.execute(
        "SELECT size, mtime, ctime, inode, fresh, digest, post, post_id FROM file WHERE path = ?", (path,)
    ).fetchone()
    return IndexedFile(Stand(*row[0:4]), bool(row[4]), *row[5:8]) if row else None


def _take_in(index: Index, files: Sequence[Prepared]) -> int:
    """Index what is new in these files; gives how many posts were."""
    if not files:
        return 0
    run = index.connection.execute
    with index.writing():
        found: list[Prepared] = []
        old: list[int] = []
        touched: set[bytes] = set()
        for file in files:
            before = _known_one(index, file.path)
            if before and file.digest == before.digest:  # touched only, or taken in by another process meanwhile
                run(
                    "UPDATE file SET size = ?, mtime = ?, ctime = ?, inode = ?, fresh = ? WHERE path = ?",
                    (*file.stand, file.fresh, file.path),
                )
                continue
            if file.same:
                continue  # as it was before another process took in yet another state of it: read again the next time
            if before and before.post is not None:
                old.append(before.post)
            if file.post:
                found.append(file)
            post_id = file.post.post_id if file.post else ""
            row = (file.path, *file.stand, file.fresh, file.digest, post_id, None, None)
            run(f"INSERT OR REPLACE INTO file VALUES ({','.join('?' * len(row))})", row)
            touched.add(file.path)
        _replace(index, old, found)
        _update_copies(index, touched)
    return len(found)


def _update_copies(index: Index, touched: set[bytes]) -> None:
    """Find the conflict copies among these files and beside them: what is one is no post, and what is none is one."""
    titles = Titles()
    again = [prepare(index.library, path, "", titles) for path in copies.update(index, touched)]
    _replace(index, [], [file for file in again if file and file.post])


def _replace(index: Index, old: list[int], found: list[Prepared]) -> None:
    """Put posts in and take them out in the order of their numbers: FTS5 begins a segment of its own with each number
    that is smaller than the one before (`sqlite3Fts5IndexBeginWrite`), and merges all of them later."""
    for number in sorted(old):
        index.drop(number)
    posts = [(file.post.day, file.post.second, file.path, file.post, file) for file in found if file.post]
    posts.sort(key=lambda item: item[:3])
    numbers = index.free_numbers((day, second) for day, second, *_rest in posts)
    for number, (_day, _second, path, post, file) in sorted(zip(numbers, posts, strict=True), key=itemgetter(0)):
        index.put(number, path, post, file.tokens, file.terms)
        index.connection.execute("UPDATE file SET post = ? WHERE path = ?", (number, path))


def _take_out(index: Index, files: Sequence[bytes]) -> int:
    if not files:
        return 0
    count = 0
    with index.writing():
        known = [(path, _known_one(index, path)) for path in files]
        for path, before in sorted(known, key=lambda item: (item[1] and item[1].post) or 0):
            if before is None or scan.stand(index.library, path):
                continue
            if before.post is not None:
                index.drop(before.post)
                count += 1
            index.connection.execute("DELETE FROM file WHERE path = ?", (path,))
        _update_copies(index, set(files))
    return count


def _bytes(file: Path) -> bytes:
    try:
        return regular.read(file, MOST_BYTES)
    except OSError:  # as it is for whoever loads the profile
        return b""


def _check_profiles(index: Index) -> None:
    """Titles are composed by blog profiles: where one of these changed, all posts are read anew."""
    digest = hashlib.sha256()
    for folder in (paths.resources() / "profiles", paths.user_profiles()):
        for file in sorted(folder.glob("*/profile.toml")):
            digest.update(os.fsencode(file.parent.name) + b"\0" + hashlib.sha256(_bytes(file)).digest())
    now = digest.hexdigest()
    if index.meta(PROFILES) == now:
        return
    with index.writing():
        index.connection.execute("UPDATE file SET size = -1, digest = ''")
        index.set_meta(PROFILES, now)
