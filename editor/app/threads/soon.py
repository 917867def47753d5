"""A call in the next turn of the event loop, once Qt has finished what it is at."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class _Turn(QObject):
    due = Signal()


def run_soon(context: QObject, call: Callable[[], object]) -> None:
    """Have `call` run in the next turn of the event loop of this thread, unless `context` is destroyed before.

    `QTimer.singleShot` with 0 ms is the same, but PySide 6.11 never lets go of `call` if the context is destroyed
    before it runs, and a method holds its object and so a whole window. A queued signal does let go.
    """
    one = _Turn(context)
    one.due.connect(call, Qt.ConnectionType.QueuedConnection)
    one.due.connect(one.deleteLater, Qt.ConnectionType.QueuedConnection)
    one.due.emit()
