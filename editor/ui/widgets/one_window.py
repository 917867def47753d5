"""A window beside the work that is there once: made when it is first wanted, brought to the front when wanted again."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

_Window = TypeVar("_Window", bound=QWidget)


class OneWindow(Generic[_Window]):
    """Holds the window that `make()` gives. One that is deleted when it is closed is made anew for the next time."""

    def __init__(self, make: Callable[[], _Window]) -> None:
        self._make = make
        self._window: _Window | None = None
        self._passes = False

    @property
    def window(self) -> _Window | None:
        """The window; None before it is first wanted, and once it was closed for good."""
        if self._window is not None and (not isValid(self._window) or (self._passes and self._window.isHidden())):
            self._window = None
        return self._window

    @property
    def is_open(self) -> bool:
        """Whether it is on the screen."""
        return self.window is not None and not self.window.isHidden()

    def show(self) -> _Window:
        """Show it, in front of the others and with the focus."""
        window = self.window
        if window is None:
            window = self._window = self._make()
            self._passes = window.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # Qt clears it when it closes
        window.show()
        window.activateWindow()
        return window

    def close(self) -> None:
        """Close it, if it is open."""
        if self.window is not None:
            self.window.close()
