"""Faults planted in the program, which the person in the window must find: `python -m tests.chaos.planted NAME`.

Only words are typed, composed and saved, so that each way to end a composition comes up within a few actions.
"""

import os
import sys
from collections.abc import Callable

from PySide6.QtGui import QTextCursor

from editor.ui.write.source_edit import SourceEdit
from tests.chaos import scene
from tests.chaos.__main__ import work
from tests.chaos.actions import ACTIONS

_ACTIONS = ("type_into_text", "compose_and_leave_it", "save")
_COUNT = 40


def _before_commit(change: Callable[[SourceEdit], None]) -> None:
    """Do `change` whenever the program itself has the word committed that is being composed."""
    commit = SourceEdit.finish_composing

    def finish(edit: SourceEdit) -> None:
        if edit.composing:
            change(edit)
        commit(edit)

    SourceEdit.finish_composing = finish  # type: ignore[assignment, method-assign]


def _take_a_letter(edit: SourceEdit) -> None:
    QTextCursor(edit.textCursor()).deletePreviousChar()


def _take_the_line(edit: SourceEdit) -> None:
    cursor = QTextCursor(edit.textCursor())
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


FAULTS: dict[str, Callable[[], None]] = {
    "none": lambda: None,
    "a letter beside the composed word goes": lambda: _before_commit(_take_a_letter),
    "the line before the composed word goes": lambda: _before_commit(_take_the_line),
}


def main(name: str) -> int:
    """Work in a program with the fault `name`; 1 where it was found."""
    FAULTS[name]()
    scene.PATIENCE_S = 0.5
    chosen = {action: (1, ACTIONS[action][1]) for action in _ACTIONS}
    ACTIONS.clear()
    ACTIONS.update(chosen)
    return 1 if work(0, seed=1, actions=_COUNT) else 0


if __name__ == "__main__":
    code = main(sys.argv[1])
    sys.stdout.flush()
    os._exit(code)  # as in `tests.chaos`
