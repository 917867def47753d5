"""The context menu of the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from editor.app.command import plain
from editor.core import markup
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.ui.write.source_edit import SourceEdit


def make(edit: SourceEdit) -> QMenu:
    """A new menu for `edit` as it is now."""
    menu = QMenu(edit)
    chosen = edit.textCursor().hasSelection()
    offered = QGuiApplication.clipboard().mimeData()
    writes = not edit.isReadOnly()
    clipboard = writes and offered is not None and edit.canInsertFromMimeData(offered)
    menu.addAction(tr("&Undo"), edit.post.undo)
    menu.addAction(tr("&Redo"), edit.post.redo)
    menu.addSeparator()
    menu.addAction(tr("Cu&t"), edit.cut).setEnabled(chosen and writes)
    menu.addAction(tr("&Copy"), edit.copy).setEnabled(chosen)
    menu.addAction(tr("&Paste"), edit.paste).setEnabled(clipboard)
    menu.addAction(tr("Paste as plain &text"), edit.paste_plain).setEnabled(clipboard)
    menu.addSeparator()
    for title, change in (
        (tr("&Bold"), markup.bold),
        (tr("&Link"), markup.link),
        (tr("&Ruby (reading)"), markup.ruby),
    ):
        menu.addAction(title, partial(edit.apply, change, plain(title))).setEnabled(writes)
    menu.addSeparator()
    menu.addAction(tr("Select &all"), edit.selectAll)
    return menu
