"""Small pictures of files, decoded off the window's thread within bounds of bytes, pixels and time."""

from collections import OrderedDict, deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSize, QTimer

from editor.app.images.decoded_picture import DecodedPicture, decoded
from editor.app.threads.jobs import Jobs
from editor.core.disk import regular
from editor.core.images.file_type import pixel_size
from editor.core.words import tr

LARGEST = 50_000_000
"""Bytes of one file."""

DEADLINE_MS = 10_000

_MOST_KEPT = 100_000_000  # bytes of pixels
_AT_ONCE = 3_000_000  # bytes, and pixels, that may be decoded in the window's thread
_MOST_ABANDONED = 4  # threads that may still be decoding after their deadline


def decoded_file(file: Path, room: QSize | None = None) -> DecodedPicture:
    """The picture in `file`, which is read as a regular file and not beyond LARGEST. For any thread."""
    try:
        data = regular.read(file, LARGEST)
    except OSError:
        return _unreadable()
    return decoded(data, room)


def _unreadable() -> DecodedPicture:
    return DecodedPicture(why=tr("The file cannot be read, or it is larger than 50 MB."))


_Key = tuple[str, int, int, int, int]
_Done = Callable[[DecodedPicture], None]


def _key(file: Path, room: QSize) -> _Key | None:
    """The key of a picture: the real file, as it is now, and the room; None where there is none."""
    try:
        status = file.stat()
        return (str(file.resolve()), status.st_mtime_ns, status.st_size, room.width(), room.height())
    except (OSError, ValueError, RuntimeError):
        return None


class _PictureRequest:
    """One picture that was asked for, and all who wait for it."""

    def __init__(self, key: _Key, file: Path, room: QSize, done: _Done) -> None:
        self.key = key
        self.file = file
        self.room = room
        self.waiting: list[_Done] = [done]
        self.late = False


class Pictures(QObject):
    """Small pictures of files, each file decoded once however often and under whatever name it is asked for.

    Decoding is done off the window's thread, one at a time; one that takes longer than the deadline is said to, and its
    thread is left alone with it.
    """

    def __init__(self, parent: QObject | None = None, deadline_ms: int = DEADLINE_MS) -> None:
        super().__init__(parent)
        self.decode: Callable[[Path, QSize], DecodedPicture] = decoded_file
        self._kept: OrderedDict[_Key, DecodedPicture] = OrderedDict()
        self._kept_bytes = 0
        self._wanted: dict[_Key, _PictureRequest] = {}
        self._queue: deque[_PictureRequest] = deque()
        self._current: _PictureRequest | None = None
        self._jobs = Jobs(self)
        self._abandoned = 0
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.setInterval(deadline_ms)
        self._deadline.timeout.connect(self._give_up)

    def at_once(self, file: Path, room: QSize) -> DecodedPicture | None:
        """The picture of `file` that fits into `room`, if it is known or small; None: `ask` for it."""
        key = _key(file, room)
        if key is None:
            return _unreadable()
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        size = pixel_size(file)
        if key[2] > _AT_ONCE or size is None or size[0] * size[1] > _AT_ONCE:
            return None
        self._keep(key, result := self.decode(file, room))
        return result

    def ask(self, file: Path, room: QSize, done: _Done) -> None:
        """`done` with the picture of `file` that fits into `room`: at once if it is known, else when it is decoded.

        It may be called twice: first because the picture takes too long, then with it.
        """
        key = _key(file, room)
        if key is None:
            done(_unreadable())
        elif key in self._kept:
            self._kept.move_to_end(key)
            done(self._kept[key])
        elif key in self._wanted:
            self._wanted[key].waiting.append(done)
        else:
            wanted = self._wanted[key] = _PictureRequest(key, file, room, done)
            self._queue.append(wanted)
            self._go_on()

    def _keep(self, key: _Key, result: DecodedPicture) -> None:
        self._kept[key] = result
        self._kept_bytes += result.image.sizeInBytes()
        while self._kept_bytes > _MOST_KEPT and len(self._kept) > 1:
            self._kept_bytes -= self._kept.popitem(last=False)[1].image.sizeInBytes()

    def _go_on(self) -> None:
        if self._current is not None or not self._queue:
            return
        wanted = self._current = self._queue.popleft()
        decode = self.decode
        self._jobs.start(
            lambda: decode(wanted.file, wanted.room),
            lambda result: self._take(wanted, result),
            lambda _error: self._take(wanted, DecodedPicture(why=tr("The file is damaged: it cannot be shown."))),
        )
        self._deadline.start()

    def _take(self, wanted: _PictureRequest, result: DecodedPicture) -> None:
        if wanted.key not in self._kept:
            self._keep(wanted.key, result)
        self._wanted.pop(wanted.key, None)
        if wanted.late:
            self._abandoned -= 1
        if wanted is self._current:
            self._current = None
            self._deadline.stop()
        for done in wanted.waiting:
            done(result)
        self._go_on()

    def _give_up(self) -> None:
        wanted = self._current
        if wanted is None:
            return
        late = DecodedPicture(why=tr("The image takes too long to be shown."))
        for done in wanted.waiting:
            done(late)
        if self._abandoned >= _MOST_ABANDONED:
            return  # no thread more: what waits goes on waiting for one of them
        wanted.late = True
        self._abandoned += 1
        self._current = None
        self._jobs = Jobs(self)
        self._go_on()
