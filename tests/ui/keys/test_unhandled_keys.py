"""Shortcuts that nobody handles type nothing in any widget that takes text, and Enter presses the button in focus."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from editor.ui.keys.unhandled_keys import guard, would_type
from tests.shared_data import shared_data

pytestmark = pytest.mark.usefixtures("qapp")

Key, Modifier = Qt.Key, Qt.KeyboardModifier
_NONE, _CONTROL, _ALT, _META, _SHIFT = (
    Modifier.NoModifier,
    Modifier.ControlModifier,
    Modifier.AltModifier,
    Modifier.MetaModifier,
    Modifier.ShiftModifier,
)


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "types"),
    [
        (Key.Key_3, _NONE, "3", False),
        (Key.Key_3, _SHIFT, "#", False),
        (Key.Key_3, Modifier.KeypadModifier, "3", False),
        (Key.Key_3, _ALT, "3", True),
        (Key.Key_3, _ALT, "あ", True),  # a Japanese keyboard in its kana layer
        (Key.Key_3, _ALT | Modifier.KeypadModifier, "3", True),
        (Key.Key_X, _ALT | _SHIFT, "X", True),
        (Key.Key_X, _META, "x", True),
        (Key.Key_Semicolon, _CONTROL, ";", True),
        (Key.Key_Semicolon, _CONTROL | _ALT, ";", True),
        (Key.Key_L, _CONTROL | _ALT, "ł", False),  # AltGr on Windows
        (Key.Key_L, _CONTROL | _ALT | _META, "ł", True),
        (Key.Key_C, _CONTROL, "c", False),  # as macOS tells Command+C: a widget's own shortcut
        (Key.Key_B, _CONTROL, "\x02", False),  # no text
        (Key.Key_Left, _ALT, "", False),
    ],
)
def test_which_keys_would_be_typed_by_mistake(key: Key, modifiers: Modifier, text: str, types: bool) -> None:
    assert would_type(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)) is types


def _text(widget: QWidget) -> str:
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()  # type: ignore[attr-defined]


def _editable() -> QComboBox:
    box = QComboBox()
    box.setEditable(True)
    return box


def _choice() -> QComboBox:
    box = QComboBox()
    box.addItems(["1", "3"])
    return box


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, _editable, _choice])
def test_no_widget_of_a_dialog_takes_it(make: Callable[[], QWidget], qapp: QApplication, qtbot: QtBot) -> None:
    guard(qapp)
    guard(qapp)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    widget, other = make(), QLineEdit()
    layout = QVBoxLayout(dialog)
    layout.addWidget(other)
    layout.addWidget(widget)
    dialog.show()
    dialog.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    before = _text(widget)
    for modifiers in (_ALT, _META, _CONTROL | _ALT, _ALT | _SHIFT):
        QTest.keyClick(widget, Key.Key_3, modifiers)
        assert _text(widget) == before
    other.setFocus()
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_3)
    assert "3" in _text(widget)


@pytest.mark.parametrize(
    ("make", "key", "modifiers", "held", "in_dialog", "pressed"),
    [
        (QToolButton, Key.Key_Return, _NONE, False, False, 1),
        (QPushButton, Key.Key_Return, _NONE, False, False, 1),
        (QToolButton, Key.Key_Enter, Modifier.KeypadModifier, False, False, 1),
        (QToolButton, Key.Key_Return, _NONE, False, True, 1),
        (QPushButton, Key.Key_Return, _NONE, False, True, 1),
        (QToolButton, Key.Key_Return, _NONE, True, False, 0),
        (QPushButton, Key.Key_Return, _NONE, True, True, 0),
        (QToolButton, Key.Key_Return, _CONTROL, False, False, 0),
        (QToolButton, Key.Key_A, _NONE, False, False, 0),
        (QCheckBox, Key.Key_Return, _NONE, False, False, 0),
    ],
)
def test_enter_presses_the_button_in_focus(
    make: type,
    key: Key,
    modifiers: Modifier,
    held: bool,
    in_dialog: bool,
    pressed: int,
    qapp: QApplication,
    qtbot: QtBot,
) -> None:
    guard(qapp)
    window = QDialog() if in_dialog else QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    button, other = make(), QPushButton("other")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(button)
    layout.addWidget(other)
    if in_dialog:
        other.setDefault(True)
    presses: list[QWidget] = []
    button.clicked.connect(lambda: presses.append(button))
    other.clicked.connect(lambda: presses.append(other))
    window.show()
    window.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, modifiers, "\r", held))
    assert presses == [button] * pressed


def test_a_widget_that_is_gone_is_no_trouble(qapp: QApplication, qtbot: QtBot) -> None:
    import shiboken6

    guard(qapp)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    first, second = QLineEdit(), QLineEdit()
    layout.addWidget(first)
    layout.addWidget(second)
    window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    shiboken6.delete(first)
    second.setFocus()
    QTest.keyClick(second, Key.Key_3, _ALT)
    assert second.text() == ""


@pytest.mark.parametrize("own", [True, False])
def test_a_header_shown_as_text_stays_the_header(own: bool, window_of: Callable[..., object], tmp_path: Path) -> None:
    path = tmp_path / "large.md"
    if own:
        labels = ", ".join(f"ラベル{number:05}番の名前" for number in range(4000))
        path.write_text(f"---\nid: x\nlabels: [{labels}]\n---\n本文\n", encoding="utf-8")
    else:
        path.write_bytes((shared_data("cases") / "window" / "header-over-64k.md").read_bytes())
    window = window_of(path)
    document = window.desk.document  # type: ignore[attr-defined]
    assert document.raw
    edit = window.desk.source.edit  # type: ignore[attr-defined]
    before = document.text()
    for number in range(10):
        QTest.keyClick(edit, Key(Key.Key_0 + number), _ALT)
    assert document.text() == before
    assert document.is_clean
