"""Painting at once: what a key has changed is on its way to the display before anything else is done about it."""

import os

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def paint_now(widget: QWidget) -> None:
    """Paint what waits to be painted in the window of `widget`, which Qt would do in the next turn of its loop.

    Only where the software scene graph draws (`ui/start/graphics.py`): a graphics card may have its program wait for
    the display, and all that follows from a key with it.
    """
    if os.environ.get("QT_QUICK_BACKEND") != "software":
        return
    # Laid out first, as always: a notice that has just gone leaves no gap.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    QCoreApplication.sendPostedEvents(widget.window(), QEvent.Type.UpdateRequest.value)
