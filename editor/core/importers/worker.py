"""The import process, for a window: it knows no Qt, and the window does not wait for it.

It speaks the messages of `core/processes/channel.py`, all of them JSON. Standard input is one, the wish; the import
stops in good order when standard input ends. Standard output is `{"share", "entries"}` while it goes on, at last
`{"report", "lines", "skipped"}` or `{"error"}`.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

from editor.core.processes.channel import Sender, as_json, from_json, messages

_PAUSE = 0.1  # seconds between two words about the progress
_MOST_NAMED = 200  # of one reason in the report


def main() -> None:
    """Do the import that standard input asks for."""
    requests = messages(sys.stdin.buffer)
    if (wish_message := next(requests, None)) is None:
        return  # nothing is asked for
    asked, cancelled, sender = from_json(wish_message), Event(), Sender(sys.stdout.buffer)
    Thread(target=_watch, args=(requests, cancelled), daemon=True).start()
    from editor.core import words
    from editor.core.errors import RonpyoError
    from editor.core.importers.summary import sentences
    from editor.core.importers.work import ImportProgress, Wish, import_files

    words.use(asked["language"])
    last = 0.0

    def tell(progress: ImportProgress) -> None:
        nonlocal last
        if time.monotonic() - last > _PAUSE:
            last = time.monotonic()
            _say(sender, {"share": progress.share, "entries": progress.entries})

    wish = Wish(Path(asked["library"]), asked["host"], asked["zone"], asked["unsaid_zone"])
    try:
        report = import_files([Path(path) for path in asked["paths"]], wish, tell, cancelled.is_set)
    except (RonpyoError, OSError) as error:
        _say(sender, {"error": str(error)})
        return
    counted = report.as_json() | {"skipped": [], "files": []}
    _say(sender, {"report": counted, "lines": list(sentences(report, _MOST_NAMED))})


def _watch(requests: Iterator[bytes], cancelled: Event) -> None:
    try:
        for _message in requests:
            pass
    finally:
        cancelled.set()


def _say(sender: Sender, value: dict[str, Any]) -> None:
    """Tell the window. One that is gone has ended the standard input, too: the import stops by that, in good order."""
    sender.send(as_json(value, "replace"))


if __name__ == "__main__":
    main()
