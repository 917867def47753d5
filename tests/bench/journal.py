"""What the journal costs the window's thread for each change of the text.

    python -m tests.bench.journal

Types one character at a time into posts of several sizes and measures what the journal adds in the thread of the
window: hearing of the change, and handing over what is written, at most ten times a second. The previewer reads the
same text; where it has, the journal finds it read.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

SIZES = (20_000, 100_000, 1_000_000)
CHANGES = 200


def measure(size: int) -> tuple[float, float, float, float]:
    """Milliseconds in a post of `size` characters: hearing of a change; handing it over where the previewer has read
    the text, and where nobody has (medians); the longest of all."""
    from PySide6.QtGui import QTextCursor

    from editor.app.application import Application

    with tempfile.TemporaryDirectory() as place:
        post = Path(place) / "post.md"
        post.write_text("政策金利を据え置き、" * (size // 10), encoding="utf-8")
        app = Application()
        app.settings.choose(autosave="off")
        document = app.session.open(post)
        app.journal._place = Path(place) / "journal"
        app.journal._writer = app.journal._new_writer()
        hearing: list[float] = []
        read: list[float] = []
        unread: list[float] = []
        for number in range(CHANGES):
            cursor = QTextCursor(document.buffer)
            cursor.setPosition(number * (size // CHANGES))
            cursor.insertText("字")
            app.journal._timer.stop()
            hearing.append(_time(lambda: app.journal._changed(0)))
            app.journal._timer.stop()
            if number % 2:
                document.text()
            (read if number % 2 else unread).append(_time(app.journal._look))
            app.journal.secure()
        app.close()
    longest = max(*hearing, *read, *unread)
    return median(hearing), median(read), median(unread), longest


def _time(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def main() -> int:
    """Print a table."""
    from PySide6.QtWidgets import QApplication

    _qt = QApplication([])
    out = sys.stdout
    out.write("| characters | change heard | handed over, text read | handed over, text not read | longest |\n")
    out.write("|---:|---:|---:|---:|---:|\n")
    for size in SIZES:
        times = " | ".join(f"{value:.3f} ms" for value in measure(size))
        out.write(f"| {size:,} | {times} |\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
