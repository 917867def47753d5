"""The context menu of the text: commands of the window, as they are declared there, where they make sense here."""

from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu, QPlainTextEdit

COMMANDS = (
    "edit.undo edit.redo - edit.cut edit.copy edit.paste edit.paste_plain - format.bold insert.link format.ruby - "
    "edit.select_all"
)
"""Ids of commands; a dash is a line between groups."""


def make(edit: QPlainTextEdit) -> QMenu:
    """A new menu for `edit` as it is now."""
    menu = QMenu(edit)
    known = {action.objectName(): action for action in edit.window().actions()}
    chosen = edit.textCursor().hasSelection()
    offered = QGuiApplication.clipboard().mimeData()
    writes = not edit.isReadOnly()
    pastes = writes and offered is not None and edit.canInsertFromMimeData(offered)
    sense = {"edit.cut": chosen and writes, "edit.copy": chosen, "edit.paste": pastes, "edit.paste_plain": pastes}
    for name in COMMANDS.split():
        if name == "-":
            menu.addSeparator()
        elif (action := known.get(name)) is not None:
            _add(menu, action, sense.get(name, True))
    return menu


def meant(edit: QPlainTextEdit, event: QContextMenuEvent) -> int:
    """The position of the document that a context menu is asked for: that of the mouse, or of the caret."""
    if event.reason() == QContextMenuEvent.Reason.Mouse:
        return edit.cursorForPosition(event.pos()).position()
    return edit.textCursor().position()


def _add(menu: QMenu, action: QAction, makes_sense: bool) -> None:
    """An entry of its own: the window's says nothing of the selection here."""
    entry = menu.addAction(action.text())
    entry.setObjectName(action.objectName())
    entry.triggered.connect(action.trigger)
    entry.setEnabled(action.isEnabled() and makes_sense)
