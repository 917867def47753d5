"""The commands of reading aloud as the window has them; nothing is loaded before one of them is used."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.app.application import Application

if TYPE_CHECKING:
    from editor.ui.aloud.desk import AloudDesk
    from editor.ui.desk.desk import Desk


class AloudSwitch(QObject):
    """Reads from the text or the field of `desk` that has the caret."""

    def __init__(self, desk: "Desk", app: Application) -> None:
        super().__init__(desk)
        self._desk = desk
        self._app = app
        self._shown: AloudDesk | None = None

    @property
    def is_reading(self) -> bool:
        """Whether something is read, or paused."""
        return self._shown is not None and self._shown.is_reading

    @property
    def is_paused(self) -> bool:
        """Whether reading is paused."""
        return self._shown is not None and self._shown.is_paused

    def read(self) -> None:
        """Read what is selected, else all from the sentence of the caret on."""
        if self._shown is None:
            from editor.ui.aloud.desk import AloudDesk

            self._shown = AloudDesk(self._desk, self._app.reading())
        self._shown.read()

    def pause(self) -> None:
        """Pause, or go on with the same sentence."""
        if self._shown is not None:
            self._shown.pause()

    def stop(self) -> None:
        """Read no more."""
        if self._shown is not None:
            self._shown.stop()
