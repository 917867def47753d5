"""The sheet of keys: every command is listed, under its menu and inner menus; keys are changed in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.app.choices.command import Command, Menu
from editor.app.choices.keymap import Keymap
from editor.core.keys.chord import parse_chord, why_reserved
from editor.ui.dialogs.shortcuts import ShortcutSheet
from editor.ui.window.window import MainWindow

COMMANDS = {
    one.id: one
    for one in (
        Command("save", "&Save", print, keys=("Ctrl+S", "Ctrl+Shift+S")),
        Command("close", "&Close", print),
        Command("bold", "&Bold", print, keys=("Ctrl+B",)),
        Command("secret", "Secret", print, shown=lambda: False),
    )
}
MENUS = (Menu("&File", ("save", None, "close", "secret", Menu("&Inner", ("bold",)))),)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.fixture
def sheet(parent: QWidget, tmp_path: Path) -> ShortcutSheet:
    keymap = Keymap(tmp_path)
    keymap.keyed(COMMANDS.values())
    sheet = ShortcutSheet(MENUS, COMMANDS, keymap, parent)
    sheet.show()
    return sheet


def test_all_commands_are_listed_and_searched(sheet: ShortcutSheet) -> None:
    assert sheet.shown()[:3] == [("Save", "Ctrl+S, Ctrl+Shift+S"), ("Close", ""), ("Bold", "Ctrl+B")]
    assert ("Line break within the paragraph", "Shift+Enter") in sheet.shown()
    sheet.search.setText("ｃｔｒｌ+b")
    assert sheet.shown() == [("Bold", "Ctrl+B")]


@pytest.mark.parametrize(
    ("keys", "said", "can"),
    [
        ("Ctrl+Alt+B", "Ctrl+Alt+B is free.", True),
        ("Ctrl+B", "Ctrl+B belongs to “Bold”, which loses it.", True),
        ("Ctrl+S", "Ctrl+S belongs to this command already.", False),
        ("Ctrl+Space", "Ctrl+Space belongs to the input method.", False),
        ("Ctrl+C", "every text field", False),
    ],
)
def test_what_new_keys_would_mean_is_said_before(sheet: ShortcutSheet, keys: str, said: str, can: bool) -> None:
    sheet.choose("save")
    sheet.keys.setKeySequence(QKeySequence(keys))
    assert said in sheet.note
    assert sheet.use.isEnabled() is can


def test_keys_are_changed_and_put_back(sheet: ShortcutSheet, tmp_path: Path) -> None:
    sheet.choose("close")
    sheet.keys.setKeySequence(QKeySequence("Ctrl+B"))
    sheet.use.click()
    assert sheet.shown()[:3] == [("Save", "Ctrl+S, Ctrl+Shift+S"), ("Close", "Ctrl+B"), ("Bold", "")]
    assert "close = [" in (tmp_path / "keymap.toml").read_text()
    sheet.usual.click()
    assert sheet.shown()[1:3] == [("Close", ""), ("Bold", "Ctrl+B")]
    sheet.choose("bold")
    sheet.none.click()
    assert sheet.shown()[2] == ("Bold", "")
    assert not sheet.none.isEnabled()


def test_new_keys_are_in_force_at_once(window_of: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = window_of()
    window.app.keymap.choose("app.settings", ("Ctrl+Alt+S",))
    action = window.actions_["app.settings"]
    assert [keys.toString() for keys in action.shortcuts()] == ["Ctrl+Alt+S"]
    assert action.toolTip().endswith("(Ctrl+Alt+S)")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window.desk.source.edit, Qt.Key.Key_S, modifiers)
    assert window.dialogs.settings.is_open


def test_no_default_is_reserved_and_each_is_a_chord(window_of: Callable[..., MainWindow]) -> None:
    for command in window_of().actions_.commands.values():
        for keys in command.keys:
            chord = parse_chord(keys)
            assert chord is not None, keys
            assert why_reserved(chord, command.id) == "", (command.id, keys)
