"""The library process of the window: answers what is asked of the index, and keeps it up to date beside that.

Requests and answers are JSON, in the messages of `core/processes/channel.py`. A request is `{"id", "ask", …}`, its
answer `{"id", "result"}` or `{"id", "error"}`; between them come `{"event": "progress", "done", "all"}` and
`{"event": "changed"}`. Reading files happens in a thread with a connection of its own: SQLite lets others read while
one writes.
"""

import contextlib
import os
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from editor.core import words
from editor.core.errors import FileError, RonpyoError
from editor.core.library import memory
from editor.core.library.apart import refresh_apart
from editor.core.library.archive import Archive
from editor.core.library.blog_states import BlogStates
from editor.core.library.listing import choices, folders, listed, near, rows
from editor.core.library.missing import missing
from editor.core.library.own_address import own_address
from editor.core.library.timeline import hub
from editor.core.originals import libraries
from editor.core.processes import priority
from editor.core.processes.channel import Sender, as_json, from_json, messages
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.core.library.following_links import ChangeFor


KEEPER = "keeper"
"""The thread that reads."""

_BETWEEN = 0.2  # seconds between two words on what is under way


class _Channel:
    """Sends to the window from either thread."""

    def __init__(self) -> None:
        self._sender = Sender(sys.stdout.buffer)

    def send(self, value: dict[str, Any]) -> None:
        if not self._sender.send(as_json(value)):  # the window is gone, and nobody is left to hear of it
            os._exit(0)


class _Door:
    """The archive, opened anew where its index was made anew beside us: what is left would be a file without a name.
    `emptied` as of `Archive`."""

    def __init__(self, library: Path, emptied: Callable[[], None] | None) -> None:
        self._library = library
        self._emptied = emptied
        self._archive: Archive | None = None

    def archive(self) -> Archive:
        """The archive as it is now. Raises FileError."""
        if self._archive is not None and self._archive.index.replaced:
            self.close()
        if self._archive is None:
            self._archive = Archive(self._library, emptied=self._emptied)
            if self._archive.index.in_memory:  # each connection would have one of its own
                folder = self._archive.index.place.parent
                self.close()
                raise FileError(
                    tr(
                        "The posts are safe, but the search index cannot be written: “{path}”. Free some space "
                        "on the disk, then start Ronpyo again.",
                        path=folder,
                    )
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
        self._filling = Event()
        Thread(target=self._work, daemon=True, name=KEEPER).start()

    def wish(self, files: list[str] | None) -> None:
        """Have these files read, or all."""
        self._wishes.put(files)

    def read_all(self) -> None:
        """Have all files read, since the index is empty; once, whoever else asks for it."""
        if not self._filling.is_set():
            self._filling.set()
            self.wish(None)

    def _work(self) -> None:
        door = _Door(self._library, self.read_all)
        while True:
            files = self._wishes.get()
            if files is None:
                self._filling.clear()
            try:
                archive = door.archive()
                if files is None or not archive.was_read:
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


class LibraryWorker:
    """Answers one request after another; see `memory.py` for those about earlier posts. `emptied` as of `Archive`."""

    def __init__(self, library: Path, emptied: Callable[[], None] | None = None) -> None:
        self._door, self._library, self._emptied = _Door(library, emptied), library, emptied
        self._states = BlogStates(library)

    def answer(self, request: dict[str, Any]) -> Any:
        """The result of a request. Raises RonpyoError, sqlite3.Error."""
        archive = self._door.archive()
        if self._emptied is not None and not archive.was_read:
            self._emptied()
        ask = request["ask"]
        if ask == "list":
            return archive.soundly(lambda index: listed(index, request["query"], request.get("limit")))
        if ask == "rows":
            return archive.soundly(lambda index: rows(index, request["query"], request["numbers"]))
        if ask == "choices":
            return archive.soundly(choices)
        if ask == "similar":
            return archive.soundly(lambda index: near(index, request["text"], request["path"], request["limit"]))
        if ask == "address":
            return archive.soundly(lambda index: own_address(index, request["text"], request["path"]))
        if ask == "states":
            return self._states.of(archive.soundly(lambda index: index.entries(request["numbers"])))
        if ask == "hub":
            return archive.soundly(lambda index: hub(index, request["query"], request.get("profile", "")))
        return archive.soundly(lambda index: memory.answer(index, request))

    def reply(self, request: dict[str, Any], channel: _Channel) -> None:
        """Send the answer, or the sentence why there is none. Never raises."""
        try:
            channel.send({"id": request["id"], "result": self.answer(request)})
        except Exception as error:  # of whatever kind: who asked waits for an answer
            self.close()
            channel.send({"id": request["id"], "error": sentence(self._library, error)})

    def close(self) -> None:
        """Let go of the index."""
        self._door.close()


class Lane:
    """Answers one request after another in a thread and over a connection of its own, so that no other lane waits for
    it. `emptied` as of `Archive`."""

    def __init__(self, library: Path, channel: _Channel, emptied: Callable[[], None] | None = None) -> None:
        self._worker, self._channel = LibraryWorker(library, emptied), channel
        self._requests: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def ask(self, request: dict[str, Any]) -> None:
        """Have it answered, after those that were asked before."""
        self._requests.put(request)

    def finish(self) -> None:
        """Wait until all that were asked are answered; none may be asked after that."""
        self._requests.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (request := self._requests.get()) is not None:
            self._worker.reply(request, self._channel)


class Follower:
    """Has links of other posts follow one that has another address or file name, one wish after another."""

    def __init__(self, library: Path, channel: _Channel, keeper: Keeper) -> None:
        self._channel, self._keeper, self._library = channel, keeper, library
        self._requests: SimpleQueue[dict[str, Any]] = SimpleQueue()
        self._stopped = 0
        """Number of the newest request that is not to go on."""
        Thread(target=self._work, daemon=True).start()

    def ask(self, request: dict[str, Any]) -> None:
        """Have the links of the "posts" that lead to one of the "former" addresses lead to "address"; or, with "old"
        and "new", those to a file that was renamed."""
        self._requests.put(request)

    def stop(self, number: int) -> None:
        """Do no more of the request `number`; what is done stays."""
        self._stopped = max(self._stopped, number)

    def _work(self) -> None:
        from editor.core.history.versions import Versions, versions_folder
        from editor.core.library.following_links import follow_links

        door, versions = _Door(self._library, self._keeper.read_all), Versions(versions_folder())
        while True:
            request = self._requests.get()
            number = int(request["id"])
            try:
                posts, change_for = _wanted(door.archive(), request)
                go_on = partial(self._goes_on, number, [0.0])
                found = follow_links(self._library, posts, change_for, versions, go_on)
                self._channel.send({"id": number, "result": found.as_json()})
                if found.changed:
                    self._keeper.wish([str(self._library / name) for name in found.changed])
            except Exception as error:  # of whatever kind: who asked waits for an answer
                door.close()
                self._channel.send({"id": number, "error": sentence(self._library, error)})

    def _goes_on(self, number: int, said: list[float], done: int, every: int) -> bool:
        """Whether the request `number` is to go on; tells of it, at most five times a second: `said` is when last."""
        if time.monotonic() - said[0] > _BETWEEN:
            said[0] = time.monotonic()
            self._channel.send({"event": "following", "id": number, "done": done, "all": every})
        return self._stopped < number


def _wanted(archive: Archive, request: dict[str, Any]) -> "tuple[list[str], ChangeFor]":
    """The posts to look at, and the change of their links. Raises FileError, sqlite3.Error."""
    from editor.core.library.former_address import changes_for, posts_naming
    from editor.core.renaming.moved_links import to_renamed
    from editor.core.renaming.pictures import pictures_stayed

    if "old" in request:
        old, new = Path(request["old"]), Path(request["new"])
        stay = pictures_stayed(old, new)
        return archive.soundly(lambda index: posts_naming(index, old.stem)), lambda path: to_renamed(
            path.parent, old, new, pictures_stay=stay
        )
    wanted = (archive.library, request["posts"], request["former"], request["address"])
    return request["posts"], archive.soundly(lambda index: changes_for(index, *wanted))


def sentence(library: Path, error: Exception) -> str:
    """The sentence for the person who wants to see the posts."""
    if isinstance(error, RonpyoError):
        return str(error) if library.is_dir() else missing(library)
    if library.is_dir():
        return tr("The posts are safe, but they cannot be read into the search index: {error}", error=error)
    return missing(library)


def serve(library: Path, requests: Iterable[dict[str, Any]], channel: _Channel) -> None:
    """Answer all `requests`. Each goes to a lane at once: neither searches nor questions about earlier posts wait for
    one another, nor for what is read."""
    keeper = Keeper(library, channel)
    searches, questions = (Lane(library, channel, keeper.read_all) for _lane in range(2))
    follower = Follower(library, channel, keeper)
    for request in requests:
        if request["ask"] == "read":
            keeper.wish(request.get("files"))
        elif request["ask"] == "follow":
            follower.ask(request)
        elif request["ask"] == "stop":
            follower.stop(request["number"])
        elif request["ask"] in ("similar", "address", "hub", "states", *memory.QUESTIONS):
            questions.ask(request)
        else:
            searches.ask(request)
    searches.finish()


def main() -> None:
    """Serve the library named by the first message until the input ends."""
    priority.go_behind(5)  # whoever types goes first
    sys.setswitchinterval(0.001)
    channel = _Channel()
    requests = messages(sys.stdin.buffer)
    first = from_json(next(requests, b"{}"))
    words.use(first.get("language", "en"))
    library = Path(first.get("library", ""))
    with contextlib.suppress(FileError):  # then what was imported into it elsewhere is exported as any other post
        libraries.remember(library)
    serve(library, map(from_json, requests), channel)
    os._exit(0)  # the thread may be in the middle of a chunk: it is a transaction, and done the next time


if __name__ == "__main__":
    main()
