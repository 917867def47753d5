"""The program's own icons, in the colour of the theme."""

import tomllib
from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from editor.core import paths
from editor.ui.look.theme import theme

SIZE = 20  # px
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="{color}" stroke-width="1.5" '
    'stroke-linecap="round" stroke-linejoin="round">{inside}</svg>'
)


def icon(name: str, role: str = "text") -> QIcon:
    """The icon `name` in the colour `role` of the theme in force. Raises KeyError for a name that was not drawn."""
    return _icon(name, theme.color(role).name(), theme.color("faint").name())


@cache
def _icon(name: str, color: str, disabled: str) -> QIcon:
    return QIcon(_Engine(_drawings()[name], color, disabled))


class _Engine(QIconEngine):
    """Draws when it is asked to: most icons stand in menus and pages that nobody opens."""

    def __init__(self, inside: str, color: str, disabled: str) -> None:
        super().__init__()
        self._inside = inside
        self._colors = {QIcon.Mode.Disabled: disabled}
        self._color = color
        self._drawn: dict[tuple[str, int, int], QPixmap] = {}

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        color = self._colors.get(mode, self._color)
        key = (color, size.width(), size.height())
        if key not in self._drawn:
            self._drawn[key] = _draw(self._inside, color, size)
        return self._drawn[key]

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def clone(self) -> QIconEngine:
        return _Engine(self._inside, self._color, self._colors[QIcon.Mode.Disabled])


def _draw(inside: str, color: str, size: QSize) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    svg = QByteArray(_SVG.format(color=color, inside=inside).encode())
    QSvgRenderer(svg).render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap


@cache
def _drawings() -> dict[str, str]:
    file = paths.resources() / "icons" / "icons.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
