"""A scroll area that does not follow its own resizing without end."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea

_DEEPEST = 3
"""Resizes within each other: one for a scroll bar that comes, one for lines that wrap in what it leaves."""


class SteadyScrollArea(QScrollArea):
    """A QScrollArea for a widget whose height depends on its width.

    Qt fits such a widget anew at each resize of it, also at its own (QScrollArea::eventFilter, Qt 6.11): where the
    widget needs the scroll bar at one width and does without it at the other, it goes to and fro in ever deeper calls,
    until the stack is full.
    """

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0
        self.setWidgetResizable(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Resize or watched is not self.widget():
            return super().eventFilter(watched, event)
        if self._depth == _DEEPEST:
            return False  # the size stays that of this resize; the next change of the contents fits it anew
        self._depth += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._depth -= 1
