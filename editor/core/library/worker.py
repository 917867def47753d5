"""The library process of the window: answers what is asked of the index, and keeps it up to date beside that.

Requests and answers are JSON, in the messages of `core/processes/channel.py`. A request is `{"id", "ask", …}`, its
answer `{"id", "result"}` or `{"id", "error"}`; between them come `{"event": "progress", "done", "all"}` and
`{"event": "changed"}`. Reading files happens in a thread with a connection of its own: SQLite lets others read while
one writes.
"""

import base64
import contextlib
import os
import sys
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import Any

from editor.core import words
from editor.core.errors import FileError, RonpyoError
from editor.core.library.apart import refresh_apart
from editor.core.library.archive import Archive
from editor.core.library.database import place
from editor.core.library.draft import draft_of
from editor.core.library.index import PER_DAY, Index
from editor.core.library.query import Query, parse
from editor.core.library.related import linkable, related
from editor.core.library.search import search
from editor.core.library.snippet import marks, snippet, words_of
from editor.core.library.texts import Entry
from editor.core.originals import libraries
from editor.core.processes.channel import Sender, as_json, from_json, messages
from editor.core.words import tr

FOLDERS = 400
"""Folders that the window is told to watch; a library has one for each year."""

DRAFTS, NEAR, NEWEST = "drafts", "near", "newest"


class _Channel:
    """Sends to the window from either thread."""

    def __init__(self) -> None:
        self._sender = Sender(sys.stdout.buffer)

    def send(self, value: dict[str, Any]) -> None:
        if not self._sender.send(as_json(value)):  # the window is gone, and nobody is left to hear of it
            os._exit(0)


class _Door:
    """The archive, opened anew where its index was made anew beside us: what is left would be a file without a name."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._place = place(library)
        self._file = (0, 0)
        self._archive: Archive | None = None

    def archive(self) -> Archive:
        """The archive as it is now. Raises FileError."""
        if self._archive is not None and _file(self._place) != self._file:
            self.close()
        if self._archive is None:
            self._archive = Archive(self._library)
            self._file = _file(self._place)
            if self._archive.index.in_memory:  # each connection would have one of its own
                self.close()
                raise FileError(
                    tr("The posts are safe, but the search index cannot be written: “{path}”.", path=self._place.parent)
                )
        return self._archive

    def close(self) -> None:
        """Let go of it; the next question opens it again."""
        if self._archive is not None:
            self._archive.close()
            self._archive = None


class Keeper:
    """Brings the index up to date, one wish after another; a wish is a list of files, or None for all of them."""

    def __init__(self, library: Path, channel: _Channel) -> None:
        self._channel = channel
        self._library = library
        self._wishes: SimpleQueue[list[str] | None] = SimpleQueue()
        self._stopped = False
        Thread(target=self._work, daemon=True).start()

    def wish(self, files: list[str] | None) -> None:
        """Have these files read, or all."""
        self._wishes.put(files)

    def _work(self) -> None:
        door = _Door(self._library)
        while True:
            files = self._wishes.get()
            try:
                archive = door.archive()
                if files is None:
                    apart = partial(refresh_apart, self._library, archive.index.place)
                    changes = archive.refresh(self._progress, apart)
                    self._channel.send({"event": "read", "folders": folders(self._library), "changed": bool(changes)})
                elif archive.refresh_files(map(Path, files)):
                    self._channel.send({"event": "changed"})
                archive.merge(self._wishes.empty)
            except Exception as error:  # of whatever kind: the thread goes on, and so does the window
                self._channel.send({"event": "failed", "sentence": sentence(self._library, error)})
                door.close()

    def _progress(self, done: int, every: int) -> bool:
        self._channel.send({"event": "progress", "done": done, "all": every})
        return True


class Worker:
    """Answers one request after another."""

    def __init__(self, library: Path) -> None:
        self._door = _Door(library)

    def answer(self, request: dict[str, Any]) -> Any:
        """The result of a request. Raises RonpyoError, sqlite3.Error."""
        archive = self._door.archive()
        ask = request["ask"]
        if ask == "list":
            return archive.soundly(lambda index: listed(index, request["query"], request.get("limit")))
        if ask == "rows":
            return archive.soundly(lambda index: rows(index, request["query"], request["numbers"]))
        if ask == "choices":
            return archive.soundly(choices)
        if ask == "similar":
            return archive.soundly(lambda index: near(index, request["text"], request["path"], request["limit"]))
        raise ValueError(ask)

    def close(self) -> None:
        """Let go of the index."""
        self._door.close()


def sentence(library: Path, error: Exception) -> str:
    """What to tell the person who wants to see the posts."""
    if isinstance(error, RonpyoError):
        return str(error) if library.is_dir() else _away(library)
    if library.is_dir():
        return tr("The posts are safe, but they cannot be read into the search index: {error}", error=error)
    return _away(library)


def _away(library: Path) -> str:
    return tr(
        "The folder of the library, “{path}”, is not there. If it lies on a drive, connect it: "
        "the posts show again by themselves.",
        path=library,
    )


def _file(path: Path) -> tuple[int, int]:
    """Which file lies at `path`."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino


def listed(index: Index, text: str, limit: int | None) -> dict[str, Any]:
    """The numbers of the posts that `text` finds, and where the sections among them begin: [name, place].

    With words in it the best come first, without sections. Else drafts come first, then a section for each month.
    """
    query = parse(text)
    if words_of(query):
        found = search(index, query, limit)
        numbers = [hit.number for hit in found.hits]
        return {"numbers": packed(numbers), "sections": [], "total": found.total, "ranked": True}
    if query == Query():
        every = [row[0] for row in index.connection.execute("SELECT id FROM post ORDER BY id DESC")]
    else:
        every = [hit.number for hit in search(index, query).hits]
    open_ones = {row[0] for row in index.connection.execute("SELECT id FROM post WHERE status <> 'published'")}
    drafts = [number for number in every if number in open_ones] if open_ones else []
    rest = [number for number in every if number not in open_ones] if open_ones else every
    return {
        "numbers": packed(drafts + rest),
        "sections": sections(len(drafts), rest),
        "total": len(every),
        "ranked": False,
    }


def packed(numbers: Sequence[int]) -> str:
    """Numbers as text that takes no time to read: eight bytes each, in base 64."""
    return base64.b64encode(array("q", numbers).tobytes()).decode("ascii")


def unpacked(text: str) -> "array[int]":
    """The numbers again."""
    numbers = array("q")
    numbers.frombytes(base64.b64decode(text))
    return numbers


def sections(drafts: int, rest: Sequence[int]) -> list[tuple[str, int]]:
    """[name, place of its first post] for the drafts and for each month ("2025-04", "": no date), newest first."""
    found: list[tuple[str, int]] = [(DRAFTS, 0)] if drafts else []
    falling = [-number for number in rest]
    at = 0
    while at < len(rest):
        day = date.fromordinal(max(1, rest[at] // PER_DAY)) if rest[at] >= 400 * PER_DAY else None
        first = day.replace(day=1).toordinal() * PER_DAY if day else -(2**62)
        found.append((f"{day.year:04d}-{day.month:02d}" if day else "", drafts + at))
        at = bisect_right(falling, -first, at)
    return found


def rows(index: Index, text: str, numbers: list[int]) -> list[dict[str, Any]]:
    """What the list shows of these posts."""
    query = parse(text)
    wanted, clipped = words_of(query), bool(query.wanted.clips)
    return [_row(index, entry, wanted, clipped) for entry in index.entries(numbers)]


def _row(index: Index, entry: Entry, wanted: tuple[str, ...], clipped: bool) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(entry, name) for name in Entry.__slots__}
    if wanted:
        piece = snippet(index.stream(entry.id), wanted, titled=False, clipped=clipped)
        row |= {"title_spans": marks(entry.title, wanted), "snippet": piece.text, "spans": piece.spans}
    return row


def near(index: Index, text: str, path: str, limit: int) -> dict[str, Any]:
    """The posts that are nearest to the post file `text`, and after them the newest, as `listed` gives them.

    The file `path` is not among them, and none that nobody could link to.
    """
    draft = draft_of(text.encode("utf-8", "surrogatepass"), path)
    nearest = [match.number for match in related(index, draft, limit, explained=False)] if draft else []
    newest = [entry.id for entry in index.newest(2 * limit) if entry.path != path and linkable(entry)]
    rest = [number for number in newest if number not in nearest][:limit]
    parts = ((NEAR, nearest), (NEWEST, rest))
    return {
        "numbers": packed(nearest + rest),
        "sections": [(name, len(nearest) if name == NEWEST else 0) for name, numbers in parts if numbers],
        "total": len(nearest) + len(rest),
        "ranked": False,
    }


def choices(index: Index) -> dict[str, Any]:
    """What can be chosen by: labels and years, with the number of their posts."""
    return {"labels": index.labels()[:500], "years": index.years(), "posts": index.count()}


def folders(library: Path) -> list[str]:
    """The folders in which posts may lie, for watching."""
    found = [str(library)]
    for parent, below, _files in os.walk(library):
        below[:] = sorted((name for name in below if name[:1] != "."), reverse=True)
        found += [str(Path(parent, name)) for name in below]
        if len(found) >= FOLDERS:
            break
    return found[:FOLDERS]


def main() -> None:
    """Serve the library named by the first message until the input ends."""
    with contextlib.suppress(OSError, AttributeError):
        os.nice(5)  # whoever types goes first
    sys.setswitchinterval(0.001)
    channel = _Channel()
    requests = messages(sys.stdin.buffer)
    first = from_json(next(requests, b"{}"))
    words.use(first.get("language", "en"))
    library = Path(first.get("library", ""))
    with contextlib.suppress(FileError):  # then what was imported into it elsewhere is exported as any other post
        libraries.remember(library)
    keeper, worker = Keeper(library, channel), Worker(library)
    for message in requests:
        request = from_json(message)
        if request["ask"] == "read":
            keeper.wish(request.get("files"))
            continue
        try:
            channel.send({"id": request["id"], "result": worker.answer(request)})
        except Exception as error:  # of whatever kind: who asked waits for an answer
            worker.close()
            channel.send({"id": request["id"], "error": sentence(library, error)})
    os._exit(0)  # the thread may be in the middle of a chunk: it is a transaction, and done the next time


if __name__ == "__main__":
    main()
