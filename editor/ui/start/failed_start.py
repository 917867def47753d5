"""A start that Qt gives up, told in one sentence: Qt itself writes six lines and aborts, which leaves a core dump."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from editor.commandline.output import complain
from editor.core.words import tr


@contextmanager
def told_in_a_sentence() -> Iterator[None]:
    """While a QApplication is made: what Qt warns of is kept back, and a fatal error ends the process with code 1."""
    before = qInstallMessageHandler(_say)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


def _say(kind: QtMsgType, _context: QMessageLogContext, _text: str) -> None:
    if kind is QtMsgType.QtFatalMsg:
        complain(
            tr(
                "The window cannot be opened: the display does not answer, or a library of the system is missing; "
                "new, set, export and the other commands work without one."
            )
        )
        os._exit(
            1
        )  # behind a fatal message Qt aborts (QtMsgType, QtFatalMsg); nothing is open yet that would have to be closed
