"""Crash handler: what was written is made safe first, then a report is kept, then the person is told in words.

An exception that nobody caught ends one action, not the program. A crash of the interpreter or of Qt ends it: then the
mark of the run tells the next start.
"""

import faulthandler
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QThread,
    QtMsgType,
    Signal,
    qFormatLogMessage,
    qInstallMessageHandler,
)

from editor import __version__
from editor.app.threads.main_thread import Deliveries
from editor.core import paths
from editor.core.history.runs import Run, write_report

_GRACE = 2.0  # seconds that the journal may take


def folder() -> Path:
    """The folder of the marks of runs and of crash reports."""
    return paths.state() / "runs"


class Mishap(QObject):
    """Watches over this run. `happened(report)`: something went wrong inside, its report lies there (None: nowhere).

    `secure(timeout)` makes what was written safe. The same mishap is told once.
    """

    happened = Signal(object)

    def __init__(self, secure: Callable[[float], object]) -> None:
        super().__init__()
        self._secure = secure
        self._told: set[str] = set()
        self._busy = self._watches = False
        self.run = Run(folder())
        self._hooks = sys.excepthook, threading.excepthook
        self._elsewhere = Deliveries(self._tell)

    def watch(self) -> None:
        """Hear of whatever goes wrong from now on."""
        sys.excepthook = self._exception
        threading.excepthook = lambda args: self._exception(args.exc_type, args.exc_value, args.exc_traceback)
        qInstallMessageHandler(self._qt_says)
        self._watches = True
        if self.run.file is not None:
            faulthandler.enable(self.run.file)

    def end(self) -> None:
        """The run ends as it should."""
        if self._watches:
            sys.excepthook, threading.excepthook = self._hooks
            qInstallMessageHandler(None)
            faulthandler.disable()
            self._watches = False
        self.run.end()

    def _exception(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        self._hooks[0](kind, error or kind(), trace)
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            return
        import traceback

        text = "".join(traceback.format_exception(kind, error, trace))
        if QThread.currentThread() is self.thread():
            self._tell(text)
        else:
            self._elsewhere.deliver(text)

    def _tell(self, text: str) -> None:
        if self._busy:  # it went wrong while it was being told
            return
        self._busy = True
        try:
            self._make_safe()
            if text not in self._told:
                self._told.add(text)
                self.happened.emit(write_report(folder(), f"{_about()}\n\n{text}"))
        finally:
            self._busy = False

    def _make_safe(self) -> None:
        try:
            self._secure(_GRACE)
        except Exception:  # what is in the journal already is safe all the same
            self._hooks[0](*sys.exc_info())

    def _qt_says(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if sys.stderr is not None:  # a program without a console has none
            with suppress(OSError, ValueError):  # the terminal, or who read it by a pipe, may be gone
                sys.stderr.write(qFormatLogMessage(kind, context, message) + "\n")
        if kind is QtMsgType.QtFatalMsg:  # Qt ends the program as soon as this returns
            if self.run.file is not None:
                self.run.file.write(f"{_about()}\n\nQt: {message}\n".encode())
            if QThread.currentThread() is self.thread():
                self._make_safe()


def _about() -> str:
    import platform

    import PySide6

    versions = f"Ronpyo {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}"
    return f"{versions}, {platform.platform()}"
