"""The command that imports: its dialog is made when it is first wanted, and stays for the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from editor.app.application import Application
from editor.ui.ask import Ask
from editor.ui.one_window import OneWindow

if TYPE_CHECKING:
    from editor.ui.dialogs.import_posts import ImportPosts


class Importing:
    """Owns the dialog; the import itself belongs to the application and outlives it."""

    def __init__(self, app: Application, ask: Ask, window: QWidget) -> None:
        self._app, self._ask, self._window = app, ask, window
        self.dialog = OneWindow(self._make)

    @property
    def is_shown(self) -> bool:
        """Whether the dialog is open."""
        return self.dialog.is_open

    def show(self) -> None:
        """Choose what to import, or look how far it is."""
        self.dialog.show()

    def _make(self) -> ImportPosts:
        from editor.ui.dialogs.import_posts import ImportPosts

        return ImportPosts(self._app.import_process, self._app.settings, self._ask, self._window)
