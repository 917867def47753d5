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
        area = QScrollArea()
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)

    def _add(self, grid: QGridLayout, menu: Menu, commands: dict[str, Command]) -> None:
        shown = [commands[item] for item in menu.items if isinstance(item, str) and commands[item].keys]
        if shown:
            title = PlainLabel(plain(menu.title), role="dialogTitle")
            title.setContentsMargins(0, 10, 0, 2)
            grid.addWidget(title, grid.rowCount(), 0, 1, 2)
        for command in shown:
            keys = ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in command.keys)
            row = grid.rowCount()
            grid.addWidget(PlainLabel(command.name), row, 0)
            grid.addWidget(PlainLabel(keys, role="dialogNote"), row, 1)
        for item in menu.items:
            if isinstance(item, Menu):
                self._add(grid, item, commands)
