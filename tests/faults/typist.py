"""The real window, and a typist in it who never pauses: told on standard output, with the clock, after each character.

Run by `tests.faults.kills`, in folders of its own, to be killed at any moment.
"""

import argparse
import os
import sys
import time
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.ui.window.window import MainWindow

PACE_MS = 12
PHRASE = "政策金利を据え置き。"


def character(number: int) -> str:
    """The character `number` (from 0) of what is typed: numbers in full-width digits, words between them."""
    block, place = divmod(number, 16)
    return f"{block:05d} {PHRASE}"[place]


def typed(length: int) -> str:
    """The first `length` characters of what is typed."""
    return "".join(map(character, range(length)))


def _type(window: "MainWindow", composing: bool) -> None:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QInputMethodEvent, QTextCursor
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    edit = window.desk.source.edit
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    numbers = count()

    def press() -> None:
        sign = character(next(numbers))
        if sign.isascii():
            QTest.keyClick(edit, Qt.Key.Key_Space if sign == " " else getattr(Qt.Key, f"Key_{sign}"))
        else:
            if composing:
                QApplication.sendEvent(edit, QInputMethodEvent(sign, []))
            event = QInputMethodEvent("", [])
            event.setCommitString(sign)
            QApplication.sendEvent(edit, event)
        os.write(1, f"{time.monotonic()}\n".encode())

    timer = QTimer(window)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(press)
    timer.start(PACE_MS)
    press()  # the very first key: before the web engine and all else that comes after the window


def main() -> int:
    """Open a post, or begin one, and type until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("post", nargs="?", type=Path)
    parser.add_argument("--composing", action="store_true", help="compose words with an input method")
    parser.add_argument("--no-preview", action="store_true", help="without the web engine")
    parser.add_argument("--no-autosave", action="store_true")
    parser.add_argument("--eager", action="store_true", help="save by itself all the time")
    given = parser.parse_args()

    from editor.app.choices.settings import Settings
    from editor.app.files import autosave
    from editor.ui.preview.pane import PreviewPane
    from editor.ui.start import main as start
    from editor.ui.start.program import Program

    settings = Settings()
    settings.state["seen_sample"] = True
    settings.save_state()
    if given.no_autosave:
        settings.choose(autosave="off")
    if given.eager:
        autosave.LONGEST = 0.05
    if given.no_preview:
        PreviewPane.start = lambda _pane: None  # type: ignore[assignment, method-assign] # this process is made for it
    show = Program.show

    def show_and_type(program: Program) -> None:
        show(program)
        _type(program.window, given.composing)

    Program.show = show_and_type  # type: ignore[assignment, method-assign] # this process is made for it
    return start.run(given.post)


if __name__ == "__main__":
    sys.exit(main())
