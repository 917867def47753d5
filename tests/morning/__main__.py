"""`./dev morning`: a scripted person makes a post of the blog's shape in the real window, keys and clicks counted.

The post is the seed's, where the shared data lie beside the checkout, else our own sample (or with `--own`). The table
is printed; the exit code is 1 where the post in the file is not the right one.
"""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="./dev morning", description=__doc__)
    parser.add_argument("--own", action="store_true", help="our own sample, also where the seed is there")
    parser.add_argument("--acts", action="store_true", help="name each key and click")
    parser.add_argument("--interface", action="store_true", help="to a played Blogger by its interface, and back")
    parser.add_argument("--written", action="store_true", help="the commentary was written before, and is pasted")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_ACCESSIBILITY", "0")
    with tempfile.TemporaryDirectory(prefix="ronpyo-morning-", ignore_cleanup_errors=True) as place:
        from tests.morning.place import settle_in

        library = settle_in(Path(place))
        from editor.ui.start.main import prepare_environment

        prepare_environment()
        from PySide6.QtCore import QCoreApplication, Qt
        from PySide6.QtWidgets import QApplication

        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
        qt = QApplication(["ronpyo"])
        from tests.morning.by_interface import connected
        from tests.morning.material import own_morning, seed_morning, seed_parts
        from tests.morning.window import work

        pictures, seed = Path(place) / "pictures", seed_parts()
        morning = own_morning(pictures) if asked.own or seed is None else seed_morning(*seed, pictures)
        with ExitStack() as stack:
            browser = stack.enter_context(connected(morning)) if asked.interface else None
            result = work(qt, morning, library, browser, written=asked.written)
        sys.stdout.write(f"{morning.story.commentary}\n\n{result.tally.table(verbose=asked.acts)}\n")
        for fault in result.faults:
            sys.stdout.write(f"NOT RIGHT: {fault}\n")
        sys.stdout.flush()
        return 1 if result.faults else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # the interpreter's own end takes Qt's objects apart in an order that the program never has
