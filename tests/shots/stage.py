"""The program with its window on a screen, what brings it into a state and back, and what is cut off in that state."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QMenu,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QWidget,
)

from editor.app.application import Application
from editor.ui.desk.desk import Desk
from editor.ui.dialogs.ask import Ask
from editor.ui.start.program import Program
from editor.ui.widgets.elided_label import ElidedLabel
from editor.ui.window.window import MainWindow

_PATIENCE_S = 20.0
_SETTLED_MS = 700
"""Longer than anything is put off for the sake of a next key."""
_ANSWERED_MS = 800
_GLANCE_MS = 200


class Questions:
    """Closes the questions of a window that nobody is here to answer: it would wait for ever. `asked`: their words."""

    def __init__(self, ask: Callable[[], Ask]) -> None:
        self.asked: list[str] = []
        self._ask = ask
        self._timer = QTimer(interval=_GLANCE_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        question = QApplication.activeModalWidget()
        if self._ask().asking and isinstance(question, QDialog):
            self.asked.append(" ".join(label.text() for label in question.findChildren(QLabel)))
            question.reject()


class Stage:
    """What states work on. The window is as large as its screen has room for."""

    def __init__(self, qt: QApplication, post: Path) -> None:
        self.post = post
        self._undone: list[Callable[[], object]] = []
        self.app = Application()
        self.program = Program(qt, self.app, self.app.session.open(post))
        self.questions = Questions(lambda: self.window._ask)
        self.program.show()
        self._fill_screen()
        self.wait(lambda: self.desk.preview.view is not None and self.desk.preview.view.loaded)
        self.wait(lambda: self.app.claims._started)
        self.wait(lambda: bool(self.app.previewer.page.frame))

    @property
    def window(self) -> MainWindow:
        return self.program.window

    @property
    def desk(self) -> Desk:
        return self.program.window.desk

    def _fill_screen(self) -> None:
        """There is no window manager that would; a frame of it would take as much again."""
        self.window.showNormal()
        self.window.take_place({})
        self.window.setGeometry(self.window.screen().availableGeometry())

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until `condition` holds. Raises TimeoutError, and RuntimeError where the window asked a question."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            if self.questions.asked:
                raise RuntimeError(f"The window asked: {self.questions.asked.pop()}")
            if time.monotonic() > end:
                raise TimeoutError
            QTest.qWait(20)

    def run(self, command: str) -> None:
        """Run a command of the window by its id."""
        self.window.actions_[command].trigger()

    def open(self, name: str) -> None:
        """Open another post of the library."""
        self.desk.files.open_path(self.post.with_name(name))
        self.wait(lambda: self.desk.document.path.name == name)

    def type(self, words: str) -> None:
        """Write into the text."""
        self.desk.focus_source()
        self.desk.source.edit.insertPlainText(words)

    def wait_for_rows(self, widget: QWidget) -> None:
        """Wait until a list or table below `widget` has rows."""
        self.wait(lambda: any((model := one.model()) and model.rowCount() for one in widget.findChildren(QTableView)))

    def later(self, undo: Callable[[], object]) -> None:
        """Do `undo` when the window comes back from this state."""
        self._undone.append(undo)

    def let_pass(self) -> None:
        """Give another process the time for an answer that nothing in the window tells of."""
        QTest.qWait(_ANSWERED_MS)

    def come_back(self, first: bytes) -> None:
        """Close what a state opened, and show the post as at `first`."""
        while self._undone:
            self._undone.pop()()
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not self.window:
                widget.close()
        if (palette := self.window.dialogs.palette) is not None:
            palette.hide()
        desk = self.desk
        self._fill_screen()
        if self.window.outline.shown:
            self.window.outline.toggle()
        self.app.session.wait(5.0)
        self.app.settings.choose(autosave="")
        if self.post.read_bytes() != first or desk.document.path != self.post or not desk.document.is_clean:
            if desk.document.on_disk:  # a new post that was not written in is left as it is
                self.app.watcher.keep_mine()
            self.open("answer.md")
            self.app.session.wait(5.0)
            self.post.write_bytes(first)
            self.open(self.post.name)
        for bar in (desk.notice, desk.others, desk.emptied, desk.safety_notice):
            bar.hide()
        if self.window.dialogs.problems.is_open:
            self.window.dialogs.problems.toggle()
        desk.want_fields(True)
        desk.library.want(False)
        desk.preview.show()
        desk.set_width("desktop")
        desk.fields_pane.show_tab(0)
        desk.source.edit.setTextCursor(QTextCursor(desk.source.edit.document()))
        desk.source.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        desk.source.find_bar.dismiss()
        QCursor.setPos(self.window.screen().geometry().bottomRight())
        QTest.qWait(50)

    def wait_for_dialogs(self, names: tuple[str, ...]) -> None:
        """Wait until dialogs of these classes are on the screen."""
        self.wait(
            lambda: set(names) <= {type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()}
        )

    def look(self, then: Callable[[], object]) -> None:
        """Do `then` when what is under way has come to its end, also within the loop of a menu; then close menus."""
        done: list[bool] = []

        def now() -> None:
            try:
                then()
            finally:
                done.append(True)
                while (menu := QApplication.activePopupWidget()) is not None:
                    menu.close()

        end = time.monotonic() + _PATIENCE_S / 2
        previewer, reports = self.app.previewer, list[None]()

        def note() -> None:
            reports.append(None)

        def settle() -> None:
            """By timers alone: a state may have put a menu on the way, whose loop nothing else ends."""
            has_page = not self.desk.document.raw  # a header that cannot be read has none
            stands = (previewer.is_current or not has_page) and bool(reports)
            if stands or time.monotonic() > end:
                QTimer.singleShot(_SETTLED_MS, now)
            else:
                QTimer.singleShot(_GLANCE_MS, settle)

        previewer.refresh()
        previewer.reported.connect(note)
        settle()
        try:
            self.wait(lambda: bool(done))
        finally:
            previewer.reported.disconnect(note)

    def cut_off(self) -> Iterator[str]:
        """What of the windows on the screen is not to be seen whole: windows larger than it, words that lack room."""
        room = self.window.screen().availableGeometry()
        for top in QApplication.topLevelWidgets():
            if not top.isVisible():
                continue
            if not room.contains(top.frameGeometry()) and not isinstance(top, QMenu):
                yield f"{_name(top)} is {_size(top.frameGeometry())} on a screen of {_size(room)}"
            for child in top.findChildren(QWidget):
                if child.isVisible() and (fault := _fault(child)):
                    yield f"{_name(child)} {fault}"


def _size(rect: QRect) -> str:
    return f"{rect.width()}×{rect.height()} at {rect.x()}, {rect.y()}"


def _name(widget: QWidget) -> str:
    words = getattr(widget, "text", None)
    said = words() if callable(words) else widget.windowTitle()
    return f"{type(widget).__name__} {widget.objectName()} “{said}”".replace("\n", " ")


def _fault(child: QWidget) -> str:
    if isinstance(child, QComboBox) and child.currentText():
        option = QStyleOptionComboBox()
        child.initStyleOption(option)
        part, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = child.style().subControlRect(part, option, field, child).width()
        lacks = child.fontMetrics().horizontalAdvance(child.currentText()) - room
        return f"“{child.currentText()}” lacks {lacks} px" if lacks > 1 else ""
    if not isinstance(child, QLabel | QAbstractButton) or isinstance(child, ElidedLabel) or not child.text():
        return ""
    if isinstance(child, QLabel) and child.wordWrap():
        lacks = child.heightForWidth(child.width()) - child.height()
    else:
        lacks = max(child.minimumSizeHint().width() - child.width(), child.minimumSizeHint().height() - child.height())
    if lacks > 1:
        return f"lacks {lacks} px"
    place = QRect(QPoint(), child.size())
    above: QWidget = child
    while (parent := above.parentWidget()) is not None and not above.isWindow():
        place.translate(above.pos())
        if isinstance(area := parent.parentWidget(), QAbstractScrollArea):
            is_off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return f"sticks out of {_name(area)}" if is_off and place.right() >= parent.width() else ""
        if not parent.rect().contains(place):
            return f"sticks out of {_name(parent)}"
        above = parent
    return ""
