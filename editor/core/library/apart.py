"""Reading a whole blog in a process of its own, which has only what nobody else needs of the processors.

Keys that a person types meanwhile are on the screen twice as fast as beside a thread that is merely nice. A thread
cannot do it by itself: a system that lets it go down lets it up again for root alone (man sched_setscheduler).
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from threading import Timer

from editor.core.library.archive import Archive
from editor.core.library.refresh import Changes, Progress
from editor.core.processes import children

_IDLE = "idle"
_PATIENCE = 30.0  # seconds without a sign of the process: then others leave it nothing, and the work is done here


class _Watch:
    """Ends a process that gives no sign for too long."""

    def __init__(self, process: children.Child) -> None:
        self._process = process
        self._timer: Timer | None = None

    def __enter__(self) -> None:
        self.saw_it()

    def __exit__(self, *_about: object) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def saw_it(self) -> None:
        """It gave a sign: wait as long again."""
        self.__exit__()
        self._timer = Timer(_PATIENCE, self._process.kill)
        self._timer.start()


def refresh_apart(library: Path, place: Path, progress: Progress, *, idle: bool = True) -> Changes | None:
    """`Archive(library, place).refresh(progress)` in another process, which is `idle` whenever others work; None where
    that did not come to its end."""
    try:
        arguments = (str(library.absolute()), str(place.absolute()), _IDLE * idle)
        process = children.start("editor.core.library.apart", *arguments, stdin=children.NOTHING)
    except OSError:
        return None
    changes = None
    watch = _Watch(process)
    with process, process.stdout or contextlib.nullcontext(()) as lines, watch:
        for line in lines:
            watch.saw_it()
            try:
                what, one, two = json.loads(line)
            except ValueError:
                break
            if what == "done":
                changes = Changes(one, two)
            elif not progress(one, two):
                process.kill()
                break
    return changes if process.returncode == 0 else None


def _say(*parts: object) -> bool:
    """Tell the other process; False where it is gone."""
    try:
        sys.stdout.write(json.dumps(parts) + "\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


def main() -> None:
    """Read the library named first into the index named second."""
    with contextlib.suppress(OSError, AttributeError):
        if _IDLE in sys.argv[3:]:
            os.nice(10)
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    library, place = map(Path, sys.argv[1:3])
    changes = Archive(library, place).refresh(lambda done, every: _say("read", done, every))
    _say("done", changes.put, changes.gone)


if __name__ == "__main__":
    main()
