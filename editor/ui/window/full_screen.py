"""Full screen with the text and nothing else; everything is as it was when one leaves it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow, QToolBar

from editor.app.threads.soon import run_soon
from editor.ui.desk.desk import Desk


class FullScreen(QObject):
    """Owns whether `window` fills the screen with the text of `desk` alone. Panes can be shown there by their commands.

    What the program must say (a conflict, a refused save) is still said, above the text.
    """

    def __init__(self, window: QMainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._restore: list[Callable[[], object]] = []
        self._divide: Callable[[], object] | None = None
        window.installEventFilter(self)

    @property
    def active(self) -> bool:
        """Whether the window fills the screen."""
        return bool(self._restore)

    def toggle(self) -> None:
        """Fill the screen, or leave it again."""
        if self.active:
            self.leave()
        else:
            self._enter()

    def leave(self) -> None:
        """Show all that was shown before; nothing happens where the window does not fill the screen."""
        restore, self._restore = self._restore, []
        for step in restore:
            step()
        if restore:
            self._desk.rearranged.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The system may give the window its size back later than it was asked for: the panes are divided again then.
        Nothing is taken from anyone."""
        if self._divide is not None and not self.active and event.type() == QEvent.Type.Resize:
            divide, self._divide = self._divide, None
            run_soon(self._desk, divide)
        return False

    def _enter(self) -> None:
        window, desk = self._window, self._desk
        state, library = window.windowState(), desk.library.wanted
        fields, preview = desk.fields_shown(), desk.preview_shown()
        panes, rows = desk.saveState(), desk.rows.saveState()
        bars = [
            bar for bar in (window.menuBar(), *window.findChildren(QToolBar), window.statusBar()) if bar.isVisible()
        ]
        self._divide = lambda: (desk.restoreState(panes), desk.rows.restoreState(rows))
        self._restore = [
            lambda: window.setWindowState(state),
            *(bar.show for bar in bars),
            lambda: desk.want_fields(fields),
            lambda: desk.want_preview(preview),
            lambda: desk.library.restore(library, window.width()),
            self._divide,
        ]
        for bar in bars:
            bar.hide()
        desk.want_fields(False)
        desk.want_preview(False)
        desk.library.want(False)
        window.setWindowState(state | Qt.WindowState.WindowFullScreen)
        desk.focus_source()
        desk.rearranged.emit()
