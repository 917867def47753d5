"""The import process, for a window: it knows no Qt, and the window does not wait for it.

It speaks the messages of `core/processes/channel.py`, all of them JSON. Standard input is one, the wish; the import
stops in good order when standard input ends. Standard output is `{"share", "entries"}` while it goes on, at last
`{"report", "lines", "skipped"}` or `{"error"}`.
"""

import time
from pathlib import Path
from typing import Any

from editor.core.processes.one_wish import Cancelled, Say, do_one_wish, leave

_PAUSE = 0.1  # seconds between two words about the progress
_MOST_NAMED = 200  # of one reason in the report


def main() -> None:
    """Do the import that standard input asks for."""
    do_one_wish(_import)


def _import(asked: Any, say: Say, cancelled: Cancelled) -> None:
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
            say({"share": progress.share, "entries": progress.entries})

    wish = Wish(Path(asked["library"]), asked["host"], asked["zone"], asked["unsaid_zone"])
    try:
        report = import_files([Path(path) for path in asked["paths"]], wish, tell, cancelled)
    except (RonpyoError, OSError) as error:
        say({"error": str(error)})
        return
    counted = report.as_json() | {"skipped": [], "files": []}
    say({"report": counted, "lines": list(sentences(report, _MOST_NAMED))})


if __name__ == "__main__":
    main()
    leave()
