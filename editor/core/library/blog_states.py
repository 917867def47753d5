"""The states of posts on their way to the blog, for a list: read of their receipts, once for each state of a file."""

import re
from collections.abc import Iterable
from pathlib import Path

from editor.core.disk import regular
from editor.core.errors import FileError
from editor.core.file.postfile import PostFile
from editor.core.library import scan
from editor.core.library.texts import PostSummary
from editor.core.post import Post
from editor.core.receipts import shelf
from editor.core.receipts.shelf import BlogState

_ID = re.compile(rb"(?m)^id[ \t]*[:=][ \t]*[\"']?([\w.:-]+)[\"']?[ \t]*\r?$")
_HEAD = 64 * 1024  # bytes in which the id of a post is looked for
_LARGEST = 16 * 1024 * 1024  # bytes of a post
_MOST = 20_000  # files that are remembered

_Sight = tuple[int, int, int]
"""The times at which a file was written and changed, in nanoseconds, and its size."""
_NONE: _Sight = 0, 0, 0
"""There is no such file."""


class BlogStates:
    """The states of the posts of one library. Not for several threads at once."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._ids: dict[str, tuple[_Sight, str]] = {}
        self._states: dict[str, tuple[_Sight, _Sight, str]] = {}

    def of(self, entries: Iterable[PostSummary]) -> list[tuple[int, str]]:
        """(number, value of a BlogState) of those that were copied for the blog."""
        if not (self._library / shelf.FOLDER).is_dir():
            return []
        if len(self._ids) > _MOST:
            self._ids.clear()
            self._states.clear()
        found = [(entry.id, self._state(entry.path)) for entry in entries]
        return [(number, state) for number, state in found if state]

    def _state(self, name: str) -> str:
        path = self._library / name
        try:
            sight = _sight(path)
            known = self._ids.get(name)
            if known is None or known[0] != sight:
                known = self._ids[name] = sight, _id_in(regular.read(path, _LARGEST))
            receipts = shelf.receipts_path(self._library, known[1])
            kept = _sight(receipts) if known[1] else _NONE
            if kept == _NONE:
                return ""
            before = self._states.get(name)
            if before is None or before[:2] != (sight, kept):
                before = self._states[name] = sight, kept, self._read(path, known[1])
            return before[2]
        except (OSError, FileError):  # gone meanwhile, or receipts that are damaged: their own window says so
            return ""

    def _read(self, path: Path, post_id: str) -> str:
        file = PostFile.parse(regular.read(path, _LARGEST))
        state = shelf.state_of(Post(file.fields, file.body), shelf.of(self._library, post_id))
        return "" if state is BlogState.NEVER else state.value


def _id_in(data: bytes) -> str:
    """The id of the post that `data` is; read in full only where its line is not plain."""
    found = _ID.search(data, 0, _HEAD)
    return found[1].decode("utf-8", "replace") if found else PostFile.parse(data).fields.id


def _sight(path: Path) -> _Sight:
    try:
        found = path.stat()
    except FileNotFoundError:
        return _NONE
    return found.st_mtime_ns, scan.changed(found), found.st_size
