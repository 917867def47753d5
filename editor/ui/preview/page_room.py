"""The room of the page in the preview: its width, its size where there is little room, and the ground around it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from editor.ui.look.theme import theme

WIDTHS = {"desktop": 0, "phone": 375, "list": 0}
"""CSS pixels of the page; 0: all there is. `list` is the blog's front page: a post ends at its jump break there."""
_DESKTOP = 441
"""CSS pixels below which the style sheets of the profiles lay the page out as on a phone."""
_SMALLEST = 0.72
"""The zoom to which a page is made smaller at most, so that it is laid out as on a desktop."""
_BAR = 10
"""CSS pixels of the page's scroll bar, as in `shell.html`."""
_MARGIN, _NARROW_MARGIN = 24, 12
"""Pixels around a light page in a dark window, and where there is no room for that; in a still narrower one, none."""


class PageRoom(QWidget):
    """Holds the view of the page. The zoom is the person's; a page that has no room is shown smaller than that."""

    def __init__(self) -> None:
        super().__init__()
        self._view: Any = None
        self._width = 0
        self._zoom = self._shown_zoom = 1.0
        self._page_is_dark = self._has_page = False
        theme.changed.connect(self._lay_out)

    def put(self, view: Any) -> None:
        """Show the page in `view`; None: in none."""
        self._view, self._shown_zoom = view, 0.0
        if view is not None:
            view.setParent(self)
            self._lay_ground()
            view.show()
            self._lay_out()

    def page_has_come(self) -> None:
        """Have white behind the page from now on, as in a browser: the first page is on the screen."""
        self._has_page = True
        self._lay_ground()

    def set_width(self, name: str) -> None:
        """Show the page in the width called `name`, one of WIDTHS."""
        self._width = WIDTHS[name]
        self._lay_out()

    def set_zoom(self, zoom: float) -> None:
        """Show the page `zoom` times as large as on the blog, as far as there is room."""
        self._zoom = zoom
        self._lay_out()

    def set_dark(self, dark: bool) -> None:
        """Show the page itself dark, which needs no ground around it in a dark window, or as it is."""
        self._page_is_dark = dark
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rule around the page where there is ground around it."""
        super().paintEvent(event)
        if self._view is not None and self._margin():
            painter = QPainter(self)
            painter.setPen(theme.color("rule"))
            painter.drawRect(self._view.geometry().adjusted(-1, -1, 0, 0))
            painter.end()

    def _lay_ground(self) -> None:
        # The engine's own white would flash between the window and its first page. The plain view has the window's.
        if hasattr(self._view, "stand_on"):
            self._view.stand_on(QColor(Qt.GlobalColor.white) if self._has_page else theme.color("window"))

    def _margin(self) -> int:
        if not theme.is_dark or self._page_is_dark:
            return 0
        wanted = (self._width or _DESKTOP) + _BAR
        rooms = ((_MARGIN, wanted), (_NARROW_MARGIN, _SMALLEST * wanted))
        return next((margin for margin, least in rooms if self.width() - 2 * margin >= least), 0)

    def _lay_out(self) -> None:
        if self._view is None:
            return
        margin = self._margin()
        place = self.rect().adjusted(margin, margin, -margin, -margin)
        zoom = self._zoom
        if self._width:
            width = min(place.width(), round((self._width + _BAR) * zoom))
            zoom = width / (self._width + _BAR)
            place.adjust((place.width() - width) // 2, 0, 0, 0)
            place.setWidth(width)
        else:
            zoom *= max(_SMALLEST, min(1.0, place.width() / (_DESKTOP + _BAR)))
        if place.isValid():
            self._view.setGeometry(place)
            if abs(zoom - self._shown_zoom) > 0.002:
                self._shown_zoom = zoom
                self._view.setZoomFactor(zoom)
        self.update()
