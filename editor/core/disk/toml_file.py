"""Small TOML files that the program and the person both write: settings and keys."""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core.disk import store
from editor.core.errors import FileError

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def edit_toml(path: Path, change: Callable[[TOMLDocument], None]) -> None:
    """Have `change` edit what the file `path` holds now; comments and order stay. Raises FileError.

    A file that cannot be read as TOML is kept beside it first, under a name of its own: somebody wrote it.
    """
    import tomlkit  # not at the start

    store.make_folder(path.parent, path.parent)
    try:
        old, expected = store.read(path)
    except FileError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            raise
        old, expected = b"", store.ABSENT
    table = _readable(old)
    if table is None:
        keep_broken(path, old)
        table = tomlkit.document()
    change(table)
    store.write(path, tomlkit.dumps(table).encode("utf-8"), expected)


def _readable(data: bytes) -> TOMLDocument | None:
    """The contents of a file; None where its reader cannot read it.

    `tomlkit` takes some that are no TOML, such as `{a = 1,}`: what is written into one is never read again.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError  # a key that is named twice is no ValueError

    try:
        text = data.decode("utf-8-sig")
        tomllib.loads(text)
        return tomlkit.parse(text)
    except (ValueError, RecursionError, TOMLKitError):
        return None


def keep_broken(path: Path, data: bytes) -> None:
    """Keep `data`, which `path` holds and nobody can read, as `NAME.broken.toml`, or under the next number. Raises
    FileError."""
    for number in itertools.count(1):
        kept = path.with_suffix(f".broken{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not kept.exists():
            store.write(kept, data, store.ABSENT)
            return
        if store.read(kept)[0] == data:
            return
