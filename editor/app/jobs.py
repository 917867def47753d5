"""Work off the window's thread, its results brought back to it. Jobs of one `Jobs` object run one after another."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

T = TypeVar("T")


class _Courier(QObject):
    """Carries one result from the worker's thread to the window's."""

    arrived = Signal(object, object)


class _Run(QRunnable):
    def __init__(self, function: Callable[[], Any], courier: _Courier) -> None:
        super().__init__()
        self._function = function
        self._courier = courier

    def run(self) -> None:
        try:
            result, error = self._function(), None
        except BaseException as caught:  # handed to `failed`, which must hear of every kind
            result, error = None, caught
        self._courier.arrived.emit(result, error)


class Jobs(QObject):
    """A queue of work in a thread of its own. `done` and `failed` are called in the thread that owns this object."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._couriers: set[_Courier] = set()

    def start(self, function: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Run `function()`; then `done(result)` or `failed(error)` in this object's thread."""
        courier = _Courier()
        self._couriers.add(courier)  # lives until its result is in

        def arrived(result: Any, error: BaseException | None) -> None:
            self._couriers.discard(courier)
            if isinstance(error, Exception):
                failed(error)
            elif error is not None:
                raise error
            else:
                done(result)

        courier.arrived.connect(arrived, Qt.ConnectionType.QueuedConnection)
        self._pool.start(_Run(function, courier))

    @property
    def busy(self) -> bool:
        """Whether work is under way or its result not yet in."""
        return bool(self._couriers)

    def wait(self) -> None:
        """Block until the work is done and its results are in: for closing only."""
        from PySide6.QtCore import QCoreApplication

        while self._couriers:
            self._pool.waitForDone()
            QCoreApplication.processEvents()
