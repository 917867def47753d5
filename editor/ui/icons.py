"""The program's own icons, in the colour of the theme."""

import tomllib
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from editor import paths
from editor.ui.theme import theme

SIZE = 20
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" fill="none" stroke="{color}" stroke-width="1.5" '
    'stroke-linecap="round" stroke-linejoin="round">{inside}</svg>'
)


def icon(name: str, role: str = "text") -> QIcon:
    """The icon `name` in the colour `role` of the theme in force. Raises KeyError for a name that was not drawn."""
    return _icon(name, theme.color(role).name(), theme.color("faint").name())


@cache
def _icon(name: str, color: str, disabled: str) -> QIcon:
    result = QIcon()
    for scale in (1, 2):
        result.addPixmap(_pixmap(name, color, scale), QIcon.Mode.Normal)
        result.addPixmap(_pixmap(name, disabled, scale), QIcon.Mode.Disabled)
    return result


def _pixmap(name: str, color: str, scale: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    svg = _SVG.format(color=color, inside=_drawings()[name])
    pixmap = QPixmap(SIZE * scale, SIZE * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, SIZE * scale, SIZE * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


@cache
def _drawings() -> dict[str, str]:
    file = paths.resources() / "icons" / "icons.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
