"""Reduced motion in the window: what Qt and the page would fade, unfold or play stands still at once."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from editor.app.choices.motion import Motion
from editor.ui.look.theme import theme
from editor.ui.preview.pane import PreviewPane


class Stillness(QObject):
    """Follows `motion` in `window` and in its `preview`; what the platform had animated comes back with it."""

    def __init__(self, motion: Motion, window: QMainWindow, preview: PreviewPane) -> None:
        super().__init__(window)
        self._motion, self._window, self._preview = motion, window, preview
        self._docks = window.dockOptions()
        motion.changed.connect(self._follow)
        preview.started.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        still = self._motion.reduced
        animated = QMainWindow.DockOption.AnimatedDocks
        self._window.setDockOptions(self._docks & ~animated if still else self._docks)
        if isinstance(qt := QApplication.instance(), QApplication):
            theme.stand_still(still, qt)
        view: Any = self._preview.view
        if hasattr(view, "stand_still"):  # not there yet, or the plain one, in which nothing moves
            view.stand_still(still)
