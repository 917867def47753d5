"""Frames of the web view: painted as soon as they are there; and the first one of a page, waited for."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, QTimer, QTimerEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget

_BATCH_MS = 5
_EXPECTED_MS = 250
_QUIET_MS = 80


class PromptFrames(QObject):
    """Spares `view` the wait of its QQuickWidget.

    A QQuickWidget renders what has come 5 ms late, to batch changes of many sources (`exhaustDelay` in
    `QQuickWidget::triggerUpdate`). A web page is one source and sends whole frames, so for it the wait is a third of
    the time from a key to the page (measured: 16.1 ms with it, 10.5 without). Its timer is told that its time has come
    as soon as the loop has nothing else to do. Where the timer cannot be found, nothing but the gain is lost.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._dispatcher = QAbstractEventDispatcher.instance()
        self._timers_of: Callable[[QObject], list[Any]] | None = getattr(self._dispatcher, "registeredTimers", None)
        self._listening = False
        self._hurries = False
        self._end = QTimer(self)
        self._end.setSingleShot(True)
        self._end.setInterval(_EXPECTED_MS)
        self._end.timeout.connect(self._stop)

    def expect(self) -> None:
        """The page was changed: a frame will come."""
        self._end.start()
        if not self._listening and self._timers_of is not None:
            self._listening = True
            self._dispatcher.aboutToBlock.connect(self._hurry)

    def _stop(self) -> None:
        if self._listening:
            self._listening = False
            self._dispatcher.aboutToBlock.disconnect(self._hurry)

    def _hurry(self) -> None:
        target = self._view.focusProxy()
        if target is None or self._timers_of is None or self._hurries:
            return
        self._hurries = True  # a loop that the engine runs while it paints is about to block, too
        try:
            for timer in self._timers_of(target):
                if timer.interval == _BATCH_MS:
                    QCoreApplication.sendEvent(target, QTimerEvent(timer.timerId))
        finally:
            self._hurries = False


class FirstFrame(QObject):
    """Waits until the first frame of another page of `view` is on the screen, and calls `then`.

    The size of the contents comes with the frame, right before it is painted; the ground may be painted before the
    words, so it must have been quiet for a while. A page of the size of the one before says nothing: it counts as seen
    after a quarter of a second.
    """

    def __init__(self, view: QWebEngineView, then: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._then = then
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._seen)
        self._quiet.start(_EXPECTED_MS)
        view.page().contentsSizeChanged.connect(self._has_come)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hear of the paint; nothing is taken from anyone."""
        if event.type() == QEvent.Type.Paint:
            self._quiet.start(_QUIET_MS)
        return False

    def _has_come(self) -> None:
        if (widget := self._view.focusProxy()) is not None:
            widget.installEventFilter(self)

    def _seen(self) -> None:
        self.deleteLater()
        self._then()
