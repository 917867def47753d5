"""The process that reads a whole blog, which has only what nobody else needs of the processors.

Keys that a person types meanwhile are on the screen twice as fast as beside a thread that is merely nice. A thread
cannot do it by itself: a system that lets it go down lets it up again for root alone (man sched_setscheduler).
"""

import contextlib
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from editor.core.library.archive import Archive
from editor.core.library.refresh import Changes, Progress
from editor.core.processes import children, priority
from editor.core.processes.channel import ChannelError, Sender, Watch, as_json, from_json, messages

_IDLE = "idle"
_PATIENCE = 30.0  # seconds without a sign of the process: then others leave it nothing, and the work is done here


def refresh_apart(library: Path, place: Path, progress: Progress, *, idle: bool = True) -> Changes | None:
    """`Archive(library, place).refresh(progress)` in another process, which is `idle` whenever others work; None where
    that did not come to its end."""
    try:
        arguments = (str(library.absolute()), str(place.absolute()), _IDLE * idle)
        process = children.start("editor.core.library.apart", *arguments, is_told=False)
    except OSError:
        return None
    changes = None
    with process, process.stdout or contextlib.nullcontext(BytesIO()) as stream, Watch(process, _PATIENCE) as watch:
        for what, one, two in _words(stream):
            watch.saw_it()
            if what == "done":
                changes = Changes(one, two)
            elif what != "read" or not progress(one, two):
                process.kill()
                break
    return changes if process.returncode == 0 else None


def _words(stream: IO[bytes]) -> Iterator[list[Any]]:
    """The messages of the process, three values at a time; the last of it is "garbage" where it sends anything else."""
    try:
        for message in messages(stream):
            word = from_json(message)
            if not isinstance(word, list) or len(word) != 3:
                raise ChannelError
            yield word
    except ChannelError:
        yield ["garbage", 0, 0]


def main() -> None:
    """Read the library named first into the index named second."""
    if _IDLE in sys.argv[3:]:
        priority.go_last()
    library, place = map(Path, sys.argv[1:3])
    sender = Sender(sys.stdout.buffer)
    changes = Archive(library, place).refresh(lambda done, every: sender.send(as_json(["read", done, every])))
    sender.send(as_json(["done", changes.put, changes.gone]))


if __name__ == "__main__":
    main()
