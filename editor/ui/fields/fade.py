"""The foot of a page that goes on below: what is cut there fades instead of ending in the middle of a letter."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from editor.ui.look.theme import theme

HEIGHT = 10
"""Pixels: the last row above it stays whole."""


class Fade(QWidget):
    """Lies over the foot of `area` while there is more below it; the pointer goes through it."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area.viewport())
        self._area = area
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.verticalScrollBar().valueChanged.connect(self.follow)
        area.verticalScrollBar().rangeChanged.connect(self.follow)
        theme.changed.connect(self.update)
        self.follow()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground = theme.color("surface")
        clear = QColor(ground)
        clear.setAlpha(0)
        gradient = QLinearGradient(0, 0, 0, self.height())
        gradient.setColorAt(0, clear)
        gradient.setColorAt(1, ground)
        QPainter(self).fillRect(self.rect(), gradient)

    def follow(self) -> None:
        """Take the place that the area's size and its scrolling leave."""
        bar, view = self._area.verticalScrollBar(), self._area.viewport()
        self.setGeometry(0, view.height() - HEIGHT, view.width(), HEIGHT)
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()
