"""The sheet of shortcuts: every command that has a key, under its menu, and inner menus too."""

from PySide6.QtWidgets import QLabel, QWidget

from editor.app.command import Command, Menu
from editor.ui.dialogs.shortcuts import ShortcutSheet


def test_commands_with_keys_are_listed_under_their_menus(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    commands = {
        one.id: one
        for one in (
            Command("save", "&Save", print, keys=("Ctrl+S", "Ctrl+Shift+S")),
            Command("close", "&Close", print),
            Command("bold", "&Bold", print, keys=("Ctrl+B",)),
        )
    }
    menus = (Menu("&File", ("save", None, "close", Menu("&Inner", ("bold",)))), Menu("&Empty", ("close",)))
    sheet = ShortcutSheet(menus, commands, parent)
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert said[:6] == ["File", "Save", "Ctrl+S, Ctrl+Shift+S", "Inner", "Bold", "Ctrl+B"]
    assert said[6] == "While writing" and "Shift+Enter" in said[7:]
