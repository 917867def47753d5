"""Walks the states of the window with the keyboard alone, and by the names and roles that a screen reader is told.

`python -m tests.shots.walk` prints a line for each fault: a widget without a name, one that no key reaches or leaves,
one that does not show that it has the focus.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.shots.__main__ import begin

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tests.shots.stage import Stage

LANGUAGE = "ja"
PASSED_OVER = re.compile(
    "menu.*|post-(unsaved|english|narrow)|sample|library-.*|preview-.*|find|palette-search|rename|question"
    "|journal-in-trouble|save-failed|spelling.*|reading-aloud"
)
"""States that have no other widgets than those of the window that are walked anyhow."""
KEYS = re.compile(r"\bF\d+|Alt|Ctrl|Shift|Esc|Delete|Enter")
"""A button at which Tab does not stop says its key in its name."""
_MOST = 150
"""Tab stops of a window, and parts of one widget (links, parts of a date) at which Tab stops, at most."""


class Walk:
    """Looks at the states of `stage`, one after the other; `faults` are sentences."""

    def __init__(self, stage: "Stage") -> None:
        self.faults: list[str] = []
        self.stops = 0
        """Number of Tab stops that were walked."""
        self._stage = stage
        self._seen: set[str] = set()
        self._shown: set[tuple[str, str]] = set()

    def look(self, state: str, *, main: bool) -> None:
        """Look at the windows that are on the screen: the dialogs, and with `main` the main window."""
        from PySide6.QtTest import QTest
        from PySide6.QtWidgets import QApplication, QMenu

        for top in QApplication.topLevelWidgets():
            if not top.isVisible() or isinstance(top, QMenu) or (top is self._stage.window and not main):
                continue
            top.activateWindow()
            self._stage.wait(top.isActiveWindow)
            QTest.qWait(1)
            self._look_at_names(state, top)
            self._walk(state, top)

    # -- names ---------------------------------------------------------------------------------------------------------

    def _look_at_names(self, state: str, top: "QWidget") -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QAccessible
        from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit

        for widget in _within(top):
            told = QAccessible.queryAccessibleInterface(widget)
            name = told.text(QAccessible.Text.Name).strip() if told is not None else ""
            focus = widget.focusPolicy()
            if focus == Qt.FocusPolicy.NoFocus:
                in_line = isinstance(widget.parentWidget(), QLineEdit)  # the line's own, and Esc does the same
                if isinstance(widget, QAbstractButton) and not in_line and not KEYS.search(name):
                    self._fault(state, widget, f"“{name}” is for the mouse alone")
                continue
            if widget.focusProxy() is not None or (isinstance(widget, QLabel) and not widget.text()):
                continue
            if not name:
                self._fault(state, widget, "has no name")
            elif told.role() == QAccessible.Role.NoRole or (
                told.role() == QAccessible.Role.Client and widget.objectName() not in _FRAMES
            ):
                self._fault(state, widget, f"“{name}” has no role")
            elif isinstance(widget, QComboBox) and not (
                name != widget.currentText()
                or told.text(QAccessible.Text.Description)
                or told.relations(QAccessible.RelationFlag.Label)
            ):
                self._fault(state, widget, f"“{name}” is a value, and no name says what of")

    # -- the Tab key -------------------------------------------------------------------------------------------------

    def _walk(self, state: str, top: "QWidget") -> None:
        from PySide6.QtCore import Qt
        from shiboken6 import isValid

        stops = [
            widget
            for widget in _within(top)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        ]
        start = top.focusWidget()
        if start is None:
            if stops:
                self._fault(state, top, "has no focus")
            return
        reached: set[QWidget] = set()
        for back in (False, True):
            start.setFocus()
            reached |= self._go(state, top, back=back)
        self.stops += len(stops)
        for stop in stops:
            if not isValid(stop) or not stop.isVisible() or not stop.isEnabled():
                continue  # a report that came meanwhile took it away
            if stop not in reached and not _beside(stop, reached):
                self._fault(state, stop, f"“{stop.accessibleName()}” is not reached")

    def _go(self, state: str, top: "QWidget", *, back: bool) -> "set[QWidget]":
        """Go round by Tab, or with `back` by Shift+Tab, from where the focus is, as long as there is something new."""
        reached: set[QWidget] = set()
        at = top.focusWidget()
        for _step in range(_MOST):
            if at is None or at in reached:
                return reached
            reached.add(at)
            shown = self._picture(at)
            following = self._leave(at, back=back)
            if following is None:
                if len([one for one in _within(top) if one.focusPolicy().value & 1 and one.focusProxy() is None]) > 1:
                    self._fault(state, at, "no key leads out of it")
                return reached
            if shown is not None and shown == self._grab(at):
                self._fault(state, at, "does not show that it has the focus")
            at = following
        self._fault(state, top, "has no end")
        return reached

    def _leave(self, at: "QWidget", *, back: bool) -> "QWidget | None":
        """The widget to which Tab or Shift+Tab leads, else F6, as out of the text, in which Tab indents; None: it
        stays."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        top, parts = at.window(), _MOST
        if at.objectName() == "page":  # a process of its own, which hands the focus on after its last link
            view = at.parentWidget()
            assert view is not None
            view.focusNextPrevChild(not back)
            parts = 0
        elif at.objectName() == "sourceEdit":
            parts = int(back)
        for _part in range(parts):
            if back:
                QTest.keyClick(at, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
            else:
                QTest.keyClick(at, Qt.Key.Key_Tab)
            if (now := top.focusWidget()) is not at:
                return now
        for key in (Qt.Key.Key_F6, Qt.Key.Key_Backtab):
            if top.focusWidget() is at:
                QTest.keyClick(at, key)
        now = top.focusWidget()
        return now if now is not at else None

    # -- what is seen --------------------------------------------------------------------------------------------------

    def _picture(self, widget: "QWidget") -> object:
        """What `widget` and the edge around it look like; None where one of its kind was looked at before."""
        kind = (type(widget).__name__, widget.objectName())
        if kind in self._shown or widget.objectName() in ("page", "sourceEdit"):  # a ring of its own, and a caret
            return None
        self._shown.add(kind)
        return self._grab(widget)

    def _grab(self, widget: "QWidget") -> object:
        from PySide6.QtCore import QRect

        top = widget.window()
        place = QRect(widget.mapTo(top, widget.rect().topLeft()), widget.size()).adjusted(-4, -4, 4, 4)
        return top.grab(place).toImage()

    def _fault(self, state: str, widget: "QWidget", words: str) -> None:
        chain: list[str] = []
        one: QWidget | None = widget
        while one is not None and len(chain) < 4:
            chain.append(f"{type(one).__name__} {one.objectName()}".strip())
            one = one.parentWidget()
        line = f"{' < '.join(chain)}: {words}"
        if line not in self._seen:
            self._seen.add(line)
            self.faults.append(f"{state}: {line}")


_FRAMES = ("page", "fieldsTabs")
"""Frames round what has a role: the document of the page, the list of tabs."""


def _within(top: "QWidget") -> "Iterator[QWidget]":
    """`top` and what is in it, without what cannot be used now and windows of its own."""
    from PySide6.QtWidgets import QWidget

    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible() and widget.isEnabled() and widget.window() is top:
            yield widget


def _beside(stop: "QWidget", reached: "set[QWidget]") -> bool:
    """Whether `stop` is one of several of which one is chosen, and an arrow leads to it from one that is reached."""
    from PySide6.QtWidgets import QAbstractButton

    group = stop.group() if isinstance(stop, QAbstractButton) else None
    return group is not None and group.exclusive() and any(one in reached for one in group.buttons())


def main() -> int:
    """Walk all states; the exit code is 1 where there are faults, or where nothing was walked."""
    with tempfile.TemporaryDirectory(prefix="ronpyo-walk-", ignore_cleanup_errors=True) as place:
        stage = begin(Path(place), LANGUAGE, "light")
        from PySide6.QtWidgets import QApplication

        from tests.shots.states import STATES

        QApplication.setCursorFlashTime(0)
        walk, first = Walk(stage), stage.post.read_bytes()
        for name, state in STATES.items():
            if PASSED_OVER.fullmatch(name) or (len(sys.argv) > 1 and name not in sys.argv[1:]):
                continue
            state.make(stage)
            stage.wait_for_dialogs(state.shows)
            dialogs = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one is not stage.window]
            walk.look(name, main=not dialogs)
            stage.come_back(first)
        sys.stdout.write("".join(f"{fault}\n" for fault in walk.faults))
        sys.stdout.write(f"{walk.stops} Tab stops\n")
        return 1 if walk.faults or not walk.stops else 0


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # as in `__main__.py`
