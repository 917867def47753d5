"""The first size of a dialog: no larger than its screen."""

from PySide6.QtCore import QMargins, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

_FRAME = QMargins(0, 0, 16, 40)
"""The room for the frame and the title of a window, in pixels as Qt counts them."""


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give `dialog` the size `width` × `height` where its screen has room for it, else all the room there is."""
    wanted = QSize(width, height)
    if QGuiApplication.platformName() not in ("offscreen", "minimal"):  # these have no screen to fit into
        wanted = wanted.boundedTo(dialog.screen().availableGeometry().size().shrunkBy(_FRAME))
    dialog.resize(wanted)
