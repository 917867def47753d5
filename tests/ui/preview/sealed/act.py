"""What a person might do to a page: `actor.js` by events of its own making, this module by a real pointer and keys."""

import json
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QToolTip

from tests.ui.preview.sealed.open_pages import OpenPage

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
AT_LEAST_MS = 300
"""How long each page is acted on and watched."""
_OPEN_ANSWER_MS, _SEALED_ANSWER_MS = 1500, 60_000
"""An attack may hold an open page up for ever; a sealed one answers."""
_AFTER_INPUT_MS, _TIP_MS, _MOST_TIPS = 60, 300, 3

Step = tuple[Callable[[], bool], int]
"""What to wait for, and for how many milliseconds at most."""
_Key = Qt.Key
_Modifier = Qt.KeyboardModifier
_KEYS = (
    (_Key.Key_Tab, "\t", _Modifier.NoModifier),
    (_Key.Key_A, "a", _Modifier.NoModifier),
    (_Key.Key_Space, " ", _Modifier.NoModifier),
    (_Key.Key_Return, "\r", _Modifier.NoModifier),
    (_Key.Key_Down, "", _Modifier.NoModifier),
    (_Key.Key_A, "\x01", _Modifier.ControlModifier),
    (_Key.Key_C, "\x03", _Modifier.ControlModifier),
    (_Key.Key_V, "\x16", _Modifier.ControlModifier),
)


def together(plays: Iterable[Iterator[Step]], limit_ms: int) -> None:
    """Go through several plays at a time, each until it ends, and all for `limit_ms` at most."""
    clock = QElapsedTimer()
    clock.start()
    waiting: list[tuple[Iterator[Step], Callable[[], bool], int]] = [(play, lambda: True, 0) for play in plays]
    while waiting and clock.elapsed() < limit_ms:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        going = []
        for play, ready, until in waiting:
            if not ready() and clock.elapsed() < until:
                going.append((play, ready, until))
            elif (step := next(play, None)) is not None:
                going.append((play, step[0], clock.elapsed() + step[1]))
        waiting = going
        time.sleep(0.002)


def wait(until: Callable[[], bool], limit_ms: int) -> None:
    """Handle events until `until` holds, or `limit_ms` have passed."""
    together([iter([(until, limit_ms)])], limit_ms)


def never() -> bool:
    """For a step that takes all of its time."""
    return False


def act(
    view: QWebEngineView,
    most_places: int,
    answers: list[int],
    look_at_tip: Callable[[QWebEngineView], None] | None,
) -> Iterator[Step]:
    """Do to the page of `view` whatever can be done; `answers` gets the numbers of elements that it had.

    Tool tips appear if there is somebody to look at them. An open page is held back from leaving (its property `held`)
    until all but what leads away has been tried.
    """
    clock = QElapsedTimer()
    clock.start()
    page = view.page()
    told: list[Any] = []

    def ask(script: str) -> Step:
        nonlocal told
        mine: list[Any] = []  # an answer that comes too late is none to a later question
        told = mine
        page.runJavaScript(script, WORLD, mine.append)
        return lambda: bool(mine), _OPEN_ANSWER_MS if isinstance(page, OpenPage) else _SEALED_ANSWER_MS

    page.history().clear()
    page.setProperty("held", True)
    yield ask(f"{_script()}; actor.sweep()")
    answers += [int(answer) for answer in told if isinstance(answer, (int, float))]
    again = f"if (typeof globalThis.actor?.leftover !== 'function') {{ {_script()} }}"  # a page that was loaded anew
    yield ask(f"{again}; actor.leftover()")
    yield ask(f"{again}; actor.places({most_places})")
    found = json.loads(told[0]) if told and told[0] else {"places": [], "keys": []}
    tips = _MOST_TIPS if look_at_tip is not None else 0
    for x, y, has_title in found["places"]:
        _point(view, QPointF(x, y))
        rests = has_title and tips > 0
        tips -= rests
        yield (lambda: bool(view.toolTip())), _TIP_MS if rests else 5
        if look_at_tip is not None:
            _let_tip_appear(view, QPoint(int(x), int(y)))
            look_at_tip(view)
    _type(view, found["keys"])
    for x, y, _has_title in found["places"]:
        _click(view, QPointF(x, y), Qt.MouseButton.LeftButton)
    for x, y, _has_title in found["places"][:1]:
        _click(view, QPointF(x, y), Qt.MouseButton.MiddleButton)
        _click(view, QPointF(x, y), Qt.MouseButton.RightButton)
    yield never, _AFTER_INPUT_MS
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    page.setProperty("held", False)
    yield ask(f"{_script()}; actor.leftover(); actor.follow()")
    answers += [int(answer) for answer in told if isinstance(answer, (int, float))]
    _press(view, _Key.Key_Left, "", _Modifier.AltModifier)
    _click(view, QPointF(2, 2), Qt.MouseButton.BackButton)
    yield never, max(AT_LEAST_MS - clock.elapsed(), 20)
    QToolTip.hideText()


@cache
def _script() -> str:
    return Path(__file__).with_name("actor.js").read_text(encoding="utf-8").rstrip().rstrip(";")


def _send(view: QWebEngineView, event: QEvent) -> None:
    """Give the engine an event. The widget that takes them is another one after each change of its process."""
    if (proxy := view.focusProxy()) is not None:
        QCoreApplication.sendEvent(proxy, event)


def _point(view: QWebEngineView, at: QPointF) -> None:
    """Come to a place, and turn the wheel there."""
    _send(view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    for step in (-3, 0):
        _mouse(view, QEvent.Type.MouseMove, at + QPointF(step, 0), Qt.MouseButton.NoButton, Qt.MouseButton.NoButton)
    for turn in (-40, 40):
        by = QPoint(0, turn)
        there, none = QPointF(view.mapToGlobal(at.toPoint())), Qt.MouseButton.NoButton
        _send(view, QWheelEvent(at, there, by, by, none, _Modifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False))


def _click(view: QWebEngineView, at: QPointF, button: Qt.MouseButton) -> None:
    _mouse(view, QEvent.Type.MouseButtonPress, at, button, button)
    _mouse(view, QEvent.Type.MouseButtonRelease, at, button, Qt.MouseButton.NoButton)


def _mouse(
    view: QWebEngineView, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, pressed: Qt.MouseButton
) -> None:
    there = QPointF(view.mapToGlobal(at.toPoint()))
    _send(view, QMouseEvent(kind, at, there, button, pressed, _Modifier.NoModifier))


def _type(view: QWebEngineView, claimed: list[str]) -> None:
    claimed_keys = [(_Key(ord(key.upper())), key, _Modifier.AltModifier) for key in claimed]
    for key, text, modifier in (*_KEYS, *claimed_keys):
        _press(view, key, text, modifier)


def _press(view: QWebEngineView, key: Qt.Key, text: str, modifier: Qt.KeyboardModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _send(view, QKeyEvent(kind, key.value, modifier, text))


def _let_tip_appear(view: QWebEngineView, at: QPoint) -> None:
    """What Qt does where the pointer has rested for a while."""
    if view.toolTip():
        QCoreApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, at, view.mapToGlobal(at)))
