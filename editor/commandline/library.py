"""Parts that several commands share: a library opened and brought up to date; a number, or a post, as an argument."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from editor.commandline.arguments import Arguments, UsageError
from editor.core import paths
from editor.core.disk import store
from editor.core.errors import FileError
from editor.core.library.archive import Archive
from editor.core.library.draft import DraftPost, draft_of, path_within
from editor.core.words import tr


@contextmanager
def up_to_date(arguments: Arguments) -> Iterator[Archive]:
    """The library of --library, or the person's own, with its index brought up to date. Raises FileError."""
    archive = Archive(Path(arguments.value("--library") or str(paths.default_library())))
    try:
        archive.refresh()
        archive.merge()
        yield archive
    finally:
        archive.close()


def limit_of(arguments: Arguments) -> int | None:
    """The number of --limit; None where it was not given. Raises UsageError."""
    if not arguments.has("--limit"):
        return None
    given = arguments.value("--limit")
    if not given.isdecimal() or not given.isascii() or int(given[:18]) < 1:
        raise UsageError(tr("--limit needs a number from 1 on; “{value}” is none.", value=given))
    return int(given[:18])


def draft_at(archive: Archive, file: Path) -> DraftPost:
    """The post in `file`, as it is compared with those of the library. Raises FileError."""
    data, _digest = store.read(file)
    draft = draft_of(data, path_within(archive.library, file))
    if draft is None:
        raise FileError(tr("“{path}” is no text, so there is nothing to compare.", path=file))
    return draft
