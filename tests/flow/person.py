"""A scripted person at the real window: types through the input method, presses keys, runs commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.ui.window.window import MainWindow


class Person:
    """Works at `window`. What is typed goes to the widget that has the focus, as a keyboard's would."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self.qtbot = qtbot

    @property
    def focus(self) -> QWidget:
        """The widget that has the focus."""
        widget = QApplication.focusWidget() or self.window.focusWidget()
        assert widget is not None
        return widget

    def compose(self, text: str) -> None:
        """Type `text` as an input method does: shown underlined first, then committed."""
        attribute = QInputMethodEvent.Attribute(
            QInputMethodEvent.AttributeType.TextFormat, 0, len(text), QTextCharFormat()
        )
        QApplication.sendEvent(self.focus, QInputMethodEvent(text, [attribute]))
        commit = QInputMethodEvent("", [])
        commit.setCommitString(text)
        QApplication.sendEvent(self.focus, commit)

    def press(self, *keys: Qt.Key | str) -> None:
        """Press keys one after another; a text such as "Ctrl+S" is a shortcut."""
        for key in keys:
            if isinstance(key, str):
                combination = QKeySequence(key)[0]  # type: ignore[index] # missing in PySide6's stubs
                QTest.keyClick(self.focus, combination.key(), combination.keyboardModifiers())
            else:
                QTest.keyClick(self.focus, key)

    def go(self, field: str) -> None:
        """Put the caret into a field; a row that is not there yet is made by Enter, so not here."""
        assert self.window.desk.fields_pane.focus_field(field), field

    def fill(self, field: str, text: str) -> None:
        """Write `text` into `field`."""
        self.go(field)
        self.compose(text)

    def bullets(self, field: str, lines: list[str]) -> None:
        """Write a list of bullets, Enter between them."""
        self.go(field)
        for number, line in enumerate(lines):
            if number:
                self.press(Qt.Key.Key_Return)
            self.compose(line)

    def write(self, paragraphs: list[str]) -> None:
        """Write paragraphs where the caret is, in a post of a Japanese blog, where Enter makes a blank line."""
        for number, paragraph in enumerate(paragraphs):
            if number:
                self.press(Qt.Key.Key_Return)
            self.compose(paragraph)

    def paste(self, text: str) -> None:
        """Paste `text` where the caret is."""
        QGuiApplication.clipboard().setText(text)
        self.press("Ctrl+V")

    def save(self) -> None:
        """Save, and wait until the status bar may say so."""
        document = self.window.app.session.current
        assert document is not None
        with self.qtbot.waitSignal(document.saved):
            self.window.actions_["file.save"].trigger()
