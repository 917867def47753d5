"""The segments of the full-text index: what FTS5 writes at each transaction, and merges into larger ones.

FTS5 merges while it writes, so that a search has few segments to look into. Of very many posts it writes each byte
three or four times over by that; so their segments are left as they are (`gather`), and merged once when all are there
(`merge`). See https://www.sqlite.org/fts5.html#the_automerge_configuration_option and the two sections after it.
"""

from collections.abc import Callable

from editor.core.library.index import Index

_UNMERGED = "unmerged"
"""The note in the index that segments wait to be merged; it outlives a process that is killed."""

_PAGES = 400  # written in one step of merging, which takes a tenth of a second
_FEW_POSTS = {"automerge": 8, "crisismerge": 16}
_VERY_MANY_POSTS = {"automerge": 0, "crisismerge": 512}
"""Segments of one size that are merged a little with each transaction, and that are merged at once; FTS5 can have no
more than 2,000."""


def gather(index: Index) -> None:
    """Leave the segments that are written from now on as they are, until they are merged."""
    if index.meta(_UNMERGED):
        return
    with index.writing():
        index.set_meta(_UNMERGED, "1")
        _configure(index, _VERY_MANY_POSTS)


def merge(index: Index, go_on: Callable[[], bool] = lambda: True) -> bool:
    """Merge the segments that were left into one: a search looks into each of them, so that it is twice as fast then.
    In short steps, until it is done or `go_on` answers False; gives whether it is done.

    See https://www.sqlite.org/fts5.html#the_merge_command, which says how the end is told.
    """
    run = index.connection.execute
    while index.meta(_UNMERGED):
        if not go_on():
            return False
        with index.writing():
            before = index.connection.total_changes
            run("INSERT INTO grams (grams, rank) VALUES ('merge', ?)", (-_PAGES,))
            if index.connection.total_changes - before < 2:
                _configure(index, _FEW_POSTS)
                index.set_meta(_UNMERGED, "")
    return True


def _configure(index: Index, options: dict[str, int]) -> None:
    for option in options.items():
        index.connection.execute("INSERT INTO grams (grams, rank) VALUES (?, ?)", option)
