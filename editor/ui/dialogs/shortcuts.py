"""The sheet of all shortcuts, made from the commands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from editor.app.command import Command, Menu, plain
from editor.core.words import tr
from editor.ui.dialogs.room import open_at
from editor.ui.plain_text import PlainLabel


class ShortcutSheet(QDialog):
    """Lists the commands menu by menu, with their keys."""

    def __init__(self, menus: tuple[Menu, ...], commands: dict[str, Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 640, 560)
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(24, 16, 24, 16)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 1)
        for menu in menus:
            self._add(grid, menu, commands)
        _title(grid, tr("While writing"))
        for words, keys in _writing():
            _row(grid, words, keys)
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _add(self, grid: QGridLayout, menu: Menu, commands: dict[str, Command]) -> None:
        shown = [commands[item] for item in menu.items if isinstance(item, str) and _is_listed(commands[item])]
        if shown:
            _title(grid, plain(menu.title))
        for command in shown:
            keys = ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys)
            _row(grid, command.name, keys)
        for item in menu.items:
            if isinstance(item, Menu):
                self._add(grid, item, commands)


def _is_listed(command: Command) -> bool:
    return bool(command.keys) and command.shown()


def _writing() -> tuple[tuple[str, str], ...]:
    """The keys without a command in the text, in the summary and in the clip."""
    return (
        (tr("New paragraph (or a new line: see the settings)"), "Enter"),
        (tr("Line break within the paragraph"), "Shift+Enter"),
        (tr("From a picture’s caption to the next one, or into the text"), "Enter"),
        (tr("Indent, or one level deeper in a list; and back"), "Tab, Shift+Tab"),
        (tr("Move a line of the summary"), "Alt+↑, Alt+↓"),
        (tr("In the clip: its sentence to the summary"), "Enter"),
        (tr("In the clip: its sentence as a quotation in the text"), "Shift+Enter"),
        (tr("In the clip: the next sentence, the one before"), "↓, ↑"),
    )


def _title(grid: QGridLayout, words: str) -> None:
    title = PlainLabel(words, role="dialogTitle")
    title.setContentsMargins(0, 10, 0, 2)
    grid.addWidget(title, grid.rowCount(), 0, 1, 2)


def _row(grid: QGridLayout, words: str, keys: str) -> None:
    row = grid.rowCount()
    grid.addWidget(PlainLabel(words), row, 0)
    grid.addWidget(PlainLabel(keys, role="dialogNote"), row, 1)
