"""Reading post files for the index: what takes time, and needs no index, so that other processes can do it.

`python -m editor.core.library.reading` answers batches from its standard input, in the messages of
`core/processes/channel.py`. Tokens and terms of each post of an answer follow it, as messages of their own.
"""

import contextlib
import gc
import hashlib
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import tzinfo
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from editor.core.clips import store as clips
from editor.core.library import scan
from editor.core.library.fold import fold
from editor.core.library.grams import tokens
from editor.core.library.scan import Stand
from editor.core.library.terms import terms
from editor.core.library.texts import Read, read
from editor.core.post import Fields
from editor.core.processes import channel, children, priority
from editor.core.processes.channel import ChannelError, Sender, as_json, from_json, messages
from editor.core.profile.values import Profile

if TYPE_CHECKING:
    from concurrent.futures import Future

_UNSETTLED = 2_000_000_000  # nanoseconds within which a file can change without any sign of it
_SKEW = 600_000_000_000  # nanoseconds that another machine's clock may go ahead; further, and this one was set back
_BATCH = 40  # files that are read at one request
_BATCH_BYTES = 1_000_000  # of them: what is made of a file is three to five times as large
_AHEAD = 24  # batches that may wait to be taken in
_WORTH_IT = 300  # files from which on it pays to start processes
_MOST = 4  # processes
_PATIENCE = 60.0  # seconds that a process may take for a batch: then it is ended, and the batch is read here

CLIP_MARK = "+"
"""Stands in a known digest between that of the file and how the clips of its post stand."""

Wanted = tuple[bytes, str]
"""A file, and the digest of it that is known ("": none): if it still is the same, it is not looked into."""


class Prepared(NamedTuple):
    """A file that was read. Without a post it is `same` as before, or none (`digest` is empty if it is unreadable).
    `fresh`: it was written just now and could change once more without a sign."""

    path: bytes
    stand: Stand
    fresh: bool
    digest: str
    same: bool = False
    post: Read | None = None
    tokens: bytes = b""
    terms: bytes = b""


class Titles:
    """Composes the titles of posts, and knows the time zones of their blogs; reads each blog profile once."""

    def __init__(self) -> None:
        self._profiles: dict[str, Profile] = {}

    def of(self, fields: Fields) -> str:
        """The title of a post with these fields."""
        return fields.title.strip() or self._profile(fields).compose_title(fields)

    def zone(self, fields: Fields) -> tzinfo | None:
        """The time zone of the blog of a post with these fields."""
        return self._profile(fields).zone

    def blog(self, fields: Fields) -> str:
        """The front page of the blog of a post with these fields."""
        return self._profile(fields).address

    def _profile(self, fields: Fields) -> Profile:
        if fields.profile not in self._profiles:
            from editor.core.profile.load import load_profile

            self._profiles[fields.profile] = load_profile(fields.profile)[0]
        return self._profiles[fields.profile]


class _Clip:
    """The clips of a post while it is read: `mark` tells how their file stood before that."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self.mark = ""

    def text_of(self, post_id: str) -> str:
        """The searchable text of these clips."""
        if not (stand := clips.stand(self._library, post_id)):
            return ""
        self.mark = f"{CLIP_MARK}{stand}"
        return clips.text_of(self._library, post_id)


def prepare(library: Path, path: bytes, known: str, titles: Titles) -> Prepared | None:
    """Read one file; None where it is gone."""
    stand = scan.stand(library, path)
    if stand is None:
        return None
    now = time.time_ns()
    fresh = any(-_SKEW < now - moment < _UNSETTLED for moment in (stand.mtime, stand.ctime))
    data = scan.read_bytes(library, path)
    digest = "" if data is None else hashlib.sha256(data).hexdigest()
    if digest and digest == known.partition(CLIP_MARK)[0]:
        return Prepared(path, stand, fresh, known, True)
    clip = _Clip(library)
    post = None if data is None else read(data, titles.of, titles.zone, titles.blog, clip.text_of)
    if post is None:
        return Prepared(path, stand, fresh, digest)
    digest += clip.mark
    stream = fold(post.stream)
    text = tokens(stream, post.status, post.day).encode()
    return Prepared(path, stand, fresh, digest, False, post, text, terms(stream).packed())


def prepared(library: Path, files: Sequence[Wanted], sizes: Sequence[int] = ()) -> Iterator[list[Prepared]]:
    """All of `files`, read, batch by batch in their order; many of them by several processes. `sizes` are theirs, in
    bytes."""
    if len(files) < _WORTH_IT:
        titles = Titles()
        for batch in batches(files, sizes):
            yield _prepare_all(library, batch, titles)
        return
    with _Readers(library) as readers:
        waiting: deque[Future[list[Prepared]]] = deque()
        for batch in batches(files, sizes):
            waiting.append(readers.start(batch))
            if len(waiting) >= _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def batches(files: Sequence[Wanted], sizes: Sequence[int]) -> Iterator[Sequence[Wanted]]:
    """`files` in their order, few enough at a time, in number and bytes, that many batches have room in memory."""
    start = total = 0
    for place, size in zip(range(len(files)), chain(sizes, repeat(0)), strict=False):
        if place > start and (place - start == _BATCH or total + size > _BATCH_BYTES):
            yield files[start:place]
            start, total = place, 0
        total += size
    if files:
        yield files[start:]


def _prepare_all(library: Path, batch: Sequence[Wanted], titles: Titles) -> list[Prepared]:
    return [found for path, known in batch if (found := prepare(library, path, known, titles))]


class _Readers:
    """Processes that read, each asked by a thread of its own. One that ends is done without: its thread reads."""

    def __init__(self, library: Path) -> None:
        from concurrent.futures import ThreadPoolExecutor

        count = max(1, min(_MOST, os.cpu_count() or 1))
        self._library = library
        self._own = threading.local()
        self._processes: list[children.Child] = []
        self._threads = ThreadPoolExecutor(count, "reading")

    def __enter__(self) -> "_Readers":
        return self

    def __exit__(self, *_error: object) -> None:
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._processes:
            with contextlib.suppress(OSError):
                _streams(process)[0].close()
            process.wait()
            _streams(process)[1].close()

    def start(self, batch: Sequence[Wanted]) -> "Future[list[Prepared]]":
        """Have a batch read."""
        return self._threads.submit(self._read, batch)

    def _read(self, batch: Sequence[Wanted]) -> list[Prepared]:
        request = [str(self._library.absolute()), [[os.fsdecode(path), known] for path, known in batch]]
        try:
            process = self._process()
        except OSError:
            return _prepare_all(self._library, batch, Titles())
        to, back = _streams(process)
        try:
            with channel.Watch(process, _PATIENCE):
                if Sender(to).send(as_json(request)):
                    return [_from_json(item, _next(back), _next(back)) for item in from_json(_next(back))]
        except (OSError, ValueError, TypeError):
            process.kill()  # the rest of its answer would be taken for the next one
        return _prepare_all(self._library, batch, Titles())

    def _process(self) -> "children.Child":
        process: children.Child | None = getattr(self._own, "process", None)
        if process is None:
            process = children.start("editor.core.library.reading")
            self._own.process = process
            self._processes.append(process)
        return process


def _streams(process: "children.Child") -> "tuple[Any, Any]":
    return process.stdin, process.stdout


def _next(stream: BinaryIO) -> bytes:
    """The next message. Raises ChannelError where none comes."""
    message = channel.read(stream)
    if message is None:
        raise ChannelError
    return message


def _as_json(item: Prepared) -> list[Any]:
    return [os.fsdecode(item.path), *item[1:-2]]


def _from_json(item: list[Any], text: bytes, compared: bytes) -> Prepared:
    path, stand, fresh, digest, same, post = item
    made = Read(*post) if post else None
    if made:
        predictions = tuple((day, sentence) for day, sentence in made.predictions)
        made = made._replace(labels=tuple(made.labels), predictions=predictions)
    return Prepared(os.fsencode(path), Stand(*stand), fresh, digest, same, made, text, compared)


def main() -> None:
    """Answer requests until the input ends."""
    priority.go_behind(5)  # whoever types goes first
    gc.set_threshold(100_000)  # a post leaves no circles behind
    titles = Titles()
    sender = Sender(sys.stdout.buffer)
    for message in messages(sys.stdin.buffer):
        library, files = from_json(message)
        batch = [(os.fsencode(path), known) for path, known in files]
        items = _prepare_all(Path(library), batch, titles)
        texts = [text for item in items for text in (item.tokens, item.terms)]
        sender.send(as_json([_as_json(item) for item in items]), *texts)


if __name__ == "__main__":
    main()
