"""The choices of the settings that the page follows: the hosts of its pictures, and whether it is shown dark."""

from typing import Any

from PySide6.QtCore import QObject

from editor.app.choices.settings import Settings
from editor.core.images.hosts import parse_hosts
from editor.ui.preview.pane import PreviewPane

DARKENED = "dark"
"""The value of `Choices.page` for a page that is shown dark."""


class PageChoices(QObject):
    """Follows the choices. Dark is how the engine draws: pictures keep their colours; what is copied or exported is
    the blog's."""

    def __init__(self, settings: Settings, preview: PreviewPane) -> None:
        super().__init__(preview)
        self._settings = settings
        self._preview = preview
        preview.started.connect(self._follow)
        settings.changed.connect(self._follow)
        self._follow()

    @property
    def dark(self) -> bool:
        """Whether the page is to be shown dark."""
        return self._settings.choices.page == DARKENED

    def toggle_dark(self) -> None:
        """Show the page dark, or as on the blog again."""
        self._settings.choose(page="" if self.dark else DARKENED)

    def _follow(self) -> None:
        self._preview.allow_hosts(parse_hosts(self._settings.choices.image_hosts)[0])
        self._preview.room.set_dark(self.dark)
        view: Any = self._preview.view
        if hasattr(view, "darken"):  # not there yet, or the plain one, which has the colours of the window
            view.darken(self.dark)
