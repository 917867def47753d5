"""The hands and eyes of a person at the real window: keys, clicks, drags and words on widgets, counted.

Nothing here knows the document, a command or a field by its place in the program. What is worked on is found as a
person finds it: by the focus, by the words that can be read on the screen, or by the name a screen reader says.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
    QMouseEvent,
    QTextCharFormat,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QPlainTextEdit, QScrollArea, QWidget

from tests.morning.tally import Tally

_PATIENCE_S = 30.0


class Hands:
    """Works at whatever window is active. Every chord, click, drag and turn of the wheel goes into `tally`."""

    def __init__(self, tally: Tally, others: Sequence[str] = ()) -> None:
        """`others` are words of other people, which must not be typed as if they were the author's."""
        self.tally = tally
        self._others = [_bare(words) for words in others]

    # -- acts ------------------------------------------------------------------------------------------------------

    def press(self, *chords: str) -> None:
        """Press keys one after another, each a chord such as "Ctrl+S" or "Return"."""
        for chord in chords:
            self.tally.act(chord)
            combination = QKeySequence(chord)[0]  # type: ignore[index] # missing in PySide6's stubs
            QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())
            self._rest()

    def write(self, words: str) -> None:
        """Type words of the author's own through the input method.

        Raises ValueError for what is not: keys such as Enter among the words, or words of other people.
        """
        if not words.isprintable():
            raise ValueError(f"keys among the words: {words!r}")
        if any(other in _bare(words) for other in self._others):
            raise ValueError(f"not the author's own words: {words!r}")
        self.tally.wrote(words)
        form = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.TextFormat, 0, len(words), QTextCharFormat())
        QApplication.sendEvent(self._focus(), QInputMethodEvent(words, [form]))
        commit = QInputMethodEvent("", [])
        commit.setCommitString(words)
        QApplication.sendEvent(self._focus(), commit)
        self._rest()

    def click(self, name: str, nth: int = 0) -> None:
        """Click the widget of this name, or of one that begins with it; of several, the one `nth` from the top."""
        self.until(lambda: len(self._named(name)) > nth, f"“{name}” can be seen")
        widget = self._named(name)[nth]
        if widget.visibleRegion().isEmpty():
            self._turn_wheel_to(widget)
        self.tally.act(f"click {name}")
        target = widget.viewport() if isinstance(widget, QPlainTextEdit) else widget
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self._rest()

    def drop_files(self, *files: Path, onto: str, told: Sequence[str]) -> None:
        """Drag files from a folder's window onto the place of this name, in one go; `told` can be read before they are
        let go there."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        place = self._named(onto)[0]
        self._drop(place, mime, f"drag onto {onto}", told)

    def drop(self, offered: QMimeData, onto: str) -> None:
        """Drag something out of another program onto the place of this name."""
        self._drop(self._named(onto)[0], offered, f"drag onto {onto}", ())

    def drop_text(self, text: str, window: str) -> None:
        """Drag words out of another program onto the window of ours with this title."""
        mime = QMimeData()
        mime.setText(text)
        ours = next(one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowTitle() == window)
        self._drop(ours, mime, f"drag onto {window}", ())

    def _drop(self, widget: QWidget, mime: QMimeData, act: str, told: Sequence[str]) -> None:
        self.tally.act(act)
        place, copy = widget.rect().center(), Qt.DropAction.CopyAction
        button, modifier = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(place, copy, mime, button, modifier)
        QApplication.sendEvent(widget, entered)
        assert entered.isAccepted(), f"nothing may be dropped there: {act}"
        for words in told:
            self.wait_for(words)
        QApplication.sendEvent(widget, QDragMoveEvent(place, copy, mime, button, modifier))
        QApplication.sendEvent(widget, QDropEvent(QPointF(place), copy, mime, button, modifier))
        self._rest()

    def carry(self, name: str) -> QMimeData:
        """Drag what is called so, or the list of that name, into another program's window; what comes there."""
        self.until(lambda: bool(_carriers(name)), f"“{name}” can be dragged")
        widget = _carriers(name)[0]
        self.tally.act(f"drag {name}")
        target = widget.viewport() if isinstance(widget, QListWidget) else widget
        start = QPoint(12, min(12, target.height() // 2))
        carried: list[QMimeData] = []
        with _let_go_elsewhere(carried):
            QTest.mousePress(target, Qt.MouseButton.LeftButton, pos=start)
            for step in (4, 40, 60):  # as a hand moves: the first pixels are no drag yet
                _move_held(target, start + QPoint(step, 0))
                QTest.qWait(1)
            QTest.mouseRelease(target, Qt.MouseButton.LeftButton, pos=start)
        self._rest()
        assert len(carried) == 1, f"“{name}” was not dragged: {carried}"
        return carried[0]

    def come_back(self, how: str, window: str) -> None:
        """From another program's window to ours of this title, by one act."""
        self.tally.act(how)
        other = QWidget()
        other.setWindowTitle("ブラウザー")
        other.show()
        other.activateWindow()
        self.until(other.isActiveWindow, "the other program has the keys")
        other.close()
        other.deleteLater()
        ours = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.windowTitle() == window]
        assert len(ours) == 1, f"one window is called “{window}”"
        ours[0].activateWindow()
        self.until(ours[0].isActiveWindow, f"“{window}” has the keys")
        self._rest()

    def elsewhere(self, *acts: str) -> None:
        """Do something in another program: each act is counted as one, and nothing happens here."""
        for act in acts:
            self.tally.act(act)

    def holds(self, offered: QMimeData | str) -> None:
        """What another program has put on the clipboard; it is counted where it is copied, by `elsewhere`."""
        if isinstance(offered, str):
            QGuiApplication.clipboard().setText(offered)
        else:
            QGuiApplication.clipboard().setMimeData(offered)

    def holds_own(self, words: str) -> None:
        """Words of the author's own that were written before, copied there; they count as words, as if typed.

        Raises ValueError where words of other people are among them.
        """
        if any(other in _bare(words) for other in self._others):
            raise ValueError(f"not the author's own words: {words!r}")
        self.tally.wrote("".join(words.split("\n")))
        QGuiApplication.clipboard().setText(words)

    # -- eyes ------------------------------------------------------------------------------------------------------

    @property
    def clipboard(self) -> str:
        """The text on the clipboard."""
        return QGuiApplication.clipboard().text()

    def sees(self, words: str) -> bool:
        """Whether `words` can be read anywhere on the screen."""
        return any(words in shown for widget in _visible() for shown in _shown(widget))

    def takes(self, words: str, window: str) -> bool:
        """Whether a field with `words` is there, and not the window of this title before it."""

        def is_active() -> bool:
            active = QApplication.activeWindow()
            return active is not None and active.windowTitle() == window

        self.until(lambda: self.sees(words) or is_active(), f"“{words}” is taken or “{window}” opens")
        return not is_active()

    def wait_for(self, words: str) -> None:
        """Look at the screen until `words` can be read on it. Raises AssertionError where they never are."""
        self.until(lambda: self.sees(words), f"“{words}” can be read")

    def wait_for_window(self, title: str) -> None:
        """Wait until the window of this title is the one that keys go to."""

        def is_active() -> bool:
            window = QApplication.activeWindow()
            return window is not None and window.windowTitle() == title

        self.until(is_active, f"the window “{title}” is there")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for `condition`. Raises AssertionError, which says `what` was waited for, after half a minute."""
        end = monotonic() + _PATIENCE_S
        while not condition():
            assert monotonic() < end, f"waited in vain until {what}"
            QTest.qWait(10)

    # -- inside ----------------------------------------------------------------------------------------------------

    def _focus(self) -> QWidget:
        widget = QApplication.focusWidget() or QApplication.activeWindow()  # which keys go to where nothing has it
        assert widget is not None, "no window is active"
        return widget

    def _named(self, name: str) -> list[QWidget]:
        """The widgets of that name, from top to bottom; those that begin with it only where none is called so."""
        can = [widget for widget in _visible() if widget.isEnabled() and not isinstance(widget, QLabel)]
        same = [widget for widget in can if name in _names(widget)]
        found = same or [widget for widget in can if any(called.startswith(name) for called in _names(widget))]
        return sorted(found, key=lambda widget: (place := widget.mapToGlobal(QPoint())).y() * 10_000 + place.x())

    def _turn_wheel_to(self, widget: QWidget) -> None:
        parent = widget.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        assert parent is not None, f"{widget.accessibleName()} cannot be seen"
        self.tally.act("wheel")
        parent.ensureWidgetVisible(widget)
        self._rest()

    def _rest(self) -> None:
        QTest.qWait(1)
        if QApplication.activeWindow() is None:  # a window was closed: window managers give the keys to one below it
            for window in QApplication.topLevelWidgets():
                if window.isVisible():
                    window.activateWindow()


def _bare(words: str) -> str:
    return "".join(words.split())


def _visible() -> Iterator[QWidget]:
    """The widgets that can be seen, of the window that lies over the others and may be used."""
    modal = QApplication.activeModalWidget()
    for window in [modal] if modal is not None else QApplication.topLevelWidgets():
        if window.isVisible():
            yield window
            yield from (widget for widget in window.findChildren(QWidget) if widget.isVisible())


def _rows(words: str) -> list[str]:
    """The rows of lists that say `words`."""
    lists = (widget for widget in _visible() if isinstance(widget, QListWidget))
    return [text for widget in lists for text in _shown(widget) if words in text]


def _carriers(name: str) -> list[QWidget]:
    """What can be dragged out of a window, and is called so or begins with it."""
    called = (widget for widget in _visible() if (widget.accessibleName() + ":").startswith(f"{name}:"))
    return [widget for widget in called if _hand_opens_over(widget)]


def _hand_opens_over(widget: QWidget) -> bool:
    """Whether one sees by the pointer that it can be dragged."""
    target = widget.viewport() if isinstance(widget, QListWidget) else widget
    return target.cursor().shape() == Qt.CursorShape.OpenHandCursor


def _move_held(widget: QWidget, place: QPoint) -> None:
    """Move the pointer with the left button held; Qt's own test events say that none is."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = QPointF(place), QPointF(widget.mapToGlobal(place))
    QApplication.sendEvent(widget, QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, left, none))


@contextmanager
def _let_go_elsewhere(carried: list[QMimeData]) -> Iterator[None]:
    """Another program takes what is dragged: the part of a drag that the system does."""

    def let_go(drag: QDrag, *_actions: Qt.DropAction) -> Qt.DropAction:
        offered, taken = drag.mimeData(), QMimeData()
        for kind in offered.formats():
            taken.setData(kind, offered.data(kind))
        carried.append(taken)
        return Qt.DropAction.CopyAction

    real = QDrag.exec
    QDrag.exec = let_go  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        QDrag.exec = real  # type: ignore[method-assign]


def _names(widget: QWidget) -> Sequence[str]:
    words = [widget.accessibleName()]
    if isinstance(widget, QAbstractButton):
        words.append(widget.text())
    return [word for word in words if word]


def _shown(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QListWidget):
        yield from (widget.item(row).text() for row in range(widget.count()))
    elif isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
