"""The import as a process of its own, for a window: it knows no Qt, and whoever asked need not wait.

Standard input is one line of JSON, the wish; the import stops in good order when standard input ends. Standard output
is lines of JSON: `{"share", "entries"}` while it goes on, at last `{"report", "lines", "skipped"}` or `{"error"}`.
"""

import json
import sys
import time
from pathlib import Path
from threading import Event, Thread
from typing import Any

_PAUSE = 0.1  # seconds between two words about the progress
_MOST_NAMED = 200  # of one reason in the report


def main() -> None:
    """Do the import that standard input asks for."""
    asked = json.loads(sys.stdin.readline())
    cancelled = Event()
    Thread(target=_watch, args=(cancelled,), daemon=True).start()
    from editor.core import words
    from editor.core.errors import RonpyoError
    from editor.core.importers.summary import sentences
    from editor.core.importers.work import Progress, Wish, import_files

    words.use(asked["language"])
    last = 0.0

    def tell(progress: Progress) -> None:
        nonlocal last
        if time.monotonic() - last > _PAUSE:
            last = time.monotonic()
            _say({"share": progress.share, "entries": progress.entries})

    wish = Wish(Path(asked["library"]), asked["host"], asked["zone"], asked["unsaid_zone"])
    try:
        report = import_files([Path(path) for path in asked["paths"]], wish, tell, cancelled.is_set)
    except (RonpyoError, OSError) as error:
        _say({"error": str(error)})
        return
    counted = report.as_json() | {"skipped": [], "files": []}
    _say({"report": counted, "lines": list(sentences(report, _MOST_NAMED))})


def _watch(cancelled: Event) -> None:
    while sys.stdin.readline():
        pass
    cancelled.set()


def _say(value: dict[str, Any]) -> None:
    sys.stdout.buffer.write((json.dumps(value, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
