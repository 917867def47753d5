"""The context menu of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from editor.core import markup
from editor.core.words import tr

if TYPE_CHECKING:
    from editor.ui.write.source_edit import SourceEdit


def make(edit: SourceEdit) -> QMenu:
    """A new menu for `edit` as it is now."""
    menu = QMenu(edit)
    chosen = edit.textCursor().hasSelection()
    offered = QGuiApplication.clipboard().mimeData()
    clipboard = offered is not None and edit.canInsertFromMimeData(offered)
    menu.addAction(tr("&Undo"), edit.post.undo)
    menu.addAction(tr("&Redo"), edit.post.redo)
    menu.addSeparator()
    menu.addAction(tr("Cu&t"), edit.cut).setEnabled(chosen)
    menu.addAction(tr("&Copy"), edit.copy).setEnabled(chosen)
    menu.addAction(tr("&Paste"), edit.paste).setEnabled(clipboard)
    menu.addAction(tr("Paste as plain &text"), edit.paste_plain).setEnabled(clipboard)
    menu.addSeparator()
    menu.addAction(tr("&Bold"), lambda: edit.apply(markup.bold))
    menu.addAction(tr("&Link"), lambda: edit.apply(markup.link))
    menu.addAction(tr("&Ruby (reading)"), lambda: edit.apply(markup.ruby))
    menu.addSeparator()
    menu.addAction(tr("Select &all"), edit.selectAll)
    return menu
