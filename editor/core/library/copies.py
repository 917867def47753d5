"""Conflict copies in the index: files that hold another version of a post are listed with it, not as posts."""

import json
import os
import unicodedata
from collections.abc import Iterable

from editor.core.library.index import Index
from editor.core.sharing import conflicts

_MOST = 200
"""Files that are looked at together: a post and what may be its copies."""


def update(index: Index, touched: Iterable[bytes]) -> list[bytes]:
    """Update the conflict copies after the files `touched` changed, came or went.

    Copies are taken out of the index. Gives the files that were copies and are none any more: they have to be put in.
    Within `index.writing`.
    """
    run = index.connection.execute
    posts: list[bytes] = []
    done: set[bytes] = set()
    originals = {row[0] for row in run("SELECT original FROM maybe")}
    noted = {row[0] for row in run("SELECT path FROM maybe")}
    for path in sorted(touched):
        own = _originals(path)
        if not own and path not in noted and _normal(path) not in originals:
            continue  # nearly all of them: nothing that could be a copy is near
        originals.update(own)
        before = _group(index, path)  # a copy that is gone has a post that is still there
        _note(index, path, own)
        if path in done:
            continue
        group = before | _group(index, path)
        done |= group
        if len(group) < 2 and not run("SELECT 1 FROM file WHERE path = ? AND copy_of IS NOT NULL", (path,)).fetchone():
            continue
        rows = {row[0]: row[1:] for name in group for row in run(_ROW, (name,))}
        found = _copies({name: row[0] for name, row in rows.items()})
        for name, (_id, post, copy_of, digest) in rows.items():
            original = found.get(name)
            if original is not None and post is not None:
                index.drop(post)
            if original != copy_of or original is not None:
                run(
                    "UPDATE file SET copy_of = ?, post = CASE WHEN ? IS NULL THEN post END WHERE path = ?",
                    (original, original, name),
                )
            if original is None and post is None and digest and copy_of is not None:
                posts.append(name)
        for name in rows:
            beside = sorted(
                os.fsdecode(copy.rsplit(b"/", 1)[-1]) for copy, original in found.items() if original == name
            )
            run("UPDATE post SET copies = ? WHERE path = ?", (json.dumps(beside) if beside else "", name))
    return posts


_ROW = "SELECT path, post_id, post, copy_of, digest FROM file WHERE path = ?"


def _note(index: Index, path: bytes, originals: Iterable[bytes]) -> None:
    """Keep of which posts `path` may be a copy by its name; nothing where the file is gone."""
    run = index.connection.execute
    run("DELETE FROM maybe WHERE path = ?", (path,))
    if run("SELECT 1 FROM file WHERE path = ?", (path,)).fetchone():
        for original in originals:
            run("INSERT OR IGNORE INTO maybe VALUES (?, ?)", (original, path))


def _originals(path: bytes) -> list[bytes]:
    folder, slash, name = path.rpartition(b"/")
    text = os.fsdecode(name)
    certain = conflicts.post_name(text)
    names = ([certain] if certain is not None else []) + list(conflicts.possible_names(text))
    return [_normal(folder + slash + os.fsencode(name)) for name in names]


def _group(index: Index, path: bytes) -> set[bytes]:
    """`path` and all that may be its copy or its post, and theirs."""
    group: set[bytes] = set()
    waiting = [path]
    while waiting and len(group) < _MOST:
        name = waiting.pop()
        if name in group:
            continue
        group.add(name)
        waiting += [
            row[0] for row in index.connection.execute("SELECT path FROM maybe WHERE original = ?", (_normal(name),))
        ]
        for (original,) in index.connection.execute("SELECT original FROM maybe WHERE path = ?", (name,)):
            decomposed = os.fsencode(unicodedata.normalize("NFD", os.fsdecode(original)))
            waiting += {original, decomposed}
    return group


def _copies(ids: dict[bytes, str]) -> dict[bytes, bytes]:
    """Path of a copy → path of its post, among files of one folder."""
    folders = {path.rpartition(b"/")[0] for path in ids}
    found: dict[bytes, bytes] = {}
    for folder in folders:
        prefix = folder + b"/" if folder else b""
        here = {
            os.fsdecode(path[len(prefix) :]): post_id
            for path, post_id in ids.items()
            if path.rpartition(b"/")[0] == folder
        }
        for copy, original in conflicts.copies(here).items():
            found[prefix + os.fsencode(copy)] = prefix + os.fsencode(original)
    return found


def _normal(path: bytes) -> bytes:
    return os.fsencode(unicodedata.normalize("NFC", os.fsdecode(path)))
