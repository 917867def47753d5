"""Calls into the window's thread from any other one, through an object that outlives them all.

A signal of an object that the window's thread destroys at the same moment ends the program: PySide looks at the object
before it emits, and not while it does (seen as a jump to address 0x28 where a window was closed while its job ended).
"""

import weakref
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class _Receiver(QObject):
    """Lives in the window's thread until the process ends, and makes the calls that arrive there."""

    _arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """Have `call()` made by the window's thread, after all that was posted before."""
        self._arrived.emit(call)

    def _call(self, call: Callable[[], object]) -> None:
        call()


_receiver: _Receiver | None = None


class Deliveries:
    """Brings values to `take`, a method of a QObject, in the window's thread, in their order.

    Made in that thread. Threads may hold it for as long as they like: it does not keep the QObject alive, and what
    arrives after the QObject's end is dropped.
    """

    def __init__(self, take: Callable[..., object]) -> None:
        global _receiver
        if _receiver is None:
            _receiver = _Receiver()
        self._receiver = _receiver
        self._take: weakref.WeakMethod[Callable[..., Any]] = weakref.WeakMethod(take)

    def deliver(self, *values: object) -> None:
        """Have `take(*values)` called soon; from any thread."""
        self._receiver.post(lambda: self._arrive(values))

    def _arrive(self, values: tuple[object, ...]) -> None:
        take = self._take()
        if take is not None and isValid(take.__self__):  # type: ignore[attr-defined]  # a bound method has it
            take(*values)
